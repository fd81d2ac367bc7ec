using System.Globalization;
using System.Text.Json;
using Gradus.Tensors;

namespace Gradus.Tests.Tensors.Primitives;

/// <summary>A function of one or two floats at many points, with mpmath's values (Fixtures/make_functions.py).</summary>
internal sealed record FunctionCase(JsonElement Json)
{
    /// <summary>All elementwise primitives of floats, by name.</summary>
    public static readonly Dictionary<string, Primitive> Primitives = typeof(Gradus.Tensors.Primitives).GetFields()
        .Select(field => (Primitive)field.GetValue(null)!).Where(primitive => primitive is not (Select or Dot)).ToDictionary(primitive => primitive.Name);

    public static IEnumerable<FunctionCase> All => TensorFixture.Read("Primitives", "functions.json").EnumerateArray().Select(item => new FunctionCase(item));

    public string Operation => Json.GetProperty("op").GetString()!;

    public DType DType => Json.GetProperty("dtype").GetString() == "float32" ? DType.Float32 : DType.Float64;

    /// <summary>The points, as vectors.</summary>
    public Tensor[] InputsOn(Device device) => [.. Json.GetProperty("x").EnumerateArray().Select(numbers => VectorOf([.. numbers.EnumerateArray().Select(TensorFixture.Number)], device))];

    /// <summary>The points at which a result is farther from mpmath's than some units in the last place, or is another zero, infinity or NaN.</summary>
    public IEnumerable<string> Misses(Tensor result, int ulps)
    {
        double[] got = result.To(DType.Float64).ToArray<double>(), want = [.. Json.GetProperty("y").EnumerateArray().Select(TensorFixture.Number)];
        var points = Json.GetProperty("x").EnumerateArray().ToArray();
        for (int i = 0; i < want.Length; i++)
        {
            if (IsClose(got[i], want[i], ulps)) continue;
            yield return string.Create(CultureInfo.InvariantCulture, $"{Operation}({string.Join(", ", points.Select(numbers => numbers[i]))}) in {DType.Name()} is {got[i]:R}, not {want[i]:R}: {Ulps(got[i], want[i]):F1} units");
        }
    }

    public override string ToString() => $"{Operation}, {DType.Name()}";

    private Tensor VectorOf(double[] numbers, Device device) => DType == DType.Float64
        ? Tensor.FromSpan<double>(numbers, [numbers.Length], device) : Tensor.FromSpan<float>(Array.ConvertAll(numbers, number => (float)number), [numbers.Length], device);

    private bool IsClose(double got, double want, int ulps)
    {
        if (double.IsNaN(want)) return double.IsNaN(got);
        if (want == 0 || double.IsInfinity(want)) return got == want && double.IsNegative(got) == double.IsNegative(want);
        return Ulps(got, want) <= ulps;
    }

    private double Ulps(double got, double want)
    {
        double unit = DType == DType.Float64 ? Math.BitIncrement(Math.Abs(want)) - Math.Abs(want) : MathF.BitIncrement((float)Math.Abs(want)) - (float)Math.Abs(want);
        return Math.Abs(got - want) / unit;
    }
}
