using Gradus.Engine.Collecting.Platforms;
using Gradus.Tests.Engine;
using NUnit.Framework;
using static Gradus.Tests.Collecting.PlatformFile;

namespace Gradus.Tests.Collecting;

/// <summary>Moodle's archives, by the names that its <c>downloader.php</c> makes.</summary>
public class MoodleTests
{
    private static IEnumerable<TestCaseData> Downloads =>
    [
        new TestCaseData(new[] { ("Ann Lee_12345_assignsubmission_file/Game.cs", Bytes(Right)) }, "Ann Lee/Game.cs", "Ann Lee:12345:collected").SetArgDisplayNames("folders"),
        new TestCaseData(new[] { ("Ann Lee_12345_assignsubmission_file_/Game.cs", Bytes(Right)) }, "Ann Lee/Game.cs", "Ann Lee:12345:collected").SetArgDisplayNames("folders of older versions"),
        new TestCaseData(new[] { ("Ann Lee_12345_assignsubmission_file_Game.cs", Bytes(Right)) }, "Ann Lee/Game.cs", "Ann Lee:12345:collected").SetArgDisplayNames("flat"),
        new TestCaseData(new[] { ("Анна Ли_12345_assignsubmission_file_Моя_игра.cs", Bytes(Right)) }, "Анна Ли/Моя_игра.cs", "Анна Ли:12345:collected").SetArgDisplayNames("Cyrillic, and an underscore in the file's name"),
        new TestCaseData(new[] { ("Ann Lee_12345_assignsubmission_file_x_1_assignsubmission_file_y.cs", Bytes(Right)) }, "Ann Lee/x_1_assignsubmission_file_y.cs", "Ann Lee:12345:collected").SetArgDisplayNames("a file called like a prefix"),
        new TestCaseData(new[] { ("Ann Lee_12345_assignsubmission_file_/work.zip", Zip(("mini/Game.cs", Right), ("mini/obj/x.cs", ""))) }, "Ann Lee/Game.cs", "Ann Lee:12345:collected").SetArgDisplayNames("an archive"),
        new TestCaseData(new[] { ("Ann Lee_12345_assignsubmission_file_/work/mini/Game.cs", Bytes(Right)) }, "Ann Lee/Game.cs", "Ann Lee:12345:collected").SetArgDisplayNames("folders of the student's"),
        new TestCaseData(new[] { ("Participant_7_assignsubmission_file_/Game.cs", Bytes(Right)), ("Participant_8_assignsubmission_file_/Game.cs", Bytes(Right)) },
            "Participant (7)/Game.cs, Participant (8)/Game.cs", "Participant (7):7:collected, Participant (8):8:collected").SetArgDisplayNames("blind marking"),
        new TestCaseData(new[] { ("Default group_assignsubmission_file_/Game.cs", Bytes(Right)) }, "Default group/Game.cs", "Default group:Default group:collected").SetArgDisplayNames("the default group, without an id"),
        new TestCaseData(new[] { ("Ann Lee_1_assignsubmission_onlinetext_/onlinetext.html", Bytes("<p>")), ("Bob Ray_2_assignsubmission_file_/Game.cs", Bytes(Right)) },
            "Bob Ray/Game.cs", "Ann Lee:1:not-submitted, Bob Ray:2:collected").SetArgDisplayNames("text typed into the browser"),
        new TestCaseData(new[] { ("Ann Lee_1_assignsubmission_file_/Thing.cs", Bytes("namespace Gradus.Other;")) }, "Ann Lee/Thing.cs", "Ann Lee:1:wrong-assignment").SetArgDisplayNames("another assignment"),
        new TestCaseData(new[] { ("Ann Lee_1_assignsubmission_file_/work.rar", Bytes("Rar!")), ("Bob Ray_2_assignsubmission_file_/Game.cs", Bytes(Right)) },
            "Ann Lee/refused.json, Bob Ray/Game.cs", "Ann Lee:1:refused, Bob Ray:2:collected").SetArgDisplayNames("another kind of archive"),
        new TestCaseData(new[] { ("Ann Lee_1_assignsubmission_file_/work.zip", Bytes("none")), ("Bob Ray_2_assignsubmission_file_/Game.cs", Bytes(Right)) },
            "Ann Lee/refused.json, Bob Ray/Game.cs", "Ann Lee:1:refused, Bob Ray:2:collected").SetArgDisplayNames("an archive that is none"),
        new TestCaseData(new[] { ("Ann Lee_1_assignsubmission_file_/work.zip", Zip(("../Game.cs", Right))), ("Bob Ray_2_assignsubmission_file_/Game.cs", Bytes(Right)) },
            "Ann Lee/refused.json, Bob Ray/Game.cs", "Ann Lee:1:refused, Bob Ray:2:collected").SetArgDisplayNames("a way out of an archive"),
        new TestCaseData(new[] { ("ML-Mini-77/Ann Lee_1_assignsubmission_file_/Game.cs", Bytes(Right)) }, "Ann Lee/Game.cs", "Ann Lee:1:collected").SetArgDisplayNames("a folder around it all"),
    ];

    [TestCaseSource(nameof(Downloads))]
    public void Files_go_to_whose_they_are((string, byte[])[] files, string written, string students)
    {
        foreach (string download in Both(files))
        {
            string output = MiniKit.NewFolder();
            var result = Collect(Platform.Moodle, download, output);
            Assert.That(string.Join(", ", Files(output)), Is.EqualTo(written));
            Assert.That(string.Join(", ", StudentMap.Read(output)!.Select(r => $"{r.Student}:{r.Id}:{r.Status}")), Is.EqualTo(students));
        }
    }

    [Test]
    public void What_is_left_out_is_listed_with_the_reason()
    {
        string output = MiniKit.NewFolder();
        var files = new[]
        {
            ("Ann_1_assignsubmission_file_/Game.cs", Bytes(Right)), ("Ann_1_assignsubmission_file_/report.pdf", Bytes("%PDF")),
            ("Ann_1_assignsubmission_file_/deep/More.cs", Bytes("")), ("Ann_1_assignsubmission_onlinetext_/onlinetext.html", Bytes("")), ("grades.csv", Bytes("")),
        };
        Collect(Platform.Moodle, Both(files).First(), output);
        Assert.That(File.ReadAllText(Path.Combine(output, Collection.ReportName)).ReplaceLineEndings("\n"), Is.EqualTo("""
            name,original,reason
            Ann,Ann_1_assignsubmission_onlinetext_/onlinetext.html,text typed into the browser is not graded
            ,grades.csv,not a name that Moodle gives
            Ann,Ann_1_assignsubmission_file_/report.pdf,no source file
            Ann,deep/More.cs,not one of the files that the assignment collects

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void A_download_of_another_platform_is_said_to_be_one() =>
        Assert.That(() => Collect(Platform.Moodle, Both(("leeann_1_2_Game.cs", Bytes(Right))).First(), MiniKit.NewFolder()), Throws.TypeOf<InvalidDataException>().With.Message.Contains("leeann_1_2_Game.cs"));
}
