using System.Globalization;
using System.Runtime.Intrinsics;
using Gradus.Tensors;
using Gradus.Tests.Tensors.Primitives;

namespace Gradus.Tests.Tensors.Mathematics;

/// <summary>An elementary function in one precision, with mpmath's values at some two thousand points (Fixtures/make_elementary.py).</summary>
/// <param name="Name">The primitive's name.</param>
/// <param name="IsSingle">In single precision.</param>
/// <param name="Points">x, the nearest number to the exact value, and what was left of that in units in the last place.</param>
internal sealed record ElementaryCase(string Name, bool IsSingle, IReadOnlyList<(double X, double Y, double Left)> Points)
{
    public static IReadOnlyList<ElementaryCase> All { get; } = [.. Read()];

    /// <summary>How far the op's values are from the exact ones at most, in units in the last place; infinitely where one is another zero, infinity or NaN, or is not a
    /// vector's lane to the bit.</summary>
    public double Worst() => Name switch
    {
        "exp" => Worst<ExpOp>(),
        "expm1" => Worst<Expm1Op>(),
        "log" => Worst<LogOp>(),
        "log1p" => Worst<Log1pOp>(),
        "tanh" => Worst<TanhOp>(),
        "sigmoid" => Worst<SigmoidOp>(),
        "erf" => Worst<ErfOp>(),
        "sin" => Worst<SinOp>(),
        "cos" => Worst<CosOp>(),
        _ => throw new InvalidOperationException($"No operation is named {Name}."),
    };

    public override string ToString() => $"{Name}, {(IsSingle ? "float32" : "float64")}";

    private double Worst<TOp>() where TOp : struct, IUnaryOp => IsSingle ? Worst(x => Lanes<TOp>.Single((float)x)) : Worst(Lanes<TOp>.Double);

    private double Worst(Func<double, (double Alone, double InVector)> function)
    {
        double worst = 0;
        foreach (var (x, y, left) in Points)
        {
            var (alone, inVector) = function(x);
            bool isSame = double.IsNaN(alone) ? double.IsNaN(inVector) : BitConverter.DoubleToInt64Bits(alone) == BitConverter.DoubleToInt64Bits(inVector);
            double error = double.IsFinite(y) && (y != 0 || left != 0) ? Math.Abs(((alone - y) / Unit(y)) - left) : IsExactly(alone, y) ? 0 : double.PositiveInfinity;
            // Infinite, not NaN, which is below every bound.
            if (!isSame || double.IsNaN(error)) return double.PositiveInfinity;
            worst = Math.Max(worst, error);
        }
        return worst;
    }

    private static bool IsExactly(double got, double want) => double.IsNaN(want) ? double.IsNaN(got) : got == want && double.IsNegative(got) == double.IsNegative(want);

    // Between a number and the next one away from 0.
    private double Unit(double y) => IsSingle
        ? (float)Math.Abs(y) is float.MaxValue ? Math.ScaleB(1, 104) : MathF.BitIncrement((float)Math.Abs(y)) - (float)Math.Abs(y)
        : Math.Abs(y) is double.MaxValue ? Math.ScaleB(1, 971) : Math.BitIncrement(Math.Abs(y)) - Math.Abs(y);

    private static IEnumerable<ElementaryCase> Read()
    {
        string name = "";
        bool isSingle = false;
        List<(double, double, double)> points = [];
        foreach (string line in TensorFixture.Lines("Mathematics", "elementary.txt"))
        {
            string[] words = line.Split(' ');
            if (words[1] is "float32" or "float64")
            {
                if (points.Count > 0) yield return new(name, isSingle, points);
                (name, isSingle, points) = (words[0], words[1] == "float32", []);
            }
            else
            {
                points.Add((Number(words[0]), Number(words[1]), words.Length > 2 ? double.Parse(words[2], CultureInfo.InvariantCulture) : 0));
            }
        }
        yield return new(name, isSingle, points);
    }

    private static double Number(string bits) => bits.Length == 8
        ? BitConverter.UInt32BitsToSingle(uint.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        : BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static class Lanes<TOp> where TOp : struct, IUnaryOp
    {
        public static (double Alone, double InVector) Single(float x) => (TOp.Invoke(x), TOp.Invoke(Vector512.Create(x))[5]);

        public static (double Alone, double InVector) Double(double x) => (TOp.Invoke(x), TOp.Invoke(Vector512.Create(x))[5]);
    }
}
