using Gradus.Contracts;
using Gradus.GradientChecks;
using Gradus.Grading.Gradients;
using Gradus.Tensors;

namespace Gradus.Benchmarks.Cases;

/// <summary>What it costs to check every entry of a network's gradients: 64-32-10, a batch of 8, 2,410 parameters, 80 outputs, float64.</summary>
internal static class GradientChecking
{
    /// <summary>All cases.</summary>
    public static IEnumerable<Case> All => [("gradcheck/gradus/slow/logits", Slow)];

    private static Measurement Slow()
    {
        var random = new Random(0);
        Shaped Normal(params int[] shape) => new([.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => 0.1 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))], shape);
        var x = Tensor.FromSpan<double>([.. Enumerable.Range(0, 8 * 64).Select(_ => random.NextDouble())], [8, 64]);
        Shaped[] parameters = [Normal(64, 32), Normal(32), Normal(32, 10), Normal(10)];
        // PyTorch's gradcheck compares reverse mode with differences, and nothing else.
        var all = Differentiable.Of((Tensor[] p) => Tensor.Tanh(x.MatMul(p[0]) + p[1]).MatMul(p[2]) + p[3]);
        var reverse = new Differentiable { Value = all.Value, Vjp = all.Vjp };
        return Measurement.Of(() => Check(reverse, parameters), 1, 1e3, "ms", "check of the 64-32-10 network's logits, batch 8, every entry", budget: 3);
    }

    private static void Check(Differentiable f, Shaped[] at)
    {
        var report = GradientCheck.Of(f, at, new GradientOptions { EveryEntry = true });
        if (report.Finding is not null || report.Evaluations < 4820) throw new InvalidOperationException($"The check was to pass after at least 4,820 evaluations; it made {report.Evaluations}.");
    }
}
