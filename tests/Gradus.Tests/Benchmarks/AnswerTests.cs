using Gradus.Benchmarks;
using NUnit.Framework;

namespace Gradus.Tests.Benchmarks;

public sealed class AnswerTests
{
    private const string Line = """{"case":"sgemm/x/64","impl":"x","threads":1,"value":50,"unit":"GFLOP/s","better":"higher","min_s":0.002,"median_s":0.004,"version":"x 1"}""";

    [Test]
    public void The_last_line_counts()
    {
        var answer = Answer.Parse("x", $"a warning\n{Line}\n");
        Assert.That((answer.Value, answer.Unit, answer.HigherIsBetter, answer.Version), Is.EqualTo((50.0, "GFLOP/s", true, "x 1")));
    }

    [TestCase("higher", 25)]
    [TestCase("lower", 100)]
    public void The_median_samples_figure_is_worse_than_the_fastests(string better, double expected) =>
        Assert.That(Answer.Parse("x", Line.Replace("higher", better, StringComparison.Ordinal)).MedianValue, Is.EqualTo(expected));

    [Test]
    public void Without_samples_the_figure_is_the_only_one() =>
        Assert.That(Answer.Parse("x", """{"value":50,"unit":"ms","better":"lower"}""").MedianValue, Is.EqualTo(50));

    [TestCase("", "printed nothing")]
    [TestCase("Segmentation fault", "printed no line of JSON, but 'Segmentation fault'")]
    [TestCase("{", "printed no line of JSON")]
    [TestCase("null", "no positive number as 'value'")]
    [TestCase("""{"unit":"ms","better":"lower"}""", "no positive number as 'value'")]
    [TestCase("""{"value":-1,"unit":"ms","better":"lower"}""", "no positive number as 'value'")]
    [TestCase("""{"value":1,"better":"lower"}""", "no 'unit'")]
    [TestCase("""{"value":1,"unit":"ms"}""", "neither 'higher' nor 'lower'")]
    [TestCase("""{"value":1,"unit":"ms","better":"more"}""", "neither 'higher' nor 'lower'")]
    public void What_is_no_answer_is_said_of_whom(string printed, string message) =>
        Assert.That(() => Answer.Parse("peer sgemm/x/64 --threads 1", printed), Throws.TypeOf<ProtocolException>().With.Message.StartsWith("'peer sgemm/x/64 --threads 1' ").And.Message.Contains(message));

    [Test]
    public void An_answer_of_ours_is_read_back()
    {
        var measured = new Measurement([0.5, 0.25, 1], 0.75, 2, "GFLOP/s", true, "a product");
        var answer = Answer.Parse("x", Answer.To("sgemm/gradus/64", 2, measured).ToJson());
        Assert.That((answer.Case, answer.Impl, answer.Threads, answer.Value, answer.Better), Is.EqualTo(("sgemm/gradus/64", "gradus", 2, 8.0, "higher")));
        Assert.That((answer.MinS, answer.MedianS, answer.CpuS, answer.Reps, answer.Noise, answer.MedianValue), Is.EqualTo((0.25, 0.5, 0.75, 3, 2.0, 4.0)));
        Assert.That(answer.Detail!["note"].GetString(), Is.EqualTo("a product"));
    }
}
