namespace Gradus.Screening;

/// <summary>Rules by what they name.</summary>
internal sealed class RuleIndex
{
    private const string AllTypes = ".*";
    private readonly ILookup<string, DenyRule> named;
    private readonly ILookup<string, DenyRule> namespaces;

    public RuleIndex(IEnumerable<DenyRule> rules)
    {
        var byForm = rules.ToLookup(rule => rule.Member.EndsWith(AllTypes, StringComparison.Ordinal));
        named = byForm[false].ToLookup(rule => rule.Member, StringComparer.Ordinal);
        namespaces = byForm[true].ToLookup(rule => rule.Member[..^AllTypes.Length], StringComparer.Ordinal);
    }

    /// <summary>Rules that name a type, a type around it or its namespace.</summary>
    public IEnumerable<DenyRule> OfType(TypeName type)
    {
        for (string path = type.Path; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('.'))])
            foreach (DenyRule rule in named[(type with { Path = path }).FullName]) yield return rule;
        if (CompilerOutput.LowersTo(type)) yield break;
        foreach (DenyRule rule in namespaces[type.Namespace]) yield return rule;
    }

    /// <summary>Rules that name a member, by its name in C# or in metadata, or its type.</summary>
    public IEnumerable<DenyRule> OfMember(TypeName type, string metadataName)
    {
        string name = MemberName.Of(metadataName);
        IEnumerable<DenyRule> rules = OfType(type).Concat(named[$"{type.FullName}.{name}"]);
        return name == metadataName ? rules : rules.Concat(named[$"{type.FullName}.{metadataName}"]);
    }
}
