using Gradus.Engine.Kits;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Tests.Engine;

/// <summary>The kits that the build makes of the course's assignments.</summary>
public class KitTests
{
    private static IEnumerable<Kit> Kits => KitShelf.Find().All;

    [TestCaseSource(nameof(Kits))]
    public void A_worker_can_load_the_probe_and_what_is_given_and_nothing_else(Kit kit)
    {
        string[] expected = [kit.Probe + ".dll", .. kit.Assignment.Given.Select(g => g + ".dll")];
        Assert.That(Directory.EnumerateFiles(kit.WorkerFolder).Select(Path.GetFileName), Is.EquivalentTo(expected));
    }

    [TestCaseSource(nameof(Kits))]
    public void The_suites_are_the_assignments_own(Kit kit)
    {
        Assert.That(SuiteCatalog.Checks(kit.PublicSuite), Is.Not.Empty);
        Assert.That(SuiteCatalog.Checks(kit.StaffSuite), Is.Not.Empty);
        Assert.That(kit.SuitesOf(Gradus.Engine.Kits.Suites.All).SelectMany(s => s.GetCustomAttributes(false).OfType<SuiteAttribute>()).Select(s => (s.Assignment, s.Visibility)),
            Is.EqualTo(new[] { (kit.Assignment.Id, Visibility.Public), (kit.Assignment.Id, Visibility.Staff) }));
    }

    [Test]
    public void Beside_the_worker_lies_nothing_that_helps() =>
        Assert.That(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "worker"), "*.dll").Select(Path.GetFileName), Is.EquivalentTo(new[] { "Gradus.Worker.dll", "Gradus.Contracts.dll" }));

    [Test]
    public void Kits_that_are_not_there_are_missed_by_name()
    {
        string folder = MiniKit.NewFolder();
        Assert.That(() => KitShelf.Find(folder), Throws.TypeOf<DirectoryNotFoundException>().With.Message.Contains(folder));
    }
}
