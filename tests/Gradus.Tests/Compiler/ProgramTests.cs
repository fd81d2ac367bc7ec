using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Compiler;

/// <summary>Programs as students see them: printed, drawn, walked, made by hand.</summary>
public sealed class ProgramTests
{
    private sealed record Linear(Tensor Weights, Tensor Bias);

    [Test]
    public void The_text_names_arguments_as_the_function_does() => Assert.That(
        Ad.Program((Linear layer, (Tensor X, Tensor[] More) batch) => (batch.X.MatMul(layer.Weights) + layer.Bias, batch.More[1]), new(Ones([3, 2]), Ones([2])), (Ones([4, 3]), [Ones([1]), Ones([2])])).Traced.ToString(),
        Is.EqualTo("""
            program(%layer.Weights : float32 [3, 2], %layer.Bias : float32 [2], %batch.Item1 : float32 [4, 3], %batch.Item2[0] : float32 [1], %batch.Item2[1] : float32 [2])
              %0 : float32 [4, 2] = dot(%batch.Item1, %layer.Weights)
              %1 : float32 [4, 2] = broadcast[[4, 2]](%layer.Bias)
              %2 : float32 [4, 2] = add(%0, %1)
              return %2, %batch.Item2[1]

            """.ReplaceLineEndings("\n")));

    [Test]
    public void Constants_are_numbers_or_lines_of_their_own() => Assert.That(
        Ad.Program(x => Where(x > -0.0, (x * Of(1.0, 2)) + 0.1, double.PositiveInfinity), Of(1.0, 2)).Traced.ToString(),
        Is.EqualTo("""
            program(%x : float64 [2])
              %c0 : float64 [2] = constant
              %0 : bool [2] = greater(%x, -0)
              %1 : float64 [2] = multiply(%x, %c0)
              %2 : float64 [2] = add(%1, 0.1)
              %3 : float64 [2] = select(%0, %2, Infinity)
              return %3

            """.ReplaceLineEndings("\n")));

    [Test]
    public void Equal_programs_have_equal_texts_and_drawings()
    {
        Gradus.Compiler.Program Make() => Ad.Program(Ad.Grad(x => Gradus.Autodiff.Functions.LogSumExp(x * 2)), Of(1.0, 2, 3)).Simplified;
        Assert.Multiple(() =>
        {
            Assert.That(Make().ToString(), Is.EqualTo(Make().ToString()));
            Assert.That(Make().ToMermaid(), Is.EqualTo(Make().ToMermaid()));
        });
    }

    [Test]
    [SetCulture("de-DE")]
    public void The_text_does_not_depend_on_the_culture() => Assert.That(Ad.Program(x => x * 0.5, Of(1.0, 2)).Traced.ToString(), Does.Contain("multiply(%x, 0.5)"));

    [Test]
    public void The_drawing_has_a_box_for_each_operation_and_an_arrow_for_each_use() => Assert.That(
        Ad.Program((x, y) => (x + 1) * y, 2.0, 3.0).Traced.ToMermaid(),
        Is.EqualTo("""
            flowchart LR
                n0(["x : float64 []"])
                n1(["y : float64 []"])
                n2["add"]
                n0 --> n2
                c0(("1")) --> n2
                n3["multiply"]
                n2 --> n3
                n1 --> n3
                n3 --> value(["value"])

            """.ReplaceLineEndings("\n")));

    [Test]
    public void Several_results_are_drawn_one_by_one() => Assert.That(Ad.Program((Tensor x) => (x, x + 1), 2.0).Traced.ToMermaid(), Does.EndWith("    n0 --> value0([\"value0\"])\n    n1 --> value1([\"value1\"])\n"));

    [Test]
    public void What_is_done_in_one_pass_stands_in_a_block() => Assert.That(
        Ad.Program((x, w) => Tanh(x.MatMul(w) + 1).Sum(), Ones([4, 3]), Ones([3, 2])).Simplified.ToFusedString(),
        Is.EqualTo("""
            %0 : float32 [4, 2] = dot(%x, %w)
            %3 : float32 [] = fused(%0) {
                %1 = add(%0, 1)
                %2 = tanh(%1)
                %3 = sum[axes=[0, 1]](%2)
            }

            """.ReplaceLineEndings("\n")));

    [Test]
    public void What_is_done_together_is_drawn_in_a_frame_and_views_are_left_out() => Assert.That(
        Ad.Program((x, w) => (Tanh(x.MatMul(w) + 1).T, x), Ones([4, 3]), Ones([3, 2])).Simplified.ToFusedMermaid(),
        Is.EqualTo("""
            flowchart LR
                n0(["x : float32 [4, 3]"])
                n1(["w : float32 [3, 2]"])
                n2["dot"]
                n0 --> n2
                n1 --> n2
                subgraph g0["fused"]
                    n3["add"]
                    n4["tanh"]
                end
                n2 --> n3
                c0(("1")) --> n3
                n3 --> n4
                n4 --> value0(["value0"])
                n0 --> value1(["value1"])

            """.ReplaceLineEndings("\n")));

    [Test]
    public void A_program_is_walked_from_its_results()
    {
        var program = Ad.Program((x, y) => Tanh(x) * y, 2.0, 3.0).Traced;
        var product = (OperationNode)program.Results.Single();
        Assert.Multiple(() =>
        {
            Assert.That(product, Is.SameAs(program.Operations[1]));
            Assert.That(product.Arguments, Is.EqualTo(new Node[] { program.Operations[0], program.Inputs[1] }));
            Assert.That(product.Type, Is.EqualTo(new TensorType(DType.Float64, [])));
            Assert.That(program.Inputs[0].Device, Is.SameAs(Device.Cpu));
        });
    }

    [Test]
    public void An_operation_before_its_argument_and_a_result_from_nowhere_are_refused()
    {
        InputNode x = new(new(DType.Float64, [2]));
        OperationNode first = new(Primitives.Exp, [x], x.Type), second = new(Primitives.Sin, [first], x.Type);
        Assert.Multiple(() =>
        {
            Assert.That(Assert.Throws<ArgumentException>(() => _ = new Gradus.Compiler.Program([x], [second, first], [second]))!.Message, Does.Contain("sin needs a value"));
            Assert.That(Assert.Throws<ArgumentException>(() => _ = new Gradus.Compiler.Program([x], [first], [second]))!.Message, Does.Contain("neither an input nor computed"));
        });
    }
}
