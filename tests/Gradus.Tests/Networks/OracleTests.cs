using Gradus.Activations;
using Gradus.Autodiff;
using Gradus.Layers;
using Gradus.Losses;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Layers.Lego;

namespace Gradus.Tests.Networks;

/// <summary>Three epochs on the digits go as PyTorch's do: every way of stepping, several rules, float64.</summary>
public sealed class OracleTests
{
    private static readonly MlpFixture Fixture = MlpFixture.Load();

    private static IEnumerable<MlpFixture.Training> Trainings => Fixture.Trainings;

    private static Sequential Network => new(Dense(32, Activation.Relu), Dense(10));

    [Test]
    public void A_training_goes_as_PyTorchs([ValueSource(nameof(Trainings))] MlpFixture.Training training, [Values] bool isCompiled)
    {
        var (x, y, testX, testY) = MlpFixture.Digits();
        var network = Network;
        var trainer = Trainer(training, network);
        var step = isCompiled ? trainer.Compile() : trainer.Eager();
        var weights = MlpFixture.Start();
        var state = new TrainingState(weights, training.Rule.Start(weights));
        var (losses, first) = (new double[3], new List<double>());
        for (int epoch = 0; epoch < 3; epoch++)
        {
            foreach (var rows in MlpFixture.Order(epoch))
            {
                (state, var loss) = step(state, x, y, rows, default);
                losses[epoch] += loss.Item() * rows.Size / MlpFixture.Rows;
                first.Add(loss.Item());
            }
        }
        Check(training, first[..5], losses, state.Weights, network.Apply(state.Weights, testX), testY);
    }

    [Test]
    public void In_PyTorchs_manner_too([ValueSource(nameof(Trainings))] MlpFixture.Training training)
    {
        var (x, y, testX, testY) = MlpFixture.Digits();
        var network = Network;
        var trainer = Trainer(training, network);
        Parameter[] parameters = [.. MlpFixture.Start().Select(w => new Parameter(w))];
        var optimizer = new ParameterOptimizer(training.Rule, parameters);
        var (losses, first) = (new double[3], new List<double>());
        for (int epoch = 0; epoch < 3; epoch++)
        {
            foreach (var rows in MlpFixture.Order(epoch))
            {
                double loss = trainer.Objective([.. parameters.Select(p => p.Value)], x.Take(rows), y.Take(rows), null).Item();
                trainer.Backpropagate(parameters, optimizer, x.Take(rows), y.Take(rows), default);
                losses[epoch] += loss * rows.Size / MlpFixture.Rows;
                first.Add(loss);
            }
        }
        Tensor[] weights = [.. parameters.Select(p => p.Value)];
        Check(training, first[..5], losses, weights, network.Apply(weights, testX), testY);
    }

    private static Trainer Trainer(MlpFixture.Training training, Layer network) => new(network, training.Rule, (logits, y) => Loss.CrossEntropy(logits, y),
        training.Name.EndsWith("penalty", StringComparison.Ordinal) ? w => 1e-3 * Penalty.L2(network.Weights(w, [64])) : null);

    private static void Check(MlpFixture.Training expected, IReadOnlyList<double> first, double[] losses, Tensor[] weights, Tensor testLogits, Tensor testY) => Assert.Multiple(() =>
    {
        Assert.That(first, Is.EqualTo(expected.FirstSteps).Within(1e-12), "the first steps");
        Assert.That(losses, Is.EqualTo(expected.Losses).Within(1e-9), "the epochs");
        Assert.That(weights.Select(w => Math.Sqrt(Tensor.Pow(w, 2).Sum().Item())), Is.EqualTo(expected.Norms).Within(1e-9), "the norms of the weights");
        Assert.That(Loss.CrossEntropy(testLogits, testY).Item(), Is.EqualTo(expected.TestLoss).Within(1e-9), "the test rows");
        Assert.That(Tensor.Equal(testLogits.ArgMax(1), testY).To(DType.Int32).Sum().Item(), Is.EqualTo(expected.TestRight), "those that are right");
    });
}
