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
    private readonly Dictionary<string, Replacement> replaced = parts.Where(p => p.Replaced is not null).ToDictionary(p => p.Module, p => p.Replaced!);
    private readonly HashSet<string> heard = [], unheard = [];
    private readonly List<Diagnostic> told = [];
    private Seat current = new(new Arrangement(), null);
    private ContractClient? beside;
    private (string Check, Func<ContractClient, Text> Run)? comparison;
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

    /// <summary>All modules of the student's that can be used, have lost no point in a check of their own so far, and have not been found to break the whole.</summary>
    public Arrangement Sound => Arranged(part => !replaced.ContainsKey(part.Module));

    /// <summary>All modules of the student's that can be used.</summary>
    public Arrangement Own => Arranged(part => part.Replaced is null);

    /// <summary>What there is to say about the set, by code, module and check: <c>GR0120</c> for each module that is replaced, <c>GR0121</c> for what that makes of the result,
    /// <c>GR0123</c> for modules that are suspected of a loss in the whole, <c>GR0124</c> for those whose own checks were not run. A note of a check names it in its argument <c>check</c>.</summary>
    public IReadOnlyList<Diagnostic> Notes => InOrder(
    [
        .. parts.Where(p => p.HasReference && replaced.ContainsKey(p.Module)).Select(p => replaced[p.Module].NoteOf(p.Module)), .. told,
        .. unheard.Count == 0 ? Array.Empty<Diagnostic>() : [Note("GR0124", Text.Of("capstone.unchecked", ("modules", Listed(unheard.Contains))))],
    ]);

    /// <summary>Notes as records have them, so that equal sets give equal bytes.</summary>
    internal static IReadOnlyList<Diagnostic> InOrder(IEnumerable<Diagnostic> notes) => [.. notes.OrderBy(note => note.Code, StringComparer.Ordinal)
        .ThenBy(note => Argument(note, "module"), StringComparer.Ordinal).ThenBy(note => Argument(note, "check"), StringComparer.Ordinal)];

    private static string Argument(Diagnostic note, string name) => note.Message.Args?.GetValueOrDefault(name) ?? "";

    private static Diagnostic Note(string code, Text message) => new(Severity.Warning, code, message, null);

    private string Listed(Func<string, bool> which) => string.Join(", ", parts.Select(p => p.Module).Where(which));

    private SetPart Of(string module) => parts.FirstOrDefault(p => p.Module == module)
        ?? throw new GraderFaultException($"A check names {module}, which is no module of the set; it has {string.Join(", ", parts.Select(p => p.Module))}.");

    private bool IsUnheard(SetPart part) => !replaced.ContainsKey(part.Module) && !heard.Contains(part.Module);

    private Arrangement Arranged(Func<SetPart, bool> own) => new(parts.Where(p => !p.HasReference || own(p)).Select(p => p.Module));

    // A share for each module and two for the whole: what modules lose to the clock never makes the whole late.
    private ArrangedSides Sides => field ??= new ArrangedSides((arrangement, within, clock) => new ContractClient(start(arrangement), within, clock) { FreshEachCheck = FreshEachCheck, Patient = Patient },
        limits, limits.Submission / (parts.Count + 2));

    /// <summary>The arrangement of the check under way.</summary>
    internal Arrangement Current => current.Arrangement;

    /// <summary>The modules that the check of the whole under way uses.</summary>
    internal IReadOnlyList<SetPart> Used { get; private set; } = [];

    /// <summary>The side of the check under way.</summary>
    internal ContractClient Client => beside ?? Sides.Of(current);

    /// <summary>Places in the files of the modules that the check under way judges.</summary>
    internal IPlaces Places => new PartPlaces(parts.Where(p => p.Places is not null && Current.IsOwn(p.Module)).ToDictionary(p => p.Module, p => p.Places!));

    /// <summary>Chooses the arrangement for a check.</summary>
    /// <param name="id">The check.</param>
    /// <param name="check">Its attribute.</param>
    /// <param name="uses">The modules that it uses, if it is one of the whole; null for all.</param>
    /// <returns>The share of its points that it can earn; null for a check of one module.</returns>
    /// <exception cref="GraderFaultException">It names a module that the set does not have.</exception>
    internal Share? Choose(string id, CheckAttribute check, IReadOnlyList<string>? uses)
    {
        if (comparison?.Check == id) comparison = null; // it is judged again
        current = new Seat(check.Module is { } module ? Only(module) : Sound, check.Module);
        if (check.Module is not null) return null;
        Used = uses is null ? parts : [.. parts.Intersect(uses.Select(Of))];
        if (Used.Count == 0) throw new GraderFaultException($"{id} uses no module; name one at least in [Uses], or leave it out where all are used.");
        unheard.UnionWith(Used.Where(IsUnheard).Select(p => p.Module));
        return new Share(Used.Count(p => Current.IsOwn(p.Module)), Used.Count);
    }

    /// <summary>What keeps a check from being run: its module cannot be used, or none that it uses is the student's.</summary>
    internal Loss? Barrier(CheckAttribute check)
    {
        if (check.Module is { } module) return Of(module).Replaced?.LossOf(module);
        return Used.Any(p => Current.IsOwn(p.Module)) ? null
            : new Loss(Used.All(p => replaced[p.Module].IsNothingYet) ? CheckStatus.NotImplemented : CheckStatus.Skipped, null, new Text("loss.no-own-module"));
    }

    /// <summary>Hears what a check came to: a module that lost points in its own is replaced from then on.</summary>
    internal void Closed(CheckAttribute check, CheckRecord record)
    {
        if (check.Module is not { } module) return;
        heard.Add(module);
        if (record.Points >= record.Max || record.Status == CheckStatus.Infrastructure) return;
        var reason = record.Status == CheckStatus.NotImplemented ? ReplacementReason.NotImplemented : ReplacementReason.Wrong;
        replaced.TryAdd(module, new Replacement(reason, record.Location, record.Id) { LostItsSide = record.Parts.Select(p => p.Status).Append(record.Status).Any(Replacement.IsLossOfSide) });
    }

    /// <summary>Lost checks of the whole that were looked into and of which nothing came.</summary>
    internal int Fruitless { get; set; }

    /// <summary>Whether the modules that a lost check of the whole may come from can be looked for: all that it uses were heard, and there is time.</summary>
    internal bool MayLook => !Used.Any(IsUnheard) && !Sides.IsLate;

    /// <summary>Replaces a module that passed its own checks and breaks a check of the whole.</summary>
    /// <param name="part">The module.</param>
    /// <param name="check">The check.</param>
    /// <param name="loss">What it lost first.</param>
    internal void Replace(SetPart part, string check, Loss loss) => replaced.Add(part.Module,
        new Replacement(ReplacementReason.Whole, loss.Location is { } at && at.File.StartsWith(part.Id + "/", StringComparison.Ordinal) ? at : null, check) { LostItsSide = Replacement.IsLossOfSide(loss.Status) });

    /// <summary>Puts back the module that was replaced for a check's sake: without it the check earns no more. What was found is said all the same.</summary>
    /// <param name="suspects">The modules without which what was lost first passes; the first was replaced.</param>
    /// <param name="check">The check.</param>
    internal void PutBack(IReadOnlyList<SetPart> suspects, string check)
    {
        replaced.Remove(suspects[0].Module);
        told.RemoveAll(note => note.Code == "GR0123" && Argument(note, "check") == check);
        told.Add(Note("GR0123", Text.Of("capstone.kept", ("modules", Listed(suspects.Select(p => p.Module).Contains)), ("check", check))));
        if (comparison?.Check == check) comparison = null;
        Fruitless++;
    }

    /// <summary>Notes the modules that a loss of the whole may come from.</summary>
    internal void Suspect(IReadOnlyList<string> modules, string check) =>
        told.Add(Note("GR0123", Text.Of("capstone.suspect", ("modules", Listed(modules.Contains)), ("check", check))));

    /// <summary>Whether it is still to be told what the student's modules come to by themselves, and they differ from those that are judged.</summary>
    internal bool Differs => !compared && comparison is null && !Own.Equals(Sound);

    /// <summary>Leaves something to find out on the student's modules by themselves when all checks have been judged: then nothing is left that could be lost by it.</summary>
    /// <param name="check">The check that it is about.</param>
    /// <param name="run">Finds it out on a side that has them.</param>
    internal void CompareLater(string check, Func<ContractClient, Text> run) => comparison = (check, run);

    /// <summary>Finds out what was left for the end of a suite. Modules that have ended their side before are not run once more.</summary>
    /// <returns>What there is to say; null when there is nothing, or nobody knows.</returns>
    internal Diagnostic? Compare()
    {
        if (comparison is not { } left) return null;
        comparison = null;
        if (Sides.IsLate || replaced.Values.Any(r => r.LostItsSide)) return null;
        compared = true;
        try
        {
            told.Add(Note("GR0121", Beside(Own, limits with { Check = limits.Call }, () => left.Run(Client))));
            return told[^1];
        }
        catch (Exception e) when (e is not OperationCanceledException) // the machine's fault, or the grader's: all points are decided, and none of them rests on this
        {
            return null;
        }
    }

    /// <summary>Runs something on an arrangement beside the check under way. It costs the submission no time, and nothing of it is kept.</summary>
    internal T Beside<T>(Arrangement arrangement, CallLimits within, Func<T> run)
    {
        var checks = current;
        beside = Sides.Beside(arrangement, within, stays: checks);
        current = new Seat(arrangement, null);
        try
        {
            return run();
        }
        finally
        {
            beside.Dispose();
            (beside, current) = (null, checks);
        }
    }

    /// <summary>The limits of the checks.</summary>
    internal CallLimits Limits => limits;

    /// <summary>Ends all sides.</summary>
    public void Dispose() => Sides.Dispose();
}
