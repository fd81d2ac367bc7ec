using Gradus.Authoring;
using Gradus.Authoring.Calibration;
using Gradus.Authoring.Verification;
using Gradus.Cli.Verification;
using Gradus.Engine.Kits;
using Gradus.Grading.Convergence;
using Gradus.Grading.Records;
using Gradus.Tests.Course;
using Gradus.Tests.Engine;
using Gradus.Tests.Verification;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary>The tables of the course's trainings are there, rest on enough, and are what the reference does today.</summary>
public sealed class CourseTablesTests
{
    private static IEnumerable<TestCaseData> Assignments => CourseSources.Assignments;

    private static IReadOnlyList<CourseTraining> Trainings(AssignmentSources assignment) =>
        CourseTraining.All(assignment, CourseSources.PublicSuite(assignment), CourseSources.StaffSuite(assignment));

    [TestCaseSource(nameof(Assignments))]
    public void Every_training_has_a_table_and_every_table_a_training(AssignmentSources assignment) =>
        Assert.That(CourseTraining.Tables(assignment), Is.EqualTo(Trainings(assignment).Select(t => t.TableFile).Order(StringComparer.Ordinal)), "`gradus calibrate` writes tables; those of trainings that are gone are deleted by hand");

    [TestCaseSource(nameof(Assignments))]
    public void A_table_is_one_that_checks_may_rest_on(AssignmentSources assignment)
    {
        foreach (var training in Trainings(assignment))
        {
            var table = ConvergenceTable.Of(training.Declared.Make()); // as the suite embeds it: of this training and kind, 20 seeds, 1,000 runs, no failures, a margin that is neither narrow nor wide
            Assert.That(TableJson.Write(table), Is.EqualTo(File.ReadAllText(training.TableFile).ReplaceLineEndings("\n")), training.Id);
            Assert.That(table.Rights, Is.EqualTo(Corpus(assignment, SolutionKind.Right)), $"{training.Id}: `gradus calibrate {assignment.Manifest.Id}` when a right solution comes or goes");
        }
    }

    [TestCaseSource(nameof(Assignments))]
    public void Every_wrong_solution_has_been_tried_often_enough(AssignmentSources assignment)
    {
        var trainings = Trainings(assignment);
        if (trainings.Count == 0)
        {
            Assert.That(CourseTraining.ReportFile(assignment), Does.Not.Exist, "there is nothing to report on");
            return;
        }
        var sections = CalibrationReport.Sections(File.ReadAllText(CourseTraining.ReportFile(assignment)).ReplaceLineEndings("\n"));
        Assert.That(sections.Keys, Is.EqualTo(trainings.Select(t => t.Id)));
        foreach (var (id, section) in sections)
        {
            var runs = CalibrationReport.WrongRuns(section);
            Assert.That(runs.Keys, Is.EquivalentTo(Corpus(assignment, SolutionKind.Wrong, trainings.Single(t => t.Id == id).Tries)), $"{id}: `gradus calibrate {assignment.Manifest.Id}` when a wrong solution comes or goes");
            Assert.That(runs.Values, Is.All.GreaterThanOrEqualTo(CalibrationOptions.FewestWrongRuns), id);
        }
    }

    [TestCaseSource(nameof(Assignments))]
    public void The_reference_still_trains_as_its_table_says(AssignmentSources assignment)
    {
        var trainings = Trainings(assignment);
        if (trainings.Count == 0) return;
        var reference = new Trainees(assignment, KitShelf.Find(SuiteVariant.Kits).Of(assignment.Manifest.Id)!, SharedCompiler.Instance).Reference;
        CourseSources.AssertNone(from training in trainings
                                 let table = ConvergenceTable.Of(training.Declared.Make())
                                 from threads in new[] { 1, 2 }
                                 from difference in Agreement.Differences(training.Declared, table, reference, threads, 3 * threads, 7 * threads)
                                 select difference, $"`gradus calibrate {assignment.Manifest.Id}` if the change is meant:");
    }

    private static IEnumerable<string> Corpus(AssignmentSources assignment, SolutionKind kind, Func<Solution, bool>? chosen = null) =>
        Solution.ReadAll(assignment).Where(s => s.Manifest.Kind == kind && s.Manifest.Outcome == Outcome.Graded && chosen?.Invoke(s) != false).Select(s => s.Name).Order(StringComparer.Ordinal);
}
