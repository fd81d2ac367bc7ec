using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Compiler;

/// <summary>Lecture 4's symbolic style: build an expression, look at it, differentiate it, compile it, run it.</summary>
public sealed class SymbolicTests
{
    private static readonly Tensor A = Symbolic.Variable("a", [10]), B = Symbolic.Variable("b", [10]), D = (B * A) + Symbolic.Constant(1);

    [Test]
    public void The_lectures_example_is_three()
    {
        var f = Symbolic.Compile(D);
        Bits.Same(f(("a", Ones([10])), ("b", Ones([10]) * 2)), Full([10], 3));
        Bits.Same(f(("b", Ones([10]) * 5), ("a", Ones([10]) * 2)), Full([10], 11), "in another order, with other numbers");
    }

    [Test]
    public void An_expression_is_printed_and_drawn() => Assert.Multiple(() =>
    {
        Assert.That(Symbolic.Program(D).ToString(), Is.EqualTo("""
            program(%b : float32 [10], %a : float32 [10])
              %0 : float32 [10] = multiply(%b, %a)
              %1 : float32 [10] = broadcast[[10]](1)
              %2 : float32 [10] = add(%0, %1)
              return %2

            """.ReplaceLineEndings("\n")));
        Assert.That(Symbolic.Program(D).Simplify().ToMermaid(), Is.EqualTo("""
            flowchart LR
                n0(["b : float32 [10]"])
                n1(["a : float32 [10]"])
                n2["multiply"]
                n0 --> n2
                n1 --> n2
                n3["add"]
                n2 --> n3
                c0(("1")) --> n3
                n3 --> value(["value"])

            """.ReplaceLineEndings("\n")));
    });

    [Test]
    public void An_expression_is_walked()
    {
        var program = Symbolic.Program(D);
        var sum = (OperationNode)program.Results[0];
        Assert.Multiple(() =>
        {
            Assert.That(sum.Primitive, Is.SameAs(Primitives.Add));
            Assert.That(((OperationNode)sum.Arguments[0]).Arguments, Is.EqualTo(program.Inputs));
            Assert.That(program.Inputs.Select(input => input.Name), Is.EqualTo(new[] { "b", "a" }));
            Assert.That(((OperationNode)sum.Arguments[1]).Arguments[0], Is.TypeOf<ConstantNode>());
        });
    }

    [Test]
    public void A_gradient_is_an_expression()
    {
        Tensor x = Symbolic.Variable("x", dtype: DType.Float64), y = Symbolic.Variable("y", dtype: DType.Float64);
        var f = Sin(x * x) * y;
        Tensor first = Symbolic.Gradient(f, x), second = Symbolic.Gradient(first, x), mixed = Symbolic.Gradient(first, y);
        Func<Tensor, Tensor, Tensor> g = (a, b) => Sin(a * a) * b;
        Assert.Multiple(() =>
        {
            Bits.Same(Symbolic.Compile(first)(("x", 0.7), ("y", 3.0)), Ad.Grad(g)(0.7, 3.0));
            Assert.That(Symbolic.Compile(second)(("x", 0.7), ("y", 3.0)).Item(), Is.EqualTo(Ad.Grad(Ad.Grad(g))(0.7, 3.0).Item()).Within(1e-14));
            Assert.That(Symbolic.Compile(mixed)(("x", 0.7)).Item(), Is.EqualTo(2 * 0.7 * Math.Cos(0.49)).Within(1e-15));
            Assert.That(Symbolic.Compile(Symbolic.Gradient(x * 2, y))().Item(), Is.Zero, "by a variable that is not used");
        });
    }

    [Test]
    public void A_compiled_expression_can_be_transformed()
    {
        var x = Symbolic.Variable("x", dtype: DType.Float64);
        var f = Symbolic.Compile(x * x * x);
        Assert.Multiple(() =>
        {
            Assert.That(Ad.Grad(v => f(("x", v)))(2.0).Item(), Is.EqualTo(12));
            Assert.That(Ad.Jit(Ad.Vmap(v => f(("x", v))))(Of(1.0, 2)).ToArray<double>(), Is.EqualTo(new double[] { 1, 8 }));
        });
    }

    [Test]
    public void Transformations_and_compiled_functions_build_expressions()
    {
        var x = Symbolic.Variable("x", dtype: DType.Float64);
        Assert.That(Symbolic.Compile(Ad.Grad(Ad.Jit(v => v * v * v))(x))(("x", 2.0)).Item(), Is.EqualTo(12));
    }

    [Test]
    public void A_chain_of_a_hundred_thousand_operations_is_an_expression_like_any_other()
    {
        Tensor x = Symbolic.Variable("x"), y = x;
        for (int i = 0; i < 10_000; i++) y += 1;
        Assert.That(Symbolic.Compile(y)(("x", 0f)).Item(), Is.EqualTo(10_000));
        for (int i = 0; i < 90_000; i++) y += 1;
        Assert.That(Symbolic.Program(y).Simplify().Operations, Has.Count.EqualTo(100_000));
    }

    private static IEnumerable<TestCaseData> Wrong =>
    [
        Case<ArgumentException>("a variable that is missing", () => Symbolic.Compile(D)(("a", Ones([10]))), "'b' (float32 [10]) is not given", "b, a"),
        Case<ArgumentException>("a variable that is none", () => Symbolic.Compile(D)(("a", Ones([10])), ("b", Ones([10])), ("c", Ones([10]))), "no variable 'c'", "b, a"),
        Case<ArgumentException>("a variable twice", () => Symbolic.Compile(D)(("a", Ones([10])), ("a", Ones([10]))), "'a' is given twice"),
        Case<ArgumentException>("another shape", () => Symbolic.Compile(D)(("a", Ones([9])), ("b", Ones([10]))), "'a' is float32 [10]", "float32 [9]"),
        Case<ArgumentException>("another type", () => Symbolic.Compile(D)(("a", Ones([10], DType.Float64)), ("b", Ones([10]))), "'a' is float32 [10]", "float64 [10]"),
        Case<ArgumentNullException>("nothing", () => Symbolic.Compile(D)(("a", null!), ("b", Ones([10]))), "'a' is given null"),
        Case<ArgumentException>("two variables of one name", () => Symbolic.Compile(D + Symbolic.Variable("a", [10])), "2 variables", "'a'"),
        Case<ArgumentException>("a variable without a name", () => Symbolic.Variable(" "), "name"),
        Case<ArgumentException>("numbers for an expression", () => Symbolic.Compile(Ones([2])), "float32 [2]", "no expression"),
        Case<ArgumentException>("a gradient by an expression", () => Symbolic.Gradient(D.Sum(), A * 2), "by a Variable"),
        Case<InvalidOperationException>("a gradient of many numbers", () => Symbolic.Gradient(D, A), "one number", "float32 [10]"),
        Case<UnknownValueException>("reading an expression", () => D.Sum().Item(), "not known inside a symbolic expression"),
        Case<UnknownValueException>("a constant of an expression", () => Symbolic.Constant(A), "not known"),
        Case<InvalidOperationException>("a parameter", () => _ = A * new Parameter(1f), "multiply", "Backward", "Make it a Variable"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void Is_refused(Type exception, Action act, string[] words)
    {
        var thrown = Assert.Throws(Is.TypeOf(exception), () => act())!;
        Assert.Multiple(() =>
        {
            foreach (string word in words) Assert.That(thrown.Message, Does.Contain(word));
        });
    }

    private static TestCaseData Case<T>(string name, Action act, params string[] words) where T : Exception => new TestCaseData(typeof(T), act, words).SetName($"{{m}}({name})");
}
