using Gradus.Authoring;
using Gradus.Screening;
using Gradus.Tests.Course;
using NUnit.Framework;

namespace Gradus.Tests.Screening;

/// <summary>No policy is against what honest students write.</summary>
public sealed class InnocentTests
{
    private static IReadOnlyList<string> Programs => InnocentPrograms.All;

    private static readonly Lazy<ILookup<string?, string>> findings = new(() => CourseSources.WithModules
        .SelectMany(assignment => Screen.Check(new MemoryStream(InnocentPrograms.Image), assignment.Manifest.ReadPolicy(assignment.Folder), module: assignment.Manifest.Module)
            .Select(finding => (finding.File, Said: $"{assignment.Manifest.Id}: {finding.File}:{finding.Line} {finding.Kind} {finding.Member}")))
        .ToLookup(finding => finding.File, finding => finding.Said));

    [Test]
    public void There_are_enough() => Assert.That(Programs, Has.Count.AtLeast(60));

    [TestCaseSource(nameof(Programs))]
    public void An_innocent_program_is_allowed(string program) => CourseSources.AssertNone(findings.Value[program + ".cs"], "False blocks:");

    [Test]
    public void Nothing_without_a_file_is_against_them() => Assert.That(findings.Value.Select(file => file.Key), Is.SubsetOf(Programs.Select(program => program + ".cs")));

    [TestCaseSource(nameof(Programs))]
    public void An_innocent_program_works(string program) => Assert.That(InnocentPrograms.Run(program), Is.EqualTo(InnocentPrograms.Expected(program)).Within(1e-9));

    [TestCaseSource(nameof(Programs))]
    public void An_innocent_program_says_what_it_shows(string program) => Assert.That(InnocentPrograms.Lines(program)[0], Does.Match("^// .{10,}"));
}
