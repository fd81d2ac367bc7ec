namespace Gradus.Authoring;

/// <summary>A heading of a handout.</summary>
/// <param name="Level">1 for the title, 2 for a section …</param>
/// <param name="Anchor">What GitHub's link to it ends in, without <c>#</c>.</param>
/// <param name="Line">One-based.</param>
public sealed record HandoutSection(int Level, string Heading, string Anchor, int Line);

/// <summary>A line of a code block.</summary>
/// <param name="Text">As it is written, without the indentation of the fence.</param>
/// <param name="Number">One-based line in the handout.</param>
public record HandoutLine(string Text, int Number);

/// <summary>A line that states what its expression gives: <c>m.F(1)  // => 0.3333333333333333, not 0.16666666666666666 (f1-without-two)</c>.</summary>
/// <param name="Expression">C#, without the comment.</param>
/// <param name="Expected">See <see cref="HandoutValue"/>.</param>
/// <param name="Mistake">The known wrong result and what it shows, if the line names one.</param>
public sealed record HandoutResult(string Text, int Number, string Expression, object Expected, HandoutMistake? Mistake) : HandoutLine(Text, Number);

/// <param name="Key">The misconception, in kebab-case.</param>
/// <param name="Value">What somebody who holds it gets.</param>
public sealed record HandoutMistake(string Key, object Value);

/// <summary>A code block that is run: <c>```csharp id=f-beta group=f-beta points=2 lecture=8</c>.</summary>
/// <param name="Id">Unique in the handout, in kebab-case.</param>
/// <param name="Group">The exercise it belongs to, in kebab-case.</param>
/// <param name="Points">Above zero.</param>
/// <param name="Lecture">Rows of the table of worked numbers; none when it shows none of them.</param>
/// <param name="Section">The anchor of the heading above it.</param>
/// <param name="Info">What stands behind the fence.</param>
/// <param name="Lines">Statements and results in their order.</param>
/// <param name="Line">One-based line of the fence in the handout.</param>
public sealed record HandoutBlock(
    string Id, string Group, double Points, IReadOnlyList<int> Lecture, string Section, string Info, IReadOnlyList<HandoutLine> Lines, int Line)
{
    /// <summary>In the handout of a set: the modules that the block calls; empty for all.</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];

    public IEnumerable<HandoutResult> Results => Lines.OfType<HandoutResult>();
}
