using Gradus.Authoring;
using Gradus.Grading.Checks;
using Gradus.Grading.Texts;
using Gradus.Tests.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Suites;

/// <summary>The assignment <c>scalar-autograd</c>: its points, handouts and texts. The corpus is tried by <c>gradus verify</c>, in worker processes.</summary>
public sealed class ScalarsSuiteTests
{
    private static readonly System.Reflection.Assembly[] Suites = [typeof(Gradus.Suites.Scalars.Public.Arithmetic).Assembly, typeof(Gradus.Suites.Scalars.Staff.HiddenArithmetic).Assembly];

    private static readonly AssignmentSources Sources = AssignmentSources.Of(InProcess.Root, "scalar-autograd");

    [Test]
    public void The_manifest_states_the_sum_of_the_points() =>
        Assert.That(Suites.SelectMany(SuiteCatalog.Checks).Sum(c => c.Check.Points), Is.EqualTo(Sources.Manifest.Points));

    [Test]
    public void Both_handouts_share_their_blocks_and_the_reference_gives_what_they_state()
    {
        Handout english = Handout.Read(Sources.Handout("en")), russian = Handout.Read(Sources.Handout("ru"));
        Assert.That(russian.Blocks.Select(b => (b.Info, string.Join('\n', b.Lines.Select(l => l.Text)))), Is.EqualTo(english.Blocks.Select(b => (b.Info, string.Join('\n', b.Lines.Select(l => l.Text))))));
        Assert.That(HandoutScript.OfModule(typeof(Gradus.Scalars.Value).Assembly.Location, "Gradus.Scalars").Disagreements(english), Is.Empty);
    }

    [TestCase("en")]
    [TestCase("ru")]
    public void Every_text_that_the_suites_name_exists(string language)
    {
        var texts = TextCatalog.Load(language, AppContext.BaseDirectory);
        var declared = Suites.SelectMany(SuiteCatalog.Checks).ToList();
        var source = string.Concat(Directory.GetFiles(Path.Combine(InProcess.Root, "graders", "suites", "scalar-autograd"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        string[] keys =
        [
            .. declared.Select(c => "title." + c.Id),
            .. declared.Select(c => "group." + c.Check.Group),
            .. declared.Where(c => c.Check.Hint is not null).Select(c => "hint." + c.Check.Hint),
            .. Named(source, @"Mistake(?: = )?\(""([a-z-]+)""").Concat(Named(source, @"\[\(""([a-z-]+)"", |, \(""([a-z-]+)"", 1 - y")).Select(key => "mistake." + key),
            .. Named(source, @"Part\.Of\([0-9.]+, ""([a-z-]+)""").Select(key => "part." + key),
            .. Sources.Manifest.Deny.Select(rule => rule.Instead),
        ];
        Assert.That(keys.Distinct().Where(key => !texts.Has(key)), Is.Empty);

        static IEnumerable<string> Named(string text, string pattern) =>
            System.Text.RegularExpressions.Regex.Matches(text, pattern).SelectMany(m => m.Groups.Values.Skip(1).Where(g => g.Success)).Select(g => g.Value);
    }
}
