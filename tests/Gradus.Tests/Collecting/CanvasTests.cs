using Gradus.Engine.Collecting.Platforms;
using Gradus.Tests.Engine;
using NUnit.Framework;
using static Gradus.Tests.Collecting.PlatformFile;

namespace Gradus.Tests.Collecting;

/// <summary>Canvas's archives, by the names that its <c>content_zipper.rb</c> makes.</summary>
public class CanvasTests
{
    private const string Better = Right + "\n// better";
    private const string Helper = "namespace Gradus.Mini; \nclass Helper { }";
    private const string Partial = "namespace Gradus.Mini;\npublic static partial class Tools { }";

    private static IEnumerable<TestCaseData> Downloads =>
    [
        new TestCaseData(new[] { ("leeann_123_456_Game.cs", Right) }, "leeann/Game.cs", "123:no").SetArgDisplayNames("a file"),
        new TestCaseData(new[] { ("leeann_LATE_123_456_Game.cs", Right) }, "leeann/Game.cs", "123:yes").SetArgDisplayNames("a late file"),
        new TestCaseData(new[] { ("late_123_456_Game.cs", Right) }, "late/Game.cs", "123:no").SetArgDisplayNames("somebody called Late"),
        new TestCaseData(new[] { ("anon_aB3dE_456_Game.cs", Right), ("LATE_anon_xYz12_457_Game.cs", Right) }, "anon_aB3dE/Game.cs, anon_xYz12/Game.cs", "anon_aB3dE:no, anon_xYz12:yes").SetArgDisplayNames("anonymous marking"),
        new TestCaseData(new[] { ("leeann_123_456_my_game_2_3.cs", Right) }, "leeann/my_game_2_3.cs", "123:no").SetArgDisplayNames("underscores and numbers of the student's"),
        new TestCaseData(new[] { ("van_der_berg_123_456_Game.cs", Right) }, "van_der_berg/Game.cs", "123:no").SetArgDisplayNames("underscores in the name"),
        new TestCaseData(new[] { ("doe_1_555_900_Game.cs", Right), ("roe_1_556_901_Game.cs", Right) }, "doe_1/Game.cs, roe_1/Game.cs", "555:no, 556:no").SetArgDisplayNames("names that end in the same number"),
        new TestCaseData(new[] { ("doe_1_555_900_Game.cs", Right), ("doe_1_555_901_More.cs", Helper) }, "doe_1/Game.cs, doe_1/More.cs", "555:no").SetArgDisplayNames("a name that ends in a number, told by two files of one upload"),
        new TestCaseData(new[] { ("doe_1_LATE_555_900_Game.cs", Right), ("doe_1_LATE_555_901_x.cs", Helper) }, "doe_1/Game.cs, doe_1/x.cs", "555:yes").SetArgDisplayNames("a name that ends in a number, late"),
        new TestCaseData(new[] { ("doe_1_555_900_Game.cs", Right), ("poe_1_700_Game.cs", Right) }, "doe_1/Game.cs, poe/Game.cs", "555:no, 1:no").SetArgDisplayNames("somebody whose id that number is"),
        new TestCaseData(new[] { ("77_123_456_Game.cs", Right) }, "77/Game.cs", "123:no").SetArgDisplayNames("a number for a name"),
        new TestCaseData(new[] { ("leeann_123_456_Game-1.cs", Right) }, "leeann/Game.cs", "123:no").SetArgDisplayNames("a resubmission, told by the class in it"),
        new TestCaseData(new[] { ("leeann_123_456_Other-1.cs", Right), ("raybob_124_457_Other.cs", Right) }, "leeann/Other.cs, raybob/Other.cs", "123:no, 124:no").SetArgDisplayNames("a resubmission, told by what others call the file"),
        new TestCaseData(new[] { ("leeann_123_456_task-1.cs", Right) }, "leeann/task-1.cs", "123:no").SetArgDisplayNames("a hyphen of the student's"),
        new TestCaseData(new[] { ("leeann_123_456_task-1.cs", Right), ("leeann_123_457_task-2.cs", Helper) }, "leeann/task-1.cs, leeann/task-2.cs", "123:no").SetArgDisplayNames("two files of one task"),
        new TestCaseData(new[] { ("leeann_123_456_Tools-1.cs", Partial), ("leeann_123_457_Tools-2.cs", Partial + "// x"), ("leeann_123_455_Game.cs", Right) }, "leeann/Game.cs, leeann/Tools-1.cs, leeann/Tools-2.cs", "123:no").SetArgDisplayNames("two parts of one class"),
    ];

    [TestCaseSource(nameof(Downloads))]
    public void Files_get_their_own_names_back((string Path, string Text)[] files, string written, string students)
    {
        foreach (string download in Both([.. files.Select(f => (f.Path, Bytes(f.Text)))]))
        {
            string output = MiniKit.NewFolder();
            Collect(Platform.Canvas, download, output);
            Assert.That(string.Join(", ", Files(output)), Is.EqualTo(written));
            Assert.That(string.Join(", ", StudentMap.Read(output)!.Select(r => $"{r.Id}:{r.Late}")), Is.EqualTo(students));
        }
    }

    [TestCase(456, 999)]
    [TestCase(999, 456)]
    public void Of_two_versions_the_later_counts(int plain, int suffixed)
    {
        string output = MiniKit.NewFolder();
        var result = Collect(Platform.Canvas, Both(($"leeann_123_{plain}_Game.cs", Bytes(plain > suffixed ? Better : Right)), ($"leeann_123_{suffixed}_Game-1.cs", Bytes(plain > suffixed ? Right : Better))).First(), output);
        Assert.That(File.ReadAllText(Path.Combine(output, "leeann", "Game.cs")), Is.EqualTo(Better));
        Assert.That(result.LeftOut.Select(l => l.Reason), Is.EqualTo(new[] { "an older Game.cs" }));
    }

    [Test]
    public void Of_two_archives_the_later_counts()
    {
        string output = MiniKit.NewFolder();
        Collect(Platform.Canvas, Both(("leeann_123_9_work.zip", Zip(("Game.cs", Right))), ("leeann_123_10_work-1.zip", Zip(("mini/Game.cs", Better)))).First(), output);
        Assert.That((string.Join(", ", Files(output)), File.ReadAllText(Path.Combine(output, "leeann", "Game.cs"))), Is.EqualTo(("leeann/Game.cs", Better)));
    }

    [Test]
    public void Text_and_addresses_are_no_files()
    {
        string output = MiniKit.NewFolder();
        var result = Collect(Platform.Canvas, Both(("leeann_123_text.html", Bytes("")), ("raybob_LATE_124_link.html", Bytes("")), ("index.html", Bytes(""))).First(), output);
        Assert.That(StudentMap.Read(output)!.Select(r => $"{r.Id}:{r.Status}:{r.Late}"), Is.EqualTo(new[] { "123:not-submitted:no", "124:not-submitted:yes" }));
        Assert.That(result.LeftOut, Has.Count.EqualTo(3));
    }

    [Test]
    public void Two_names_of_one_id_are_refused()
    {
        string download = Both(("doe_1_700_Game.cs", Bytes(Right)), ("roe_1_701_Game.cs", Bytes(Right))).First(), output = MiniKit.NewFolder();
        Assert.That(() => Collect(Platform.Canvas, download, output), Throws.TypeOf<InvalidDataException>().With.Message.Contains("doe_1_700_Game.cs").And.Message.Contains("roe_1_701_Game.cs"));
        Assert.That(Files(output), Is.Empty);
    }
}
