namespace Gradus.Engine.Compiling;

/// <summary>Measures the shape of one source. It knows comments, directives and every kind of string, and of the rest words and signs.
/// Code that a directive switches off is measured like other code.</summary>
/// <param name="text">The source.</param>
internal sealed class SourceScanner(string text)
{
    /// <summary>What is too much.</summary>
    /// <param name="Key">The text that says so.</param>
    /// <param name="Line">Line, from 1.</param>
    /// <param name="Limit">The limit.</param>
    internal sealed record Excess(string Key, int Line, int Limit);

    /// <summary>An open bracket, or the file itself.</summary>
    private sealed class Level
    {
        internal StringKind? Interpolated { get; init; } // the string that goes on behind a hole
        internal int Length { get; set; }
        internal int Elses { get; set; }
        internal bool Ended { get; set; } // a statement, just now
    }

    /// <summary>A string that goes over a hole.</summary>
    /// <param name="Quotes">Quotes that end it.</param>
    /// <param name="Braces">Braces that open a hole.</param>
    /// <param name="Verbatim">Whether it has no escapes with a backslash.</param>
    /// <param name="OneLine">Whether it ends with its line at the latest.</param>
    private sealed record StringKind(int Quotes, int Braces, bool Verbatim, bool OneLine);

    private readonly Stack<Level> levels = new([new Level()]);
    private int at;
    private int line = 1;
    private bool atLineStart = true;

    /// <summary>Words and signs so far.</summary>
    internal int Tokens { get; private set; }

    /// <summary>Goes through the source; null when nothing is too much.</summary>
    internal Excess? Scan()
    {
        while (at < text.Length)
        {
            char c = text[at];
            if (c is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029') NewLine();
            else if (char.IsWhiteSpace(c) || c is '\uFEFF' or '\u001A') at++;
            else if (c == '#' && atLineStart) SkipLine();
            else if (c == '/' && Next == '/') SkipLine();
            else if (c == '/' && Next == '*') SkipComment();
            else if (Token(c) is { } excess) return excess;
        }
        return null;
    }

    private char Next => at + 1 < text.Length ? text[at + 1] : '\0';

    private Excess? Token(char c)
    {
        atLineStart = false;
        Tokens++;
        int start = at;
        var level = levels.Peek();
        bool ended = level.Ended;
        level.Ended = false;
        if (levels.Count > SourceShape.DeepestNesting + 1) return new Excess("refused.nesting", line, SourceShape.DeepestNesting);
        if (++level.Length > SourceShape.LongestExpression) return new Excess("refused.expression", line, SourceShape.LongestExpression);
        if (StringStart() is { } kind) ReadString(kind);
        else if (c == '\'') SkipCharacter();
        else if (char.IsLetterOrDigit(c) || c is '_' or '\\' or '@') SkipWord();
        else at++;

        if (ended && !IsElse(start)) level.Elses = 0;
        else if (ended && ++level.Elses > SourceShape.LongestElse) return new Excess("refused.branches", line, SourceShape.LongestElse);
        Sign(c, level);
        return null;
    }

    private void Sign(char c, Level level)
    {
        switch (c)
        {
            case '(' or '[' or '{':
                levels.Push(new Level());
                return;
            case ')' or ']' or '}':
                Close(c);
                return;
            case ';':
                level.Length = 0;
                level.Ended = true;
                return;
            case ',':
                level.Length = 0;
                return;
            case ':' when level.Interpolated is not null && at < text.Length && text[at] != ':' && text[at - 2] != ':':
                while (at < text.Length && text[at] is not ('}' or '\r' or '\n')) at++; // a format
                return;
        }
    }

    private void Close(char bracket)
    {
        if (levels.Count == 1) return;
        var closed = levels.Pop();
        if (bracket != '}') return;
        if (closed.Interpolated is { } kind)
        {
            for (int i = 1; i < kind.Braces && at < text.Length && text[at] == '}'; i++) at++;
            ReadString(kind);
            return;
        }
        var level = levels.Peek();
        level.Length = 0;
        level.Ended = true;
    }

    private bool IsElse(int start) => at - start == 4 && string.CompareOrdinal(text, start, "else", 0, 4) == 0;

    /// <summary>The kind of string that starts here, its quotes behind it; null when none does.</summary>
    private StringKind? StringStart()
    {
        int i = at, dollars = 0;
        bool verbatim = false;
        for (; i < text.Length && text[i] is '$' or '@'; i++)
        {
            if (text[i] == '$') dollars++;
            else verbatim = true;
        }
        if (i >= text.Length || text[i] != '"') return null;
        int quotes = verbatim ? 1 : Run('"', i);
        if (quotes == 2) quotes = 1; // an empty one
        at = i + quotes;
        if (quotes == 1) return new StringKind(1, dollars, verbatim, OneLine: !verbatim);
        int rest = at;
        while (rest < text.Length && text[rest] is ' ' or '\t') rest++;
        return new StringKind(quotes, dollars, Verbatim: true, OneLine: rest < text.Length && text[rest] is not ('\r' or '\n'));
    }

    /// <summary>Goes to the end of a string, or into its next hole.</summary>
    private void ReadString(StringKind kind)
    {
        bool raw = kind.Quotes > 1;
        while (at < text.Length)
        {
            char c = text[at];
            if (c is '\r' or '\n')
            {
                if (kind.OneLine) return;
                NewLine();
            }
            else if (c == '"')
            {
                int run = Run('"', at);
                if (kind is { Verbatim: true, Quotes: 1 })
                {
                    at += run;
                    if (run % 2 == 1) return; // two stand for one
                }
                else if (run >= kind.Quotes)
                {
                    at += raw ? run : 1;
                    return;
                }
                else at += run;
            }
            else if (c == '\\' && !kind.Verbatim) at = Math.Min(at + 2, text.Length);
            else if (c == '{' && kind.Braces > 0)
            {
                int run = Run('{', at);
                at += run;
                if (raw ? run < kind.Braces : run % 2 == 0) continue;
                levels.Push(new Level { Interpolated = kind });
                return;
            }
            else at++;
        }
    }

    private int Run(char of, int from)
    {
        int end = from;
        while (end < text.Length && text[end] == of) end++;
        return end - from;
    }

    private void NewLine()
    {
        at += text[at] == '\r' && Next == '\n' ? 2 : 1;
        line++;
        atLineStart = true;
    }

    private void SkipLine()
    {
        while (at < text.Length && text[at] is not ('\r' or '\n' or '\u0085' or '\u2028' or '\u2029')) at++;
    }

    private void SkipComment()
    {
        int end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
        if (end < 0) end = text.Length - 2;
        for (at += 2; at < end;)
        {
            if (text[at] is '\r' or '\n') NewLine();
            else at++;
        }
        at = Math.Max(at, end + 2);
    }

    private void SkipCharacter()
    {
        for (at++; at < text.Length && text[at] is not ('\'' or '\r' or '\n'); at++)
            if (text[at] == '\\' && at + 1 < text.Length) at++;
        if (at < text.Length && text[at] == '\'') at++;
    }

    private void SkipWord()
    {
        for (at++; at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '\\' || char.IsSurrogate(text[at])); at++) { }
    }
}
