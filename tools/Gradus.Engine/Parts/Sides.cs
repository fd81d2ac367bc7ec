using Gradus.Contracts.Wire;
using Gradus.Engine.Kits;
using Gradus.Grading.Checks;
using Gradus.Grading.Combining;
using Gradus.Grading.Records;

namespace Gradus.Engine.Parts;

/// <summary>The sides that one submission is judged by: the student's, of a set those of each arrangement, and the reference's when a suite asks for it.</summary>
/// <param name="kit">The assignment's kit.</param>
/// <param name="host">Makes hosts of modules.</param>
/// <param name="freshEachCheck">Whether every check gets a student side of its own.</param>
internal sealed class Sides(Kit kit, Func<Kit, IReadOnlyList<SubjectModule>, ISubjectHost> host, bool freshEachCheck) : IDisposable
{
    private readonly CallLimits limits = kit.Assignment.Limits.OfCalls;
    private readonly List<IDisposable> made = [];
    private ContractClient? reference;

    /// <summary>What suites need to know to judge a submission.</summary>
    /// <param name="parts">Its modules, as they were compiled.</param>
    internal GradingContext Of(IReadOnlyList<PartState> parts)
    {
        var context = new GradingContext
        {
            Reference = () => reference ??= Made(new ContractClient(host(kit, kit.Reference), limits) { IsReference = true }),
            PublicSeeds = kit.PublicSeeds,
            HiddenSeeds = kit.HiddenSeeds,
        };
        if (kit.Assignment.IsSet)
            return context with { Modules = Made(new ModuleSet([.. parts.Select(p => p.InSet)], arrangement => host(kit, Modules(parts, arrangement)), limits) { FreshEachCheck = freshEachCheck }) };
        var only = parts[0];
        return context with
        {
            Subject = Made(new ContractClient(host(kit, [new SubjectModule(only.Kit.Assignment.Module, only.Assembly ?? [])]), limits) { FreshEachCheck = freshEachCheck }),
            Places = only.Places ?? new NoPlaces(),
            Denied = only.Policy.Denied,
            Rejected = only.Policy.Rejects ? only.Policy.Diagnostics[0] : null,
        };
    }

    /// <summary>The student's modules of an arrangement, and the reference's in the other places.</summary>
    private static SubjectModule[] Modules(IReadOnlyList<PartState> parts, Arrangement arrangement) =>
    [
        .. parts.Select(p => arrangement.IsOwn(p.Kit.Assignment.Module)
            ? new SubjectModule(p.Kit.Assignment.Module, p.Assembly!)
            : new SubjectModule(p.Kit.Assignment.Module, File.ReadAllBytes(p.Kit.ReferenceFile), IsOwn: false)),
    ];

    private T Made<T>(T side) where T : IDisposable
    {
        made.Add(side);
        return side;
    }

    /// <summary>Ends all of them.</summary>
    public void Dispose() => made.ForEach(side => side.Dispose());

    /// <summary>For code that has none: it is not run, or it is the reference.</summary>
    private sealed class NoPlaces : IPlaces
    {
        public Location? Of(StudentFailure failure) => null;

        public Location? Of(SubjectCall call, string? expression) => null;

        public Location? Of(string member) => null;
    }
}
