using System.Text.Json;
using Gradus.Linear;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Linear;

/// <summary>A case of Fixtures/softmax.json, which make_softmax.py makes.</summary>
public sealed record SoftmaxFixture(JsonElement Case)
{
    private static readonly JsonElement All = Read();

    internal static IEnumerable<TestCaseData> Cases => Of("cases");

    internal static IEnumerable<TestCaseData> Optima => Of("optima");

    internal SoftmaxWeights Weights => new(Matrix("theta"), Vector("bias"));

    internal Tensor X => Matrix("x");

    internal int[] LabelList => [.. Case.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];

    internal Tensor Labels => Tensor.Of<int>(LabelList);

    internal double Number(string name) => Case.GetProperty(name).GetDouble();

    internal double? NumberOrNull(string name) => Case.GetProperty(name).ValueKind == JsonValueKind.Null ? null : Number(name);

    internal double[] Numbers(string name) => [.. Case.GetProperty(name).EnumerateArray().SelectMany(item => item.ValueKind == JsonValueKind.Array ? item.EnumerateArray().ToArray() : [item]).Select(item => item.GetDouble())];

    private Tensor Matrix(string name) => Tensor.FromArray(Case.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(item => item.GetDouble()).ToArray()).ToArray());

    private Tensor Vector(string name) => Tensor.Of<double>(Numbers(name));

    private static IEnumerable<TestCaseData> Of(string part) =>
        All.GetProperty(part).EnumerateArray().Select(item => new TestCaseData(new SoftmaxFixture(item)).SetArgDisplayNames(item.GetProperty("name").GetString()!));

    private static JsonElement Read() => EmbeddedJson.Read("Linear", "softmax.json");
}
