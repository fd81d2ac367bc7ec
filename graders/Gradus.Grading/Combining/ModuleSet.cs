using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;

namespace Gradus.Grading.Combining;

/// <summary>A set of modules while it is judged: chooses for each check which of them are the student's, makes the sides for that, and keeps account of what is replaced and why.
/// Suites of one submission share it.</summary>
/// <remarks>Three arrangements: a check with a <see cref="CheckAttribute.Module"/> runs on <see cref="Only"/>, so that it loses points for that module alone; one without runs on
/// <see cref="Sound"/>; <see cref="Own"/> is run for comparison only.</remarks>
/// <param name="parts">The modules, in the set's order.</param>
/// <param name="start">Makes the host of an arrangement's sides: a process or a thread with the probe, the student's modules of the arrangement, and the reference's in the other places.</param>
/// <param name="limits">How long and how much may run; the submission's limit holds for all arrangements together.</param>
public sealed class ModuleSet(IReadOnlyList<SetPart> parts, Func<Arrangement, ISubjectHost> start, CallLimits limits) : IDisposable
{
    /// <summary>Sides that are kept: the last module's, and the sound ones'. More would only take memory.</summary>
    private const int MostKept = 2;

    private readonly List<(Arrangement Arrangement, ContractClient Client)> kept = [];
    private readonly Dictionary<string, Replacement> replaced = parts.Where(p => p.Replaced is not null).ToDictionary(p => p.Module, p => p.Replaced!);
    private readonly List<Diagnostic> told = [];
    private readonly CallClock clock = new();
    private ContractClient? trial;
    private bool compared;

    /// <summary>Every check gets a side of its own: for code that nobody has looked through.</summary>
    public bool FreshEachCheck { get; init; }

    /// <summary>Calls wait without limit: set while a debugger is attached.</summary>
    public bool Patient { get; init; }

    /// <summary>The modules, in the set's order.</summary>
    public IReadOnlyList<SetPart> Parts => parts;

    /// <summary>One module of the student's among the reference's.</summary>
    /// <param name="module">Its name.</param>
    /// <exception cref="GraderFaultException">No part of the set has this module.</exception>
    public Arrangement Only(string module) => Arranged(part => part == Of(module));

    /// <summary>All modules of the student's that can be used and have lost no point in a check of their own so far.</summary>
    public Arrangement Sound => Arranged(part => !replaced.ContainsKey(part.Module));

    /// <summary>All modules of the student's that can be used.</summary>
    public Arrangement Own => Arranged(part => part.Replaced is null);

    /// <summary>What there is to say about the set, by code, module and check: <c>GR0120</c> for each module that is replaced, <c>GR0121</c> for what that makes of the result,
    /// <c>GR0123</c> for modules that are suspected of a loss in the whole. A note of a check names it in its argument <c>check</c>.</summary>
    public IReadOnlyList<Diagnostic> Notes =>
    [
        .. parts.Where(p => p.HasReference && replaced.ContainsKey(p.Module)).Select(p => replaced[p.Module].NoteOf(p.Module)).Concat(told)
            .OrderBy(note => note.Code, StringComparer.Ordinal).ThenBy(note => Argument(note, "module"), StringComparer.Ordinal).ThenBy(note => Argument(note, "check"), StringComparer.Ordinal),
    ];

    private static string Argument(Diagnostic note, string name) => note.Message.Args?.GetValueOrDefault(name) ?? "";

    private SetPart Of(string module) => parts.FirstOrDefault(p => p.Module == module)
        ?? throw new GraderFaultException($"A check judges {module}, which is no module of the set; it has {string.Join(", ", parts.Select(p => p.Module))}.");

    private Arrangement Arranged(Func<SetPart, bool> own) => new(parts.Where(p => !p.HasReference || own(p)).Select(p => p.Module));

    /// <summary>The arrangement of the check under way.</summary>
    internal Arrangement Current { get; private set; } = new();

    /// <summary>The side of the check under way.</summary>
    internal ContractClient Client => trial ?? Side(Current);

    /// <summary>Places in the files of the modules that the check under way judges.</summary>
    internal IPlaces Places => new PartPlaces(parts.Where(p => p.Places is not null && Current.IsOwn(p.Module)).ToDictionary(p => p.Module, p => p.Places!));

    /// <summary>Chooses the arrangement for a check.</summary>
    internal void Choose(CheckAttribute check) => Current = check.Module is { } module ? Only(module) : Sound;

    /// <summary>What keeps a check from being run: its module cannot be used, or too few are the student's for the whole to be theirs.</summary>
    internal Loss? Barrier(CheckAttribute check)
    {
        if (check.Module is { } module) return Of(module).Replaced?.LossOf(module);
        int own = parts.Count(p => !replaced.ContainsKey(p.Module)), needed = (parts.Count + 1) / 2;
        return own >= needed ? null : new Loss(replaced.Values.All(r => r.IsNothingYet) ? CheckStatus.NotImplemented : CheckStatus.Skipped, null,
            Text.Of("loss.few-own-modules", ("own", Text.Number(own)), ("count", Text.Number(parts.Count)), ("needed", Text.Number(needed))));
    }

    /// <summary>Hears what a check came to: a module that lost points in its own is replaced from then on.</summary>
    internal void Closed(CheckAttribute check, CheckRecord record)
    {
        if (check.Module is not { } module || record.Points >= record.Max || record.Status == CheckStatus.Infrastructure) return;
        replaced.TryAdd(module, new Replacement(record.Status == CheckStatus.NotImplemented ? ReplacementReason.NotImplemented : ReplacementReason.Wrong, record.Location, record.Id));
    }

    /// <summary>Whether modules that are suspected are still looked for.</summary>
    internal bool NamesSuspects { get; private set; } = true;

    /// <summary>Notes the modules that a loss of the whole may come from.</summary>
    internal void Suspect(IEnumerable<string> modules, string check)
    {
        NamesSuspects = false;
        told.Add(new Diagnostic(Severity.Warning, "GR0123", Text.Of("capstone.suspect", ("modules", string.Join(", ", modules)), ("check", check)), null));
    }

    /// <summary>Whether it is still to be told what the student's modules come to by themselves, and they differ from those that are judged.</summary>
    internal bool Differs => !compared && !Own.Equals(Sound);

    /// <summary>Notes what the student's modules come to by themselves.</summary>
    internal void Compare(Text difference)
    {
        compared = true;
        told.Add(new Diagnostic(Severity.Warning, "GR0121", difference, null));
    }

    private ContractClient Side(Arrangement arrangement)
    {
        int at = kept.FindIndex(k => k.Arrangement.Equals(arrangement));
        var client = at >= 0 ? kept[at].Client : Connect(arrangement, clock);
        if (at >= 0) kept.RemoveAt(at);
        kept.Add((arrangement, client));
        if (kept.Count > MostKept)
        {
            kept[0].Client.Dispose();
            kept.RemoveAt(0);
        }
        return client;
    }

    private ContractClient Connect(Arrangement arrangement, CallClock time) => new(start(arrangement), limits, time) { FreshEachCheck = FreshEachCheck, Patient = Patient };

    /// <summary>Runs something on an arrangement beside the check under way. It costs the submission no time, and nothing of it is kept.</summary>
    internal T Beside<T>(Arrangement arrangement, Func<T> run)
    {
        var current = Current; // of the check under way
        trial = Connect(Current = arrangement, new CallClock());
        try
        {
            return run();
        }
        finally
        {
            trial.Dispose();
            (trial, Current) = (null, current);
        }
    }

    /// <summary>Ends all sides.</summary>
    public void Dispose()
    {
        foreach (var (_, client) in kept) client.Dispose();
        kept.Clear();
    }
}
