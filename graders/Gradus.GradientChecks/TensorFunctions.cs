using Gradus.Autodiff;
using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Tensors;

namespace Gradus.GradientChecks;

/// <summary>Makes a function on tensors something that the gradient checker can judge, with all that Gradus.Autodiff claims of it: reverse and forward mode,
/// both on batches, and derivatives of these to any order.</summary>
/// <example><c>Assert.That(Differentiable.Of(x => Exp(x).Sum()), Has.RightGradients.At(0.5, -1).ToOrder(2))</c></example>
public static class TensorFunctions
{
    extension(Differentiable)
    {
        /// <summary>A function of one tensor.</summary>
        /// <param name="f">The function.</param>
        /// <param name="dtype">float64, or float32: then check with <c>InSinglePrecision</c>.</param>
        /// <exception cref="ArgumentException">The type of elements cannot be differentiated.</exception>
        public static Differentiable Of(Func<Tensor, Tensor> f, DType dtype = DType.Float64) => Of((Tensor[] x) => f(x[0]), dtype);

        /// <summary>A function of several tensors.</summary>
        /// <param name="f">The function.</param>
        /// <param name="dtype">float64, or float32: then check with <c>InSinglePrecision</c>.</param>
        /// <exception cref="ArgumentException">The type of elements cannot be differentiated.</exception>
        public static Differentiable Of(Func<Tensor[], Tensor> f, DType dtype = DType.Float64)
        {
            ArgumentNullException.ThrowIfNull(f);
            if (!dtype.IsFloat()) throw new ArgumentException($"Gradients are of float32 or float64 numbers, not of {dtype.Name()}.", nameof(dtype));
            return new Differentiable
            {
                Value = x => Out(f(Tensors(x, dtype))),
                Vjp = (x, u) => Out(Ad.Vjp(f, Tensors(x, dtype)).Pullback(ToTensor(u, dtype))),
                Jvp = (x, v) => Out(Pushed(f, Tensors(x, dtype), v, dtype)),
                PrimalOfVjp = x => Out(Ad.Vjp(f, Tensors(x, dtype)).Value),
                PrimalOfJvp = x => Out(Ad.Jvp(f, Tensors(x, dtype), Tensors(x, dtype)).Value),
                Batched = x => Out(Ad.Vmap(f)(Tensors(x, dtype))),
                BatchedVjp = (x, u) => Out(Ad.Vmap((Tensor[] all) => Ad.Vjp(f, all[..^1]).Pullback(all[^1]))([.. Tensors(x, dtype), ToTensor(u, dtype)])),
                Order2Reverse = u => Of(x => Joined(Ad.Vjp(f, x).Pullback(ToTensor(u, dtype))), dtype),
                Order2Forward = v => Of(x => Ad.Jvp(f, x, Tensors(v!, dtype)).Tangent, dtype),
            };
        }
    }

    private static Tensor ToTensor(Shaped array, DType dtype) => Tensor.FromSpan<double>(array.Values, Shape.Create(array.Shape)).To(dtype);

    private static Tensor[] Tensors(Shaped[] arrays, DType dtype) => Array.ConvertAll(arrays, a => ToTensor(a, dtype));

    /// <summary>The change of f: an input without a tangent is a constant to it, not a variable that stands still.</summary>
    private static Tensor Pushed(Func<Tensor[], Tensor> f, Tensor[] x, Shaped?[] tangents, DType dtype)
    {
        int[] moving = [.. Enumerable.Range(0, x.Length).Where(i => tangents[i] is not null)];
        if (moving.Length == 0) return Tensor.ZerosLike(f(x));
        Tensor At(Tensor[] moved)
        {
            var all = (Tensor[])x.Clone();
            for (int i = 0; i < moving.Length; i++) all[moving[i]] = moved[i];
            return f(all);
        }
        return Ad.Jvp(At, [.. moving.Select(i => x[i])], (Tensor[])[.. moving.Select(i => ToTensor(tangents[i]!, dtype))]).Tangent;
    }

    private static Tensor Joined(Tensor[] gradients) => Tensor.Concatenate([.. gradients.Select(g => g.Reshape([g.Size]))]);

    private static Shaped?[] Out(Tensor[] tensors) => [.. tensors.Select(Out)];

    private static Shaped Out(Tensor tensor) => new(tensor.To(DType.Float64).ToArray<double>(), [.. tensor.Shape]);
}
