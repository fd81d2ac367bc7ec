using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>What a function did, printed and drawn.</summary>
public sealed class GraphTests
{
    [Test]
    public void Operations_are_listed_with_arguments_and_types() => Assert.That(Ad.Trace(x => (2 * x * x).Sum(), Of(1f, 2, 3)).ToString(), Is.EqualTo("""
        %0 = input : float32 [3]
        %1 = multiply(2, %0) : float32 [3]
        %2 = multiply(%1, %0) : float32 [3]
        %3 = sum[axes=[0]](%2) : float32 []
        return %3

        """.ReplaceLineEndings("\n")));

    [Test]
    public void A_gradient_is_a_program_too() => Assert.That(Ad.Trace(Ad.Grad(x => Exp(-x)), 1.0).ToString(), Is.EqualTo("""
        %0 = input : float64 []
        %1 = negate(%0) : float64 []
        %2 = exp(%1) : float64 []
        %3 = multiply(1, %2) : float64 []
        %4 = negate(%3) : float64 []
        return %4

        """.ReplaceLineEndings("\n")));

    [Test]
    public void Of_a_branch_or_loop_what_was_taken_is_listed()
    {
        Func<Tensor, Tensor> f = x =>
        {
            while (x.Item() < 10) x *= x;
            return x.Item() > 50 ? Log(x) : x;
        };
        Assert.That(Ad.Trace(f, 2.0).Lines.Select(line => line.Operation), Is.EqualTo(new[] { null, "multiply", "multiply" }));
        Assert.That(Ad.Trace(f, 3.0).Lines.Select(line => line.Operation), Is.EqualTo(new[] { null, "multiply", "multiply", "log" }));
    }

    [Test]
    public void A_custom_function_is_one_operation() => Assert.That(Ad.Trace(x => new SoftplusFunction().Apply(x), 2.0).Lines[^1].ToString(), Is.EqualTo("%1 = SoftplusFunction(%0) : float64 []"));

    [Test]
    public void Constants_are_shown_as_a_number_or_their_type() => Assert.Multiple(() =>
    {
        Assert.That(Ad.Trace(x => x * Of(1.0, 2), Of(1.0, 1)).Lines[^1].Arguments, Is.EqualTo(new[] { "%0", "float64 [2]" }));
        Assert.That(Ad.Trace(x => x * 0.5, Of(1.0, 1)).Lines[^1].Arguments, Is.EqualTo(new[] { "%0", "0.5" }));
        Assert.That(Ad.Trace(_ => 3.0, 1.0).ToString(), Does.EndWith("return 3\n"));
    });

    [Test]
    public void The_drawing_has_a_node_for_each_operation_and_constant_and_an_arrow_for_each_use() => Assert.That(Ad.Trace(x => (x + 1) * x, 2.0).ToMermaid(), Is.EqualTo("""
        flowchart LR
            n0(["x0 : float64 []"])
            n1["add"]
            n0 --> n1
            c0(("1")) --> n1
            n2["multiply"]
            n1 --> n2
            n0 --> n2
            n2 --> value(["value"])

        """.ReplaceLineEndings("\n")));
}
