using System.Globalization;
using Gradus.Contracts.Wire;
using Gradus.Grading.Combining;
using Gradus.Grading.Records;

namespace Gradus.Grading.Checks;

/// <summary>Why points were lost.</summary>
internal sealed record Loss(CheckStatus Status, Text? Expected, Text? Got, Text? Diagnosis = null, Location? Location = null);

/// <summary>What a constraint found, kept until the assertion that asked it has failed.</summary>
/// <param name="Expected">What was expected.</param>
/// <param name="Got">What came.</param>
/// <param name="Diagnosis">The known mistake whose result this is.</param>
internal sealed record Judgement(Text Expected, Text Got, Text? Diagnosis = null);

/// <summary>What a check has lost first.</summary>
/// <param name="Part">Number of the part that has lost it, from 0; null for a check without parts, and for what was lost outside them, which costs everything.</param>
/// <param name="Loss">What was lost.</param>
/// <param name="Took">What the calls until then took, those of other parts left out.</param>
internal sealed record FirstLoss(int? Part, Loss Loss, TimeSpan Took);

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
    private TimeSpan inParts;

    internal string Id => id;

    internal CheckAttribute Check => check;

    internal Judgement? Pending { get; set; }

    /// <summary>The member to point at when a value is wrong: the part's, else the check's.</summary>
    internal string? Place { get; set; } = check.Place;

    /// <summary>The line of a handout's block that is being judged.</summary>
    internal string? Expression { get; set; }

    /// <summary>Of a check of a whole set: the share of its points that it can earn; null for all of them.</summary>
    internal Share? Share { get; init; }

    /// <summary>The known mistake that a module made, in whose place stands another's by now.</summary>
    internal Text? MistakeBefore { get; init; }

    /// <summary>What was lost first; null when nothing was, or nothing was run.</summary>
    internal FirstLoss? FirstLoss { get; private set; }

    /// <summary>Whether it ran to its end and lost nothing.</summary>
    internal bool Passed => complete && losses.Count == 0;

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
    internal void Lose(Loss loss, TimeSpan took)
    {
        Bar(loss);
        FirstLoss = new FirstLoss(null, loss, took);
    }

    /// <summary>Writes down why it is not run at all.</summary>
    internal void Bar(Loss loss)
    {
        losses.Add(loss);
        lostOutside = true;
    }

    /// <summary>Writes down a part that has been judged.</summary>
    /// <param name="name">The part's name.</param>
    /// <param name="points">What it can earn.</param>
    /// <param name="loss">What it lost; null for nothing.</param>
    /// <param name="took">What its own calls took.</param>
    /// <param name="soFar">What all calls of the check have taken.</param>
    internal void AddPart(Text name, double points, Loss? loss, TimeSpan took, TimeSpan soFar)
    {
        inParts += took;
        double before = parts.Sum(p => p.Max), earned = loss is null ? Share?.Of(before, points) ?? points : 0;
        parts.Add(loss is null
            ? new PartRecord(name, earned, points, earned < points ? CheckStatus.Partial : CheckStatus.Passed, null, earned < points ? Share?.Text : null, null, null)
            : new PartRecord(name, 0, points, loss.Status, loss.Expected, loss.Got, loss.Diagnosis, loss.Location));
        if (loss is null) return;
        losses.Add(loss);
        FirstLoss ??= new FirstLoss(parts.Count - 1, loss, soFar - inParts + took);
    }

    internal CheckRecord ToRecord()
    {
        double earned = lostOutside ? 0 : parts.Count > 0 ? Points.Sum(parts.Select(p => p.Points))
            : Passed ? Share?.Of(check.Points) ?? check.Points : 0;
        var first = losses.Find(l => l.Status == CheckStatus.Infrastructure) ?? losses.Find(l => l.Status != CheckStatus.NotImplemented) ?? losses.FirstOrDefault();
        var status = first switch
        {
            null when Passed && earned < Points.Round(check.Points) => CheckStatus.Partial, // of its own points it has lost none
            null => CheckStatus.Passed,
            { Status: not CheckStatus.Infrastructure } when earned > 0 => CheckStatus.Partial, // a grader that failed must not look like half a success
            _ => first.Status,
        };
        return new CheckRecord(
            id, check.Group, visibility, Points.Round(earned), Points.Round(check.Points), status, new Text("title." + id),
            first?.Expected, first is null && status == CheckStatus.Partial ? Share?.Text : first?.Got, first?.Location,
            first?.Diagnosis ?? losses.Select(l => l.Diagnosis).FirstOrDefault(d => d is not null) ?? MistakeBefore,
            first is null || check.Hint is null ? null : new Text("hint." + check.Hint), check.Section, parts, []);
    }
}
