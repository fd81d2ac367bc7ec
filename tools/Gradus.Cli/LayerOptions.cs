using System.CommandLine;
using Gradus.Engine;
using Gradus.Engine.Containment;
using Gradus.Grading.Texts;

namespace Gradus.Cli;

/// <summary>The options by which a command that grades is told of layers: <c>--layers</c> and <c>--require</c>.</summary>
internal sealed class LayerOptions
{
    internal Option<string?> Wanted { get; } = new("--layers") { Description = "Grade with just these layers, split by commas; otherwise with all that hold here. `gradus doctor` lists them.", HelpName = "names" };

    internal Option<string?> Required { get; } = RequireOption();

    internal static Option<string?> RequireOption() => new("--require") { Description = "Refuse to grade when one of these layers does not hold, split by commas.", HelpName = "names" };

    /// <exception cref="UsageException">A name is none of a layer, or a layer is required and left out.</exception>
    internal LayerChoice Of(ParseResult parsed)
    {
        var choice = new LayerChoice(parsed.GetValue(Wanted) is { } wanted ? Named("--layers", wanted) : null, RequiredBy(parsed, Required));
        return choice.Wanted is { } some && choice.Required.FirstOrDefault(l => !some.Contains(l) && l != Layer.Process) is not Layer.Process and var left
            ? throw new UsageException($"--require names '{Layers.NameOf(left)}', and --layers leaves it out.")
            : choice;
    }

    internal static IReadOnlySet<Layer> RequiredBy(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } names ? Named("--require", names) : new HashSet<Layer>();

    private static IReadOnlySet<Layer> Named(string option, string names) => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(name => Layers.Of(name) ?? throw new UsageException($"{option} names '{name}'; there are {string.Join(", ", Layers.NamesOf(Layers.All))}.")).ToHashSet();
}

/// <summary>Which layers somebody wants.</summary>
/// <param name="Wanted">The layers to grade with; null for all that hold.</param>
/// <param name="Required">The layers without which nothing is to be graded.</param>
internal sealed record LayerChoice(IReadOnlySet<Layer>? Wanted, IReadOnlySet<Layer> Required)
{
    /// <summary>The layers that will stand. When student code is not contained, that is said on the standard error output.</summary>
    /// <param name="texts">Texts of the tool.</param>
    /// <param name="probe">Finds out which layers hold; null for this machine's.</param>
    /// <exception cref="InfrastructureException">One that was asked for does not hold: the grader is not fit.</exception>
    internal IReadOnlySet<Layer> Stand(TextCatalog texts, LayerProbe? probe = null)
    {
        probe ??= LayerProbe.Here;
        foreach (var finding in probe.Quick)
            if (!finding.Holds && (Required.Contains(finding.Layer) || Wanted?.Contains(finding.Layer) == true))
                throw new InfrastructureException($"the layer '{Layers.NameOf(finding.Layer)}' is asked for and does not hold here. {texts.Render(finding.Why!)} {(finding.Remedy is { } remedy ? texts.Render(remedy) : "")}".TrimEnd());
        var standing = Wanted ?? probe.Standing;
        if (!standing.Contains(Layer.SystemCalls)) Console.Error.WriteLine(Warning(texts, probe.Quick.First(f => f.Layer == Layer.SystemCalls)));
        return standing;
    }

    private static string Warning(TextCatalog texts, LayerFinding seccomp) => texts.Render(Grading.Records.Text.Of("cli.no-sandbox",
        ("why", seccomp.Why is { } why ? texts.Render(why) : texts["cli.switched-off"]), ("remedy", seccomp.Remedy is { } remedy ? texts.Render(remedy) : ""))).Replace("  ", " ", StringComparison.Ordinal);
}
