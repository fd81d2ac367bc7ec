using Gradus.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Authoring;

public sealed class HandoutValueTests
{
    private static readonly TestCaseData[] Values =
    [
        new("0.98", 0.98, "0.98"),
        new("-3", -3.0, "-3.0"),
        new("0.3333333333333333", 1 / 3.0, "0.3333333333333333"),
        new("4.539889921686465e-05", 4.539889921686465e-05, "4.539889921686465E-05"),
        new("1e300", 1e300, "1E+300"),
        new("NaN", double.NaN, "double.NaN"),
        new("Infinity", double.PositiveInfinity, "double.PositiveInfinity"),
        new("-Infinity", double.NegativeInfinity, "double.NegativeInfinity"),
        new("true", true, "true"),
        new("false", false, "false"),
        new("\"a \\\"b\\\" // => \\n\"", "a \"b\" // => \n", "\"a \\\"b\\\" // => \\n\""),
        new("\"класс\"", "класс", "\"класс\""),
        new("[]", Array.Empty<double>(), "new double[] { }"),
        new("[ 1, 2.5 ,3]", new[] { 1, 2.5, 3 }, "new double[] { 1.0, 2.5, 3.0 }"),
        new("[true, false]", new[] { true, false }, "new bool[] { true, false }"),
        new("[\"a]\", \"b,\"]", new[] { "a]", "b," }, "new string[] { \"a]\", \"b,\" }"),
        new("[[1, 2], [3]]", new double[][] { [1, 2], [3] }, "new double[][] { new double[] { 1.0, 2.0 }, new double[] { 3.0 } }"),
    ];

    /// <summary>A result, the value stated for it, and whether they agree.</summary>
    private static readonly TestCaseData[] Comparisons =
    [
        new(0.98, "0.98", true),
        new(0.98 * (1 + 9e-13), "0.98", true),
        new(0.98 * (1 + 2e-12), "0.98", false),
        new(1e-300 * (1 + 2e-12), "1e-300", false),
        new(0.0, "0", true),
        new(-0.0, "0", true),
        new(1e-300, "0", false),
        new(double.NaN, "NaN", true),
        new(double.NaN, "0.5", false),
        new(0.5, "NaN", false),
        new(double.PositiveInfinity, "Infinity", true),
        new(double.MaxValue, "Infinity", false),
        new(double.PositiveInfinity, "1e308", false),
        new(975, "975", true),
        new(975L, "975", true),
        new(976, "975", false),
        new(0.5f, "0.5", true),
        new(null, "0", false),
        new(true, "true", true),
        new(true, "false", false),
        new(true, "1", false),
        new(1.0, "true", false),
        new("1", "1", false),
        new('a', "\"a\"", false),
        new("a", "\"a\"", true),
        new("A", "\"a\"", false),
        new(new[] { 1, 2 }, "[1, 2]", true),
        new(new[] { 1, 2 }, "[1, 2, 3]", false),
        new(new[] { 2, 1 }, "[1, 2]", false),
        new(new List<double> { 1, 2 }, "[1, 2]", true),
        new(new[] { "a" }, "[\"a\"]", true),
        new("a", "[\"a\"]", false),
        new(1.0, "[1]", false),
        new(new[] { 1.0 }, "1", false),
        new(new int[0], "[]", true),
        new(new double[,] { { 1, 2 }, { 3, 4 } }, "[[1, 2], [3, 4]]", true),
        new(new double[,] { { 1, 3 }, { 2, 4 } }, "[[1, 2], [3, 4]]", false),
        new(new double[,] { { 1, 2 } }, "[1, 2]", false),
        new(new double[][] { [1], [2] }, "[[1], [2]]", true),
    ];

    [TestCaseSource(nameof(Values))]
    public void A_value_is_read_and_written_with_its_type(string text, object value, string literal)
    {
        object read = HandoutValue.Parse("  " + text + " , not", out string rest);
        Assert.That(read, Is.EqualTo(value).And.TypeOf(value.GetType()));
        Assert.That(rest, Is.EqualTo(" , not"));
        Assert.That(HandoutValue.Literal(read), Is.EqualTo(literal));
    }

    [TestCase("", "`` is no value")]
    [TestCase("1/3", "`1/3` is no value; a value is a number, NaN, Infinity, true, false, \"text\" or [value, value, …]")]
    [TestCase("0,98", null)]
    [TestCase(".5", "`.5` is no value")]
    [TestCase("1e999", "`1e999` is no value")]
    [TestCase("1_000", "`1_000` is no value")]
    [TestCase("True", "`True` is no value")]
    [TestCase("null", "`null` is no value")]
    [TestCase("\"open", "is no text as C# writes it")]
    [TestCase("[1, 2", "[1, 2 lacks a comma or its `]`")]
    [TestCase("[1 2]", "[1 2] lacks a comma")]
    [TestCase("[1,]", "[1,] has a comma before its end")]
    [TestCase("[1, true]", "[1, true] mixes double and bool")]
    [TestCase("[1, [2]]", "[1, [2]] mixes double and double[]")]
    public void What_is_no_value_is_refused(string text, string? message)
    {
        if (message is null) Assert.That((HandoutValue.Parse(text, out string rest), rest), Is.EqualTo((0.0, ",98")), "the decimal comma of another culture is left to the line, which refuses it");
        else Assert.That(Assert.Throws<FormatException>(() => HandoutValue.Parse(text, out _))!.Message, Does.Contain(message));
    }

    [TestCaseSource(nameof(Comparisons))]
    public void A_result_agrees_with_what_is_stated(object? result, string stated, bool agrees) =>
        Assert.That(HandoutValue.Agrees(result, HandoutValue.Parse(stated, out _)), Is.EqualTo(agrees));

    [Test]
    public void A_literal_of_another_type_is_refused() =>
        Assert.That(Assert.Throws<ArgumentException>(() => HandoutValue.Literal(1))!.Message, Does.StartWith("value is a System.Int32; a value is"));
}
