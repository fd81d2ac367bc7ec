using System.Reflection;
using Gradus.Authoring;
using Gradus.Engine.Compiling;
using Gradus.Screening;
using Gradus.Tests.Course;
using Gradus.Tests.Reports;
using Gradus.Worker;
using Mono.Cecil;
using NUnit.Framework;

namespace Gradus.Tests.Screening;

/// <summary>What the base policy lets through of the framework that submissions are compiled against, and what given modules let through to the rest of it.</summary>
public sealed class AllowedSurfaceTests
{
    /// <summary>What ordinary syntax needs, and nobody can call by it: the frames of async methods, whose tasks are denied, and the compiler's own part of <c>dynamic</c>.</summary>
    private static readonly string[] ofTheCompiler = ["System.Runtime.CompilerServices.Async", "Microsoft.CSharp.RuntimeBinder."];

    private static readonly ScreeningPolicy policy = new();
    private static readonly Lazy<IReadOnlyList<FrameworkMember>> members = new(() => AllowedSurface.Members(FrameworkFolder.Path));
    private static readonly Lazy<List<FrameworkMember>> allowed = new(() => [.. AllowedSurface.Allowed(members.Value, policy).Where(member => !Array.Exists(ofTheCompiler, member.Written.StartsWith))]);

    private static IEnumerable<TestCaseData> Given =>
        from assignment in CourseSources.WithModules
        from module in assignment.Manifest.Given.Append(assignment.Manifest.Module)
        select new TestCaseData(assignment, module).SetArgDisplayNames(assignment.Manifest.Id, module);

    /// <summary>A line of the policy, and a member that comes with a new framework, shows here: read what it adds as somebody would who wants out.</summary>
    [Test]
    public void What_is_allowed_is_what_was_read() =>
        SourceTree.AssertIsCommitted(Path.Combine(SourceTree.Root, "tests", "Gradus.Tests", "Screening", "allowed-surface.txt"), AllowedSurface.List(members.Value, policy));

    [Test]
    public void All_of_it_is_loaded_before_the_worker_is_locked() =>
        CourseSources.AssertNone(allowed.Value.Where(member => !Preload.Framework.Contains(member.Assembly)).Select(member => $"{member.Assembly}: {member.Question.Type.FullName}").Distinct(),
            "Allowed, and not to be found in a locked worker:");

    [Test]
    public void None_of_it_is_unchecked_by_name() =>
        CourseSources.AssertNone(allowed.Value.Where(member => member.Name.Contains("Unsafe", StringComparison.Ordinal) || member.Name.Contains("Pointer", StringComparison.Ordinal)).Select(member => member.Written), "Allowed:");

    /// <summary>Where one overload takes a pointer and another does not, a rule cannot tell them apart; without unsafe code nobody can call the former.</summary>
    [Test]
    public void None_of_it_takes_only_pointers() =>
        CourseSources.AssertNone(allowed.Value.GroupBy(member => member.Written).Where(overloads => overloads.All(member => member.Signature.Any(IsPointer))).Select(overloads => overloads.Key), "Allowed:");

    [Test]
    public void None_of_it_counts_from_a_reference() =>
        CourseSources.AssertNone(allowed.Value.Where(member => member.Signature.Any(type => type is ByReferenceType) && member.Signature.Any(type => type.FullName == "System.UIntPtr") && !IsNumber(member))
            .Select(member => member.Written), "Allowed:");

    /// <summary>A stream, a task, a thread or a handle in somebody's hands is as good as what made it.</summary>
    [Test]
    public void None_of_it_gives_what_reaches_out()
    {
        string[] outside = ["System.IO.Stream", "System.IO.File", "System.Threading.Thread", "System.Diagnostics.Process", "System.Reflection.Assembly", "System.Reflection.MethodInfo", "System.Reflection.MemberInfo", "System.TimeProvider", "System.Net.", "Microsoft.Win32."];
        CourseSources.AssertNone(allowed.Value.Where(member => member.Signature.Any(type => Array.Exists(outside, type.FullName.StartsWith))).Select(member => member.Written).Distinct()
            .Except(["System.Globalization.CompareInfo.GetCompareInfo", "System.MulticastDelegate.GetMethodImpl()"]), "Allowed:");
    }

    [TestCaseSource(nameof(Given))]
    public void No_given_member_reaches_out_for_those_who_may_not(AssignmentSources assignment, string module)
    {
        ScreeningPolicy own = assignment.Manifest.ReadPolicy(assignment.Folder);
        var reach = new GivenReach(Assembly.Load(module).Location, policy, "deny.files", "deny.network", "deny.process", "deny.threads", "deny.clock", "deny.unseeded", "deny.native", "deny.console");
        CourseSources.AssertNone(reach.Found.Where(found => own.Judge(found.Question) is null).Select(found => $"{found.Method.FullName} comes to {found.Member}"),
            $"Denied to submissions, and given by {module}:");
    }

    [Test]
    public void What_a_given_member_reaches_is_found() =>
        Assert.That(new GivenReach(Assembly.Load("Gradus.Tensors").Location, policy, "deny.files").Found.Select(found => $"{found.Method.DeclaringType.Name}.{found.Method.Name}").Distinct(),
            Is.SupersetOf(new[] { "Npy.Load", "Npy.Save" }));

    private static bool IsPointer(TypeReference type) => type is PointerType or FunctionPointerType || (type is TypeSpecification specification && IsPointer(specification.ElementType));

    /// <summary>Numbers are taken by reference as results, not as the first of many.</summary>
    private static bool IsNumber(FrameworkMember member) => member.Question.Type.FullName is "System.UIntPtr" or "System.Threading.Interlocked";
}
