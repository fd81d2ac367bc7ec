using System.Globalization;
using System.Text.Json;
using Gradus.Grading.Records;
using Gradus.Grading.Texts;

namespace Gradus.Reports;

/// <summary>Puts the messages of one record into words of one language.</summary>
internal sealed class Wording(ScoreRecord record, TextCatalog texts)
{
    /// <summary>Two-letter code of the language.</summary>
    public string Language => texts.Language;

    /// <summary>A message as a sentence. It may hold what a student wrote: print it through <see cref="Printable"/>.</summary>
    public string Say(Text text) => texts.Render(Resolve(text));

    /// <summary>A sentence of the table or page itself.</summary>
    public string Say(string key, params (string Name, string Value)[] args) => texts.Render(Text.Of(key, args));

    /// <summary>An exercise's name: <c>group.&lt;name&gt;</c> of the suite's texts, else the name itself.</summary>
    public string Group(string group) => texts.Has("group." + group) ? texts["group." + group] : group;

    /// <summary>A status in a word or two.</summary>
    public string Status(CheckStatus status) => texts["status." + Kebab(status)];

    /// <summary>What a status means.</summary>
    public string Meaning(CheckStatus status) => texts["meaning." + Kebab(status)];

    /// <summary>What became of the submission.</summary>
    public string Outcome => texts["outcome." + Kebab(record.Outcome)];

    /// <summary>For whom the record is.</summary>
    public string Audience => texts["audience." + Kebab(record.Audience)];

    /// <summary>The weight of a diagnostic in a word.</summary>
    public string Severity(Severity severity) => texts["severity." + Kebab(severity)];

    /// <summary>The section of the handout, in the language shown.</summary>
    public string Section(string anchor) => $"handout.{texts.Language}.md#{anchor}";

    /// <summary>Why a check was not run.</summary>
    public string WhySkipped(CheckRecord check) => Say(check.Got ?? check.Diagnosis ?? new Text("meaning." + Kebab(CheckStatus.Skipped)));

    /// <summary>The sentence about a run of chosen checks; null when all were run.</summary>
    public string? Filter(ScoreView view, int? total)
    {
        if (!record.Run.Filtered) return null;
        int all = total ?? record.Checks.Count;
        return all > view.Ran
            ? Say("ui.filtered", ("ran", Count(view.Ran)), ("total", Count(all)))
            : Say("ui.filtered-some", ("ran", Count(view.Ran)));
    }

    /// <summary>What is worth knowing about where inputs came from; null for the usual seeds.</summary>
    public string? SeedNote => record.Seed switch
    {
        { } seed when seed.Contains("random:", StringComparison.Ordinal) => Say("ui.seed-random", ("seed", seed[seed.IndexOf("random:", StringComparison.Ordinal)..])),
        { } seed when seed.Contains("development", StringComparison.Ordinal) && record.Audience == Gradus.Grading.Records.Audience.Staff => Say("ui.seed-development"),
        _ => null,
    };

    /// <summary>The score. Nothing to earn means nothing was counted, and says so by leaving the maximum out.</summary>
    public string Score => record.Max > 0
        ? Say("ui.score", ("score", Number(record.Score)), ("max", Number(record.Max)))
        : Say("ui.score-only", ("score", Number(record.Score)));

    /// <summary>Points as people write them: at most two decimals.</summary>
    public static string Number(double points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A count.</summary>
    public static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>The name of an enum's value as records write it.</summary>
    public static string Kebab(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Two arguments are names of something else that has words of its own: a check, and the sentence of a policy's rule.</summary>
    private Text Resolve(Text text) => text switch
    {
        { Args: { } args } when args.TryGetValue("check", out string? id) && record.Checks.FirstOrDefault(c => c.Id == id) is { } check =>
            Text.Of(text.Key, [.. args.Select(a => (a.Key, a.Key == "check" ? Say(check.Title) : a.Value))]),
        { Key: "diagnostic.policy" or "diagnostic.policy-in", Args: { } args } when args.TryGetValue("instead", out string? key) && texts.Has(key) =>
            Text.Of(text.Key, [.. args.Select(a => (a.Key, a.Key == "instead" ? texts[key] : a.Value))]),
        _ => text,
    };
}
