using Gradus.Authoring.Verification;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using NUnit.Framework;
using static Gradus.Tests.Verification.SyntheticCourse;

namespace Gradus.Tests.Verification;

/// <summary>The tables that <c>gradus verify</c> prints.</summary>
public sealed class MatrixTests
{
    private const string Golden = """
           1  Public      2  Sums.Add
           2  Public      1  Sums.Half
           3  Staff       1  Hidden.AddAgain

                         
                      123
        reference     ###      4  
        stub          ---      0  
        other         ###      4  
        minus         .#.      1  
        whole         #.#      3  
        does-not-fit  +      0.5  NotCompiled

        """;

    private const string Table = """
        | exercise | Lecture | General | Edge | BadInput |
        |---|---|---|---|---|
        | sum | (1) | Sums.Add<br>Sums.Both | Hidden.AddAgain | (2) |
        | half | (3) | Sums.Half<br>Sums.Both | (4) | (5) |

        (1) It takes any number.
        (2) It takes any number.
        (3) It takes any number.
        (4) no reason given
        (5) It takes any number.

        """;

    private SyntheticCourse course = null!;

    [SetUp]
    public void Make() => course = new SyntheticCourse();

    [TearDown]
    public void Remove() => course.Dispose();

    [Test, SetCulture("ru-RU")]
    public void A_row_is_a_solution_and_a_column_a_check()
    {
        var evidence = course.Right();
        var untouched = evidence.Trials[0] with { Record = Record(0, 0, 0) with { Checks = [.. evidence.Trials[0].Record.Checks.Select(c => c with { Status = CheckStatus.NotImplemented })] } };
        var partly = Trial("does-not-fit", Wrong(), Record(Outcome.NotCompiled, Record(0.5, 1, 1).Checks[0]));
        Assert.That(Matrix.Of(evidence with { Trials = [untouched, .. evidence.Trials.Skip(1), partly] }), Is.EqualTo(Golden.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Checks_from_the_tenth_on_are_counted_in_a_line_above()
    {
        var evidence = course.Right();
        var many = Enumerable.Range(1, 11).Select(i => Check($"Many.C{i}", 1, "sum", Case.General, Visibility.Public));
        string[] lines = Matrix.Of(evidence with { Checks = [.. many], Trials = [] }).Split('\n');
        Assert.That(lines[11..14], Is.EqualTo(new[] { "", "                    1 ", "           12345678901" }));
    }

    [Test]
    public void The_coverage_table_names_checks_or_reasons()
    {
        var evidence = course.Right();
        Assert.That(Coverage.Table(evidence with
        {
            Checks = [.. evidence.Checks, Check("Sums.Both", 1, "sum", Case.General, Visibility.Public, "half")],
            NotCovered = [.. evidence.NotCovered.Where(n => (n.Group, n.Case) != ("half", Case.Edge))],
        }), Is.EqualTo(Table.ReplaceLineEndings("\n")));
    }
}
