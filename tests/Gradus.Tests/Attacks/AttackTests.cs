using Gradus.Engine.Containment;
using Gradus.Engine.Kits;
using Gradus.EngineStudy.Attacks;
using Gradus.Grading.Records;
using Gradus.Tests.Course;
using NUnit.Framework;
using ContainmentLayers = Gradus.Engine.Containment.Layers;

namespace Gradus.Tests.Attacks;

/// <summary>Programs of <c>tests/attacks</c> without the screen, so that what stands behind it has to hold, on a few checks: of each row of the list of attacks the first that does not take long.
/// <c>Gradus.EngineStudy attacks</c> tries all programs on the whole suites, with the screen, without it, and with the split alone.</summary>
[Parallelizable(ParallelScope.Self)] // it mostly waits for processes
public sealed class AttackTests
{
    private static readonly string Folder = Path.Combine(CourseSources.Repository, "tests", "attacks");
    private static readonly IReadOnlyList<Attack> All = Attack.ReadAll(Folder);

    private Arena arena = null!;
    private AttackRange range = null!;

    private static IEnumerable<TestCaseData> Cases => All.Select(a => new TestCaseData(a).SetArgDisplayNames(a.Name));

    private static IEnumerable<Attack> FirstOfEachRow => All.Where(a => !a.Slow).SelectMany(a => a.Rows.Select(row => (row, a))).GroupBy(p => p.row, p => p.a).Select(g => g.First()).Distinct();

    [OneTimeSetUp]
    public void Start()
    {
        arena = new Arena(CourseSources.Repository, KitShelf.Find(), few: true, callSeconds: 1);
        IReadOnlySet<Layer> all;
        using (var probe = new AttackRange(arena, null)) all = probe.Layers.Select(n => ContainmentLayers.Of(n)!.Value).ToHashSet();
        range = new AttackRange(arena, all.Except([Layer.Screen]).ToHashSet(), jobs: 2);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        range?.Dispose();
        arena?.Dispose();
    }

    [Test]
    public void There_are_at_least_sixty_and_they_cover_the_list_that_the_engine_was_designed_against()
    {
        Assert.That(All, Has.Count.GreaterThanOrEqualTo(60));
        Assert.That(Enumerable.Range(0, 47).Except(All.SelectMany(a => a.Rows)), Is.Empty, "rows without an attack");
    }

    [TestCaseSource(nameof(Cases))]
    public void An_attack_replaces_what_it_says(Attack attack)
    {
        string[] types = [.. attack.Where.Where(w => w != "*" && !w.Contains('.'))];
        var replaced = arena.Module.ReplacedBy(attack).Where(m => !types.Contains(m.Split('.')[0]));
        if (!attack.Where.Contains("*")) Assert.That(replaced, Is.EquivalentTo(attack.Where.Except(types)));
    }

    [Test]
    public void The_first_of_each_row_wins_no_point_and_costs_others_none_and_reads_no_secret_and_does_not_stop_the_grader()
    {
        List<string> faults = [];
        Parallel.ForEach(FirstOfEachRow, new ParallelOptions { MaxDegreeOfParallelism = 2 }, attack =>
        {
            var result = range.Try(attack);
            lock (faults) faults.AddRange(result.Faults.Select(f => $"{attack.Name}: {f}"));
        });
        CourseSources.AssertNone(faults, "without the screen:");
        Assert.That(range.GradesHonestly(), "after all of them");
    }

    /// <summary>The claims can fail: these are not attacks but what an attack that succeeds looks like.</summary>
    [TestCase("right / Total", "undeserved: ")]
    [TestCase("throw new InvalidOperationException(\"LEAK: a suite\")", "something hidden was read")]
    [TestCase("throw new FormatException(", "outcome NotCompiled")]
    public void A_success_is_noticed(string result, string fault)
    {
        string source = $$"""
            namespace Gradus.Metrics;
            public sealed partial class ConfusionMatrix
            {
                public double Accuracy()
                {
                    double right = 0;
                    for (int c = 0; c < ClassCount; c++) right += TruePositives(c);
                    return {{result}};
                }
            }
            """.Replace("return throw", "throw", StringComparison.Ordinal);
        var attack = new Attack("success", "succeed", ["process"], ["ConfusionMatrix.Accuracy"], [], 0, [], source);
        Assert.That(range.Try(attack).Faults, Has.Some.StartsWith(fault));
    }

    [Test]
    public void Honest_points_that_are_lost_are_noticed()
    {
        var attack = new Attack("collateral", "cost others", ["process"], ["ConfusionMatrix.Accuracy"], [], 0, [], """
            namespace Gradus.Metrics;
            public sealed partial class ConfusionMatrix
            {
                static ConfusionMatrix() => throw new InvalidOperationException();
                public double Accuracy() => 0;
            }
            """);
        var result = range.Try(attack);
        Assert.That(result.Faults, Has.Some.StartsWith("honest checks lost: "));
        Assert.That(result.Record!.Outcome, Is.EqualTo(Outcome.Graded));
    }

    [TestCase("// tries: x\n// where: y\n", "one line '// stopped by: …' was expected")]
    [TestCase("// tries: x\n// stopped by: hope\n// where: y\n", "'hope' stops nothing")]
    [TestCase("// tries: x\n// stopped by: process\n// where: y\n// row: 99\n", "row '99' is not 0 to 46")]
    [TestCase("// tries: x\n// stopped by: process\n// where: y\n// earns: 5\n", "no number with a reason")]
    [TestCase("// tries: x\n// stopped by: process\n// where: y\n// why: z\n", "'why' is no line of a header")]
    public void A_header_that_is_not_whole_is_refused(string header, string fault)
    {
        string file = Path.Combine(Engine.MiniKit.NewFolder(), "attack.cs");
        File.WriteAllText(file, header);
        Assert.That(() => Attack.Read(file), Throws.TypeOf<InvalidDataException>().With.Message.Contains(fault).And.Message.Contains(file));
    }
}
