using System.Text.RegularExpressions;

namespace Gradus.Authoring;

/// <summary>Reads the two things of Markdown that matter here, headings and fenced code; all else is prose.</summary>
internal sealed partial class HandoutReader(string file)
{
    private static readonly string[] Attributes = ["id", "group", "points"];
    private const string Form = "```csharp id=<name> group=<exercise> points=<number> lecture=<row,row>";

    /// <summary>What shows no number of the lectures, as the handout of a set may, names no row of their table; only such a handout names the modules that a block uses.</summary>
    private const string Lecture = "lecture", Uses = "uses";

    private readonly HandoutAnchor anchors = new();
    private readonly List<HandoutSection> sections = [];
    private readonly List<HandoutBlock> blocks = [];

    /// <summary>An anchor that stands above the next heading: the same in every language, which a slug of the heading is not.</summary>
    private string? named;

    public Handout Read(string markdown)
    {
        string[] lines = markdown.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (Fence().Match(lines[i]) is { Success: true } fence) i = Block(fence, lines, i);
            else if (Anchor().Match(lines[i]) is { Success: true } anchor) named = anchor.Groups[1].Value;
            else if (Heading().Match(lines[i]) is { Success: true } heading) Section(heading, i + 1);
        }
        return sections.Count > 0 ? new Handout(file, sections[0].Heading, sections, blocks) : throw Error(1, "no title; a handout starts with a line `# <title>`");
    }

    private void Section(Match heading, int line)
    {
        int level = heading.Groups[1].Length;
        if (sections.Count == 0 && level != 1) throw Error(line, "the first heading is not the title; a handout starts with a line `# <title>`");
        string text = heading.Groups[2].Value;
        sections.Add(new HandoutSection(level, text, named ?? anchors.Next(text), line));
        named = null;
    }

    /// <returns>The index of the closing fence.</returns>
    private int Block(Match fence, string[] lines, int start)
    {
        string indent = fence.Groups[1].Value, mark = fence.Groups[2].Value, info = fence.Groups[3].Value.Trim();
        int end = Array.FindIndex(lines, start + 1, l => l.Trim() is var t && t.Length >= mark.Length && t.All(c => c == mark[0]));
        if (end < 0) throw Error(start + 1, $"this fence is not closed; a line `{mark}` ends it");
        string[] words = info.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Skip(1).Any(w => w.Contains('=')))
        {
            if (sections.Count == 0) throw Error(start + 1, "a block before the title; a handout starts with a line `# <title>`");
            var code = lines[(start + 1)..end].Select((text, i) => new HandoutLine(Unindented(text, indent), start + 2 + i));
            blocks.Add(Block(words, info, [.. code], start + 1));
        }
        return end;
    }

    private static string Unindented(string text, string indent) => text[text.TakeWhile((c, i) => i < indent.Length && c == ' ').Count()..];

    private HandoutBlock Block(string[] words, string info, IReadOnlyList<HandoutLine> code, int line)
    {
        if (words[0] != "csharp") throw Error(line, $"a block that is run is `csharp`, not `{words[0]}`: {Form}");
        var attributes = new Dictionary<string, string>();
        foreach (string word in words.Skip(1))
        {
            string[] pair = word.Split('=', 2);
            if (pair.Length < 2 || !Attributes.Append(Lecture).Append(Uses).Contains(pair[0])) throw Error(line, $"`{word}` is no attribute of a block: {Form}");
            if (!attributes.TryAdd(pair[0], pair[1])) throw Error(line, $"`{pair[0]}` is given twice; give it once");
        }
        if (Attributes.FirstOrDefault(a => !attributes.ContainsKey(a)) is { } missing) throw Error(line, $"`{missing}=` is missing: {Form}");

        string id = Kebab("id", attributes, line);
        if (blocks.FirstOrDefault(b => b.Id == id) is { } other) throw Error(line, $"the id `{id}` is that of the block in line {other.Line}; ids are unique");
        string group = Kebab("group", attributes, line);
        return new HandoutBlock(id, group, Points(attributes["points"], line), attributes.TryGetValue(Lecture, out string? rows) ? Rows(rows, line) : [], sections[^1].Anchor, info,
            HandoutStatements.Read(code, file, line, id), line)
        { Uses = attributes.TryGetValue(Uses, out string? modules) ? Modules(modules, line) : [] };
    }

    private string Kebab(string attribute, Dictionary<string, string> attributes, int line) => KebabCase().IsMatch(attributes[attribute])
        ? attributes[attribute]
        : throw Error(line, $"`{attribute}={attributes[attribute]}` is not in kebab-case; write it as `f-beta`");

    private double Points(string text, int line) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double points) && points > 0 && double.IsFinite(points)
            ? points
            : throw Error(line, $"`points={text}` is not a number above zero; write it as `1` or `0.5`");

    private List<int> Rows(string text, int line) => [.. text.Split(',').Select(row =>
        int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw Error(line, $"`lecture={text}` is not a list of rows of the lectures' table; write it as `3` or `3,4`"))];

    private string[] Modules(string text, int line) => text.Split(',') is var names && names.All(name => ModuleName().IsMatch(name))
        ? names
        : throw Error(line, $"`uses={text}` is not a list of modules; write it as `Gradus.Layers,Gradus.Losses`");

    private AuthoringException Error(int line, string message) => new(file, line, message);

    [GeneratedRegex(@"^([ \t]*)(`{3,}|~{3,})([^`]*)$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")]
    private static partial Regex Heading();

    [GeneratedRegex("""^ {0,3}<a id="([^"]+)"></a>[ \t]*$""")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"^Gradus(\.[A-Z][A-Za-z0-9]*)+$")]
    private static partial Regex ModuleName();

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    internal static partial Regex KebabCase();
}
