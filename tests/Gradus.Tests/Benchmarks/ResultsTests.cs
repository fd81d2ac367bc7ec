using Gradus.Benchmarks.Comparing;
using NUnit.Framework;
using static Gradus.Tests.Benchmarks.MadeUp;

namespace Gradus.Tests.Benchmarks;

public sealed class ResultsTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("gradus-results-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_file_has_a_line_for_each_figure_six_digits_and_no_date()
    {
        Measured("jit", Rate("jit/a", "gradus", 1.23456789, 123456.789), Time("jit/a", "torch", 0.000123456789, 1234567.89)).Write(folder);
        Assert.That(File.ReadAllText(Results.PathOf(folder, "jit")), Is.EqualTo("""
            {
              "series": "jit",
              "machine": {"processor":"a processor","cores":2,"system":"a system","vectors":512},
              "versions": {"gradus":"gradus 1.0","torch":"torch 1.0"},
              "figures": [
                {"case":"jit/a","implementation":"gradus","threads":1,"unit":"GFLOP/s","higherIsBetter":true,"values":[1.23457,123457]},
                {"case":"jit/a","implementation":"torch","threads":1,"unit":"ms","higherIsBetter":false,"values":[0.000123457,1234568]}
              ]
            }

            """));
    }

    [Test]
    public void What_was_written_is_read()
    {
        var results = Measured("jit", Rate("jit/a", "gradus", 1.5, 2.5), Rate("jit/a", "torch", 1, 2) with { Threads = 2 });
        results.Write(folder);
        var read = Results.Read(folder, "jit")!;
        Assert.That((read.Series, read.Machine, read.Rounds), Is.EqualTo((results.Series, results.Machine, 2)));
        Assert.That(read.Versions, Is.EqualTo(results.Versions));
        Assert.That(read.Figures.Select(f => (f.Case, f.Contender, f.Unit, f.HigherIsBetter)), Is.EqualTo(results.Figures.Select(f => (f.Case, f.Contender, f.Unit, f.HigherIsBetter))));
        Assert.That(read.Figures.Select(f => f.Values), Is.EqualTo(results.Figures.Select(f => f.Values)));
    }

    [Test]
    public void A_series_that_was_not_measured_has_none() => Assert.That(Results.Read(folder, "jit"), Is.Null);

    [TestCase("no JSON")]
    [TestCase("{}")]
    [TestCase("null")]
    public void A_file_that_is_none_is_named(string text)
    {
        File.WriteAllText(Results.PathOf(folder, "jit"), text);
        Assert.That(() => Results.Read(folder, "jit"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("jit.json is no file of results"));
    }
}
