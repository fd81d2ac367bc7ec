using System.Globalization;
using Gradus.Authoring;
using Gradus.Authoring.Verification;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>What the lectures fix is graded: every worked number with its value, and every statement by a check that is there.</summary>
public sealed class LectureRowsTests
{
    private static readonly (AssignmentSources Assignment, string Check, int[] Rows)[] Marked =
    [
        .. from assignment in CourseSources.All
           from check in CourseSources.Checks(assignment)
           let rows = (check.Check.Lecture ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
           where rows.Length > 0
           select (assignment, check.Id, rows.Select(row => int.Parse(row, CultureInfo.InvariantCulture)).ToArray()),
    ];

    // Of each check the diagnoses that solutions of the corpora lose it with.
    private static readonly Lazy<ILookup<string, string>> Diagnoses = new(() =>
        (from assignment in CourseSources.All
         from solution in Solution.ReadAll(assignment)
         from lost in solution.Manifest.Loses
         select (Check: $"{assignment.Manifest.Id}/{lost.Key}", Diagnosis: lost.Value)).Distinct().ToLookup(lost => lost.Check, lost => lost.Diagnosis));

    private static IEnumerable<TestCaseData> Numbers => LectureRows.All.Numbers.Select(number => new TestCaseData(number).SetArgDisplayNames(number.Row.ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<TestCaseData> Statements => LectureRows.All.Statements.Select(statement => new TestCaseData(statement).SetArgDisplayNames(statement.Id));

    [Test]
    public void The_table_has_every_row_once()
    {
        Assert.That(LectureRows.All.Numbers.Select(number => number.Row), Is.EqualTo(Enumerable.Range(1, LectureRows.Count)));
        Assert.That(LectureRows.All.Statements.Select(statement => statement.Id), Is.Unique);
    }

    [TestCaseSource(nameof(Numbers))]
    public void A_worked_number_is_graded(LectureRows.Number number)
    {
        var asking = Marked.Where(check => check.Rows.Contains(number.Row)).ToList();
        Assert.That(asking, Is.Not.Empty, "no check has this row in its `Lecture`");
        double[] compared = [.. asking.GroupBy(check => check.Assignment).SelectMany(of => { var numbers = CheckNumbers.Of(of.Key); return of.SelectMany(check => numbers.In(check.Check)); })];
        CourseSources.AssertNone(
            number.Values.Where(value => !compared.Any(other => Math.Abs(other - Math.Abs(value)) <= 1e-12 * Math.Abs(value))).Select(value => value.ToString("R", CultureInfo.InvariantCulture)),
            $"Of the checks that have this row in their `Lecture` ({string.Join(", ", asking.Select(check => $"{check.Assignment.Manifest.Id}/{check.Check}"))}) none has these numbers:");
    }

    [Test]
    public void A_row_that_a_check_names_is_there() =>
        CourseSources.AssertNone(Marked.Where(check => check.Rows.Any(row => row is < 1 or > LectureRows.Count)).Select(check => check.Check), "These name other rows in `Lecture` than the lectures have:");

    [TestCaseSource(nameof(Statements))]
    public void A_statement_is_graded(LectureRows.Statement statement)
    {
        Assert.That(statement.Checks, Is.Not.Empty);
        CourseSources.AssertNone(statement.Checks.Keys.Where(check => LectureRows.Split(check) is not ({ } assignment, var id) || CourseSources.Checks(assignment).All(c => c.Id != id)), "There are no such checks:");
    }

    [TestCaseSource(nameof(Statements))]
    public void Who_has_it_otherwise_is_told_so(LectureRows.Statement statement) =>
        CourseSources.AssertNone(
            from check in statement.Checks
            from diagnosis in check.Value
            where !Diagnoses.Value[check.Key].Contains(diagnosis)
            select $"{check.Key}: {diagnosis}",
            "No solution of the corpus loses these checks with these diagnoses:");
}
