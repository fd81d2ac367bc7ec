namespace Gradus.Screening;

/// <summary>What the name in a rule looks like.</summary>
internal static class MemberForm
{
    private const string Forms = "expected Namespace.Type.Member, Namespace.Type.Member(), Namespace.Type or Namespace.*";

    /// <summary>What is wrong with a name, and what would be right; null when nothing is. Whether what it names exists is not known here.</summary>
    public static string? Error(string member)
    {
        if (member.Contains('`')) return $"'{member}' gives an arity; {Forms} with the type's name alone, which covers every arity";
        string names = member.EndsWith("()", StringComparison.Ordinal) ? member[..^2] : member;
        if (names.AsSpan().IndexOfAny("(<[") >= 0) return $"'{member}' gives parameters or type arguments; {Forms} with names alone, which cover every overload";

        bool wildcard = names.EndsWith(".*", StringComparison.Ordinal);
        if (wildcard && names != member) return $"'{member}': all types of a namespace have no overload without parameters; {Forms}";
        names = wildcard ? names[..^2]
            : names.EndsWith("..ctor", StringComparison.Ordinal) ? names[..^6]
            : names.EndsWith("..cctor", StringComparison.Ordinal) ? names[..^7]
            : names;
        string[] parts = names.Split('.');
        if (Array.Find(parts, part => !IsIdentifier(part)) is { } wrong) return $"'{member}': '{wrong}' is no name; {Forms}";
        return parts.Length < 2 && !wildcard ? $"'{member}' has no namespace; {Forms}" : null;
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');
}
