using System.Globalization;
using Gradus.Engine.Containment;

namespace Gradus.EngineStudy.Attacks;

/// <summary>A hostile program of <c>tests/attacks</c>: a file that takes the place of some members of the reference, with a header that says what it is for.</summary>
/// <remarks><code>
/// // tries:      what it is after, in a sentence
/// // stopped by: what must stop it; one of the named walls is enough, so a run without any of them is left out
/// // where:      Type.Member of the reference that it replaces, a Type, or * when it reaches everything
/// // row:        numbers in the list of attacks that the engine was designed against (0 to 46); left out for a further one
/// // earns:      points it may earn beside what throwing would earn, and why; left out for none
/// // expand:     NAME = 12000 of "("; NAME stands for that in the code; left out for most
/// // beside:     Directory.Build.targets = tests/attacks/files/x; a file that is handed in as well; left out for most
/// // slow:       why it takes long; such a one is left out of the tests and tried by the study; left out for most
/// </code></remarks>
/// <param name="Name">File name without <c>.cs</c>.</param>
/// <param name="Tries">What it is after.</param>
/// <param name="StoppedBy">Names of <see cref="Walls"/>.</param>
/// <param name="Where">Members, types, or <c>*</c>.</param>
/// <param name="Rows">Numbers in the list of attacks.</param>
/// <param name="Earns">Points that it may earn.</param>
/// <param name="Beside">Further files: path in the submission, and content.</param>
/// <param name="Source">The program.</param>
public sealed record Attack(
    string Name, string Tries, IReadOnlyList<string> StoppedBy, IReadOnlyList<string> Where, IReadOnlyList<int> Rows, double Earns, IReadOnlyList<(string Path, string Text)> Beside, string Source)
{
    /// <summary>Whether it takes too long for the tests.</summary>
    public bool Slow { get; private init; }

    /// <summary>The program before anything in it is expanded: what stands in it is found without parsing what is written to wear parsers out.</summary>
    public string Outline { get; private init; } = Source;

    /// <summary>What may stop an attack: the layers, and what no option turns off.</summary>
    public static IReadOnlyList<string> Walls { get; } = [.. Lasting, .. Layers.NamesOf(Layers.All).Where(n => !Lasting.Contains(n))];

    /// <summary>What no option turns off: collecting, the compiler, the split, limits on time and amounts, the suites' judgement, and escaping in reports.</summary>
    private static string[] Lasting => ["collect", "compile", "process", "limits", "suite", "report"];

    /// <summary>Whether the compiler or the collector is meant to refuse it.</summary>
    public bool NeverRuns => StoppedBy.Any(w => w is "compile" or "collect");

    /// <summary>Whether something that must stop it stands.</summary>
    /// <param name="layers">Names of the layers that are on.</param>
    public bool IsFaced(IEnumerable<string> layers) => StoppedBy.Intersect(Lasting.Concat(layers)).Any();

    /// <summary>Reads all attacks of a folder, by name.</summary>
    /// <exception cref="InvalidDataException">A header is not whole; the message names file and line of the header.</exception>
    public static IReadOnlyList<Attack> ReadAll(string folder) => [.. Directory.EnumerateFiles(folder, "*.cs").Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>Reads one attack.</summary>
    /// <exception cref="InvalidDataException">Its header is not whole.</exception>
    public static Attack Read(string file)
    {
        string text = File.ReadAllText(file);
        var header = text.Split('\n').TakeWhile(l => l.StartsWith("// ", StringComparison.Ordinal) && l.Contains(':')).Select(l => l[3..].Split(':', 2))
            .GroupBy(p => p[0].Trim()).ToDictionary(g => g.Key, g => g.Select(p => p[1].Trim()).ToArray());
        string[] unknown = [.. header.Keys.Except(["tries", "stopped by", "where", "row", "earns", "expand", "beside", "slow"])];
        if (unknown.Length > 0) throw Fault($"'{unknown[0]}' is no line of a header");
        string One(string key) => header.TryGetValue(key, out string[]? lines) && lines is [{ Length: > 0 } only] ? only : throw Fault($"one line '// {key}: …' was expected");
        string[] Names(string key) => One(key).Split(',', StringSplitOptions.TrimEntries);
        string[] Lines(string key) => header.GetValueOrDefault(key) ?? [];

        string[] walls = Names("stopped by");
        if (walls.FirstOrDefault(w => !Walls.Contains(w)) is { } wall) throw Fault($"'{wall}' stops nothing; expected some of {string.Join(", ", Walls)}");
        int[] rows = [.. Lines("row").SelectMany(l => l.Split(',')).Select(r => int.TryParse(r, CultureInfo.InvariantCulture, out int row) && row is >= 0 and <= 46 ? row : throw Fault($"row '{r}' is not 0 to 46"))];
        double earns = Lines("earns") is [var line] ? Points(line) : 0;
        double Points(string l) => l.Split(' ', 2) is [var number, { Length: > 3 }] && double.TryParse(number, CultureInfo.InvariantCulture, out double points)
            ? points : throw Fault($"'earns: {l}' is no number with a reason behind it");
        string outline = text;
        foreach (string expansion in Lines("expand")) text = Expand(text, expansion);
        var beside = Lines("beside").Select(l => l.Split('=', StringSplitOptions.TrimEntries))
            .Select(b => (b[0], File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, b[1]))));
        return new Attack(Path.GetFileNameWithoutExtension(file), One("tries"), walls, Names("where"), rows, earns, [.. beside], text) { Slow = Lines("slow").Length > 0, Outline = outline };

        InvalidDataException Fault(string what) => new($"{file}: {what}.");
        string Expand(string source, string expansion) => expansion.Split([" = ", " of "], 3, StringSplitOptions.TrimEntries) is [var name, var times, ['"', .. var unit, '"']]
            ? source[..source.IndexOf("// expand:", StringComparison.Ordinal)]
              + source[source.IndexOf("// expand:", StringComparison.Ordinal)..].Replace($"{name}()", string.Concat(Enumerable.Range(0, int.Parse(times, CultureInfo.InvariantCulture))
                  .Select(i => unit.Replace("{i}", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))), StringComparison.Ordinal)
            : throw Fault($"'expand: {expansion}' is not NAME = COUNT of \"TEXT\"");
    }
}
