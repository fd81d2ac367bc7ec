using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Benchmarks.Cases;

/// <summary>What an operation costs beside its arithmetic: on tensors of 4×4 floats.</summary>
internal static class Overhead
{
    /// <summary>All cases.</summary>
    public static IEnumerable<Case> All =>
    [
        ("overhead/gradus/add/nograd", () => Operation((a, b) => a + b)),
        ("overhead/gradus/mul/nograd", () => Operation((a, b) => a * b)),
        ("overhead/gradus/matmul/nograd", () => Operation((a, b) => a.MatMul(b))),
        ("overhead/gradus/sum/nograd", () => Operation((a, _) => a.Sum())),
        ("overhead/gradus/chain_fwdbwd", () => Chain(Ad.Grad(Polynomial), "forward and backward of 100 multiplications and additions, per operation")),
        ("overhead/gradus/chain_jvp", () => Chain(x => Ad.Jvp(Polynomial, x, x).Tangent, "forward mode over 100 multiplications and additions, per operation")),
        ("overhead/gradus/chain_gradgrad", () => Chain(Ad.Grad(x => (Ad.Grad(Polynomial)(x) * x).Sum()), "grad of grad over 100 multiplications and additions, per operation")),
    ];

    private static readonly Tensor B = Tensor.FromSpan<float>([.. Enumerable.Range(0, 16).Select(i => 0.9f + (i * 0.01f))], [4, 4]);

    private static readonly Tensor X = Tensor.FromSpan<float>([.. Enumerable.Range(0, 16).Select(i => i * 0.1f)], [4, 4]);

    private static Tensor Polynomial(Tensor x)
    {
        var y = x;
        for (int i = 0; i < 50; i++) y = (y * B) + B;
        return y.Sum();
    }

    private static Measurement Operation(Func<Tensor, Tensor, Tensor> operation) => Measurement.Of(() => operation(X, B), 1, 1e6, "us/op", "one operation on 4×4 floats");

    private static Measurement Chain(Func<Tensor, Tensor> gradient, string note) => Measurement.Of(() => gradient(X), 100, 1e6, "us/op", note);
}
