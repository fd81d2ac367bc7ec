using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gradus.Engine.Containment;
using Gradus.Grading.Texts;

namespace Gradus.Cli;

/// <summary>What <c>gradus doctor</c> prints.</summary>
internal static class DoctorReport
{
    private const int NameWidth = 22;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For people: a line per finding, and under it what to do.</summary>
    internal static string Table(Examination findings, TextCatalog texts)
    {
        var table = new StringBuilder();
        void Line(bool good, string name, string what) => table.Append(good ? "  ✓ " : "  ✗ ").Append(name.PadRight(NameWidth)).Append(what).Append('\n');

        table.Append(texts["doctor.layers"]).Append('\n');
        foreach (var finding in findings.Layers)
        {
            string name = Layers.NameOf(finding.Layer);
            Line(finding.Holds, name, finding.Why is { } why ? texts.Render(why).TrimEnd() : texts["layer." + name]);
            if (finding.Remedy is { } remedy) table.Append(' ', NameWidth + 4).Append("→ ").Append(texts.Render(remedy)).Append('\n');
        }
        if (findings.Parts.Count == 0) return table.ToString();
        table.Append(texts["doctor.parts"]).Append('\n');
        foreach (var part in findings.Parts) Line(part.Works, part.Name, texts.Render(part.What));
        return table.ToString();
    }

    /// <summary>For programs.</summary>
    internal static string Json(Examination findings, TextCatalog texts) => JsonSerializer.Serialize(
        new
        {
            Layers = findings.Layers.Select(f => new { Name = Layers.NameOf(f.Layer), f.Holds, Why = f.Why is { } why ? texts.Render(why).TrimEnd() : null, Remedy = f.Remedy is { } remedy ? texts.Render(remedy) : null }),
            Parts = findings.Parts.Select(p => new { p.Name, p.Works, What = texts.Render(p.What) }),
            findings.Works,
        }, Indented) + "\n";
}
