using System.Text.Json;
using Gradus.Losses;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Losses;

/// <summary>A case of losses.json, which Fixtures/make_losses.py makes: what mpmath, PyTorch and scikit-learn say.</summary>
public sealed record Fixture(JsonElement Case)
{
    private static readonly JsonElement All = Read();

    public string Name => Case.GetProperty("name").GetString()!;

    /// <summary>The cases of a table, for <c>TestCaseSource</c>.</summary>
    public static IEnumerable<TestCaseData> Cases(string table) => All.GetProperty(table).EnumerateArray().Select((item, i) => new TestCaseData(new Fixture(item)).SetArgDisplayNames($"{new Fixture(item).Name} {i}"));

    public bool Has(string name) => Case.TryGetProperty(name, out _);

    public double Number(string name) => Case.GetProperty(name).GetDouble();

    public double[] Numbers(string name) => [.. Case.GetProperty(name).EnumerateArray().SelectMany(item => item.ValueKind == JsonValueKind.Array ? item.EnumerateArray().ToArray() : [item]).Select(item => item.GetDouble())];

    /// <summary>A vector or a matrix.</summary>
    public Tensor Tensor(string name, DType dtype = DType.Float64)
    {
        var rows = Case.GetProperty(name);
        Shape shape = rows[0].ValueKind == JsonValueKind.Array ? [rows.GetArrayLength(), rows[0].GetArrayLength()] : [rows.GetArrayLength()];
        return Gradus.Tensors.Tensor.FromSpan<double>(Numbers(name), shape).To(dtype);
    }

    /// <summary>The loss that the case is about, of predictions, in a type of elements.</summary>
    public Func<Tensor, Reduction, Tensor> Loss(DType dtype = DType.Float64)
    {
        double delta = Number("delta");
        Tensor Target() => Tensor("target", dtype);
        Tensor Labels() => Tensor("target", DType.Int32);
        return Name.Split(' ')[0] switch
        {
            "squared-error" => (x, reduction) => Gradus.Losses.Loss.SquaredError(x, Target(), reduction),
            "absolute-error" => (x, reduction) => Gradus.Losses.Loss.AbsoluteError(x, Target(), reduction),
            "huber" => (x, reduction) => Gradus.Losses.Loss.Huber(x, Target(), delta, reduction),
            "log-loss" => (x, reduction) => Gradus.Losses.Loss.LogLoss(x, Target(), reduction),
            "logits" => (x, reduction) => Gradus.Losses.Loss.LogLossFromLogits(x, Target(), reduction),
            "cross-entropy" => (x, reduction) => Gradus.Losses.Loss.CrossEntropy(x, Labels(), reduction),
            "one-hot" => (x, reduction) => Gradus.Losses.Loss.CrossEntropyOneHot(x, Target(), reduction),
            "likelihood" => (x, reduction) => Gradus.Losses.Loss.NegativeLogLikelihood(x, Labels(), reduction),
            _ => throw new ArgumentOutOfRangeException(nameof(dtype), Name, "There is no such loss."),
        };
    }

    private static JsonElement Read() => EmbeddedJson.Read("Losses", "losses.json");
}
