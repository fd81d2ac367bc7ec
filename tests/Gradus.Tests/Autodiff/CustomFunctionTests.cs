using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>Functions with a derivative of their own: every transformation, at every order and in every nesting, uses that one.</summary>
public sealed class CustomFunctionTests
{
    private static readonly Tensor X = Of(0.3, -1.2, 2.6);

    /// <summary>A step forward, the identity backward (Bengio et al. 2013): what its operations say, 0, would train nothing.</summary>
    private sealed class StraightThrough : Function
    {
        protected override Tensor Forward(FunctionContext context, Tensor[] inputs) => Floor(inputs[0] + 0.5);

        protected override Tensor?[] Backward(FunctionContext context, Tensor upstream) => [upstream];
    }

    /// <summary>The identity forward, the gradient's opposite backward (Ganin and Lempitsky 2015).</summary>
    private sealed class Reversal(double factor) : Function
    {
        protected override Tensor Forward(FunctionContext context, Tensor[] inputs)
        {
            context.Data["factor"] = factor;
            return inputs[0];
        }

        protected override Tensor?[] Backward(FunctionContext context, Tensor upstream) => [upstream * -(double)context.Data["factor"]!];
    }

    /// <summary>x², whose derivative is said to be 5x: wrong on purpose, so that it shows which rule was used.</summary>
    private sealed class Fives : Function
    {
        public int Forwards, Backwards;

        protected override Tensor Forward(FunctionContext context, Tensor[] inputs)
        {
            Forwards++;
            context.Save(inputs[0]);
            return inputs[0] * inputs[0];
        }

        protected override Tensor?[] Backward(FunctionContext context, Tensor upstream)
        {
            Backwards++;
            return [upstream * 5 * context.Saved[0]];
        }
    }

    /// <summary>eˣ, whose derivative is twice its saved value.</summary>
    private sealed class SavesItsValue : Function
    {
        protected override Tensor Forward(FunctionContext context, Tensor[] inputs)
        {
            var y = Exp(inputs[0]);
            context.Save(y);
            return y;
        }

        protected override Tensor?[] Backward(FunctionContext context, Tensor upstream) => [upstream * 2 * context.Saved[0]];
    }

    private sealed class Given(Func<FunctionContext, Tensor[], Tensor> forward, Func<FunctionContext, Tensor, Tensor?[]> backward) : Function
    {
        public override string Name => "Given";

        protected override Tensor Forward(FunctionContext context, Tensor[] inputs) => forward(context, inputs);

        protected override Tensor?[] Backward(FunctionContext context, Tensor upstream) => backward(context, upstream);
    }

    // f's derivative of order 1 is `first`, of order 2 `second`, by its own rule, where g(x) = Σ f(x)·x²/2.
    private static IEnumerable<TestCaseData> OwnRules =>
    [
        Rule("straight-through estimator", x => new StraightThrough().Apply(x), x => Math.Floor(x + 0.5), _ => 1, _ => 0),
        Rule("gradient reversal", x => new Reversal(3).Apply(x), x => x, _ => -3, _ => 0),
        Rule("a derivative that is not the operations'", x => new Fives().Apply(x), x => x * x, x => 5 * x, _ => 5),
        Rule("a saved value, whose derivative is the function's own", x => new SavesItsValue().Apply(x), Math.Exp, x => 2 * Math.Exp(x), x => 4 * Math.Exp(x)),
        Rule("CustomVjp", Ad.CustomVjp(x => x * x, (x, _, upstream) => upstream * 5 * x), x => x * x, x => 5 * x, _ => 5),
        Rule("CustomJvp", Ad.CustomJvp(x => x * x, (x, _, tangent) => 5 * x * tangent), x => x * x, x => 5 * x, _ => 5),
        Rule("CustomVjp by the value", Ad.CustomVjp(Exp, (_, y, upstream) => upstream * 2 * y), Math.Exp, x => 2 * Math.Exp(x), x => 4 * Math.Exp(x)),
        Rule("CustomJvp by the value", Ad.CustomJvp(Exp, (_, y, tangent) => 2 * y * tangent), Math.Exp, x => 2 * Math.Exp(x), x => 4 * Math.Exp(x)),
        Rule("one custom function inside another", Ad.CustomVjp(x => new StraightThrough().Apply(x) * 2, (x, _, upstream) => new SoftplusFunction().Apply(x) * upstream),
            x => 2 * Math.Floor(x + 0.5), x => Math.Log(1 + Math.Exp(x)), x => 1 / (1 + Math.Exp(-x))),
    ];

    [TestCaseSource(nameof(OwnRules))]
    public void The_own_derivative_is_used_at_order_1_in_every_mode(Func<Tensor, Tensor> f, Func<double, double> value, Func<double, double> first, Func<double, double> second)
    {
        Func<Tensor, Tensor> g = x => (f(x) * x * x / 2).Sum();
        double[] expected = [.. X.ToArray<double>().Select(x => (first(x) * x * x / 2) + (value(x) * x))];
        Tensor ones = OnesLike(X), stack = Stack([X, X * 0.5]);
        Assert.Multiple(() =>
        {
            Assert.That(f(X).ToArray<double>(), Is.EqualTo(X.ToArray<double>().Select(value)).Within(1e-15), "value");
            Agrees(Ad.Grad(g)(X), expected, "reverse");
            Agrees(Ad.Jvp(x => f(x) * x * x / 2, X, ones).Tangent, expected, "forward");
            Agrees(Ad.Vmap(Ad.Grad(g))(X.ExpandDims(1)), expected, "batched over reverse");
            Agrees(Ad.Grad(x => Ad.Vmap(g)(x).Sum())(X.ExpandDims(1)), expected, "reverse over batched");
            Agrees(Ad.Vmap(x => Ad.Jvp(y => f(y) * y * y / 2, x, 1.0).Tangent)(X), expected, "batched over forward");
            Agrees(Ad.Jvp(Ad.Vmap(x => f(x) * x * x / 2), X, ones).Tangent, expected, "forward over batched");
            Agrees(Ad.Grad(x => Ad.Vmap(Ad.Vmap(g))(x.Reshape(3, 1, 1)).Sum())(X), expected, "reverse over batched twice");
            var parameter = new Parameter(X);
            g(parameter).Backward();
            Agrees(parameter.Grad!, expected, "Backward()");
        });
    }

    [TestCaseSource(nameof(OwnRules))]
    public void The_own_derivative_is_used_at_order_2_in_every_mix(Func<Tensor, Tensor> f, Func<double, double> value, Func<double, double> first, Func<double, double> second)
    {
        Func<Tensor, Tensor> g = x => (f(x) * x * x / 2).Sum();
        Tensor ones = OnesLike(X);
        double[] expected = [.. X.ToArray<double>().Select(x => (second(x) * x * x / 2) + (2 * first(x) * x) + value(x))];
        Func<Tensor, Tensor> forward = x => Ad.Jvp(y => f(y) * y * y / 2, x, ones).Tangent;
        Assert.Multiple(() =>
        {
            Agrees(Ad.Grad(x => Ad.Grad(g)(x).Sum())(X), expected, "reverse over reverse");
            Agrees(Ad.Jvp(Ad.Grad(g), X, ones).Tangent, expected, "forward over reverse");
            Agrees(Ad.Grad(x => forward(x).Sum())(X), expected, "reverse over forward");
            Agrees(Ad.Jvp(forward, X, ones).Tangent, expected, "forward over forward");
            Agrees(Ad.Vmap(Ad.Grad(Ad.Grad(g)))(X), expected, "batched over all");
            Agrees(Ad.Grad(x => Ad.Vmap(Ad.Grad(g))(x).Sum())(X), expected, "batched in between");
            Agrees(Ad.Grad(x => Ad.Grad(y => Ad.Vmap(g)(y).Sum())(x).Sum())(X), expected, "batched innermost");
        });
    }

    [Test(Description = "Tensors that the forward pass computes, saves and does not return are followed by the rules of their operations")]
    public void A_saved_intermediate_is_differentiated_through_its_operations()
    {
        var f = new Given((context, inputs) =>
        {
            var square = inputs[0] * inputs[0];
            context.Save(square);
            return square * inputs[0];
        }, (context, upstream) => [upstream * 3 * context.Saved[0]]);
        Assert.That(Ad.Derivative(x => f.Apply(x), 2)(2.0).Item(), Is.EqualTo(12));
        Assert.That(Ad.Jvp(Ad.Grad(x => f.Apply(x)), 2.0, 1.0).Tangent.Item(), Is.EqualTo(12));
    }

    [Test]
    public void With_numbers_the_forward_pass_runs_once_and_the_backward_pass_once_for_all_inputs()
    {
        var fives = new Fives();
        Ad.Grad(x => fives.Apply(x).Sum())(X);
        Assert.That((fives.Forwards, fives.Backwards), Is.EqualTo((1, 1)));
        int passes = 0;
        var product = new Given((context, inputs) => inputs[0] * inputs[1], (_, upstream) =>
        {
            passes++;
            return [upstream, upstream];
        });
        Ad.Grad(((Tensor A, Tensor B) t) => product.Apply(t.A, t.B))((1.0, 2.0));
        Assert.That(passes, Is.EqualTo(1));
    }

    [Test(Description = "Override Jvp, and forward mode uses it; reverse mode goes on using Backward")]
    public void An_overridden_Jvp_is_forward_modes_rule()
    {
        var f = new TwoRules();
        Assert.That((Ad.Jvp(x => f.Apply(x), 2.0, 1.0).Tangent.Item(), Ad.Grad(x => f.Apply(x))(2.0).Item()), Is.EqualTo((100, 7)));
        Assert.That(Ad.Vmap(v => Ad.Jvp(x => f.Apply(x), v, v).Tangent)(Of(1.0, 2)).ToArray<double>(), Is.EqualTo(new double[] { 100, 200 }));
        Assert.That(Ad.Jvp(v => Ad.Vmap(x => f.Apply(x))(v), Of(1.0, 2), Of(1.0, 3)).Tangent.ToArray<double>(), Is.EqualTo(new double[] { 100, 300 }));
    }

    private sealed class TwoRules : Function
    {
        protected override Tensor Forward(FunctionContext context, Tensor[] inputs) => inputs[0] * 1;

        protected override Tensor?[] Backward(FunctionContext context, Tensor upstream) => [upstream * 7];

        protected override Tensor? Jvp(FunctionContext context, Tensor?[] tangents) => tangents[0]! * 100;
    }

    // TorchSharp's scenarios (TestAutogradFunction.cs): an input without gradient, two inputs, one gradient null, parallel use, collection in between, a constant.
    [Test]
    public void Several_inputs_some_without_gradient()
    {
        var pick = new Given((context, inputs) =>
        {
            context.Save(inputs[1]);
            return Take(inputs[0], inputs[1]).Sum();
        }, (context, upstream) => [upstream * Equal(Range(3), context.Saved[0].ExpandDims(1)).To(DType.Float64).Sum(0), null]);
        Assert.That(Ad.Grad(x => pick.Apply(x, Of(2, 0)))(X).ToArray<double>(), Is.EqualTo(new double[] { 1, 0, 1 }));
        var left = new Given((_, inputs) => inputs[0] + inputs[1], (_, upstream) => [upstream, null]);
        var (da, db) = Ad.Grad(((Tensor A, Tensor B) t) => left.Apply(t.A, t.B))((1.0, 2.0));
        Assert.That((da.Item(), db.Item()), Is.EqualTo((1, 0)), "null is zero");
        Assert.That(Ad.Grad(x => left.Apply(3.0, x) + x)(1.0).Item(), Is.EqualTo(1), "a constant beside an input");
    }

    [Test]
    public void A_batched_function_sums_the_gradients_of_an_input_that_all_examples_share()
    {
        var multiply = new MultiplyFunction();
        Func<Tensor, Tensor, Tensor> f = (w, xs) => Ad.Vmap(x => multiply.Apply(w, x))(xs).Sum();
        Assert.That(Ad.Grad(f)(2.0, X).Item(), Is.EqualTo(1.7).Within(1e-15));
        Assert.That(Ad.Grad(f, 1)(2.0, X).ToArray<double>(), Is.EqualTo(new double[] { 2, 2, 2 }));
    }

    [Test]
    public void One_function_serves_many_threads_and_survives_a_collection()
    {
        var softplus = new SoftplusFunction();
        var slopes = new double[64];
        Parallel.For(0, slopes.Length, i =>
        {
            var (_, pullback) = Ad.Vjp(x => softplus.Apply(x), i * 0.1);
            if (i == 7) GC.Collect();
            slopes[i] = pullback(1.0).Item();
        });
        Assert.That(slopes, Is.EqualTo(Enumerable.Range(0, 64).Select(i => 1 / (1 + Math.Exp(-i * 0.1)))).Within(1e-15));
    }

    private static IEnumerable<TestCaseData> WrongUses =>
    [
        Wrong<InvalidOperationException>("too few gradients", (_, _) => [], "Given.Backward returned 0 gradients", "1 inputs", "null for zero"),
        Wrong<InvalidOperationException>("a gradient of another shape", (_, upstream) => [upstream.Sum()], "Given.Backward", "float64 []", "float64 [3]", "broadcast"),
        Wrong<InvalidOperationException>("a gradient of another type", (_, upstream) => [upstream.To(DType.Float32)], "float32 [3]", "float64 [3]"),
        Wrong<InvalidOperationException>("no array", (_, _) => null!, "Given.Backward returned null"),
    ];

    [TestCaseSource(nameof(WrongUses))]
    public void Is_refused(Type exception, Func<FunctionContext, Tensor, Tensor?[]> backward, string[] words)
    {
        var function = new Given((_, inputs) => inputs[0] * 2, backward);
        foreach (Action use in new Action[] { () => Ad.Grad(x => function.Apply(x).Sum())(X), () => Ad.Jvp(x => function.Apply(x), X, X) })
        {
            string message = Assert.Throws(Is.TypeOf(exception), use)!.Message;
            Assert.Multiple(() => { foreach (string word in words) Assert.That(message, Does.Contain(word)); });
        }
    }

    [Test]
    public void Forward_mode_refuses_a_backward_pass_that_leaves_tensor_operations()
    {
        var numbers = new Given((_, inputs) => inputs[0] * 2, (_, upstream) => [Of(upstream.ToArray<double>().Select(u => 2 * u + 1).ToArray())]);
        Assert.That(Ad.Grad(x => numbers.Apply(x).Sum())(X).ToArray<double>(), Is.EqualTo(new double[] { 3, 3, 3 }), "reverse mode needs no more");
        Assert.That(Assert.Throws<NotSupportedException>(() => Ad.Jvp(x => numbers.Apply(x), X, X))!.Message, Does.Contain("Given.Backward").And.Contain("Override Jvp"));
    }

    [Test]
    public void Reverse_mode_refuses_a_jvp_that_leaves_tensor_operations()
    {
        var numbers = Ad.CustomJvp(x => x * 2, (_, _, tangent) => Of(tangent.ToArray<double>().Select(t => 2 * t + 1).ToArray()));
        Assert.That(Ad.Jvp(numbers, X, X).Tangent.Shape, Is.EqualTo(new[] { 3 }), "forward mode needs no more");
        Assert.That(Assert.Throws<NotSupportedException>(() => Ad.Grad(x => numbers(x).Sum())(X))!.Message, Does.Contain("CustomJvp").And.Contain("CustomVjp"));
    }

    [Test]
    public void A_call_without_inputs_is_refused() => Assert.That(Assert.Throws<ArgumentException>(() => new Fives().Apply())!.Message, Does.Contain("Fives").And.Contain("at least one"));

    private static void Agrees(Tensor actual, double[] expected, string mode) => Assert.That(actual.ToArray<double>(), Is.EqualTo(expected).Within(1e-12), mode);

    private static TestCaseData Rule(string name, Func<Tensor, Tensor> f, Func<double, double> value, Func<double, double> first, Func<double, double> second) =>
        new TestCaseData(f, value, first, second).SetName($"{{m}}({name})");

    private static TestCaseData Wrong<T>(string name, Func<FunctionContext, Tensor, Tensor?[]> backward, params string[] words) where T : Exception =>
        new TestCaseData(typeof(T), backward, words).SetName($"{{m}}({name})");
}
