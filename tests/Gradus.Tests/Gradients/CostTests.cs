using System.Diagnostics;
using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;
using NUnit.Framework;

namespace Gradus.Tests.Gradients;

/// <summary>A check costs as many evaluations as its documentation says, and little beside them.</summary>
public sealed class CostTests
{
    [TestCase(4, 4, 6 * 4)]
    [TestCase(16, 16, 6 * 16)]
    [TestCase(100, 100, 2 * 100)]
    [TestCase(2000, 1, 2 * 2000)]
    [TestCase(50_000, 2, 2 * 4096)]
    public void Right_gradients_cost_as_many_evaluations_as_documented(int inputs, int outputs, int evaluations)
    {
        var report = Check(inputs, outputs, everyEntry: false);
        Assert.That(report.Finding, Is.Null);
        Assert.That(report.Evaluations, Is.InRange(evaluations, evaluations + 40));
    }

    [Test]
    public void Every_entry_of_a_network_costs_two_evaluations_per_parameter_and_one_pass_per_output()
    {
        var report = Check(2410, 80, everyEntry: true);
        Assert.That(report.Finding, Is.Null);
        Assert.That((report.Evaluations, report.Passes), Is.EqualTo((report.Evaluations, report.Passes)));
        Assert.That(report.Evaluations, Is.InRange(2 * 2410, 2 * 2410 + 40));
        Assert.That(report.Passes, Is.InRange(80, 80 + 10));
    }

    [Test]
    public void One_wrong_entry_of_192800_is_found()
    {
        var f = Cheap(2410, 80);
        var wrong = f with { Vjp = (x, u) => f.Vjp!(x, u) is var g ? [g[0]!.With([.. g[0]!.Values.Select((v, i) => i == 1234 ? v + 1e-4 * u.Values[33] : v)])] : [] };
        var finding = GradientCheck.Of(wrong, [Point(2410)], new GradientOptions { EveryEntry = true }).Finding;
        Assert.That((finding?.Fault, finding?.Element, finding?.Expected.Args!["place"]), Is.EqualTo((GradientFault.WrongValue, 1234, "∂y[33]/∂x[1234]")));
    }

    // The function is a copy of a few numbers, so that nearly all of the time is the checker's own. Measured: 0.4 to 0.5 µs per evaluation of 80 outputs in Release, once compiled; the bound leaves room for Debug and a loaded machine.
    [Test]
    public void The_checker_takes_little_time_of_its_own()
    {
        Check(2410, 80, everyEntry: true);
        var clock = Stopwatch.StartNew();
        var report = Check(2410, 80, everyEntry: true);
        Assert.That(clock.Elapsed.TotalMicroseconds / report.Evaluations, Is.LessThan(40));
    }

    private static GradientReport Check(int inputs, int outputs, bool everyEntry) => GradientCheck.Of(Cheap(inputs, outputs), [Point(inputs)], new GradientOptions { EveryEntry = everyEntry });

    private static Shaped Point(int inputs) => Shaped.Vector(new CheckRandom(1).Array(inputs, r => r.Uniform(-1, 1)));

    // y_j = x_j·x_{j+1}, the indices modulo the number of inputs
    private static Differentiable Cheap(int inputs, int outputs) => new()
    {
        Value = x =>
        {
            double[] y = new double[outputs], v = x[0].Values;
            for (int j = 0; j < outputs; j++) y[j] = v[j % inputs] * v[(j + 1) % inputs];
            return Shaped.Vector(y);
        },
        Vjp = (x, u) =>
        {
            double[] g = new double[inputs], v = x[0].Values;
            for (int j = 0; j < outputs; j++)
            {
                g[j % inputs] += u.Values[j] * v[(j + 1) % inputs];
                g[(j + 1) % inputs] += u.Values[j] * v[j % inputs];
            }
            return [Shaped.Vector(g)];
        },
    };
}
