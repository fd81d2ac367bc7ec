using Gradus.Authoring;
using Gradus.Grading.Course;
using Gradus.Grading.Records;
using Gradus.Grading.Texts;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>Manifests agree with folders, projects, suites and texts.</summary>
public sealed class ManifestTests
{
    private static IEnumerable<TestCaseData> Assignments => CourseSources.Assignments;

    private static IEnumerable<TestCaseData> WithModules => CourseSources.AssignmentsWithModules;

    [Test]
    public void The_course_sets_every_folder_that_has_a_manifest() =>
        Assert.That(Directory.GetDirectories(Path.Combine(CourseSources.Repository, "assignments")).Where(folder => File.Exists(Path.Combine(folder, "assignment.json"))).Select(Path.GetFileName),
            Is.EquivalentTo(CourseSources.All.Select(a => Path.GetFileName(a.Folder))));

    [Test]
    public void A_module_belongs_to_one_assignment() => Assert.That(CourseSources.All.Select(a => a.Manifest.Module), Is.Unique);

    [Test]
    public void A_set_puts_modules_of_the_course_together_and_a_module_stands_in_one_set_at_most() => Assert.That(CourseParts.Faults([.. CourseSources.All.Select(a => a.Manifest)]), Is.Empty);

    [Test]
    public void An_id_is_the_name_of_its_folder()
    {
        string assignments = Path.Combine(CourseSources.Repository, "assignments");
        string[] folders = [.. CourseManifest.Read(Path.Combine(assignments, CourseManifest.FileName)).Assignments.Select(entry => entry.Id)];
        Assert.That(folders.Select(folder => Assignment.Read(Path.Combine(assignments, folder, Assignment.FileName)).Id), Is.EqualTo(folders));
    }

    [TestCaseSource(nameof(WithModules))]
    public void The_module_is_a_project_of_the_reference(AssignmentSources assignment) =>
        Assert.That(Path.Combine(assignment.Reference, assignment.Manifest.Module + ".csproj"), Does.Exist);

    [TestCaseSource(nameof(Assignments))]
    public void Given_modules_are_projects_of_the_reference_and_not_its_own(AssignmentSources assignment)
    {
        foreach (string module in assignment.Manifest.Given) Assert.That(Path.Combine(CourseSources.Repository, "reference", module, module + ".csproj"), Does.Exist);
        Assert.That(assignment.Manifest.Given, Does.Not.Contain(assignment.Manifest.Module));
    }

    [TestCaseSource(nameof(Assignments))]
    public void Its_title_is_in_every_language(AssignmentSources assignment) =>
        Assert.That(assignment.Manifest.Title.Where(t => t.Value.Length > 0).Select(t => t.Key), Is.EquivalentTo(TextCatalog.Languages));

    [TestCaseSource(nameof(Assignments))]
    public void Its_points_are_those_of_its_checks(AssignmentSources assignment) =>
        Assert.That(Points.Sum(CourseSources.Checks(assignment).Select(c => c.Check.Points)), Is.EqualTo(assignment.Manifest.Points),
            string.Join("\n", CourseSources.Checks(assignment).Select(c => $"{c.Check.Points} {c.Id}")));
}
