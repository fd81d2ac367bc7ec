using Gradus.Networks;
using NUnit.Framework;

namespace Gradus.Tests.Networks;

/// <summary>When to stop.</summary>
public sealed class EarlyStoppingTests
{
    private const double NaN = double.NaN;

    [TestCase(2, 0, new[] { 0.5, 0.6, 0.6, 0.5 }, 3, 1, 0.6, TestName = "two epochs without a better score")]
    [TestCase(1, 0, new[] { 0.5, 0.5 }, 1, 0, 0.5, TestName = "patience 1: the first that is no better; an equal one is none")]
    [TestCase(2, 0, new[] { 0.5, 0.4, 0.6, 0.5, 0.7, 0.1, 0.2 }, 6, 4, 0.7, TestName = "a better one begins the count anew")]
    [TestCase(3, 0.1, new[] { 0.5, 0.55, 0.59, 0.6 }, 3, 0, 0.5, TestName = "better by the tolerance or less does not count, even when it adds up")]
    [TestCase(2, 0.1, new[] { 0.5, 0.55, 0.61, 0.6, 0.7 }, 4, 2, 0.61, TestName = "better than the best by more than the tolerance counts")]
    [TestCase(3, 0, new[] { NaN, NaN, NaN }, 2, -1, double.NegativeInfinity, TestName = "NaN is never better")]
    [TestCase(2, 0, new[] { NaN, 0.2, NaN, NaN }, 3, 1, 0.2, TestName = "a number is better than none, and NaN not than it")]
    [TestCase(2, 0, new[] { -5.0, -4.0, -4.5, -6.0 }, 3, 1, -4.0, TestName = "scores may be negative")]
    [TestCase(9, 0, new[] { 0.5, 0.4, 0.3 }, -1, 0, 0.5, TestName = "patience that is not used up")]
    public void Stops(int patience, double tolerance, double[] scores, int stopsAt, int bestEpoch, double best)
    {
        var stopping = new EarlyStopping(patience, tolerance);
        bool[] answers = [.. scores.Select(stopping.Observe)];
        Assert.That(Array.IndexOf(answers, true), Is.EqualTo(stopsAt));
        Assert.That((stopping.BestEpoch, stopping.Best), Is.EqualTo((bestEpoch, best)));
    }

    [Test]
    public void Before_any_score_there_is_no_best() => Assert.That((new EarlyStopping().BestEpoch, new EarlyStopping().Best), Is.EqualTo((-1, double.NegativeInfinity)));

    [TestCase(0, 0, "patience is 0")]
    [TestCase(1, -1, "tolerance is -1")]
    [TestCase(1, NaN, "tolerance is NaN")]
    [TestCase(1, double.PositiveInfinity, "tolerance is Infinity")]
    public void Refuses(int patience, double tolerance, string message) =>
        Assert.That(() => new EarlyStopping(patience, tolerance), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(message));
}
