using Gradus.Autodiff;
using Gradus.Contracts;
using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Probes;

/// <summary>The functions that are differentiated, as <see cref="Example"/> describes them.</summary>
internal static class Examples
{
    private const int ManyAdditions = 100_000, ManyDoublings = 40;

    internal static Func<Tensor[], Tensor> Of(Example function) => function switch
    {
        Example.ErfOfTan => x => Erf(Tan(x[0])),
        Example.FanOut => x => FanOut(x[0]),
        Example.Diamond => x => Diamond(x[0]),
        Example.ThreeInputs => x => Atan2(x[0], x[1]) - Asinh(Cosh(x[2])),
        Example.Unused => x => Sinh(x[0]),
        Example.Constant => x => Cosh(Full(x[0].Shape, 0.5, DType.Float64)),
        Example.Step => x => Sign(x[0]),
        Example.StepBeside => x => x[0] + Sign(x[0]),
        Example.Identity => x => x[0],
        Example.Twice => x => x[0] + x[0],
        Example.WorkAfterwards => x => WorkAfterwards(x[0]),
        Example.Pieces => x => Pieces(x[0]),
        Example.Loop => x => Loop(x[0]),
        Example.Doubling => x => Doubling(x[0]),
        Example.Branch => x => x[0].Item() > 0 ? Atan(x[0]) : Sinh(x[0]),
        Example.Recursion => x => Recursion(x[0], 5),
        Example.Closure => x => Closure(x[0]),
        Example.LongChain => x => Repeated(x[0], ManyAdditions, y => y + x[0]),
        Example.Doublings => x => Repeated(x[0], ManyDoublings, y => y + y),
        Example.Rosenbrock => x => Rosenbrock(x[0]),
        Example.Cubic => x => (((x[0] - 2) * x[0] + 3) * x[0]) - 1,
        Example.Sinh => x => Sinh(x[0]),
        Example.Sigmoid => x => Sigmoid(x[0]),
        Example.ThreeNumbers => x => ThreeNumbers(x[0]),
        Example.MatrixNumbers => x => MatrixNumbers(x[0]),
        Example.Regression => x => Regression(x[0], x[1], x[2], x[3]),
        Example.Network => x => Sigmoid(Sigmoid(x[0].MatMul(x[1]) + x[2]).MatMul(x[3])),
        Example.CrossEntropy => x => CrossEntropy(x[0]),
        Example.NestedForward => x => x[0] * Ad.Jvp(y => x[0] + y, ScalarLike(3), ScalarLike(1)).Tangent,
        Example.NestedReverse => x => x[0] * Ad.Grad(y => x[0] * y)(ScalarLike(3)),
        Example.NestedConstant => x => Atan2(x[0], 2 + Ad.Grad(y => x[0])(ScalarLike(3))),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "Expected a function of the list."),
    };

    internal static Func<Tensor, Tensor> OfOne(Example function) => Of(function) is var f ? x => f([x]) : throw new InvalidOperationException();

    /// <summary>One instance of a custom function, which may be called many times.</summary>
    internal static Func<Tensor[], Tensor> Of(CustomFunction function) => function switch
    {
        CustomFunction.Multiply => new MultiplyFunction().Apply,
        CustomFunction.Softplus => new SoftplusFunction().Apply,
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "Expected a custom function of the list."),
    };

    private static Tensor FanOut(Tensor x)
    {
        Tensor a = Sinh(x), b = Atan(x);
        return a + (b + x);
    }

    private static Tensor Diamond(Tensor x)
    {
        var b = Sinh(x);
        return Asinh(b + Atan(b));
    }

    private static Tensor WorkAfterwards(Tensor x)
    {
        var y = Sinh(x);
        _ = -Atan(y) + Tan(x);
        return y;
    }

    private static Tensor Pieces(Tensor x)
    {
        var columns = new Slice([0, 1], [2, 2], [1, 1]).Bind(x.Reshape(2, 3));
        var padded = new Pad([0, 0], [1, 0], [0, 0]).Bind(new Flip(0).Bind(columns));
        return Concatenate([padded.Reshape(6), new CumulativeSum(0).Bind(x)]);
    }

    private static Tensor Loop(Tensor x)
    {
        for (int k = 1; k <= 12; k++) x = Atan(x + (1.0 / k));
        return x;
    }

    private static Tensor Doubling(Tensor x)
    {
        while (x.Item() < 100) x = x + x;
        return x;
    }

    private static Tensor Recursion(Tensor x, int depth) => depth == 0 ? x : Expm1(Atan(Recursion(x, depth - 1)));

    private static Tensor Closure(Tensor x)
    {
        var s = Cosh(x);
        Func<Tensor, Tensor> g = t => Atan2(t, s);
        return g(Atan(x));
    }

    private static Tensor Repeated(Tensor x, int times, Func<Tensor, Tensor> step)
    {
        for (int i = 0; i < times; i++) x = step(x);
        return x;
    }

    private static Tensor Rosenbrock(Tensor x)
    {
        int n = x.Size - 1;
        Tensor here = new Slice([0], [n], [1]).Bind(x), next = new Slice([1], [n], [1]).Bind(x);
        Tensor short1 = 1 - here, short2 = next - (here * here);
        return ((short1 * short1) + (100 * (short2 * short2))).Sum();
    }

    private static Tensor ThreeNumbers(Tensor x)
    {
        Tensor a = Number(x, 0), b = Number(x, 1), c = Number(x, 2);
        return (a * a * a * b) + Sinh(b * c);
    }

    private static Tensor MatrixNumbers(Tensor x)
    {
        var flat = x.Reshape(6);
        Tensor c = Number(flat, 2), c2 = c * c;
        return (Number(flat, 0) * Number(flat, 0) * Number(flat, 5)) + (Number(flat, 1) * Number(flat, 3) * Number(flat, 4)) + (c2 * c2);
    }

    private static Tensor Regression(Tensor x, Tensor w, Tensor b, Tensor t)
    {
        var residual = (x * w).Sum(1) + b - t;
        return (residual * residual).Mean();
    }

    private static Tensor CrossEntropy(Tensor logits)
    {
        int[] classes = [0, 2, 0];
        var total = Functions.LogSumExp(logits).Sum();
        for (int row = 0; row < classes.Length; row++) total -= new Slice([row, classes[row]], [1, 1], [1, 1]).Bind(logits).Reshape(Shape.Scalar);
        return total;
    }

    private static Tensor Number(Tensor vector, int index) => new Slice([index], [1], [1]).Bind(vector).Reshape(Shape.Scalar);

    private static Tensor ScalarLike(double value) => Scalar(value, DType.Float64);
}
