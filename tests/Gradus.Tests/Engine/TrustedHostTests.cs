using System.Runtime.Loader;
using Gradus.Authoring;
using Gradus.Engine.Kits;
using Gradus.Engine.Processes;
using Gradus.Tests.Course;
using Gradus.Tests.Verification;
using NUnit.Framework;

namespace Gradus.Tests.Engine;

/// <summary>Modules of our own, run in this process.</summary>
public sealed class TrustedHostTests
{
    private const string Tensors = "Gradus.Tensors";

    private static IEnumerable<TestCaseData> OnTensors => CourseSources.All.Where(a => a.Manifest.Given.Contains(Tensors)).Select(a => new TestCaseData(a).SetArgDisplayNames(a.Manifest.Id));

    [TestCaseSource(nameof(OnTensors))]
    public void Operations_take_as_many_threads_as_are_said(AssignmentSources assignment)
    {
        var kit = KitShelf.Find(SuiteVariant.Kits).Of(assignment.Manifest.Id)!;
        var modules = kit.Reference;
        var before = AssemblyLoadContext.All.ToHashSet();
        var given = new[] { 1, 2 }.Select(threads => new GivenModules(kit, threads)).ToArray();
        using var one = TrustedHost.Of(kit, modules, given[0]);
        using var two = TrustedHost.Of(kit, modules, given[1]);
        var counts = AssemblyLoadContext.All.Where(c => !before.Contains(c) && c.Name == $"given {assignment.Manifest.Id}").SelectMany(c => c.Assemblies).Where(a => a.GetName().Name == Tensors)
            .Select(a => (int)a.GetType($"{Tensors}.Threads")!.GetProperty("Count")!.GetValue(null)!);
        Assert.That(counts, Is.SupersetOf(new[] { 1, 2 }), "each has tensors of its own");
    }
}
