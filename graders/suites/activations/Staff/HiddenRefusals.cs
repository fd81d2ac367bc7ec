using static Gradus.Contracts.ActivationFunction;

namespace Gradus.Suites.Activations.Staff;

/// <summary>What must be refused.</summary>
[Stage(3)]
public sealed class HiddenRefusals
{
    private static readonly int[] Integers = [1, 2, 3];

    private static IActivations Activations => Subject.Of<IActivations>();

    [Check(0.5, Group = "elu", Case = Case.BadInput, Covers = ["sigmoid", "tanh", "softsign", "step", "softplus", "relu", "leaky-relu", "softmax", "log-softmax"], Hint = "refuse", Section = "refusals")]
    public void Refusals()
    {
        Part.Of(0.05, "sigmoid", () => OfIntegers(Sigmoid), "Activation.Sigmoid");
        Part.Of(0.05, "tanh", () => OfIntegers(Tanh), "Activation.Tanh");
        Part.Of(0.05, "softsign", () => OfIntegers(Softsign), "Activation.Softsign");
        Part.Of(0.05, "step", () => OfIntegers(Step), "Activation.Step");
        Part.Of(0.05, "softplus", () => OfIntegers(Softplus), "Activation.Softplus");
        Part.Of(0.05, "relu", () => OfIntegers(Relu), "Activation.Relu");
        Part.Of(0.05, "leaky-relu", () =>
        {
            Assert.That(() => Activations.Value(LeakyRelu, double.NaN, Shaped.Vector(1, -2), TensorKind.Double), Is.Rejected);
            Assert.That(() => Activations.Slope(LeakyRelu, double.PositiveInfinity, Shaped.Vector(1, -2), TensorKind.Double), Is.Rejected);
            // A slope for each row, where one for each column is expected.
            Assert.That(() => Activations.PRelu(Shaped.Zeros(2, 3), Shaped.Vector(0.5, 0.25), TensorKind.Double), Is.Rejected);
        }, "Activation.LeakyRelu");
        Part.Of(0.05, "elu", () =>
        {
            foreach (double alpha in (double[])[0, -0.5 * Subject.Random.Int(1, 5), double.NaN, double.PositiveInfinity])
            {
                Assert.That(() => Activations.Value(Elu, alpha, Shaped.Vector(1, -2), TensorKind.Double), Is.Rejected);
                Assert.That(() => Activations.Slope(Elu, alpha, Shaped.Vector(1, -2), TensorKind.Double), Is.Rejected);
            }
        }, "Activation.Elu");
        Part.Of(0.05, "softmax", () =>
        {
            Assert.That(() => Activations.Softmax(Shaped.Zeros(2, 3), 2, TensorKind.Double), Is.Rejected);
            Assert.That(() => Activations.SoftmaxPullback(Shaped.Zeros(2, 3), Shaped.Zeros(3), TensorKind.Double), Is.Rejected);
        }, "Derivative.Softmax");
        Part.Of(0.05, "log-softmax", () => Assert.That(() => Activations.LogSoftmax(Shaped.Zeros(2, 3), -3, TensorKind.Double), Is.Rejected), "Activation.LogSoftmax");

        static void OfIntegers(ActivationFunction function) => Assert.That(() => Activations.ValueOfIntegers(function, 0, Integers), Is.Rejected);
    }
}
