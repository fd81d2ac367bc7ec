using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>Wrong uses are refused with messages that say what came and what to do instead.</summary>
public sealed class MessageTests
{
    private static readonly Tensor X = Of(1.0, 2, 3), Integers = Tensor.Of(1, 2, 3);
    private static Tensor? kept;

    private static IEnumerable<TestCaseData> WrongValues =>
    [
        Of<InvalidOperationException>("a vector as value", () => Ad.Grad(x => x * x)(X), "Grad", "float64 [3]", ".Sum()", "Ad.JacobianReverse"),
        Of<InvalidOperationException>("a vector as value, with value", () => Ad.ValueAndGrad(x => x * x)(X), "ValueAndGrad", "float64 [3]"),
        Of<InvalidOperationException>("a vector as value of a tree", () => Ad.Grad(((Tensor A, Tensor B) t) => t.A * t.B)((X, X)), "Grad", "float64 [3]"),
        Of<InvalidOperationException>("a position as value", () => Ad.Grad(x => x.ArgMax(0))(X), "int32 []", "no derivative"),
        Of<InvalidOperationException>("a comparison as value", () => Ad.JacobianReverse(x => x > 1)(X), "JacobianReverse", "bool [3]"),
        Of<InvalidOperationException>("nothing as value", () => Ad.Grad((Tensor _) => null!)(X), "Grad", "null"),
        Of<ArgumentException>("an integer argument", () => Ad.Grad(x => x.Sum())(Integers), "int32 [3]", ".To(DType.Float64)"),
        Of<ArgumentException>("an integer inside a tree", () => Ad.Grad((Tensor[] t) => t[0].Sum())([X, Integers]), "[1]", "int32 [3]"),
        Of<ArgumentException>("a tree without tensors", () => Ad.Grad((int[] _) => X.Sum())([1, 2]), "no tensor", "Int32[]"),
        Of<ArgumentOutOfRangeException>("an argument that is not there", () => Ad.Grad((a, b) => a * b, argument: 2), "2 arguments", "0 to 1"),
        Of<ArgumentOutOfRangeException>("a derivative of negative order", () => Ad.Derivative(Exp, -1), "order", "-1"),
        Of<ArgumentException>("a tangent of another shape", () => Ad.Jvp(Exp, X, Of(1.0, 2)), "tangent", "float64 [2]", "float64 [3]"),
        Of<ArgumentException>("a tangent of another type", () => Ad.Jvp(Exp, X, Tensor.Of(1f, 2, 3)), "tangent", "float32 [3]", "float64 [3]"),
        Of<ArgumentException>("a tangent in a tree", () => Ad.Jvp((Tensor[] t) => t[0], [X], [Of(1.0)]), "the argument[0]", "float64 [1]"),
        Of<ArgumentException>("an upstream gradient of another shape", () => Ad.Vjp(Exp, X).Pullback(1.0), "upstream gradient", "float64 []", "float64 [3]"),
        Of<ArgumentException>("an upstream gradient in a tree", () => Ad.Vjp((Tensor[] t) => (t[0], t[0].Sum()), [X]).Pullback((X, X)), ".Item2", "float64 [3]", "float64 []"),
        Of<ArgumentNullException>("no upstream gradient", () => Ad.Vjp(Exp, X).Pullback(null!), "upstream gradient", "float64 [3]"),
    ];

    private static IEnumerable<TestCaseData> Leaks =>
    [
        Of<LeakedTracerException>("used after Grad", () => (Leaked(Ad.Grad) + 1).Item(), "Grad", "already returned", "auxiliary"),
        Of<LeakedTracerException>("used after Vjp", () => (Leaked(f => x => Ad.Vjp(f, x).Value) + 1).Item(), "Vjp"),
        Of<LeakedTracerException>("used after Vmap", () => (Leaked(f => Ad.Vmap(f)) + 1).Item(), "Vmap"),
        Of<LeakedTracerException>("used after Jvp", () => (Leaked(f => x => Ad.Jvp(f, x, x).Value) + 1).Item(), "Jvp"),
        Of<LeakedTracerException>("returned from another Grad", () => Returned(Ad.Grad), "Grad"),
        Of<LeakedTracerException>("returned from another Vjp", () => Returned(f => x => Ad.Vjp(f, x).Value), "Vjp"),
        Of<LeakedTracerException>("returned from another Jvp", () => Returned(f => x => Ad.Jvp(f, x, x).Value), "Jvp"),
        Of<LeakedTracerException>("returned from another Vmap", () => Returned(f => Ad.Vmap(f)), "Vmap"),
        Of<LeakedTracerException>("as the upstream gradient of a pullback", () => Ad.Vjp(x => x * x, Of(2.0)).Pullback(Leaked(Ad.Grad)), "Grad"),
        Of<LeakedTracerException>("as an argument", () => Ad.Grad(x => x * x)(Leaked(Ad.Grad)), "Grad"),
        Of<InvalidOperationException>("on another thread", () => Ad.Grad(x => Task.Run(() => x * x).GetAwaiter().GetResult())(2.0), "multiply", "another thread", "Ad.Vmap"),
        Of<NotSupportedException>("a task as value", () => Ad.Jvp((Tensor x) => Task.FromResult(x * x), 2.0, 1.0), "Task", "cannot be taken apart"),
    ];

    private static IEnumerable<TestCaseData> Batches =>
    [
        Of<UnknownValueException>("a branch", () => Ad.Vmap(x => x.Item() > 0 ? x : -x)(X), "Vmap", "Tensor.Where"),
        Of<UnknownValueException>("a branch inside a gradient", () => Ad.Vmap(Ad.Grad(x => x.Item() > 0 ? x : -x))(X), "Vmap", "Tensor.Where"),
        Of<ArgumentException>("stacks of different lengths", () => Ad.Vmap((a, b) => a * b)(X, Of(1.0, 2)), "argument 0 (float64 [3], axis 0) has 3", "argument 1 (float64 [2], axis 0) has 2"),
        Of<ArgumentException>("stacks of different lengths in a tree", () => Ad.Vmap((Tensor[] t) => t[0])([X, Of(1.0, 2)]), "argument 0[0]", "argument 0[1]"),
        Of<ArgumentException>("a scalar", () => Ad.Vmap(Exp)(2.0), "axis 0", "float64 []", "give null"),
        Of<ArgumentException>("no such axis", () => Ad.Vmap(Exp, inAxis: 1)(X), "axis 1", "float64 [3]"),
        Of<ArgumentException>("no such axis of the result", () => Ad.Vmap(Exp, outAxis: 2)(X), "axis 2", "float64 [3]"),
        Of<ArgumentException>("nothing batched", () => Ad.Vmap((a, b) => a * b, [null, null])(X, X), "at least one"),
        Of<ArgumentException>("too few axes", () => Ad.Vmap((a, b) => a * b, [0])(X, X), "1 axes", "2 arguments"),
    ];

    [TestCaseSource(nameof(WrongValues))]
    [TestCaseSource(nameof(Leaks))]
    [TestCaseSource(nameof(Batches))]
    public void Is_refused(Type exception, Action act, string[] words)
    {
        var thrown = Assert.Throws(Is.TypeOf(exception), () => act())!;
        Assert.Multiple(() =>
        {
            foreach (string word in words) Assert.That(thrown.Message, Does.Contain(word));
        });
    }

    [Test]
    public void A_primitive_without_a_rule_says_how_to_give_it_one()
    {
        var thrown = Assert.Throws<NotSupportedException>(() => Ad.Grad(x => new Nameless().Bind(x))(2.0))!;
        Assert.That(thrown.Message, Is.EqualTo("The primitive nameless has no derivative in the table. Write it with operations that have, "
            + "or give it a derivative of its own: derive from Function, or use Ad.CustomVjp."));
    }

    [Test]
    public void An_exception_in_the_function_closes_the_transformation()
    {
        Tensor? seen = null;
        Assert.Throws<FormatException>(() => Ad.Grad(x =>
        {
            seen = x;
            throw new FormatException();
        })(2.0));
        Assert.Throws<LeakedTracerException>(() => _ = seen! + 1);
    }

    [Test]
    public void What_a_function_does_not_use_has_the_gradient_zero_not_none() => Assert.Multiple(() =>
    {
        Assert.That(Ad.Grad(_ => 3.0)(X).ToArray<double>(), Is.EqualTo(new double[3]));
        Assert.That(Ad.Vjp(_ => X, X).Pullback(X).ToArray<double>(), Is.EqualTo(new double[3]));
        Assert.That(Ad.Jvp(_ => X, X, X).Tangent.ToArray<double>(), Is.EqualTo(new double[3]));
        Assert.That(Ad.Grad((Tensor[] t) => t[0].Sum())([X, X])[1].ToArray<double>(), Is.EqualTo(new double[3]));
        Assert.That(Ad.Hessian(x => x.Sum())(X).ToArray<double>(), Is.EqualTo(new double[9]));
    });

    [Test]
    public void Values_may_be_read_and_stored_inside_a_derivative_with_Detach()
    {
        Tensor? seen = null;
        Ad.Grad(x =>
        {
            seen = x.Detach() * 2;
            return x.Item() > 1 ? x * x : x;
        })(3.0);
        Assert.That(seen!.Item(), Is.EqualTo(6));
    }

    private static TestCaseData Of<T>(string name, Action act, params string[] words) where T : Exception => new TestCaseData(typeof(T), act, words).SetName($"{{m}}({name})");

    private static Tensor Leaked(Func<Func<Tensor, Tensor>, Func<Tensor, Tensor>> transform)
    {
        transform(x =>
        {
            kept = x;
            return x.Sum();
        })(Of(1.0));
        return kept!;
    }

    private static void Returned(Func<Func<Tensor, Tensor>, Func<Tensor, Tensor>> transform)
    {
        var leaked = Leaked(Ad.Grad);
        transform(_ => leaked)(Of(1.0));
    }

    private static Tensor Of(params double[] items) => Tensor.Of<double>(items);

    private sealed class Nameless : Primitive
    {
        public override string Name => "nameless";

        public override TensorType Infer(ReadOnlySpan<TensorType> inputs) => inputs[0];

        public override Tensor Batch(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<bool> isBatched, int size) => inputs[0];

        protected internal override Tensor Execute(ReadOnlySpan<Tensor> inputs) => inputs[0];
    }
}
