using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>A custom function has a derivative by its arguments. What it captures and somebody differentiates by would have none, so it is refused.</summary>
public sealed class CaptureTests
{
    private static readonly Parameter W = new(3.0);

    private static Func<Tensor, Tensor> Times(Tensor captured) => Ad.CustomVjp(x => x * captured, (_, _, upstream) => upstream * captured.Detach());

    private static IEnumerable<TestCaseData> Captures =>
    [
        Case("Grad", "CustomVjp captured a tensor that Grad follows", () => Ad.Grad(x => Times(x)(x))(2.0)),
        Case("Grad, beside a result of the argument", "CustomVjp captured a tensor that Grad follows", () => Ad.Grad(x => Times(x * 2)(x * 3))(2.0)),
        Case("Vjp", "that Vjp follows", () => Ad.Vjp(x => Times(x)(x), 2.0)),
        Case("Jvp", "that Jvp follows", () => Ad.Jvp(x => Times(x)(x), 2.0, 1.0)),
        Case("Vmap", "CustomVjp captured a tensor that Vmap follows", () => Ad.Vmap(x => Ad.CustomVjp(v => v * x, (_, _, upstream) => upstream)(x))(Of(1.0, 2))),
        Case("Trace", "that Trace follows", () => Ad.Trace(x => Times(x)(x), 2.0)),
        Case("Backward, a parameter", "CustomVjp captured a tensor that Backward follows", () => Times(W)(new Parameter(2.0)).Backward()),
        Case("Backward, a result of a parameter", "that Backward follows", () => Times(W * 2)(W).Backward()),
        Case("the captured tensor itself", "that Grad follows", () => Ad.Grad(x => Ad.CustomVjp(_ => x, (_, _, upstream) => upstream)(x))(2.0)),
        Case("the name of a Function", "Scaling captured a tensor that Grad follows", () => Ad.Grad(x => new Scaling(x).Apply(x))(2.0)),
    ];

    [TestCaseSource(nameof(Captures))]
    public void A_captured_tensor_of_the_transformation_is_refused(string words, Action act) =>
        Assert.That(Assert.Throws<InvalidOperationException>(() => act())!.Message, Does.Contain(words).And.Contain("pass it as an argument"));

    [Test(Description = "An outer transformation sees the operations inside, and differentiates them")]
    public void What_an_outer_transformation_follows_may_be_captured() => Assert.Multiple(() =>
    {
        Assert.That(Ad.Grad(x => Ad.Grad(y => Ad.CustomVjp(v => v * x, (_, _, upstream) => upstream * x)(y) * y)(2.0))(3.0).Item(), Is.EqualTo(4), "d/dx 2·y·x");
        Assert.That(Ad.Grad(x => Times(W.Value)(x))(2.0).Item(), Is.EqualTo(3), "numbers");
        Assert.That(Ad.NoGrad(() => Times(W)(2.0)).Item(), Is.EqualTo(6));
        var w = new Parameter(3.0);
        Ad.Grad(x => Ad.CustomVjp(v => v * w, (_, _, upstream) => upstream * w)(x) * x)(2.0).Backward();
        Assert.That(w.Grad!.Item(), Is.EqualTo(4), "the gradient of 2·w·x by w");
    });

    [Test]
    public void The_gradient_of_a_parameter_is_plain_numbers()
    {
        Parameter p = new(2.0), other = new(5.0);
        Ad.CustomVjp(x => x * 5, (_, _, upstream) => upstream * other)(p).Backward();
        Assert.That((p.Grad!.Item(), p.Grad.Trace, other.Grad), Is.EqualTo((5.0, (Trace?)null, (Tensor?)null)));
    }

    [Test(Description = "A gradient penalty; for numbers, give the value")]
    public void The_gradient_at_a_parameter_remembers_it_and_at_its_value_does_not()
    {
        var w = new Parameter(2.0);
        Assert.That(Ad.Grad(x => x * x)(w.Value).Trace, Is.Null);
        var slope = Ad.Grad(x => x * x * x)(w);
        (slope * slope).Backward();
        Assert.That(w.Grad!.Item(), Is.EqualTo(2 * 12 * 12));
    }

    private sealed class Scaling(Tensor factor) : Function
    {
        protected override Tensor Forward(FunctionContext context, Tensor[] inputs) => inputs[0] * factor;

        protected override Tensor?[] Backward(FunctionContext context, Tensor upstream) => [upstream];
    }

    private static TestCaseData Case(string name, string words, Action act) => new TestCaseData(words, act).SetName($"{{m}}({name})");
}
