using System.Text.RegularExpressions;
using Gradus.Activations;
using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Activations;

/// <summary>Compiled, a function and its gradient are one block of code each: one pass over memory, or one over each row.</summary>
public sealed partial class FusionTests
{
    private static IEnumerable<TestCaseData> OfElements => Elementwise.All.Where(f => f.Name != "step").Select(f => new TestCaseData(f.Value).SetArgDisplayNames(f.ToString()));

    private static IEnumerable<TestCaseData> OfRows =>
    [
        new TestCaseData((Func<Tensor, Tensor>)Activation.Softmax).SetArgDisplayNames("softmax"), new TestCaseData((Func<Tensor, Tensor>)Activation.LogSoftmax).SetArgDisplayNames("log-softmax"),
    ];

    [TestCaseSource(nameof(OfElements))]
    public void A_function_of_elements_is_one_block(Func<Tensor, Tensor> f)
    {
        Assert.That(Steps(f), Is.EqualTo(new[] { "fused" }));
        Assert.That(Steps(Ad.Grad(x => (f(x) * x).Sum())), Is.EqualTo(new[] { "fused" }), "gradient");
    }

    [TestCaseSource(nameof(OfRows))]
    public void A_function_of_rows_is_one_block_by_rows(Func<Tensor, Tensor> f)
    {
        Assert.That(Steps(f), Is.EqualTo(new[] { "fused by rows" }));
        Assert.That(Steps(Ad.Grad(x => (f(x) * x).Sum())), Is.EqualTo(new[] { "fused by rows" }), "gradient");
    }

    // What each line that computes something is: a block, or a primitive by itself.
    private static string[] Steps(Func<Tensor, Tensor> f)
    {
        string text = Ad.Program(f, Tensor.Zeros([64, 10])).Simplified.ToFusedString();
        TestContext.Out.WriteLine(text);
        return [.. Step().Matches(text).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex(@"^%\S+ : .* = ([a-z ]+)[\[(]", RegexOptions.Multiline)]
    private static partial Regex Step();
}
