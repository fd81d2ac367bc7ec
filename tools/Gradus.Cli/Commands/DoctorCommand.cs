using System.CommandLine;
using Gradus.Engine.Containment;
using Gradus.Engine.Kits;
using Gradus.Grading.Texts;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus doctor</c>: says whether this machine is fit to grade, and which layers hold.</summary>
internal static class DoctorCommand
{
    internal static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON in UTF-8, and nothing else." };
        var require = LayerOptions.RequireOption();
        require.Description = "Exit with 1 when one of these layers does not hold, split by commas.";
        var kits = new Option<string?>("--kits") { Description = "The kits; otherwise kits beside the tool, or artifacts/kits above the current folder.", HelpName = "dir" };
        var language = new Option<string?>("--lang") { Description = "Language of the findings; otherwise GRADUS_LANG, or the user's." };
        language.AcceptOnlyFromAmong([.. TextCatalog.Languages]);
        var command = new Command("doctor", "Tries every layer and every part of the grader on this machine, and says what holds, what does not, and what to do.") { json, require, kits, language };
        command.SetAction(parsed => Run(parsed.GetValue(json), LayerOptions.RequiredBy(parsed, require), parsed.GetValue(kits), parsed.GetValue(language)));
        return command;
    }

    private static int Run(bool json, IReadOnlySet<Layer> required, string? kits, string? language)
    {
        var texts = TextCatalog.Load(TextCatalog.PreferredLanguage(language), AppContext.BaseDirectory);
        var findings = Examination.Of(LayerProbe.Here, () => KitShelf.Find(kits));
        if (json) Terminal.WriteUtf8(DoctorReport.Json(findings, texts));
        else Console.Out.Write(DoctorReport.Table(findings, texts));
        return Verdict(findings, required);
    }

    /// <summary>The exit code: 3 when a part is broken, 1 when a required layer does not hold, else 0.</summary>
    internal static int Verdict(Examination findings, IReadOnlySet<Layer> required) =>
        !findings.Works ? ExitCode.Failure
        : findings.Layers.Any(f => !f.Holds && required.Contains(f.Layer)) ? ExitCode.Below
        : ExitCode.Done;
}
