using System.Globalization;
using Gradus.Authoring.Verification;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using NUnit.Framework;
using static Gradus.Tests.Verification.SyntheticCourse;

namespace Gradus.Tests.Verification;

/// <summary>Everything that can be wrong with graders is found, and said so that one knows what to do.</summary>
public sealed class VerifierTests
{
    private static readonly Diagnostic NotGraded = new(Severity.Warning, "GR0102", Text.Of("diagnostic.not-graded", ("file", "sub/More.cs")), null);

    private SyntheticCourse course = null!;

    [SetUp]
    public void Make() => course = new SyntheticCourse();

    [TearDown]
    public void Remove() => course.Dispose();

    /// <summary>A share that is missing shows no check to be able to fail, unless it was for its sake that a module was replaced.</summary>
    [TestCase("value", "", ExpectedResult = true)]
    [TestCase("loss.share", "", ExpectedResult = false)]
    [TestCase("loss.share", "Sums.Half", ExpectedResult = false)]
    [TestCase("loss.share", "Sums.Add", ExpectedResult = true)]
    public bool A_check_is_failed_by_what_it_judges(string got, string replacedFor)
    {
        var record = Record(1, 1, 1);
        return Trial("s", Wrong(), record with
        {
            Checks = [record.Checks[0] with { Got = new Text(got) }, .. record.Checks.Skip(1)],
            Diagnostics = [new Diagnostic(Severity.Warning, "GR0120", Text.Of("capstone.whole", ("module", "M"), ("check", replacedFor)), null)],
        }).Fails("Sums.Add");
    }

    /// <summary>What is spoilt, and what is then found.</summary>
    private static readonly TestCaseData[] Spoilt =
    [
        Case("nothing", e => e),

        Case("the manifest's points", e => e with { Checks = [Check("Sums.Add", 2.5, "sum", Grading.Checks.Case.General, Visibility.Public), .. e.Checks.Skip(1)] },
            "assignment.json declares 4 points; the checks add up to 4.5"),
        Case("a check's name", e => e with { Checks = [.. e.Checks.Take(2), Check("Sums.Add", 1, "sum", Grading.Checks.Case.Edge, Visibility.Staff)] },
            "two checks are called Sums.Add"),

        Case("a check's exercise", e => e with { Checks = [.. e.Checks, Check("Sums.Thirds", 0, "third", Grading.Checks.Case.General, Visibility.Public)], IsWhole = false },
            "Sums.Thirds is about 'third', which is no exercise; there are sum, half"),
        Case("an exercise that a check covers too", e => e with { Checks = [.. e.Checks, Check("Sums.Both", 0, "sum", Grading.Checks.Case.General, Visibility.Public, "halves")], IsWhole = false },
            "Sums.Both is about 'halves', which is no exercise; there are sum, half"),
        Case("a reason for an empty cell", e => e with { NotCovered = [.. e.NotCovered.Skip(1)] },
            "no check looks at sum × Lecture, and no [assembly: NotCovered] says why"),
        Case("a reason for a cell that is not empty", e => e with { NotCovered = [.. e.NotCovered, new NotCoveredAttribute("half", Grading.Checks.Case.General, "")] },
            "half × General is checked, although [assembly: NotCovered] says that it is not"),

        Case("the reference", e => e with { Direct = Record(1.5, 1, 1), Worker = Record(1.5, 1, 1) },
            "the reference, bound directly, loses 0.5 points in Sums.Add (Partial; expected value, got 7)",
            "the reference, in a worker, loses 0.5 points in Sums.Add (Partial; expected value, got 7)"),
        Case("the reference, which does not compile", e => e with { Direct = Record(Outcome.NotCompiled), Worker = Record(Outcome.NotCompiled) },
            "the reference, bound directly, ends as NotCompiled: no diagnostics", "the reference, in a worker, ends as NotCompiled: no diagnostics"),
        Case("a hidden check in the direct binding only", e => e with { Direct = Record(2, 1, 0.5) },
            "the reference, bound directly, loses 0.5 points in Hidden.AddAgain (Partial; expected value, got 7)",
            "the reference's record differs between the bindings:\n  line 17, direct: \"score\": 3.5,\n  line 17, worker: \"score\": 4,"),
        Case("a record that differs without a loss", e => e with { Worker = e.Worker with { Assignment = "other" } },
            "the reference's record differs between the bindings:\n  line 8, direct: \"assignment\": \"mini\",\n  line 8, worker: \"assignment\": \"other\","),
        Case("what differs from run to run", e => e with { Worker = e.Worker with { Run = e.Worker.Run with { Seconds = 7 } } }),

        Case("the stub", With("stub", Record(0.25, 0, 0)), "stub solution stub earns 0.25 points: Sums.Add"),
        Case("a right solution", With("other", Record(2, 1, 0.5)), "right solution other loses 0.5 points in Hidden.AddAgain (Partial; expected value, got 7)"),

        Case("a loss that was not declared", With("whole", Lost(Record(1, 0, 1), "Sums.Half", "integer-division")),
            "wrong solution whole earns 2 points, not 3", "wrong solution whole loses points in Sums.Add, which it does not declare (Partial; expected value, got 7)"),
        Case("a declared loss", With("minus", Lost(Record(0, 1, 1), "Sums.Add", "minus-for-plus")),
            "wrong solution minus earns 2 points, not 1", "wrong solution minus loses nothing in Hidden.AddAgain, although it declares that", "Hidden.AddAgain is failed by no wrong solution: nothing shows that it can fail"),
        Case("a diagnosis", With("minus", Lost(Record(0, 1, 0), "Sums.Add", "swapped")),
            "wrong solution minus is diagnosed as 'swapped' in Sums.Add, not as 'minus-for-plus' (Failed; expected value, got 7)"),
        Case("a diagnosis that is not shown", With("minus", Record(0, 1, 0)),
            "wrong solution minus is diagnosed as '' in Sums.Add, not as 'minus-for-plus' (Failed; expected value, got 7)"),
        Case("a diagnosis where none is declared", With("minus", Lost(Lost(Record(0, 1, 0), "Sums.Add", "minus-for-plus"), "Hidden.AddAgain", "swapped")),
            "wrong solution minus is diagnosed as 'swapped' in Hidden.AddAgain, not as '' (Failed; expected value, got 7)"),
        Case("a declared check's name", With("whole", m => m with { Loses = new(Wrong(("Sums.Half", "integer-division"), ("Sums.Gone", "")).Loses, StringComparer.Ordinal) }),
            "wrong solution whole declares a loss in Sums.Gone, which is no check"),
        Case("how much of a check is lost", With("minus", Lost(Record(1.5, 1, 0), "Sums.Add", "minus-for-plus")), "wrong solution minus earns 2.5 points, not 1"),
        Case("a wrong solution without points", With("minus", m => m with { Points = null }), "wrong solution minus declares no points; it earns 1"),
        Case("a special solution that loses what it declares", With("other", m => m with { Kind = SolutionKind.Special, Loses = Wrong(("Sums.Half", "")).Loses }, Record(2, 0, 1))),
        Case("a loss that a special solution declares", With("other", m => m with { Kind = SolutionKind.Special, Loses = Wrong(("Sums.Half", "")).Loses }),
            "special solution other loses nothing in Sums.Half, although it declares that"),
        Case("a loss that a special solution leaves out", With("other", m => m with { Kind = SolutionKind.Special, Loses = Wrong(("Sums.Half", "")).Loses }, Record(1, 0, 1)),
            "special solution other loses points in Sums.Add, which it does not declare (Partial; expected value, got 7)"),
        Case("a wrong solution that declares nothing", With("whole", m => m with { Loses = [], Points = null }),
            "wrong solution whole declares no loss: `loses` must name the checks that catch it",
            "wrong solution whole declares no points; it earns 3",
            "wrong solution whole loses points in Sums.Half, which it does not declare (Failed; expected value, got 7)"),

        Case("an outcome", With("other", Record(Outcome.Rejected) with { Diagnostics = [NotGraded] }),
            "right solution other ends as Rejected, not as Graded: GR0102 sub/More.cs :"),
        Case("an outcome that was declared", With("other", m => m with { Kind = SolutionKind.Special, Outcome = Outcome.NotCompiled }),
            "special solution other ends as Graded, not as NotCompiled: no diagnostics"),
        Case("a diagnostic", With("other", m => m with { Kind = SolutionKind.Special, Diagnostics = ["GR0102"] }),
            "special solution other has no diagnostic GR0102: no diagnostics"),
        Case("points", With("whole", m => m with { Points = 3.5 }), "wrong solution whole earns 3 points, not 3.5"),

        Case("a check that nothing fails", e => e with { Trials = [.. e.Trials.Where(t => t.Solution.Name != "whole")] },
            "Sums.Half is failed by no wrong solution: nothing shows that it can fail"),
        Case("a check that only a submission fails which does not compile", With("whole", m => m with { Outcome = Outcome.NotCompiled }, Lost(Record(2, 0, 1), "Sums.Half", "integer-division") with { Outcome = Outcome.NotCompiled }),
            "Sums.Half is failed by no wrong solution: nothing shows that it can fail"),
        Case("a check that is only crashed", With("whole", Ending(CheckStatus.Crashed))),
        Case("a check that only runs out of time", With("whole", Ending(CheckStatus.TimedOut))),
        Case("a check that is only skipped", With("whole", Ending(CheckStatus.Skipped)), "Sums.Half is failed by no wrong solution: nothing shows that it can fail"),
        Case("a check that is only forbidden", With("whole", Ending(CheckStatus.Policy)), "Sums.Half is failed by no wrong solution: nothing shows that it can fail"),
        Case("a check that is only not implemented", With("whole", Ending(CheckStatus.NotImplemented)), "Sums.Half is failed by no wrong solution: nothing shows that it can fail"),
        Case("a check that only the grader fails", With("whole", Ending(CheckStatus.Infrastructure)), "Sums.Half is failed by no wrong solution: nothing shows that it can fail"),
        Case("a check that nothing fails, when only a part was tried", e => e with { Trials = [.. e.Trials.Where(t => t.Solution.Name != "whole")], IsWhole = false }),

        Case("checks of one visibility that earn the same", e => Twins(e),
            "Sums.Add, Sums.Half earn the same from every solution: drop all but one, add solutions that tell them apart, or exempt the pairs in corpus.json with a reason"),
        Case("checks that earn the same, and are exempt", e => Twins(e) with { Exempt = [new ExemptPair(["Sums.Half", "Sums.Add"], "Sums and halves go together.")] }),
        Case("an exempt pair that is told apart", e => e with { Exempt = [new ExemptPair(["Sums.Add", "Sums.Half"], "")] },
            "Sums.Add, Sums.Half are exempt in corpus.json, but are not checks of one suite that earn the same from every solution: remove the exemption"),
        Case("an exempt pair whose check is gone", e => Twins(e) with { Exempt = [new ExemptPair(["Sums.Half", "Sums.Add"], ""), new ExemptPair(["Sums.Half", "Sums.Gone"], "")] },
            "Sums.Half, Sums.Gone are exempt in corpus.json, but are not checks of one suite that earn the same from every solution: remove the exemption"),
        Case("an exempt pair that is told apart only by what was not tried", e => e with { Exempt = [new ExemptPair(["Sums.Add", "Sums.Half"], "")], IsWhole = false }),
        Case("three checks of which one pair is exempt", e => Triplets(e) with { Exempt = [new ExemptPair(["Sums.Half", "Sums.Add"], "")] },
            "Sums.Add, Sums.Half, Sums.Third earn the same from every solution: drop all but one, add solutions that tell them apart, or exempt the pairs in corpus.json with a reason"),
        Case("three checks of which every pair is exempt", e => Triplets(e) with
        {
            Exempt = [new ExemptPair(["Sums.Half", "Sums.Add"], ""), new ExemptPair(["Sums.Half", "Sums.Third"], ""), new ExemptPair(["Sums.Add", "Sums.Third"], "")],
        }),
        Case("checks that earn the same, when only a part was tried", e => Twins(e) with { IsWhole = false }),
    ];

    [TestCaseSource(nameof(Spoilt))]
    public void What_is_spoilt_is_found(Func<Evidence, Evidence> spoil, string[] findings) => Assert.That(Verifier.Findings(spoil(course.Right())), Is.EqualTo(findings));

    [TestCase("ru-RU")]
    [TestCase("tr-TR")]
    public void Findings_are_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var evidence = With("whole", m => m with { Points = 3.5 })(course.Right()) with { Direct = Record(1.75, 1, 1), Worker = Record(1.75, 1, 1) };
            evidence = With("stub", Record(0.25, 0, 0))(evidence);
            Assert.That(Verifier.Findings(evidence), Is.EqualTo(new[]
            {
                "the reference, bound directly, loses 0.25 points in Sums.Add (Partial; expected value, got 7)",
                "the reference, in a worker, loses 0.25 points in Sums.Add (Partial; expected value, got 7)",
                "stub solution stub earns 0.25 points: Sums.Add", "wrong solution whole earns 3 points, not 3.5",
            }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void A_diagnosis_is_named_without_its_prefix()
    {
        var check = Lost(Record(0, 1, 1), "Sums.Add", "minus-for-plus").Checks[0];
        Assert.That((Verifier.Diagnosis(check), Verifier.Diagnosis(check with { Diagnosis = null })), Is.EqualTo(("minus-for-plus", "")));
    }

    /// <summary>What "whole" declares, though Half's points are lost in another way than by a wrong value.</summary>
    private static ScoreRecord Ending(CheckStatus status)
    {
        var record = Lost(Record(2, 0, 1), "Sums.Half", "integer-division");
        return record with { Checks = [.. record.Checks.Select(c => c.Id == "Sums.Half" ? c with { Status = status } : c)] };
    }

    /// <summary>Add and Half are lost together by every solution.</summary>
    private static Evidence Twins(Evidence e) => e with
    {
        Trials =
        [
            .. e.Trials.Take(2),
            Trial("both", Wrong(1, ("Sums.Add", ""), ("Sums.Half", "")), Record(0, 0, 1)),
            Trial("partly", Wrong(1.5, ("Sums.Add", ""), ("Sums.Half", ""), ("Hidden.AddAgain", "")), Record(1, 0.5, 0)),
        ],
    };

    /// <summary>A third check, which earns nothing anywhere; then Add and Half earn nothing either.</summary>
    private static Evidence Triplets(Evidence e)
    {
        var third = Check("Sums.Third", 1, "half", Grading.Checks.Case.General, Visibility.Public);
        var lost = Trial("all", Wrong(0, ("Sums.Add", ""), ("Sums.Half", ""), ("Hidden.AddAgain", ""), ("Sums.Third", "")), Record(Outcome.Graded, [.. Record(0, 0, 0).Checks, Record(0, 0, 0).Checks[1] with { Id = "Sums.Third" }]));
        return e with { Checks = [Check("Sums.Add", 1, "sum", Grading.Checks.Case.General, Visibility.Public), .. e.Checks.Skip(1), third], Trials = [e.Trials[0], lost] };
    }

    private static Func<Evidence, Evidence> With(string solution, ScoreRecord record) => With(solution, m => m, record);

    private static Func<Evidence, Evidence> With(string solution, Func<SolutionManifest, SolutionManifest> change, ScoreRecord? record = null) => e => e with
    {
        Trials = [.. e.Trials.Select(t => t.Solution.Name == solution ? new Trial(t.Solution with { Manifest = change(t.Solution.Manifest) }, record ?? t.Record) : t)],
    };

    private static TestCaseData Case(string name, Func<Evidence, Evidence> spoil, params string[] findings) => new TestCaseData(spoil, findings).SetName("Spoilt: " + name);
}
