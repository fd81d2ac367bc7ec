namespace Gradus.Screening;

/// <summary>What a well-formed rule looks like.</summary>
internal static class RuleSyntax
{
    private const string Forms = "expected Namespace.Type.Member, Namespace.Type or Namespace.*";

    public static string? Error(DenyRule rule) => MemberError(rule.Member) ?? (string.IsNullOrWhiteSpace(rule.Instead)
        ? $"instead of rule '{rule.Member}' is empty; expected the key of the text that says what to use instead"
        : GroupsError(rule));

    private static string? MemberError(string? member)
    {
        if (string.IsNullOrEmpty(member)) return $"member of a rule is empty; {Forms}";
        if (member.Contains('`')) return $"member '{member}' gives an arity; {Forms} with the type's name alone, which covers every arity";
        if (member.AsSpan().IndexOfAny("(<[") >= 0) return $"member '{member}' gives parameters or type arguments; {Forms} with names alone, which cover every overload";

        bool wildcard = member.EndsWith(".*", StringComparison.Ordinal);
        string names = wildcard ? member[..^2]
            : member.EndsWith("..ctor", StringComparison.Ordinal) ? member[..^6]
            : member.EndsWith("..cctor", StringComparison.Ordinal) ? member[..^7]
            : member;
        string[] parts = names.Split('.');
        if (Array.Find(parts, part => !IsIdentifier(part)) is { } wrong) return $"member '{member}': '{wrong}' is no name; {Forms}";
        return parts.Length < 2 && !wildcard ? $"member '{member}' has no namespace; {Forms}" : null;
    }

    private static string? GroupsError(DenyRule rule) => rule.Groups switch
    {
        null => null,
        [] => $"groups of rule '{rule.Member}' is empty; expected exercises, or null for the whole submission",
        var groups => Array.FindIndex(groups, string.IsNullOrWhiteSpace) is >= 0 and var blank
            ? $"groups of rule '{rule.Member}': entry {blank} is empty; expected the name of an exercise"
            : null,
    };

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');
}
