using System.Text.Json;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.NumPy;

/// <summary>What NumPy says: the files made by the scripts beside this one, and comparison with them.</summary>
internal static class NumPyFixture
{
    // NumPy's NaN has no sign, C#'s has.
    private static readonly double NaN = BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0000);

    private static readonly JsonElement Values = Read("values.json");

    public static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), file)));
        return document.RootElement.Clone();
    }

    /// <summary>One of the arrays that the expressions are about.</summary>
    public static Tensor Array(string name) => Tensor(Values.GetProperty("arrays").GetProperty(name));

    /// <summary>A test for each expression: NumPy's, and ours beside it.</summary>
    public static IEnumerable<TestCaseData> Cases(IReadOnlyDictionary<string, Func<Tensor>> table) =>
        table.Select(row => new TestCaseData(row.Key, row.Value).SetArgDisplayNames(row.Key));

    /// <summary>The expressions of a group that the table lacks, and those of the table that the group lacks.</summary>
    public static string[] Unmatched(string group, IReadOnlyDictionary<string, Func<Tensor>> table)
    {
        var expressions = Values.GetProperty("cases").GetProperty(group).EnumerateObject().Select(item => item.Name).ToHashSet();
        expressions.SymmetricExceptWith(table.Keys);
        return [.. expressions];
    }

    /// <summary>Compares with NumPy's value: type, shape, then numbers; integers and masks exactly, floats to a few roundings.</summary>
    public static void Agree(string group, string expression, Tensor actual)
    {
        var expected = Values.GetProperty("cases").GetProperty(group).GetProperty(expression);
        Assert.That(actual.Type, Is.EqualTo(Tensor(expected).Type));
        double tolerance = actual.DType switch { DType.Float32 => 2e-6, DType.Float64 => 1e-13, _ => 0 };
        var (numbers, right) = (Doubles(actual), Numbers(expected));
        for (int i = 0; i < right.Length; i++)
        {
            bool agrees = numbers[i].Equals(right[i]) || Math.Abs(numbers[i] - right[i]) <= tolerance * Math.Max(1, Math.Abs(right[i]));
            if (!agrees) Assert.Fail($"Element {i} is {numbers[i]:R}, NumPy's {right[i]:R}.");
        }
    }

    public static double[] Doubles(Tensor x) => x.To(DType.Float64).ToArray<double>();

    /// <summary>An array of a fixture, {dtype, shape, data}.</summary>
    public static Tensor Tensor(JsonElement array)
    {
        var shape = Shape.Create([.. array.GetProperty("shape").EnumerateArray().Select(item => item.GetInt32())]);
        var dtype = Enum.GetValues<DType>().Single(item => item.Name() == array.GetProperty("dtype").GetString());
        return Gradus.Tensors.Tensor.FromSpan<double>(Numbers(array), shape).To(dtype);
    }

    private static double[] Numbers(JsonElement array) => [.. array.GetProperty("data").EnumerateArray().Select(Number)];

    private static double Number(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => item.GetString() switch { "nan" => NaN, "inf" => double.PositiveInfinity, _ => double.NegativeInfinity },
        _ => item.GetDouble(),
    };

    private static string Folder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Grader.sln"))) return Path.Combine(folder.FullName, "tests", "Gradus.Tests", "Tensors", "NumPy");
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Grader.sln.");
    }
}
