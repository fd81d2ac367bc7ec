using Gradus.Networks;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Networks;

/// <summary>Weights that are written and read again.</summary>
public sealed class MlpFilesTests
{
    private static readonly MlpOptions Options = new() { Hidden = [6, 4], Dropout = 0.2, Epochs = 2 };

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("gradus-mlp-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    private string File => Path.Combine(folder, "weights.npz");

    [Test]
    public void A_new_classifier_reads_what_another_wrote([Values] bool ofImages)
    {
        var (x, labels) = Data(ofImages);
        var fitted = new MlpClassifier(Options).Fit(x, labels);
        fitted.Save(File);
        var read = new MlpClassifier(Options);
        read.Load(File);
        Assert.That(Small.SameBits(read.Weights, fitted.Weights));
        Assert.That((read.Classes, read.Predict(x)), Is.EqualTo((3, fitted.Predict(x))));
        read.Save(File);
        Assert.That(() => new MlpClassifier(Options).Load(File), Throws.Nothing, "what was read can be written");
    }

    [Test]
    public void A_fitted_one_and_a_regressor_too()
    {
        var (x, labels) = Data(false);
        var fitted = new MlpClassifier(Options).Fit(x, labels);
        fitted.Save(File);
        var other = new MlpClassifier(Options with { Seed = 1 }).Fit(x, labels);
        other.Load(File);
        Assert.That(Small.SameBits(other.Weights, fitted.Weights));
        var regressor = new MlpRegressor(Options).Fit(x, x[.., 0]);
        regressor.Save(File);
        var read = new MlpRegressor(Options);
        read.Load(File);
        Assert.That(Small.SameBits([read.Predict(x)], [regressor.Predict(x)]));
    }

    [Test]
    public void Refuses_files_of_something_else()
    {
        var (x, labels) = Data(false);
        new MlpClassifier(Options).Fit(x, labels).Save(File);
        Assert.That(() => new MlpClassifier(Options with { Hidden = [6] }).Load(File), Throws.TypeOf<InvalidDataException>());
        Assert.That(() => new MlpClassifier(Options with { Hidden = [6, 5] }).Load(File), Throws.TypeOf<InvalidDataException>().With.Message.Contains("[6, 4]"));
        Assert.That(() => new MlpClassifier(Options with { Classes = 5 }).Load(File), Throws.ArgumentException.With.Message.Contains("3 classes; the options' Classes are 5"));
        Assert.That(() => new MlpClassifier(Options).Save(File), Throws.InvalidOperationException);
        Assert.That(() => new MlpClassifier(Options).Load(Path.Combine(folder, "none")), Throws.TypeOf<FileNotFoundException>());
        System.IO.File.WriteAllText(File, "no zip");
        Assert.That(() => new MlpClassifier(Options).Load(File), Throws.TypeOf<InvalidDataException>().With.Message.Contains("no file of a perceptron's weights"));
    }

    private static (Tensor X, int[] Labels) Data(bool ofImages) =>
        (new RandomKey(1).Uniform(ofImages ? [30, 3, 4] : [30, 12]), [.. Enumerable.Range(0, 30).Select(i => i % 3)]);
}
