using System.Text.Json;
using Gradus.Tensors;
using Gradus.Tests.Tensors.NumPy;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Indexing;

/// <summary>Indices of all kinds, mixed at random, select what NumPy selects, and With and WithAdded write where the brackets read.</summary>
public sealed class RandomIndexTests
{
    private static IEnumerable<TestCaseData> Cases =>
        NumPyFixture.Read("indices.json").EnumerateArray().Select((item, number) => new TestCaseData(item).SetArgDisplayNames($"{number}: {item.GetProperty("of").GetRawText()} {item.GetProperty("index").GetRawText()}"));

    [TestCaseSource(nameof(Cases))]
    public void A_random_index_selects_what_NumPy_selects(JsonElement item)
    {
        var x = Tensor.Range(Ints(item.GetProperty("of")).Aggregate(1, (product, length) => product * length)).Reshape(Shape.Create(Ints(item.GetProperty("of"))));
        var index = item.GetProperty("index").EnumerateArray().Select(Index).ToArray();
        int[] expected = Ints(item.GetProperty("data"));
        var part = x[index];
        Assert.That(part.Shape, Is.EqualTo(Shape.Create(Ints(item.GetProperty("shape")))));
        Assert.That(part.ToArray<int>(), Is.EqualTo(expected));

        int[] replaced = x.With(-1, index).ToArray<int>(), counted = Tensor.ZerosLike(x).WithAdded(1, index).ToArray<int>();
        Assert.That(replaced, Is.EqualTo(Enumerable.Range(0, x.Size).Select(at => expected.Contains(at) ? -1 : at)));
        Assert.That(counted, Is.EqualTo(Enumerable.Range(0, x.Size).Select(at => expected.Count(place => place == at))));
    }

    private static TensorIndex Index(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Number) return item.GetInt32();
        if (item.ValueKind == JsonValueKind.String) return item.GetString() switch { "all" => .., "newaxis" => TensorIndex.NewAxis, _ => TensorIndex.Ellipsis };
        if (item.TryGetProperty("slice", out var slice)) return TensorIndex.Slice(End(slice[0]), End(slice[1]), slice[2].GetInt32());
        return item.TryGetProperty("places", out var places) ? Nested(places, entry => entry.GetInt32()) : Nested(item.GetProperty("mask"), entry => entry.GetBoolean());
    }

    private static Index? End(JsonElement end) => end.ValueKind == JsonValueKind.Null ? null : end.GetInt32();

    private static Tensor Nested<T>(JsonElement item, Func<JsonElement, T> read) where T : unmanaged =>
        item.ValueKind == JsonValueKind.Array ? Tensor.Stack([.. item.EnumerateArray().Select(part => Nested(part, read))]) : Tensor.Of(read(item))[0];

    private static int[] Ints(JsonElement items) => [.. items.EnumerateArray().Select(item => item.GetInt32())];
}
