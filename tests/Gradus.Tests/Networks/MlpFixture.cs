using System.Text.Json;
using Gradus.Data;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Tests.Networks;

/// <summary>What PyTorch and mpmath say: Fixtures/make_mlp.py writes it, and makes weights and orders by the same whole numbers.</summary>
public sealed record MlpFixture(MlpFixture.Training[] Trainings, MlpFixture.Listing[] Listings)
{
    /// <summary>64-32-10 on the digits, three epochs of batches of 32.</summary>
    /// <param name="Name">Which rule; see <see cref="Rule"/>.</param>
    /// <param name="FirstSteps">The objective before each of the first five steps.</param>
    /// <param name="Losses">The mean objective of each epoch.</param>
    /// <param name="Norms">The norm of each parameter at the end.</param>
    /// <param name="TestLoss">The mean cross-entropy of the test rows at the end.</param>
    /// <param name="TestRight">How many of them are right.</param>
    public sealed record Training(string Name, double[] FirstSteps, double[] Losses, double[] Norms, double TestLoss, int TestRight)
    {
        /// <summary>The rule, with the numbers that the script names.</summary>
        public Optimizer Rule => Name switch
        {
            "sgd" or "sgd with a penalty" => new Sgd(0.1),
            "momentum" => new Momentum(0.05, 0.9, MomentumForm.PyTorch),
            "nesterov" => new Nesterov(0.05, 0.9, MomentumForm.PyTorch),
            "adam" => new Adam(1e-3),
            _ => throw new InvalidOperationException($"No rule is called {Name}."),
        };

        public override string ToString() => Name;
    }

    public sealed record Example(double[] X, double[] Target);

    public sealed record After(double[][] Outputs, double[][] Deltas, double[][][] Weights);

    public sealed record Listing(string Name, double[][][] Weights, double Rate, double Inertia, Example[] Examples, After[] Steps)
    {
        public override string ToString() => Name;
    }

    private static readonly JsonSerializerOptions Reading = new() { PropertyNameCaseInsensitive = true };

    public const int Rows = 1438, Batch = 32;

    public static MlpFixture Load() => EmbeddedJson.Read<MlpFixture>("Networks", "mlp.json", Reading);

    /// <summary>The starting weights.</summary>
    public static Tensor[] Start()
    {
        long seed = 12345;
        Tensor Draw(Shape shape, double bound)
        {
            var numbers = new double[shape.Size];
            for (int i = 0; i < numbers.Length; i++)
            {
                seed = ((1103515245 * seed) + 12345) % (1L << 31);
                numbers[i] = ((seed / (double)(1L << 31)) - 0.5) * 2 * bound;
            }
            return Tensor.FromSpan<double>(numbers, shape);
        }
        return [Draw([64, 32], Math.Sqrt(6.0 / 96)), Draw([32], 0.1), Draw([32, 10], Math.Sqrt(6.0 / 42)), Draw([10], 0.1)];
    }

    /// <summary>The rows of an epoch's batches.</summary>
    public static IEnumerable<Tensor> Order(int epoch)
    {
        int a = new[] { 701, 365, 1001 }[epoch], b = new[] { 0, 17, 500 }[epoch];
        int[] order = [.. Enumerable.Range(0, Rows).Select(k => ((k * a) + b) % Rows)];
        return order.Chunk(Batch).Select(rows => Tensor.Of<int>(rows));
    }

    /// <summary>Training and test rows, float64, and their labels.</summary>
    public static (Tensor X, Tensor Y, Tensor TestX, Tensor TestY) Digits()
    {
        var digits = Gradus.Data.Digits.Load().Scaled();
        return (digits.Training.X(DType.Float64), digits.Training.Y(), digits.Test.X(DType.Float64), digits.Test.Y());
    }
}
