using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Gradus.Authoring;

/// <summary>
/// What <c>gradus stubs</c> makes of a handout: its code goes to the probe, which runs where the student's code is, and what it should give goes
/// to the suite, which does not.
/// </summary>
public static class HandoutCode
{
    private static readonly string[] ProbeUsings = ["System", "System.Linq", "System.Runtime.CompilerServices"];

    /// <summary>
    /// The probe's <c>Handout.g.cs</c>: class <c>Gradus.Probes.HandoutBlocks</c>, an <c>IHandout</c>. One method a block and no type of the module in
    /// its signature, so that a member missing from a student's module costs only the blocks that use it; never inlined, for the same reason.
    /// </summary>
    /// <param name="handout">The English one.</param>
    /// <param name="source">What the header calls it, relative to the repository: <c>assignments/metrics/handout.en.md</c>.</param>
    /// <param name="usings">Namespaces that the blocks use besides System and System.Linq, for example <c>Gradus.Metrics</c>.</param>
    /// <exception cref="AuthoringException">Two ids would give one method.</exception>
    public static string Probe(Handout handout, string source, params IReadOnlyList<string> usings)
    {
        var names = Names(handout, "HandoutBlocks", "Run");
        var code = Header(source);
        foreach (string name in ProbeUsings.Concat(usings.Except(ProbeUsings).Order(StringComparer.Ordinal))) Line(code, $"using {name};");
        Line(code, "");
        Line(code, "namespace Gradus.Probes;");
        Line(code, "");
        Line(code, "/// <summary>The code blocks of the handout.</summary>");
        Line(code, "public sealed class HandoutBlocks : Gradus.Contracts.IHandout");
        Line(code, "{");
        Line(code, "    public object?[] Run(string block) => block switch");
        Line(code, "    {");
        foreach (var block in handout.Blocks) Line(code, $"        {SymbolDisplay.FormatLiteral(block.Id, quote: true)} => {names[block.Id]}(),");
        Line(code, "        _ => throw new ArgumentException($\"The handout has no block '{block}'.\", nameof(block)),");
        Line(code, "    };");
        foreach (var block in handout.Blocks)
        {
            Line(code, "");
            Line(code, "    [MethodImpl(MethodImplOptions.NoInlining)]");
            Line(code, $"    private static object?[] {names[block.Id]}()");
            Line(code, "    {");
            var statements = Statements(block, out string results);
            foreach (string line in Indented(statements, "        ")) Line(code, line);
            Line(code, $"        return {results};");
            Line(code, "    }");
        }
        Line(code, "}");
        return code.ToString();
    }

    /// <summary>The public suite's <c>Handout.g.cs</c>: class <c>Handout</c> with one check a block that judges what the probe returned.</summary>
    /// <param name="handout">The English one.</param>
    /// <param name="source">What the header calls it, relative to the repository: <c>assignments/metrics/handout.en.md</c>.</param>
    /// <param name="namespace">For example <c>Gradus.Suites.Metrics</c>.</param>
    /// <exception cref="AuthoringException">Two ids would give one method.</exception>
    public static string Suite(Handout handout, string source, string @namespace)
    {
        var names = Names(handout, "Handout", "");
        var code = Header(source);
        Line(code, "using Gradus.Grading;");
        Line(code, "");
        Line(code, $"namespace {@namespace};");
        Line(code, "");
        Line(code, "/// <summary>What the code blocks of the handout state.</summary>");
        // Blocks that name no module use all of them: so does the fixture, then.
        if (handout.Blocks.Count > 0 && handout.Blocks.All(block => block.Uses.Count > 0))
            Line(code, $"[Uses({string.Join(", ", handout.Blocks.SelectMany(block => block.Uses).Distinct().Order(StringComparer.Ordinal).Select(Quoted))})]");
        Line(code, "public sealed class Handout");
        Line(code, "{");
        foreach (var (i, block) in handout.Blocks.Index())
        {
            if (i > 0) Line(code, "");
            string rows = string.Join(',', block.Lecture.Select(row => row.ToString(CultureInfo.InvariantCulture)));
            string lecture = rows.Length > 0 ? $", Case = Case.Lecture, Lecture = {Quoted(rows)}" : "";
            Line(code, $"    [Check({block.Points.ToString("R", CultureInfo.InvariantCulture)}, Group = {Quoted(block.Group)}{lecture}, Section = {Quoted(block.Section)})]");
            Line(code, $"    public void {names[block.Id]}() => HandoutBlock.Judge({Quoted(block.Id)},");
            Line(code, string.Join(",\n", block.Results.Select(r => "        " + Stated(r))) + ");");
        }
        Line(code, "}");
        return code.ToString();
    }

    /// <summary>A block as statements that declare an array of results, <c>object?[]</c>, and fill it.</summary>
    /// <param name="results">The array's name: one that stands nowhere in the block.</param>
    public static IReadOnlyList<string> Statements(HandoutBlock block, out string results)
    {
        string text = string.Join('\n', block.Lines.Select(l => l.Text));
        results = "results";
        while (text.Contains(results, StringComparison.Ordinal)) results += "_";
        int count = block.Results.Count();
        return [string.Create(CultureInfo.InvariantCulture, $"var {results} = new object?[{count}];"), .. HandoutStatements.Body(block.Lines, results)];
    }

    private static IEnumerable<string> Indented(IReadOnlyList<string> lines, string indent)
    {
        var inside = HandoutStatements.InsideText(lines);
        return lines.Select((line, i) => inside.Contains(i) || line.Length == 0 ? line : indent + line);
    }

    private static string Stated(HandoutResult result) =>
        $"new Line({Quoted(result.Expression)}, {HandoutValue.Literal(result.Expected)})"
        + (result.Mistake is { } mistake ? $" {{ Mistake = ({Quoted(mistake.Key)}, {HandoutValue.Literal(mistake.Value)}) }}" : "");

    private static StringBuilder Header(string source)
    {
        var code = new StringBuilder();
        Line(code, "// <auto-generated/>");
        Line(code, $"// Made by `gradus stubs` from {source}; edit that file and run the command again.");
        Line(code, "#nullable enable");
        return code;
    }

    private static Dictionary<string, string> Names(Handout handout, params string[] taken)
    {
        var reserved = taken.Concat(typeof(object).GetMembers().Select(m => m.Name)).Append("Finalize").Append("MemberwiseClone").ToHashSet();
        var names = new Dictionary<string, string>();
        foreach (var block in handout.Blocks)
        {
            string name = string.Concat(block.Id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            if (reserved.Contains(name)) name += "Block";
            if (names.FirstOrDefault(n => n.Value == name).Key is { } other)
                throw new AuthoringException(handout.File, block.Line, $"the ids `{other}` and `{block.Id}` both give a method {name}; rename one");
            names.Add(block.Id, name);
        }
        return names;
    }

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static void Line(StringBuilder code, string text) => code.Append(text).Append('\n');
}
