using static Gradus.Contracts.LossFunction;

namespace Gradus.Suites.Losses.Staff;

/// <summary>What must be refused.</summary>
[Stage(4)]
public sealed class HiddenRefusals
{
    private const TensorKind Double = TensorKind.Double;
    private static readonly int[] Integers = [1, 0, 1];

    private static ILosses Losses => Subject.Of<ILosses>();

    [Check(1, Group = "log-loss", Case = Case.BadInput, Covers = ["squared-error", "absolute-error", "huber", "logits", "cross-entropy", "likelihood", "penalties"], Hint = "refuse", Section = "refusals")]
    public void Refusals()
    {
        Part.Of(0.125, "squared-error", () => NotAlike(SquaredError), "Loss.SquaredError");
        Part.Of(0.125, "absolute-error", () => NotAlike(AbsoluteError), "Loss.AbsoluteError");
        Part.Of(0.125, "huber", () =>
        {
            NotAlike(Huber);
            foreach (double delta in (double[])[0, -0.5 * Subject.Random.Int(1, 5), double.NaN, double.PositiveInfinity])
                Assert.That(() => Losses.Value(Huber, Shaped.Vector(1, 2), Shaped.Vector(3, 1), Reducing.Mean, delta, Double), Is.Rejected);
        }, "Loss.Huber");
        Part.Of(0.125, "log-loss", () =>
        {
            NotAlike(LogLoss);
            foreach (double p in (double[])[1 + (0.5 * Subject.Random.Int(1, 5)), -0.25, double.NaN])
            {
                Assert.That(() => Losses.Value(LogLoss, Shaped.Vector(0.5, p), Shaped.Vector(0, 1), Reducing.Mean, 1, Double), Is.Rejected);
                Assert.That(() => Losses.Value(LogLoss, Shaped.Vector(0.5, 0.25), Shaped.Vector(p, 1), Reducing.Mean, 1, Double), Is.Rejected);
            }
        }, "Loss.LogLoss");
        Part.Of(0.125, "logits", () =>
        {
            NotAlike(LogLossFromLogits);
            foreach (double y in (double[])[2, -1, double.NaN]) Assert.That(() => Losses.Value(LogLossFromLogits, Shaped.Vector(3, -2), Shaped.Vector(1, y), Reducing.Mean, 1, Double), Is.Rejected);
        }, "Loss.LogLossFromLogits");
        Part.Of(0.125, "cross-entropy", () =>
        {
            OfLabels((rows, labels) => Losses.CrossEntropy(rows, labels, Reducing.Mean, Double));
            foreach (double[,] targets in (double[][,])[new[,] { { 0.5, 0.25 }, { 0, 1 } }, new[,] { { 1.5, -0.5 }, { 0, 1 } }, new[,] { { 1.0, 0 } }])
                Assert.That(() => Losses.Value(CrossEntropyOneHot, Shaped.Zeros(2, 2), Shaped.Matrix(targets), Reducing.Mean, 1, Double), Is.Rejected);
        }, "Loss.CrossEntropy");
        Part.Of(0.125, "likelihood", () => OfLabels((rows, labels) => Losses.NegativeLogLikelihood(rows, labels, Reducing.Mean, Double)), "Loss.NegativeLogLikelihood");
        Part.Of(0.125, "penalties", () =>
        {
            foreach (var penalty in (PenaltyKind[])[PenaltyKind.L1, PenaltyKind.L2, PenaltyKind.Elastic]) Assert.That(() => Losses.Penalty(penalty, [], 0.5, Double), Is.Rejected);
            foreach (double ratio in (double[])[1.5, -0.25, double.NaN]) Assert.That(() => Losses.Penalty(PenaltyKind.Elastic, [Shaped.Vector(1, 2)], ratio, Double), Is.Rejected);
        }, "Penalty.Elastic");

        // A column beside a vector would broadcast to a matrix of differences.
        static void NotAlike(LossFunction function)
        {
            Assert.That(() => Losses.Value(function, Shaped.Matrix(new[,] { { 0.5 }, { 0.25 }, { 0.75 } }), Shaped.Vector(0, 1, 1), Reducing.Mean, 1, Double), Is.Rejected);
            Assert.That(() => Losses.ValueOfIntegers(function, Integers, Integers), Is.Rejected);
        }

        static void OfLabels(Func<Shaped, int[], Shaped> loss)
        {
            var rows = Shaped.Matrix(new[,] { { -1, -0.5, -2 }, { -0.25, -1, -3 } });
            foreach (int[] labels in (int[][])[[0, -1], [3, 0], [1]]) Assert.That(() => loss(rows, labels), Is.Rejected);
            Assert.That(() => loss(Shaped.Vector(-1, -2), [0, 1]), Is.Rejected);
        }
    }
}
