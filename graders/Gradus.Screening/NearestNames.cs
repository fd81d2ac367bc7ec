namespace Gradus.Screening;

/// <summary>Finds, for what is not listed, a name that is.</summary>
/// <param name="allowed">All names that are allowed.</param>
internal sealed class NearestNames(IReadOnlyList<string> allowed)
{
    /// <summary>Longest name that is compared.</summary>
    private const int Longest = 60;

    /// <summary>The allowed member of the same type with the most similar name, else a type of the same namespace with a similar one; null when there is none.</summary>
    public string? To(TypeName type, string? member)
    {
        string members = type.FullName + ".";
        var siblings = Below(members).ToList();
        if (member is not null && siblings.Count > 0) return $"{type.Path}.{Closest(siblings, MemberName.Of(member))}";
        if (type.Namespace.Length == 0) return null;
        string? near = Closest([.. Below(type.Namespace + ".").Except([type.Path])], type.Path);
        return near is not null && 2 * Distance(near, type.Path) <= Math.Max(near.Length, type.Path.Length) ? near : null;
    }

    private IEnumerable<string> Below(string prefix) => allowed.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..])
        .Where(name => name.Length > 0 && !name.Contains('.') && name[0] != '*' && !name.EndsWith(')')).Distinct();

    private static string? Closest(IReadOnlyCollection<string> names, string to) =>
        names.OrderBy(name => Distance(name, to)).ThenBy(name => name, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>How many letters must be put in, left out or changed (Levenshtein, 1966).</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > Longest || b.Length > Longest) return Longest;
        Span<int> row = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
