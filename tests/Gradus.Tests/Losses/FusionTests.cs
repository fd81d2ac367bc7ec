using System.Text.RegularExpressions;
using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Losses;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Losses;

/// <summary>What a training step spends on its loss: a compiled cross-entropy and its gradient go over each row of logits once, in blocks.</summary>
public sealed partial class FusionTests
{
    [Test]
    public void Compiled_cross_entropy_is_one_block_by_rows_and_the_mean() =>
        Assert.That(Steps((z, labels) => Loss.CrossEntropy(z, labels)), Is.EqualTo(new[] { "fused by rows", "fused by rows" }));

    [Test]
    public void Its_gradient_is_one_block_by_rows() =>
        Assert.That(Steps(Ad.Grad((Tensor z, Tensor labels) => Loss.CrossEntropy(z, labels))), Is.EqualTo(new[] { "fused by rows" }));

    // What each line that computes something is: a block, or a primitive by itself.
    private static string[] Steps(Func<Tensor, Tensor, Tensor> f)
    {
        string text = Ad.Program(f, Zeros([64, 10]), Zeros([64], DType.Int32)).Simplified.ToFusedString();
        TestContext.Out.WriteLine(text);
        return [.. Step().Matches(text).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex(@"^%\S+ : .* = ([a-z ]+)[\[(]", RegexOptions.Multiline)]
    private static partial Regex Step();
}
