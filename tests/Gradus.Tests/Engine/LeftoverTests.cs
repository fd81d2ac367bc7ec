using Gradus.Engine;
using Gradus.Engine.Containment;
using Gradus.Grading.Records;
using NUnit.Framework;
using ContainmentLayers = Gradus.Engine.Containment.Layers;

namespace Gradus.Tests.Engine;

/// <summary>What one check leaves behind in its worker costs no other check anything.</summary>
[Parallelizable(ParallelScope.Self)] // it mostly waits for processes
public class LeftoverTests
{
    private static readonly HashSet<Layer> Screened = [Layer.Process, Layer.Screen];

    private static ScoreRecord Grade(IReadOnlySet<Layer> layers, params string[] members)
    {
        using var grader = new Grader(new GraderOptions { Layers = layers, Compiler = SharedCompiler.Instance });
        return grader.Grade(MiniKit.Submission(members), MiniKit.Kit).Staff;
    }

    private static IReadOnlySet<Layer>[] Layerings => [Screened, ContainmentLayers.SplitOnly];

    [Test]
    public void A_full_memory_costs_only_the_check_that_filled_it([ValueSource(nameof(Layerings))] IReadOnlySet<Layer> layers)
    {
        var record = Grade(layers,
            "private static readonly List<byte[]> Kept = [];",
            "public static double Add(double a, double b) { while (true) { try { Kept.Add(new byte[1 << 20]); } catch (OutOfMemoryException) { return a + b; } } }",
            "public static double Half(double x) => new double[1 << 20].Length > 0 ? x / 2 : 0;");
        Assert.That(Points(record, "half"), Is.EqualTo(3), RecordJson.Write(record));
    }

    [Test]
    public void What_a_check_sets_in_passing_is_gone_where_code_is_not_screened()
    {
        const string change = "public static double Add(double a, double b) { Changed = true; return a + b; } private static bool Changed;";
        const string sniff = "public static double Half(double x) => Changed ? 0 : x / 2;";
        Assert.That(Points(Grade(ContainmentLayers.SplitOnly, change, sniff), "half"), Is.EqualTo(3));
        Assert.That(Points(Grade(Screened, change, sniff), "half"), Is.Zero, "static state of one's own lives on from check to check, as at home");
    }

    private static double Points(ScoreRecord record, string group) => record.Checks.Where(c => c.Group == group).Sum(c => c.Points);
}
