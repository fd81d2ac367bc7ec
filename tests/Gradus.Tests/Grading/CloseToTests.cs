using Gradus.Contracts;
using Gradus.Grading.Checks;
using Gradus.Grading.Constraints;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary><c>Is.CloseTo</c>: finite before close, shape before values, and known mistakes by name.</summary>
public class CloseToTests
{
    private const double Infinity = double.PositiveInfinity, NaN = double.NaN;

    private static readonly Trial Trial = new();

    private static CheckRecord Judge(object? got, CloseConstraint expected) => Trial.Judge(() => Assert.That(got, expected));

    private static Text Value(string value) => Text.Of("value", ("value", value));

    // |answer - expected| <= absolute + relative * |expected|
    [TestCase(2.0, 2.0, 1e-9, 1e-12, true)]
    [TestCase(2.0, 2.0 + 2e-9, 1e-9, 1e-11, true)]
    [TestCase(2.0, 2.0 + 2.1e-9, 1e-9, 1e-12, false)]
    [TestCase(-2.0, -2.0 - 2e-9, 1e-9, 1e-11, true)]
    [TestCase(-2.0, -2.0 - 2.1e-9, 1e-9, 1e-12, false)]
    [TestCase(0.0, 1e-12, 1e-9, 1e-12, true)]
    [TestCase(0.0, 1.1e-12, 1e-9, 1e-12, false)]
    [TestCase(0.0, -0.0, 0, 0, true)]
    [TestCase(4.0, 5.0, 0.25, 0, true)] // the very edge
    [TestCase(4.0, 3.0, 0.25, 0, true)]
    [TestCase(4.0, 5.0, 0, 1, true)]
    [TestCase(4.0, 5.000001, 0, 1, false)]
    [TestCase(1e308, -1e308, 1e-9, 1e-12, false)] // the difference overflows
    [TestCase(1.0, Infinity, 1e300, 1e300, false)]
    [TestCase(1.0, NaN, 1e300, 1e300, false)]
    [TestCase(NaN, NaN, 0, 0, true)]
    [TestCase(NaN, 0.0, 1, 1, false)]
    [TestCase(Infinity, Infinity, 0, 0, true)]
    [TestCase(Infinity, -Infinity, 1, 1, false)]
    [TestCase(Infinity, double.MaxValue, 1, 1, false)]
    public void A_number_is_close_within_the_tolerance_and_not_beyond(double expected, double got, double relative, double absolute, bool close) =>
        Assert.That(Judge(got, Is.CloseTo(expected).Within(relative, absolute)).Status, Is.EqualTo(close ? CheckStatus.Passed : CheckStatus.Failed));

    [TestCase(1e-9, CheckStatus.Passed)]
    [TestCase(1.1e-9, CheckStatus.Failed)]
    public void Without_a_tolerance_nine_digits_must_be_right(double error, CheckStatus status) =>
        Assert.That(Judge(1000 * (1 + error), Is.CloseTo(1000)).Status, Is.EqualTo(status));

    [TestCase(3)]
    [TestCase(3L)]
    [TestCase(3.0)]
    public void Whole_numbers_are_numbers(object got) => Assert.That(Judge(got, Is.CloseTo(3)).Status, Is.EqualTo(CheckStatus.Passed));

    // the fewest digits of 6, 10 or all that tell the two apart
    [TestCase(0.98, 0.5, "0.98", "0.5")]
    [TestCase(1.0 / 3, 0.5, "0.333333", "0.5")]
    [TestCase(0.3333333, 1.0 / 3, "0.3333333", "0.3333333333")]
    [TestCase(1.0000000001, 1, "1.0000000001", "1")]
    [TestCase(0.1, 0.30000000000000004, "0.1", "0.3")]
    [TestCase(-1234567, -1234568, "-1234567", "-1234568")]
    [TestCase(1e-20, 2e-20, "1E-20", "2E-20")]
    public void Numbers_are_printed_with_digits_that_tell_them_apart(double expected, double got, string expectedText, string gotText)
    {
        var check = Judge(got, Is.CloseTo(expected).Within(0, 0));
        Assert.That((check.Expected, check.Got), Is.EqualTo((Value(expectedText), Value(gotText))));
    }

    [TestCase(NaN, "NaN")]
    [TestCase(Infinity, "Infinity")]
    [TestCase(-Infinity, "-Infinity")]
    public void A_value_that_is_not_finite_is_called_so(double got, string text)
    {
        Assert.That(Judge(got, Is.CloseTo(1)).Got, Is.EqualTo(Text.Of("value.not-finite", ("value", text))));
        Assert.That(Judge(new[] { 1, got }, Is.CloseTo([1, 2])).Got, Is.EqualTo(Text.Of("value.not-finite-at", ("index", "1"), ("value", text))));
    }

    [Test]
    public void NaN_that_is_expected_must_come()
    {
        var check = Judge(0.0, Is.CloseTo(NaN));
        Assert.That((check.Expected, check.Got), Is.EqualTo((Value("NaN"), Value("0"))));
    }

    [Test]
    public void An_array_names_the_first_place_that_differs_and_how_many_do()
    {
        var check = Judge(new[] { 1.0, 2.5, 3, 5 }, Is.CloseTo([1, 2, 3, 4]));
        Assert.That(check.Expected, Is.EqualTo(Text.Of("value.at", ("index", "1"), ("value", "2"))));
        Assert.That(check.Got, Is.EqualTo(Text.Of("value.differs-at", ("index", "1"), ("value", "2.5"), ("differ", "2"), ("total", "4"))));
    }

    [Test]
    public void A_matrix_names_row_and_column()
    {
        var check = Judge(new double[,] { { 1, 2, 3 }, { 4, 0, 6 } }, Is.CloseTo(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        Assert.That(check.Expected, Is.EqualTo(Text.Of("value.at", ("index", "1, 1"), ("value", "5"))));
        Assert.That(check.Got, Is.EqualTo(Text.Of("value.differs-at", ("index", "1, 1"), ("value", "0"), ("differ", "1"), ("total", "6"))));
    }

    private static IEnumerable<TestCaseData> Equal()
    {
        yield return new(new[] { 1.0, 2 }, new[] { 1.0, 2 });
        yield return new(new[] { 1, 2 }, new[] { 1.0, 2 });
        yield return new(new[] { 1L, 2 }, new[] { 1.0, 2 });
        yield return new(Array.Empty<double>(), Array.Empty<double>());
    }

    [TestCaseSource(nameof(Equal))]
    public void Arrays_of_numbers_of_any_kind_are_compared_by_value(object got, double[] expected) =>
        Assert.That(Judge(got, Is.CloseTo(expected)).Status, Is.EqualTo(CheckStatus.Passed));

    private static IEnumerable<TestCaseData> Misshapen()
    {
        yield return new(new[] { 1.0 }, Is.CloseTo([1, 2]), Text.Of("value.length", ("length", "2")), Text.Of("value.length", ("length", "1")));
        yield return new(Array.Empty<double>(), Is.CloseTo([1]), Text.Of("value.length", ("length", "1")), Text.Of("value.length", ("length", "0")));
        yield return new(new[] { 1.0 }, Is.CloseTo([]), Text.Of("value.length", ("length", "0")), Text.Of("value.length", ("length", "1")));
        yield return new(new double[2, 3], Is.CloseTo(new double[3, 2]), Text.Of("value.shape", ("shape", "[3, 2]")), Text.Of("value.shape", ("shape", "[2, 3]")));
        yield return new(new double[6], Is.CloseTo(new double[3, 2]), Text.Of("value.shape", ("shape", "[3, 2]")), Text.Of("value.shape", ("shape", "[6]")));
        yield return new(1.0, Is.CloseTo([1]), Text.Of("value.shape", ("shape", "[1]")), Text.Of("value.shape", ("shape", "[]")));
        yield return new(new[] { 1.0 }, Is.CloseTo(1), Text.Of("value.shape", ("shape", "[]")), Text.Of("value.shape", ("shape", "[1]")));
    }

    [TestCaseSource(nameof(Misshapen))]
    public void Shape_comes_before_values(object got, CloseConstraint constraint, Text expected, Text gotText)
    {
        var check = Judge(got, constraint);
        Assert.That((check.Status, check.Expected, check.Got), Is.EqualTo((CheckStatus.Failed, expected, gotText)));
    }

    [Test]
    public void Null_and_values_of_other_types_are_named()
    {
        Assert.That(Judge(null, Is.CloseTo(1)).Got, Is.EqualTo(new Text("value.null")));
        Assert.That(Judge("1", Is.CloseTo(1)).Got, Is.EqualTo(Text.Of("value.type", ("type", "String"))));
        Assert.That(Judge(true, Is.CloseTo(1)).Got, Is.EqualTo(Text.Of("value.type", ("type", "Boolean"))));
        Assert.That(Judge(null, Is.CloseTo([7, 8])).Expected, Is.EqualTo(Text.Of("value.at", ("index", "0"), ("value", "7"))));
    }

    [TestCase(null, "value.null")]
    [TestCase("text", "value.type")]
    public void An_empty_array_that_is_expected_can_be_told_of(object? got, string key)
    {
        var check = Judge(got, Is.CloseTo([]));
        Assert.That((check.Status, check.Expected, check.Got!.Key), Is.EqualTo((CheckStatus.Failed, Text.Of("value.length", ("length", "0")), key)));
    }

    [Test]
    public void A_known_mistake_is_named_by_the_answer_it_gives()
    {
        Assert.That(Judge(0.5, Is.CloseTo(1).Mistake("other", 0.25).Mistake("half", 0.5)).Diagnosis, Is.EqualTo(new Text("mistake.half")));
        Assert.That(Judge(0.4, Is.CloseTo(1).Mistake("half", 0.5)).Diagnosis, Is.Null);
        Assert.That(Judge(NaN, Is.CloseTo(1).Mistake("zero-by-zero", NaN)).Diagnosis, Is.EqualTo(new Text("mistake.zero-by-zero")));
        Assert.That(Judge(new[] { 2.0, 1 }, Is.CloseTo([1, 2]).Mistake("swapped", 2, 1)).Diagnosis, Is.EqualTo(new Text("mistake.swapped")));
        Assert.That(Judge(new double[,] { { 1, 3 }, { 2, 4 } }, Is.CloseTo(new double[,] { { 1, 2 }, { 3, 4 } }).Mistake("transposed", new double[,] { { 1, 3 }, { 2, 4 } })).Diagnosis,
            Is.EqualTo(new Text("mistake.transposed")));
    }

    [Test]
    public void A_mistake_that_gives_the_right_answer_here_accuses_nobody()
    {
        Assert.That(Judge(1.0, Is.CloseTo(1).Mistake("lucky", 1)).Status, Is.EqualTo(CheckStatus.Passed));
        Assert.That(Judge(1 + 3e-9, Is.CloseTo(1).Mistake("lucky", 1 + 1e-12)).Diagnosis, Is.Null, "no nearer to the mistake than to the right answer");
    }

    [Test]
    public void Another_convention_is_right_as_well_but_the_answer_is_told_against_the_first()
    {
        Assert.That(Judge(0.5, Is.CloseTo(1).OrCloseTo(0.5)).Status, Is.EqualTo(CheckStatus.Passed));
        Assert.That(Judge(new[] { 3.0, 4 }, Is.CloseTo([1, 2]).OrCloseTo(3, 4)).Status, Is.EqualTo(CheckStatus.Passed));
        Assert.That(Judge(new[] { 3.0, 2 }, Is.CloseTo([1, 2]).OrCloseTo(3, 4)).Expected, Is.EqualTo(Text.Of("value.at", ("index", "0"), ("value", "1"))), "no mixing");
        Assert.That(Judge(0.7, Is.CloseTo(1).OrCloseTo(0.5).OrCloseTo(0.6)).Expected, Is.EqualTo(Value("1")));
    }

    [Test]
    public void A_call_may_be_judged_instead_of_its_value() =>
        Assert.That(Trial.Judge(() => Assert.That(() => 2.0, Is.CloseTo(1))).Got, Is.EqualTo(Value("2")));

    [TestCase(new double[] { 1, 2, 3, 4 }, new[] { 2, 1, 2 }, null, null, Description = "right")]
    [TestCase(new double[] { 1, 2, 3, 4 }, new[] { 4 }, "[4]", null, Description = "another shape")]
    [TestCase(new double[] { 1, 2, 3, 5 }, new[] { 2, 1, 2 }, "1, 0, 1", null, Description = "another value: its index has three numbers")]
    [TestCase(new double[] { 3, 7 }, new[] { 2 }, "[2]", "mistake.summed", Description = "a known mistake in another shape")]
    [TestCase(new double[] { 3, 8 }, new[] { 2 }, "[2]", null, Description = "that shape, other values")]
    [TestCase(new double[] { 4, 3, 2, 1 }, new[] { 2, 1, 2 }, "0, 0, 0", "mistake.turned", Description = "a known mistake in the right shape")]
    [TestCase(new double[] { 4, 3, 2, 1 }, new[] { 4 }, "[4]", null, Description = "its values in another shape")]
    public void A_shaped_array_is_judged_by_shape_then_by_values(double[] values, int[] shape, string? shown, string? diagnosis)
    {
        var record = Judge(new Shaped(values, shape), Is.CloseTo(new Shaped([1, 2, 3, 4], [2, 1, 2])).Mistake("summed", Shaped.Vector(3, 7)).Mistake("turned", new Shaped([4, 3, 2, 1], [2, 1, 2])));
        Assert.That(record.Status, Is.EqualTo(shown is null ? CheckStatus.Passed : CheckStatus.Failed));
        if (shown is not null) Assert.That(record.Got!.Args!.Values, Does.Contain(shown));
        Assert.That(record.Diagnosis?.Key, Is.EqualTo(diagnosis));
    }

    [Test]
    public void An_array_of_rank_0_is_a_number()
    {
        Assert.That(Judge(Shaped.Scalar(2), Is.CloseTo(2)).Status, Is.EqualTo(CheckStatus.Passed));
        Assert.That(Judge(Shaped.Scalar(3), Is.CloseTo(Shaped.Scalar(2)).Mistake("three", 3.0)).Diagnosis?.Key, Is.EqualTo("mistake.three"));
        Assert.That(Judge(Shaped.Vector(2), Is.CloseTo(Shaped.Scalar(2))).Status, Is.EqualTo(CheckStatus.Failed));
    }
}
