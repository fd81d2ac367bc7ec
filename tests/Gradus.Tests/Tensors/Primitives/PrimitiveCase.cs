using System.Globalization;
using System.Text.Json;
using Gradus.Tensors;

namespace Gradus.Tests.Tensors.Primitives;

/// <summary>A primitive, its parameters and arguments, and what NumPy says of them (Fixtures/make_primitives.py).</summary>
internal sealed record PrimitiveCase(JsonElement Json)
{
    private static readonly Lazy<ILookup<string, PrimitiveCase>> Cases = new(() =>
        TensorFixture.Read("Primitives", "primitives.json").EnumerateArray().Select(item => new PrimitiveCase(item)).ToLookup(item => item.Operation));

    public static IEnumerable<string> Operations => Cases.Value.Select(group => group.Key);

    public string Operation => Json.GetProperty("op").GetString()!;

    public static IEnumerable<PrimitiveCase> Of(string operation) => Cases.Value[operation];

    /// <summary>Runs it on a device, and compares shape, type and every bit; NaN is like NaN.</summary>
    /// <returns>What differs, or null.</returns>
    public string? DifferenceOn(Device device)
    {
        Tensor[] inputs = Inputs(device);
        var expected = Json.GetProperty("out");
        var result = Run(inputs);
        var type = new TensorType(TypeNamed(expected), [.. Ints(expected, "shape")]);
        if (!ReferenceEquals(result.Device, device)) return $"it lies on {result.Device}: {Json}";
        if (result.Type != type) return $"is {result.Type}, not {type}: {Json}";
        double[] got = result.To(DType.Float64).ToArray<double>(), want = Numbers(expected);
        for (int i = 0; i < want.Length; i++)
        {
            bool same = BitConverter.DoubleToInt64Bits(got[i]) == BitConverter.DoubleToInt64Bits(want[i]) || (double.IsNaN(got[i]) && double.IsNaN(want[i]));
            if (!same) return string.Create(CultureInfo.InvariantCulture, $"element {i} is {got[i]}, not {want[i]}: {Json}");
        }
        return null;
    }

    /// <summary>The arguments, on a device.</summary>
    public Tensor[] Inputs(Device device) => [.. Json.GetProperty("in").EnumerateArray().Select(item => TensorOf(item, device))];

    /// <summary>Does the operation.</summary>
    public Tensor Run(Tensor[] inputs) => Operation switch
    {
        "select" => Gradus.Tensors.Primitives.Select.Bind(inputs),
        "cast" => new Cast(TypeNamed(Json.GetProperty("with"))).Bind(inputs),
        "copy" => inputs[0].Device.Backend.Copy((DenseTensor)inputs[0]),
        "sum" => new Reduce<AddOp>("sum", Parameter("axes")).Bind(inputs),
        "max" => new Reduce<MaximumOp>("max", Parameter("axes")).Bind(inputs),
        "min" => new Reduce<MinimumOp>("min", Parameter("axes")).Bind(inputs),
        "argmax" => new ArgReduce<GreaterOp>("argmax", Axis).Bind(inputs),
        "argmin" => new ArgReduce<LessOp>("argmin", Axis).Bind(inputs),
        "cumulative-sum" => new CumulativeSum(Axis).Bind(inputs),
        "pad" => new Pad(Parameter("before"), Parameter("after"), Parameter("between"), Json.GetProperty("with").GetProperty("value").GetDouble()).Bind(inputs),
        "flip" => new Flip(Parameter("axes")).Bind(inputs),
        "slice" => new Slice(Parameter("starts"), Parameter("lengths"), Parameter("steps")).Bind(inputs),
        "permute" => new Permute(Parameter("order")).Bind(inputs),
        "reshape" => new Reshape([.. Parameter("shape")]).Bind(inputs),
        "broadcast" => new BroadcastTo([.. Parameter("shape")]).Bind(inputs),
        "concatenate" => new Concatenate(Axis).Bind(inputs),
        "gather" => new Gather(Axis).Bind(inputs),
        "scatter-add" => new ScatterAdd(Axis, Json.GetProperty("with").GetProperty("length").GetInt32()).Bind(inputs),
        "dot" => Gradus.Tensors.Primitives.Dot.Bind(inputs),
        _ => FunctionCase.Primitives[Operation].Bind(inputs),
    };

    private int Axis => Json.GetProperty("with").GetProperty("axis").GetInt32();

    private int[] Parameter(string name) => Ints(Json.GetProperty("with"), name);

    private static int[] Ints(JsonElement item, string name) => [.. item.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];

    private static double[] Numbers(JsonElement tensor) => [.. tensor.GetProperty("data").EnumerateArray().Select(TensorFixture.Number)];

    private static DType TypeNamed(JsonElement item) => Enum.Parse<DType>(item.GetProperty("type").GetString()!, ignoreCase: true);

    private static Tensor TensorOf(JsonElement item, Device device)
    {
        var numbers = Numbers(item);
        Shape shape = [.. Ints(item, "shape")];
        Tensor x = TypeNamed(item) switch
        {
            DType.Float32 => Tensor.FromSpan<float>(Array.ConvertAll(numbers, number => (float)number), shape, device),
            DType.Float64 => Tensor.FromSpan<double>(numbers, shape, device),
            DType.Int32 => Tensor.FromSpan<int>(Array.ConvertAll(numbers, number => (int)number), shape, device),
            _ => Tensor.FromSpan<bool>(Array.ConvertAll(numbers, number => number != 0), shape, device),
        };
        return item.TryGetProperty("views", out var views) ? views.EnumerateArray().Aggregate(x, Viewed) : x;
    }

    private static Tensor Viewed(Tensor x, JsonElement view)
    {
        int[] Argument(int i) => [.. view[i].EnumerateArray().Select(number => number.GetInt32())];
        Primitive primitive = view[0].GetString() switch
        {
            "permute" => new Permute(Argument(1)),
            "broadcast" => new BroadcastTo([.. Argument(1)]),
            "flip" => new Flip(Argument(1)),
            "slice" => new Slice(Argument(1), Argument(2), Argument(3)),
            var other => throw new InvalidOperationException(other),
        };
        return primitive.Bind(x);
    }
}
