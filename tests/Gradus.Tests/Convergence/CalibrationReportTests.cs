using Gradus.Authoring.Calibration;
using NUnit.Framework;

namespace Gradus.Tests.Learning;

/// <summary><c>CONVERGENCE.txt</c>, paragraph by paragraph.</summary>
public class CalibrationReportTests
{
    private static string Whole => CalibrationReport.With("sample", "", ["free-line", "line"], new Dictionary<string, string> { ["line"] = Calibrated.Line.Report, ["free-line"] = Calibrated.Free.Report });

    [Test]
    public void Paragraphs_stand_in_the_trainings_order() =>
        Assert.That(Whole, Is.EqualTo("sample\n\n" + Calibrated.Free.Report + "\n" + Calibrated.Line.Report));

    [Test]
    public void One_paragraph_is_written_anew_and_the_others_stay() =>
        Assert.That(CalibrationReport.With("sample", Whole, ["free-line", "line"], new Dictionary<string, string> { ["line"] = "line: new\n  failures  0/1000\n" }),
            Is.EqualTo("sample\n\n" + Calibrated.Free.Report + "\nline: new\n  failures  0/1000\n"));

    [Test]
    public void A_training_that_is_gone_takes_its_paragraph_along() =>
        Assert.That(CalibrationReport.With("sample", Whole, ["line"], new Dictionary<string, string>()), Is.EqualTo("sample\n\n" + Calibrated.Line.Report));

    [Test]
    public void How_often_a_wrong_solution_was_run_can_be_read() =>
        Assert.That(CalibrationReport.WrongRuns(CalibrationReport.Sections(Whole)["line"]), Is.EquivalentTo(new Dictionary<string, int>
        {
            ["rate-ignored"] = 299,
            ["gradient-accumulates"] = 299,
            ["rate-for-percent"] = 299,
            ["nan"] = 299,
        }));
}
