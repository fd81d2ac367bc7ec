using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>Parameters and loss.Backward(), as PyTorch has them.</summary>
public sealed class BackwardTests
{
    [Test]
    public void Backward_adds_the_gradient_to_every_parameter_that_was_used()
    {
        Parameter w = new(Of(1.0, 2), "w"), b = new(3.0, "b"), unused = new(4.0);
        ((w * w).Sum() * b).Backward();
        Assert.That((w.Grad!.ToArray<double>(), b.Grad!.Item(), unused.Grad), Is.EqualTo((new double[] { 6, 12 }, 5.0, (Tensor?)null)));
    }

    [Test]
    public void Gradients_add_up_until_they_are_cleared()
    {
        var w = new Parameter(3.0);
        (w * w).Backward();
        (w * 10).Backward();
        Assert.That(w.Grad!.Item(), Is.EqualTo(16));
        w.ZeroGrad();
        Assert.That(w.Grad, Is.Null);
    }

    [Test]
    public void A_second_pass_through_the_same_graph_adds_again()
    {
        var w = new Parameter(3.0);
        var loss = w * w;
        loss.Backward();
        loss.Backward();
        Assert.That(w.Grad!.Item(), Is.EqualTo(12));
    }

    [Test]
    public void A_vector_goes_back_with_its_gradient()
    {
        var w = new Parameter(Of(1.0, 2));
        (w * w).Backward(Of(10.0, 100));
        Assert.That(w.Grad!.ToArray<double>(), Is.EqualTo(new double[] { 20, 400 }));
    }

    [Test(Description = "Twice 5 steps of w ← w − 0.1·2w, from 1: 0.8⁵")]
    public void A_step_replaces_the_value_and_holds_no_graph()
    {
        var w = new Parameter(1.0);
        for (int step = 0; step < 5; step++)
        {
            w.ZeroGrad();
            (w * w).Backward();
            w.Value = w - (0.1 * w.Grad!);
        }
        Assert.That(w.Value.Item(), Is.EqualTo(Math.Pow(0.8, 5)).Within(1e-15));
        Assert.That(w.Value.Trace, Is.Null);
    }

    [Test]
    public void What_was_computed_before_a_step_keeps_the_numbers_of_then()
    {
        var w = new Parameter(3.0);
        var loss = w * w;
        var (_, pullback) = Ad.Vjp(x => x * w, 1.0);
        w.Value = 100.0;
        loss.Backward();
        Assert.That((w.Grad!.Item(), pullback(1.0).Item(), (w + 0).Item()), Is.EqualTo((6, 3, 100)));
    }

    [Test]
    public void Nothing_is_followed_inside_NoGrad()
    {
        var w = new Parameter(2.0);
        var y = Ad.NoGrad(() => w * w);
        Ad.NoGrad(() => Assert.That((w + 1).Trace, Is.Null));
        Assert.That((y.Item(), y.Trace), Is.EqualTo((4.0, (Trace?)null)));
        Assert.That((w * w).Trace, Is.Not.Null, "and outside all is as before");
    }

    [Test(Description = "d/dw (d/dx x³w at x = 2) = 12: for Grad a parameter is a constant, and the result remembers it")]
    public void A_captured_parameter_is_a_constant_for_Grad_and_still_followed()
    {
        var w = new Parameter(5.0);
        var slope = Ad.Grad(x => x * x * x * w)(2.0);
        slope.Backward();
        Assert.That((slope.Item(), w.Grad!.Item()), Is.EqualTo((60, 12)));
    }

    [Test]
    public void Transformations_of_parameters_are_followed_too()
    {
        var w = new Parameter(Of(1.0, 2, 3));
        Ad.Vmap(x => Exp(x) * x)(w).Sum().Backward();
        Assert.That(w.Grad!.ToArray<double>(), Is.EqualTo(new[] { 1.0, 2, 3 }.Select(x => Math.Exp(x) * (x + 1))).Within(1e-14));
        w.ZeroGrad();
        Ad.Grad(x => (x * x * x).Sum())(w).Sum().Backward();
        Assert.That(w.Grad!.ToArray<double>(), Is.EqualTo(new double[] { 6, 12, 18 }), "the gradient by a parameter, differentiated again");
        w.ZeroGrad();
        Ad.Jvp(x => x * x, w, w).Tangent.Sum().Backward();
        Assert.That(w.Grad!.ToArray<double>(), Is.EqualTo(new double[] { 4, 8, 12 }));
    }

    [Test]
    public void Many_threads_may_go_back_to_the_same_parameter()
    {
        var w = new Parameter(Of(1.0, 2));
        Parallel.For(0, 100, i => (w * i).Sum().Backward());
        Assert.That(w.Grad!.ToArray<double>(), Is.EqualTo(new double[] { 4950, 4950 }));
    }

    [Test]
    public void A_million_operations_are_as_good_as_ten()
    {
        var w = new Parameter(1.0);
        Tensor y = w;
        for (int i = 0; i < 1_000_000; i++) y = -y;
        y.Backward();
        Assert.That(w.Grad!.Item(), Is.EqualTo(1));
    }

    [Test(Description = "Twelve diamonds in a row have 3¹² paths; a result's gradient is complete before it goes on")]
    public void Each_operation_is_visited_once_however_many_paths_lead_to_it()
    {
        int visits = 0;
        var counting = Ad.CustomVjp(x => x * 1, (_, _, upstream) =>
        {
            visits++;
            return upstream;
        });
        var w = new Parameter(1.0);
        var y = counting(w);
        for (int i = 0; i < 12; i++) y = (y * 2) + y;
        y.Backward();
        Assert.That((w.Grad!.Item(), visits), Is.EqualTo((Math.Pow(3, 12), 1)));
    }

    private static IEnumerable<TestCaseData> WrongUses =>
    [
        Wrong<InvalidOperationException>("a vector", () => (new Parameter(Of(1.0, 2)) * 2).Backward(), "one number", "float64 [2]", ".Sum()"),
        Wrong<InvalidOperationException>("no parameter", () => Scalar(1).Backward(), "does not depend on a Parameter", "new Parameter(value)"),
        Wrong<InvalidOperationException>("inside Grad", () => Ad.Grad(x => { x.Backward(); return x; })(1.0), "inside Grad", "Return the tensor"),
        Wrong<ArgumentException>("an upstream gradient of another shape", () => (new Parameter(1.0) * 2).Backward(Of(1.0, 2)), "upstream", "float64 [2]", "float64 []"),
        Wrong<ArgumentException>("integers", () => _ = new Parameter(Of(1, 2)), "int32 [2]", ".To(DType.Float32)"),
        Wrong<ArgumentException>("another shape", () => new Parameter(1.0, "bias").Value = Of(1.0, 2), "bias", "float64 []", "float64 [2]"),
        Wrong<ArgumentException>("a value inside Grad", () => Ad.Grad(x => { _ = new Parameter(x); return x; })(1.0), "followed by Grad"),
        Wrong<ArgumentNullException>("nothing", () => _ = new Parameter(null!), "value"),
    ];

    [TestCaseSource(nameof(WrongUses))]
    public void Is_refused(Type exception, Action act, string[] words)
    {
        string message = Assert.Throws(Is.TypeOf(exception), act)!.Message;
        Assert.Multiple(() => { foreach (string word in words) Assert.That(message, Does.Contain(word)); });
    }

    private static TestCaseData Wrong<T>(string name, Action act, params string[] words) where T : Exception => new TestCaseData(typeof(T), act, words).SetName($"{{m}}({name})");
}
