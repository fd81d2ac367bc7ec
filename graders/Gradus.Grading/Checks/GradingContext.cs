using Gradus.Contracts.Wire;
using Gradus.Grading.Combining;
using Gradus.Grading.Records;
using Gradus.Grading.Seeds;

namespace Gradus.Grading.Checks;

/// <summary>What a run needs to know about the submission that it judges.</summary>
public sealed record GradingContext
{
    /// <summary>The student's side; null for a set of modules.</summary>
    public ContractClient? Subject { get; init; }

    /// <summary>A set of modules, with sides and places of its own; null for one module.</summary>
    public ModuleSet? Modules { get; init; }

    /// <summary>The reference's side, for staff suites that compare with it; made when first asked for.</summary>
    public Func<ContractClient>? Reference { get; init; }

    /// <summary>Finds places in the student's files; null for a set of modules.</summary>
    public IPlaces? Places { get; init; }

    /// <summary>Inputs of public checks.</summary>
    public required SeedSource PublicSeeds { get; init; }

    /// <summary>Inputs of staff checks.</summary>
    public SeedSource? HiddenSeeds { get; init; }

    /// <summary>By exercise: the first use of something that it may not call.</summary>
    public IReadOnlyDictionary<string, Diagnostic> Denied { get; init; } = new Dictionary<string, Diagnostic>();

    /// <summary>Modules that are the student's as well, but not judged here: those of other assignments that stand in for the reference's.</summary>
    public IReadOnlyCollection<string> StandIns { get; init; } = [];

    /// <summary>The finding for which the whole submission is not run; null when it is.</summary>
    public Diagnostic? Rejected { get; init; }

    /// <summary>Told of every check when it starts and when it is done; null when nobody wants to know.</summary>
    public IRunListener? Listener { get; init; }
}

/// <summary>Follows a run.</summary>
public interface IRunListener
{
    /// <summary>A check begins.</summary>
    void Started(string check);

    /// <summary>A check is done. One that is judged again on other modules is told again: the last counts.</summary>
    void Finished(CheckRecord check);

    /// <summary>Something is to be said about the submission as a whole: told when the suite is done, before <see cref="Ended"/>.</summary>
    void Noted(Diagnostic note) { }

    /// <summary>The suite is done.</summary>
    void Ended();
}
