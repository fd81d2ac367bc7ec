using System.Globalization;
using Gradus.Contracts.Wire;
using Gradus.Grading.Records;

namespace Gradus.Grading.Checks;

/// <summary>Why points were lost.</summary>
internal sealed record Loss(CheckStatus Status, Text? Expected, Text? Got, Text? Diagnosis = null, Location? Location = null);

/// <summary>What a constraint found, kept until the assertion that asked it has failed.</summary>
/// <param name="Expected">What was expected.</param>
/// <param name="Got">What came.</param>
/// <param name="Diagnosis">The known mistake whose result this is.</param>
internal sealed record Judgement(Text Expected, Text Got, Text? Diagnosis = null);

/// <summary>A check while it runs.</summary>
/// <param name="id">Its id.</param>
/// <param name="check">Its attribute.</param>
/// <param name="visibility">Which suite it stands in.</param>
/// <param name="only">The one part that is run, when a lost check is tried with other modules; null for all.</param>
internal sealed class CheckEntry(string id, CheckAttribute check, Visibility visibility, int? only = null)
{
    private readonly List<PartRecord> parts = [];
    private readonly List<Loss> losses = [];
    private bool complete, lostOutside;
    private int begun;

    internal string Id => id;

    internal CheckAttribute Check => check;

    internal Judgement? Pending { get; set; }

    /// <summary>The member to point at when a value is wrong: the part's, else the check's.</summary>
    internal string? Place { get; set; } = check.Place;

    /// <summary>The line of a handout's block that is being judged.</summary>
    internal string? Expression { get; set; }

    /// <summary>Whether the part that begins is to be run.</summary>
    internal bool BeginPart() => begun++ is var part && (only is null || only == part);

    /// <summary>The body has ended by itself.</summary>
    /// <exception cref="GraderFaultException">Its parts are worth more or less than the check.</exception>
    internal void Complete()
    {
        double sum = Points.Sum(parts.Select(p => p.Max));
        if (only is null && parts.Count > 0 && sum != Points.Round(check.Points))
            throw new GraderFaultException(string.Create(CultureInfo.InvariantCulture, $"{id} has parts worth {sum} points and declares {check.Points}."));
        complete = true;
    }

    /// <summary>Writes down a loss outside any part: it costs everything, also what parts have earned, because what it stands for is worth no points of its own.</summary>
    internal void Lose(Loss loss)
    {
        losses.Add(loss);
        lostOutside = true;
    }

    internal void AddPart(Text name, double points, Loss? loss)
    {
        parts.Add(new PartRecord(name, loss is null ? points : 0, points, loss?.Status ?? CheckStatus.Passed, loss?.Expected, loss?.Got, loss?.Diagnosis, loss?.Location));
        if (loss is not null) losses.Add(loss);
    }

    internal CheckRecord ToRecord()
    {
        double earned = lostOutside ? 0 : parts.Count > 0 ? Points.Sum(parts.Select(p => p.Points))
            : complete && losses.Count == 0 ? check.Points : 0;
        var first = losses.Find(l => l.Status == CheckStatus.Infrastructure) ?? losses.Find(l => l.Status != CheckStatus.NotImplemented) ?? losses.FirstOrDefault();
        var status = first switch
        {
            null => CheckStatus.Passed,
            { Status: not CheckStatus.Infrastructure } when earned > 0 => CheckStatus.Partial, // a grader that failed must not look like half a success
            _ => first.Status,
        };
        return new CheckRecord(
            id, check.Group, visibility, Points.Round(earned), Points.Round(check.Points), status, new Text("title." + id),
            first?.Expected, first?.Got, first?.Location, first?.Diagnosis ?? losses.Select(l => l.Diagnosis).FirstOrDefault(d => d is not null),
            first is null || check.Hint is null ? null : new Text("hint." + check.Hint), check.Section, parts, []);
    }
}
