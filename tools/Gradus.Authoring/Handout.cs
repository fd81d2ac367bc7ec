namespace Gradus.Authoring;

/// <summary>An assignment's text for students, in one language: headings, and the code blocks that are run.</summary>
/// <param name="File">As it was given; errors and generated files name it.</param>
/// <param name="Title">The heading of level 1 at its start.</param>
/// <param name="Sections">All headings, the title too, in their order.</param>
public sealed record Handout(string File, string Title, IReadOnlyList<HandoutSection> Sections, IReadOnlyList<HandoutBlock> Blocks)
{
    /// <param name="path">A Markdown file, UTF-8.</param>
    /// <exception cref="AuthoringException">
    /// No such file, no title, an open fence; a block without an attribute, with an unknown or malformed one, with an id that another has, without a
    /// result, or that is not C#; a result that is not an expression, or whose value cannot be read.
    /// </exception>
    public static Handout Read(string path) => Parse(SourceText.Read(path, path), path);

    /// <inheritdoc cref="Read"/>
    /// <param name="markdown">The handout's text.</param>
    /// <param name="file">What errors call it.</param>
    public static Handout Parse(string markdown, string file) => new HandoutReader(file).Read(SourceText.Normalise(markdown));

    /// <summary>Where the blocks of two languages differ, each with both places and texts; empty when they are the same byte for byte.</summary>
    public static IReadOnlyList<string> SameBlocks(Handout english, Handout russian)
    {
        var differences = new List<string>();
        var others = russian.Blocks.ToDictionary(b => b.Id);
        foreach (var block in english.Blocks)
        {
            if (!others.Remove(block.Id, out var other)) differences.Add($"{At(english, block.Line)} `{block.Info}` is missing in {russian.File}");
            else if (FirstDifference(Text(block), Text(other)) is var (left, right)) differences.Add($"{Shown(english, left, block)} is {Shown(russian, right, other)}");
        }
        differences.AddRange(others.Values.OrderBy(b => b.Line).Select(b => $"{At(russian, b.Line)} `{b.Info}` is missing in {english.File}"));
        if (differences.Count == 0 && english.Blocks.Zip(russian.Blocks).FirstOrDefault(pair => pair.First.Id != pair.Second.Id) is ({ } first, { } second))
            differences.Add($"{At(english, first.Line)} `{first.Info}` stands where {At(russian, second.Line)} has `{second.Info}`");
        return differences;
    }

    private static List<HandoutLine> Text(HandoutBlock block) => [new HandoutLine(block.Info, block.Line), .. block.Lines.Select(l => new HandoutLine(l.Text, l.Number))];

    private static (HandoutLine? Left, HandoutLine? Right)? FirstDifference(List<HandoutLine> left, List<HandoutLine> right)
    {
        int i = left.Zip(right).TakeWhile(pair => pair.First.Text == pair.Second.Text).Count();
        return i == left.Count && i == right.Count ? null : (left.ElementAtOrDefault(i), right.ElementAtOrDefault(i));
    }

    private static string Shown(Handout handout, HandoutLine? line, HandoutBlock block) =>
        line is null ? $"{At(handout, block.Line + block.Lines.Count + 1)} the end of block {block.Id}" : $"{At(handout, line.Number)} `{line.Text}`";

    private static string At(Handout handout, int line) => string.Create(CultureInfo.InvariantCulture, $"{handout.File}:{line}:");
}
