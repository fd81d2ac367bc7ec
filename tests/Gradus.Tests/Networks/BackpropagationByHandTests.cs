using Gradus.Networks;
using NUnit.Framework;

namespace Gradus.Tests.Networks;

/// <summary>Lecture 3's listing, beside mpmath with 50 digits and the slide's numbers.</summary>
public sealed class BackpropagationByHandTests
{
    private static readonly double[,] Hidden = { { 0.15, 0.25 }, { 0.2, 0.3 } }, Output = { { 0.4, 0.45 } };

    private static IEnumerable<MlpFixture.Listing> Listings => MlpFixture.Load().Listings;

    [TestCaseSource(nameof(Listings))]
    public void Goes_as_the_listing_does(MlpFixture.Listing expected)
    {
        var network = new BackpropagationByHand([.. expected.Weights.Select(Matrix)], expected.Rate, expected.Inertia);
        for (int i = 0; i < expected.Examples.Length; i++)
        {
            var (x, target) = (expected.Examples[i].X, expected.Examples[i].Target);
            var outputs = network.Forward(x);
            Near(outputs, expected.Steps[i].Outputs, $"outputs of example {i}");
            Near(network.Deltas(outputs, target), expected.Steps[i].Deltas, $"deltas of example {i}");
            network.Learn(x, target);
            for (int l = 0; l < expected.Weights.Length; l++) Near(Rows(network.Weights[l]), expected.Steps[i].Weights[l], $"weights of layer {l} after example {i}");
        }
    }

    [Test(Description = "Row 15 of the lectures' numbers")]
    public void The_slides_forward_pass()
    {
        var outputs = new BackpropagationByHand([Hidden, Output]).Forward([0.5, 0.1]);
        Near(outputs, [[0.5, 0.1], [0.52497918747894, 0.5324543063873187], [0.6105432018743285]], "row 15");
    }

    [Test]
    public void The_inertia_is_that_of_the_object_and_a_steady_gradient_comes_to_the_rate()
    {
        // With inputs of 0 before a weight nothing changes; the weight of the constant input has a gradient that hardly does.
        BackpropagationByHand one = new([new double[,] { { 0 } }], 1e-6, 0.9), other = new([new double[,] { { 0 } }], 1e-6, 0.9);
        for (int i = 0; i < 200; i++) one.Learn([1], [1]);
        double before = one.Weights[0][0, 0];
        one.Learn([1], [1]);
        Assert.That(one.Weights[0][0, 0] - before, Is.EqualTo(1e-6 * 0.125).Within(1e-11), "ηδ, not ηδ/(1 − α)");
        other.Learn([1], [1]);
        Assert.That(other.Weights[0][0, 0], Is.EqualTo(0.1 * 1e-6 * 0.125).Within(1e-15), "the first step of another object");
    }

    [Test]
    public void Weights_are_copied_and_an_example_is_left_alone()
    {
        var layer = (double[,])Output.Clone();
        double[] x = [0.5, 0.1];
        var network = new BackpropagationByHand([Hidden, layer]);
        network.Learn(x, [1]);
        Assert.That((layer[0, 0], x), Is.EqualTo((0.4, new[] { 0.5, 0.1 })));
        Assert.That(network.Weights[1][0, 0], Is.GreaterThan(0.4));
    }

    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return Case("no weights", () => new BackpropagationByHand(null!), "weights");
        yield return Case("no layers", () => new BackpropagationByHand([]), "no layers");
        yield return Case("an empty layer", () => new BackpropagationByHand([new double[0, 2]]), "weights[0] is [0, 2]");
        yield return Case("layers that do not fit", () => new BackpropagationByHand([Hidden, new double[1, 3]]), "weights[1] is [1, 3]; expected 2 inputs");
        yield return Case("a negative rate", () => new BackpropagationByHand([Hidden], -1), "rate is -1");
        yield return Case("an inertia of 1", () => new BackpropagationByHand([Hidden], 0.5, 1), "inertia is 1");
        yield return Case("too many inputs", () => new BackpropagationByHand([Hidden]).Forward([1, 2, 3]), "x has 3 numbers; the network takes 2");
        yield return Case("too few targets", () => new BackpropagationByHand([Hidden]).Learn([1, 2], [1]), "target has 1 numbers; the network takes 2");
        yield return Case("outputs of fewer layers", () => new BackpropagationByHand([Hidden]).Deltas([[1, 2]], [1, 2]), "outputs has 1 arrays; expected 2");
        yield return Case("outputs of another width", () => new BackpropagationByHand([Hidden]).Deltas([[1, 2], [1]], [1, 2]), "outputs[1] has 1 numbers; expected 2");

        static TestCaseData Case(string name, Action act, string message) => new TestCaseData(act, message).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Refusals))]
    public void Refuses(Action act, string message) => Assert.That(() => act(), Throws.InstanceOf<ArgumentException>().With.Message.Contains(message));

    private static void Near(double[][] got, double[][] expected, string what)
    {
        Assert.That(got.Select(row => row.Length), Is.EqualTo(expected.Select(row => row.Length)), what);
        Assert.That(got.SelectMany(row => row), Is.EqualTo(expected.SelectMany(row => row)).Within(1e-13), what);
    }

    private static double[,] Matrix(double[][] rows)
    {
        var matrix = new double[rows.Length, rows[0].Length];
        for (int j = 0; j < rows.Length; j++)
        {
            for (int i = 0; i < rows[0].Length; i++) matrix[j, i] = rows[j][i];
        }
        return matrix;
    }

    private static double[][] Rows(double[,] matrix) => [.. Enumerable.Range(0, matrix.GetLength(0)).Select(j => Enumerable.Range(0, matrix.GetLength(1)).Select(i => matrix[j, i]).ToArray())];
}
