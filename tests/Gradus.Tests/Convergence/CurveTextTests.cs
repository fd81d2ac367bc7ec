using Gradus.Grading.Convergence;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary>Curves in the names of parts: what we write is read, and what others write is no curve unless it is one in every respect.</summary>
public class CurveTextTests
{
    internal static Text Sound(params (string Name, string? Value)[] changes)
    {
        var args = new Dictionary<string, string?> { ["run"] = "7", ["steps"] = "0 10 20", ["curve"] = "2 1 0.5", ["right"] = "2 0.9 0.4", ["low"] = "1.5 0.5 0.2", ["high"] = "2.5 1.5 0.6" };
        foreach (var (name, value) in changes) args[name] = value;
        return Text.Of("part.run", [.. args.Where(a => a.Value is not null).Select(a => (a.Key, a.Value!))]);
    }

    [Test]
    public void A_runs_curve_is_read_as_it_was_written()
    {
        var table = Calibrated.Line.Table!;
        var view = CurveText.Read(CurveText.Of(2, table, new Curve([.. Enumerable.Range(0, 11).Select(i => i == 5 ? double.NaN : i / 3.0)], 4)))!;
        Assert.That(view.Own, Is.EqualTo(new[] { 0, 0.3333, 0.6667, 1, 1.333, double.NaN, 2, 2.333, 2.667, 3, 3.333 }));
        Assert.That(view.Steps, Is.EqualTo(table.Steps));
        Assert.That(view.Right, Is.EqualTo(table.Seeds[1].Curve).Within(0.06).Percent);
    }

    [TestCase(0, 0, TestName = "No_points_are_no_curve")]
    [TestCase(3, 3, TestName = "Too_few_points_are_shown")]
    [TestCase(100, 11, TestName = "Too_many_points_are_cut")]
    public void Any_number_of_points_may_come(int came, int shown) =>
        Assert.That(CurveText.Read(CurveText.Of(2, Calibrated.Line.Table!, new Curve(new double[came])))?.Own.Length ?? 0, Is.EqualTo(shown));

    [Test]
    public void A_run_without_a_curve_has_a_name_all_the_same() => Assert.That(CurveText.Of(2, Calibrated.Line.Table!, null), Is.EqualTo(Text.Of("part.run", ("run", "2"))));

    [Test]
    public void A_records_text_stays_short()
    {
        var table = Calibrated.Line.Table!;
        var text = CurveText.Of(2, table, new Curve([.. Enumerable.Repeat(-1.2345e-300, 1000)], 4));
        Assert.That(text.Args!.Values.Sum(v => v.Length), Is.LessThan(1000));
    }

    private static IEnumerable<TestCaseData> Odd()
    {
        foreach (string argument in (string[])["steps", "curve", "right", "low", "high"])
        {
            foreach (string? value in (string?[])[null, "", " ", "1,5 2 3", "a b c", "1 2 <svg>", "1  2", "1 2 3 ", "0x1 2 3", "1 2 3 4", "1;2;3", "\u0661 \u0662 \u0663"])
                yield return new TestCaseData(argument, value).SetArgDisplayNames(argument, value ?? "missing");
            if (argument != "curve")
                foreach (string value in (string[])["NaN 1 2", "1 2", "1 Infinity 3", "1e200 1 1", new string('1', 400) + " 1 1"]) yield return new TestCaseData(argument, value).SetArgDisplayNames(argument, value);
        }
        foreach (string value in (string[])["0 20 10", "0 10 10", "-1 0 1", "0.5 1 2", "0 1 3000000000"]) yield return new TestCaseData("steps", value).SetArgDisplayNames("steps", value);
        yield return new TestCaseData("low", "3 3 3").SetArgDisplayNames("low above high");
        yield return new TestCaseData("steps", string.Join(' ', Enumerable.Range(0, 33))).SetArgDisplayNames("33 points");
    }

    [TestCaseSource(nameof(Odd))]
    public void Odd_numbers_of_a_foreign_record_are_no_curve(string argument, string? value) => Assert.That(CurveText.Read(Sound((argument, value))), Is.Null);

    [Test]
    public void The_text_that_the_others_change_is_a_curve() => Assert.That(CurveText.Read(Sound()), Is.Not.Null);

    [TestCase("NaN 1 2", new[] { double.NaN, 1, 2 })]
    [TestCase("1 -Infinity 2", new[] { 1, double.NaN, 2 })]
    [TestCase("1 1e300 2", new[] { 1, double.NaN, 2 })] // drawn as what it amounts to
    [TestCase("-1e99", new[] { -1e99 })]
    public void Own_points_may_be_anything(string curve, double[] own) => Assert.That(CurveText.Read(Sound(("curve", curve)))!.Own, Is.EqualTo(own));

    [Test]
    public void Another_text_is_no_curve()
    {
        Assert.That(CurveText.Read(new Text("part.run")), Is.Null);
        Assert.That(CurveText.Read(Sound() with { Key = "part.line" }), Is.Null);
    }
}
