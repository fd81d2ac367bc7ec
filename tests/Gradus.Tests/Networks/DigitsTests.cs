using Gradus.Data;
using Gradus.Networks;
using NUnit.Framework;

namespace Gradus.Tests.Networks;

/// <summary>It reads digits: 64-32-10, Adam 1e-3, batches of 32, 40 epochs.</summary>
public sealed class DigitsTests
{
    [Test(Description = "Expected: 0.97. The standard error of 359 rows is 0.009; below 0.94 something is wrong")]
    public void The_digits([Values(0, 1, 2)] int seed)
    {
        var digits = Digits.Load().Scaled();
        var classifier = new MlpClassifier(new MlpOptions { Hidden = [32], BatchSize = 32, Epochs = 40, Seed = seed }).Fit(digits.Training.X(), digits.Training.Labels);
        double score = classifier.Score(digits.Test.X(), digits.Test.Labels);
        TestContext.Out.WriteLine(score);
        Assert.That(score, Is.GreaterThan(0.95));
        Assert.That(classifier.History.Loss[^1], Is.LessThan(0.1));
    }
}
