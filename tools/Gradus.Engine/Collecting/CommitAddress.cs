using System.Text.RegularExpressions;

namespace Gradus.Engine.Collecting;

/// <summary>A commit as it is typed: <c>repository@commit</c>, with the repository's folder before the last <c>@</c>.</summary>
/// <param name="Repository">The folder.</param>
/// <param name="Commit">A hash, branch or tag.</param>
internal sealed partial record CommitAddress(string Repository, string Commit)
{
    /// <summary>Reads an address; null when it is none. A path that exists is a path, whatever it looks like.</summary>
    internal static CommitAddress? Of(string text)
    {
        int at = text.LastIndexOf('@');
        return at > 0 && !Path.Exists(text) && Directory.Exists(text[..at]) && IsCommit(text[(at + 1)..]) ? new CommitAddress(text[..at], text[(at + 1)..]) : null;
    }

    /// <summary>Whether a text may name a commit; never an option.</summary>
    internal static bool IsCommit(string text) => Name().IsMatch(text);

    [GeneratedRegex(@"^[\p{L}\p{Nd}_][\p{L}\p{Nd}._/+~^-]{0,254}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
