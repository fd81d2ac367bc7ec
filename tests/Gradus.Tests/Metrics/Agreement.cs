using System.Text.Json;
using NUnit.Framework;

namespace Gradus.Tests.Metrics;

/// <summary>Compares our values with scikit-learn's: |ours − theirs| ≤ 1e-12·max(1, |theirs|), that is absolute up to 1 and relative above.</summary>
/// <remarks>Values that scikit-learn does not give (it warned, raised or answered NaN) are left to the tests of the README's table.</remarks>
public sealed class Agreement(Fixture fixture)
{
    public const double Tolerance = 1e-12;

    private readonly List<string> _differences = [];

    /// <summary>How many numbers were compared.</summary>
    public int Compared { get; private set; }

    public void Check(string name, Func<double> ours) => Check(name, Value(name), ours);

    /// <summary>Compares a list with one element for each class.</summary>
    public void CheckEach(string name, Func<int, double> ours)
    {
        foreach (var (index, theirs) in Value(name).EnumerateArray().Index())
        {
            Check($"{name}[{index}]", theirs, () => ours(index));
        }
    }

    /// <summary>Compares the rows of a matrix or curves of equal length.</summary>
    public void CheckRows(string name, Func<double[][]> ours)
    {
        if (Value(name).ValueKind == JsonValueKind.String)
        {
            return;
        }

        var rows = ours();
        var theirs = Value(name).EnumerateArray().Select(row => row.EnumerateArray().ToArray()).ToArray();
        Assert.That(rows.Select(row => row.Length), Is.EqualTo(theirs.Select(row => row.Length)), name);
        foreach (var (i, row) in theirs.Index())
        {
            foreach (var (j, value) in row.Index())
            {
                Check($"{name}[{i}, {j}]", value, () => rows[i][j]);
            }
        }
    }

    public void AssertAll()
    {
        Assert.That(_differences, Is.Empty);
        Assert.That(Compared, Is.Positive, "the case compares nothing");
    }

    private JsonElement Value(string name) => fixture.Case.GetProperty("values").GetProperty(name);

    private void Check(string name, JsonElement theirs, Func<double> ours)
    {
        if (theirs.ValueKind == JsonValueKind.String)
        {
            return;
        }

        Compared++;
        var expected = theirs.GetDouble();
        var got = ours();
        if (!(Math.Abs(got - expected) <= Tolerance * Math.Max(1, Math.Abs(expected))))
        {
            _differences.Add(FormattableString.Invariant($"{name}: scikit-learn {expected:R}, ours {got:R}"));
        }
    }
}
