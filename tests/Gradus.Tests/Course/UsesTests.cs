using System.Reflection;
using Gradus.Authoring;
using Gradus.Contracts.Wire;
using Gradus.Engine.Kits;
using Gradus.Engine.Processes;
using Gradus.Grading.Records;
using Gradus.Tests.Marking;
using Gradus.Tests.Verification;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>A check of a whole set pays for the modules that it uses, so a fixture names just those: each check loses without them, and loses nothing without the others.</summary>
public sealed class UsesTests
{
    private static readonly CallLimits Limits = new(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(10));

    private static IEnumerable<TestCaseData> Modules =>
        from set in CourseSources.Sets
        from part in set.Parts
        select new TestCaseData(set, part.Manifest.Module).SetArgDisplayNames(set.Manifest.Id, part.Manifest.Module);

    [TestCaseSource(nameof(Modules))]
    public void A_check_of_the_whole_uses_the_modules_that_its_fixture_names(AssignmentSources set, string module)
    {
        var kit = KitShelf.Find(SuiteVariant.Kits).Of(set.Manifest.Id)!;
        SubjectModule[] modules = [.. kit.Reference.Select(m => m.Name == module ? m with { Content = ThrowingModule.Of(m.Content) } : m)];
        using var side = new ContractClient(TrustedHost.Of(kit, modules), Limits);
        var records = new[] { CourseSources.PublicSuite(set), CourseSources.StaffSuite(set) }.SelectMany(suite => Run(suite, side, kit)).ToDictionary(record => record.Id);
        CourseSources.AssertNone(from check in WholeCheck.Of(set)
                                 let record = records[check.Id]
                                 where record.Points < record.Max != check.Uses.Contains(module)
                                 select check.Uses.Contains(module) ? $"{check.Id} names it and loses nothing" : $"{check.Id} does not name it and has {record.Points} of {record.Max} points",
            $"Without {module}:");
    }

    [Test]
    public void A_fixture_names_modules_of_its_set()
    {
        foreach (var set in CourseSources.Sets)
            foreach (var check in WholeCheck.Of(set)) Assert.That(check.Uses, Is.Not.Empty.And.Unique.And.SubsetOf(set.Modules), check.Id);
    }

    /// <summary>Runs a suite on one side, as if the set were one module: nothing is replaced, and nothing keeps a check from being run.</summary>
    private static IReadOnlyList<CheckRecord> Run(Assembly suite, ContractClient side, Kit kit) =>
        new Trial { Change = context => context with { Subject = side, PublicSeeds = kit.PublicSeeds, HiddenSeeds = kit.HiddenSeeds } }.Run(suite).Records;
}
