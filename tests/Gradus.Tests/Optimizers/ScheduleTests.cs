using Gradus.Optimizers;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Optimizers;

/// <summary>Learning rates by the step, from 0.</summary>
public sealed class ScheduleTests
{
    private static IEnumerable<TestCaseData> Schedules =>
    [
        Case("constant", Schedule.Constant(0.5), (0, 0.5), (1000, 0.5)),
        Case("a number is one that stays", (Schedule)0.5, (0, 0.5), (7, 0.5)),
        Case("exponential", Schedule.Exponential(8, 0.5), (0, 8), (1, 4), (3, 1)),
        Case("stairs", Schedule.Stairs(8, 0.5, 10), (0, 8), (9, 8), (10, 4), (19, 4), (30, 1)),
        Case("stairs of a length whose quotients are not exact", Schedule.Stairs(1, 0.5, 49), (48, 1), (49, 0.5), (97, 0.5), (98, 0.25)),
        Case("inverse time", Schedule.InverseTime(6, 0.5), (0, 6), (2, 3), (4, 2)),
        Case("cosine", Schedule.Cosine(3, 60, 1), (0, 3), (20, 2.5), (30, 2), (40, 1.5), (60, 1), (61, 1), (1000, 1)),
        Case("cosine to 0", Schedule.Cosine(2, 3), (0, 2), (1, 1.5), (2, 0.5), (3, 0), (4, 0)),
        Case("warm-up", Schedule.Constant(8).WithWarmUp(4), (0, 2), (1, 4), (2, 6), (3, 8), (100, 8)),
        Case("warm-up of a schedule that falls", Schedule.Exponential(8, 0.5).WithWarmUp(2), (0, 4), (1, 4), (2, 2)),
        Case("warm-up of one step is none", Schedule.InverseTime(6, 0.5).WithWarmUp(1), (0, 6), (2, 3)),
    ];

    [TestCaseSource(nameof(Schedules))]
    public void The_rate_of_a_step(Schedule schedule, (int Step, double Rate)[] expected)
    {
        foreach (var (step, rate) in expected)
        {
            var got = schedule.At((double)step);
            Assert.That(got.Type, Is.EqualTo(new TensorType(DType.Float64, [])));
            Assert.That(got.Item(), Is.EqualTo(rate).Within(1e-15), $"step {step}");
        }
        Assert.That(schedule.At(Of([.. expected.Select(e => (double)e.Step)])).ToArray<double>(), Is.EqualTo(expected.Select(e => e.Rate)).Within(1e-15), "and of many steps at once");
    }

    [Test]
    public void Steps_are_counted_in_float64() =>
        Assert.That(Assert.Throws<ArgumentException>(() => Schedule.Exponential(1, 0.5).At(Of(1f)))!.Message, Does.Contain("float32 [1]").And.Contain("float64"));

    [Test]
    public void Equal_schedules_are_equal() => Assert.That(Schedule.Cosine(1, 10).WithWarmUp(2), Is.EqualTo(Schedule.Cosine(1, 10, 0).WithWarmUp(2)).And.Not.EqualTo(Schedule.Cosine(1, 10)));

    private static TestCaseData Case(string name, Schedule schedule, params (int, double)[] expected) => new TestCaseData(schedule, expected).SetName($"{{m}}({name})");
}
