using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Kernels;

/// <summary>Whole vectors give what single elements give, to the bit, for all lengths around a vector's, and for an element that stands for all on either side.</summary>
public sealed class LoopTests
{
    private static readonly int[] Lengths = [1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 127, 200];

    private static readonly double[] Edges = [0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1, -1, double.Epsilon, float.Epsilon, 1e-310, 1e300, -2.5];

    [Test]
    public void Unary() => Assert.Multiple(() =>
    {
        Map<NegateOp>();
        Map<AbsOp>();
        Map<ReluOp>();
        Map<SqrtOp>();
        Map<FloorOp>();
        Map<SignOp>();
        Map<TanhOp>();
    });

    [Test]
    public void Binary() => Assert.Multiple(() =>
    {
        Zip<AddOp>();
        Zip<SubtractOp>();
        Zip<MultiplyOp>();
        Zip<DivideOp>();
        Zip<MaximumOp>();
        Zip<MinimumOp>();
        Zip<PowerOp>();
    });

    [Test]
    public void Comparison() => Assert.Multiple(() =>
    {
        Compare<GreaterOp>();
        Compare<GreaterOrEqualOp>();
        Compare<LessOp>();
        Compare<LessOrEqualOp>();
        Compare<EqualOp>();
        Compare<NotEqualOp>();
    });

    [Test]
    public void Selection() => Assert.Multiple(() =>
    {
        foreach (var (a, b) in Operands())
        {
            bool[] mask = [.. Enumerable.Range(0, a.Size).Select(i => i % 3 == 0)];
            var condition = Tensor.FromSpan<bool>(mask, a.Shape);
            double[] left = Numbers(a), right = Numbers(b);
            Tensor result = Gradus.Tensors.Primitives.Select.Bind(condition, a, b);
            Assert.That(Bits(Numbers(result)), Is.EqualTo(Bits([.. mask.Select((holds, i) => holds ? left[i] : right[i])])));
            foreach (bool always in new[] { true, false })
            {
                result = Gradus.Tensors.Primitives.Select.Bind(Tensor.Full(a.Shape, always ? 1 : 0, DType.Bool), a, b);
                Assert.That(Bits(Numbers(result)), Is.EqualTo(Bits(always ? left : right)));
            }
        }
    });

    private static void Map<TOp>() where TOp : struct, IUnaryOp
    {
        foreach (var (x, _) in Operands())
        {
            double[] expected = [.. Numbers(x).Select(number => x.DType == DType.Float32 ? TOp.Invoke((float)number) : TOp.Invoke(number))];
            Assert.That(Bits(Numbers(Device.Cpu.Backend.Map<TOp>(x))).SequenceEqual(Bits(expected)), $"{typeof(TOp).Name} of {x.Type} with strides {string.Join(", ", x.Strides.ToArray())}");
        }
    }

    private static void Zip<TOp>() where TOp : struct, IBinaryOp
    {
        foreach (var (a, b) in Operands())
        {
            double[] expected = [.. Numbers(a).Zip(Numbers(b), (left, right) => a.DType == DType.Float32 ? TOp.Invoke((float)left, (float)right) : TOp.Invoke(left, right))];
            Assert.That(Bits(Numbers(Device.Cpu.Backend.Zip<TOp>(a, b))).SequenceEqual(Bits(expected)), $"{typeof(TOp).Name} of {a.Type} with strides {string.Join(", ", a.Strides.ToArray())} and {string.Join(", ", b.Strides.ToArray())}");
        }
    }

    private static void Compare<TOp>() where TOp : struct, IComparisonOp
    {
        foreach (var (a, b) in Operands())
        {
            bool[] expected = [.. Numbers(a).Zip(Numbers(b), TOp.Invoke)];
            Assert.That(Device.Cpu.Backend.Compare<TOp>(a, b).ToArray<bool>().SequenceEqual(expected), $"{typeof(TOp).Name} of {a.Type} with strides {string.Join(", ", a.Strides.ToArray())} and {string.Join(", ", b.Strides.ToArray())}");
        }
    }

    // Rows, an element that stands for all on the left, on the right and on both sides; and stacks of rows beside a row.
    private static IEnumerable<(DenseTensor A, DenseTensor B)> Operands()
    {
        foreach (var dtype in new[] { DType.Float32, DType.Float64 })
        {
            foreach (int length in Lengths)
            {
                DenseTensor a = Sample(length, dtype, 1), b = Sample(length, dtype, 5);
                DenseTensor one = DenseTensor.Spread(Sample(1, dtype, 7).Storage, a.Shape), other = DenseTensor.Spread(Sample(1, dtype, 9).Storage, a.Shape);
                yield return (a, b);
                yield return (a, one);
                yield return (one, b);
                yield return (one, other);
                Shape stack = [3, length];
                yield return ((DenseTensor)a.BroadcastTo(stack), (DenseTensor)Sample(3, dtype, 4).Reshape(3, 1).BroadcastTo(stack));
            }
        }
    }

    private static DenseTensor Sample(int length, DType dtype, int first)
    {
        double[] numbers = [.. Enumerable.Range(0, length).Select(i => (i * first) % 3 == 0 ? Edges[(i + first) % Edges.Length] : Math.Sin((17 * i) + first) * 10)];
        return (DenseTensor)Tensor.FromSpan<double>(numbers, [length]).To(dtype);
    }

    private static double[] Numbers(Tensor x) => x.To(DType.Float64).ToArray<double>();

    // NaN has many representations, of which any will do.
    private static long[] Bits(double[] numbers) => [.. numbers.Select(number => double.IsNaN(number) ? -1 : BitConverter.DoubleToInt64Bits(number))];
}
