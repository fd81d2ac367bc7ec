using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>Custom functions in use: from many threads, with wrong arguments, with a derivative of 0, and where only types are known.</summary>
public sealed class CustomFunctionUseTests
{
    private sealed class Product : Function
    {
        protected override Tensor Forward(FunctionContext context, Tensor[] inputs)
        {
            context.Save(inputs[0], inputs[1]);
            return inputs[0] * inputs[1];
        }

        protected override Tensor?[] Backward(FunctionContext context, Tensor upstream) => [upstream * context.Saved[1], upstream * context.Saved[0]];
    }

    private sealed class Overwriting : Function
    {
        protected override Tensor Forward(FunctionContext context, Tensor[] inputs)
        {
            var x = inputs[0];
            context.Save(inputs);
            inputs[0] = x * x;
            return inputs[0] * x;
        }

        protected override Tensor?[] Backward(FunctionContext context, Tensor upstream) => [upstream * 3 * context.Saved[0] * context.Saved[0]];
    }

    private sealed class Exponential : Function
    {
        protected override Tensor Forward(FunctionContext context, Tensor[] inputs)
        {
            using var y = Exp(inputs[0]);
            context.Save(y);
            return y * 3;
        }

        protected override Tensor?[] Backward(FunctionContext context, Tensor upstream) => [upstream * 3 * context.Saved[0]];
    }

    [Test]
    public void Forward_may_dispose_of_what_it_saved() => Assert.Multiple(() =>
    {
        var f = new Exponential();
        Assert.That(Ad.Grad(x => f.Apply(x))(0.0).Item(), Is.EqualTo(3));
        Assert.That(Ad.Derivative(x => f.Apply(x), 2)(0.0).Item(), Is.EqualTo(3));
        Assert.That(Ad.Vmap(Ad.Grad(x => f.Apply(x)))(Of(0.0, 0.0)).ToArray<double>(), Is.EqualTo(new double[] { 3, 3 }));
        Assert.That(Ad.Jvp(x => f.Apply(x), 0.0, 2.0).Tangent.Item(), Is.EqualTo(6));
        Assert.That(Ad.Jit(Ad.Grad(x => f.Apply(x)))(0.0).Item(), Is.EqualTo(3));
        var p = new Parameter(0.0);
        f.Apply(p).Backward();
        Assert.That(p.Grad!.Item(), Is.EqualTo(3));
    });

    [Test(Description = "Each thread asks with an upstream gradient of its own, for both arguments in turn")]
    public void A_pullback_serves_many_threads_at_once()
    {
        var product = new Product();
        var (_, pullback) = Ad.Vjp((a, b) => product.Apply(a, b), (3.0, 7.0));
        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, worker =>
        {
            for (int i = 0; i < 4000; i++)
            {
                double upstream = (worker * 4000) + i;
                var (a, b) = pullback(upstream);
                if (a.Item() != 7 * upstream || b.Item() != 3 * upstream) wrong.Add($"{upstream}: {a.Item()} {b.Item()}");
            }
        });
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void What_Forward_writes_into_its_array_changes_nothing_outside() => Assert.Multiple(() =>
    {
        var cube = new Overwriting();
        Func<Tensor[], Tensor> f = Ad.CustomVjp(inputs =>
        {
            var x = inputs[0];
            return inputs[0] = x * x;
        }, (inputs, _, upstream) => [upstream * 2 * inputs[0]]);
        Assert.That(Ad.Grad(x => cube.Apply(x))(2.0).Item(), Is.EqualTo(12));
        Assert.That(Ad.Grad(x => f([x]))(3.0).Item(), Is.EqualTo(6));
        Assert.That(Ad.Derivative(x => f([x]), 2)(3.0).Item(), Is.EqualTo(2));
        var p = new Parameter(2.0);
        cube.Apply(p).Backward();
        Assert.That(p.Grad!.Item(), Is.EqualTo(12));
    });

    [Test(Description = "Its numbers are not known under Vmap, and need not be: what does not depend on the upstream gradient is 0")]
    public void A_derivative_of_zero_is_zero_in_every_nesting() => Assert.Multiple(() =>
    {
        Func<Tensor, Tensor> step = Ad.CustomVjp(Floor, (a, y, _) => a * 0), forward = Ad.CustomJvp(Floor, (a, y, _) => a * 0);
        foreach (var f in new[] { step, forward })
        {
            Tensor x = Of(1.5, 2.5);
            Assert.That(Ad.Jvp(v => f(v) * v, x, OnesLike(x)).Tangent.ToArray<double>(), Is.EqualTo(new double[] { 1, 2 }), "forward");
            Assert.That(Ad.Vmap(v => Ad.Jvp(w => f(w) * w, v, 1.0).Tangent)(x).ToArray<double>(), Is.EqualTo(new double[] { 1, 2 }), "batched over forward");
            Assert.That(Ad.Vmap(Ad.Grad(v => f(v) * v))(x).ToArray<double>(), Is.EqualTo(new double[] { 1, 2 }), "batched over reverse");
            Assert.That(Ad.Grad(v => Ad.Jvp(w => f(w) * w * w, v, 1.0).Tangent)(1.5).Item(), Is.EqualTo(2), "reverse over forward");
            Assert.That(Ad.Jvp(v => Ad.Jvp(w => f(w) * w * w, v, 1.0).Tangent, 1.5, 1.0).Tangent.Item(), Is.EqualTo(2), "forward over forward");
            Assert.That(Ad.Hessian(v => (f(v) * v * v).Sum())(x).ToArray<double>(), Is.EqualTo(new double[] { 2, 0, 0, 4 }), "forward over reverse");
        }
    });

    [Test(Description = "Linear in the upstream gradient, but by numbers: transposed, it would silently be 0")]
    public void Numbers_read_from_the_upstream_gradient_are_refused_in_forward_mode()
    {
        var f = Ad.CustomVjp(x => x * 2, (_, _, upstream) => 2 * upstream.Item());
        Assert.That(Ad.Grad(f)(1.0).Item(), Is.EqualTo(2));
        Assert.That(Assert.Throws<NotSupportedException>(() => Ad.Jvp(f, 1.0, 1.0))!.Message, Does.Contain("CustomVjp.Backward reads the numbers").And.Contain("Override Jvp"));
        var g = Ad.CustomJvp(x => x * 2, (_, _, tangent) => 2 * tangent.Item());
        Assert.That(Assert.Throws<NotSupportedException>(() => Ad.Grad(g)(1.0))!.Message, Does.Contain("CustomJvp").And.Contain("CustomVjp"));
    }

    private static IEnumerable<TestCaseData> WrongInputs =>
    [
        Case<ArgumentNullException>("no array", () => new Product().Apply(null!), "Product", "null"),
        Case<ArgumentNullException>("a null among them", () => new Product().Apply(1.0, null!), "Product: input 1 of 2 is null"),
        Case<ArgumentNullException>("a null argument of CustomVjp", () => Ad.CustomVjp(x => x, (_, _, u) => u)(null!), "CustomVjp: input 0 of 1 is null"),
        Case<ArgumentException>("too few", () => new Product().Apply(1.0), "Product.Forward", "1 inputs"),
        Case<ArgumentException>("too few for the handout's function", () => Ad.Grad(x => new MultiplyFunction().Apply(x))(1.0), "MultiplyFunction.Forward", "1 inputs"),
        Case<ArgumentException>("a null to save", () => new FunctionContext().Save(1.0, null!), "number 1 is null"),
        Case<ArgumentNullException>("no function", () => Ad.CustomVjp((Func<Tensor, Tensor>)null!, (_, _, u) => u), "f"),
        Case<ArgumentException>("integers for log-sum-exp", () => Functions.LogSumExp(Of(1, 2)), "LogSumExp takes float32 or float64", "int32 [2]"),
    ];

    [TestCaseSource(nameof(WrongInputs))]
    public void Is_refused(Type exception, Action act, string[] words)
    {
        string message = Assert.Throws(Is.TypeOf(exception), () => act())!.Message;
        Assert.Multiple(() => { foreach (string word in words) Assert.That(message, Does.Contain(word)); });
    }

    [Test]
    public void The_type_of_the_value_is_known_without_numbers() => Assert.Multiple(() =>
    {
        Assert.That(TypeOf(x => new SoftplusFunction().Apply(x), Zeros([2, 3])), Is.EqualTo("float32 [2, 3]"));
        Assert.That(TypeOf(x => new Product().Apply(x, x), Zeros([2])), Is.EqualTo("float32 [2]"));
        Assert.That(TypeOf(x => Ad.CustomVjp(v => Functions.LogSumExp(new SoftplusFunction().Apply(v.MatMul(Ones([3, 4])))), (_, _, _) => null)(x), Zeros([2, 3])), Is.EqualTo("float32 [2]"));
        Assert.That(TypeOf(x => Ad.Vmap(v => Ad.CustomVjp(w => w.Sum(), (_, _, _) => null)(v))(x), Zeros([5, 3])), Is.EqualTo("float32 [5]"));
        Assert.That(TypeOf(x => Ad.CustomVjp(v => v > 0, (_, _, _) => null)(x), Zeros([2])), Is.EqualTo("bool [2]"));
        Assert.Throws<UnknownValueException>(() => TypeOf(x => Ad.CustomVjp(v => Zeros([(int)v.Item()]), (_, _, _) => null)(x), 2.0), "a shape that depends on numbers");
    });

    // As a compiler does: it asks every primitive for its shape rule only.
    private static string TypeOf(Func<Tensor, Tensor> f, Tensor x) => f(new Typed(new Abstract(), x.Type)).Type.ToString();

    private sealed class Abstract : Trace
    {
        public override string Transformation => "a test";

        public override Tensor Process(Primitive primitive, ReadOnlySpan<Tensor> inputs)
        {
            var types = new TensorType[inputs.Length];
            for (int i = 0; i < types.Length; i++) types[i] = inputs[i].Type;
            return new Typed(this, primitive.Infer(types));
        }
    }

    private sealed class Typed(Abstract trace, TensorType type) : Tensor(type.DType, type.Shape, trace)
    {
        public override Device Device => Device.Cpu;

        public override DenseTensor Concrete => throw new UnknownValueException("a test", Type);
    }

    private static TestCaseData Case<T>(string name, Action act, params string[] words) where T : Exception => new TestCaseData(typeof(T), act, words).SetName($"{{m}}({name})");
}
