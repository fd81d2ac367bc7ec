using System.Text.RegularExpressions;

namespace Gradus.Engine.Collecting.Platforms;

/// <summary>A name in Canvas's archive, taken apart: <c>&lt;name&gt;[_LATE]_&lt;user&gt;_&lt;upload&gt;_&lt;file&gt;</c>.</summary>
/// <param name="Id">The user's id, or <c>anon_</c> and an anonymous one.</param>
/// <param name="Name">The user's name as Canvas writes it.</param>
/// <param name="IsLate">Whether it came late.</param>
/// <param name="Upload">The upload's id; empty for text and addresses.</param>
/// <param name="File">The file's name; null for text and addresses.</param>
internal sealed partial record CanvasName(string Id, string Name, bool IsLate, string Upload, string? File)
{
    /// <summary>Takes the names of a download apart. Names of users may end in numbers and so may those of files begin, so one name alone does not tell; a user has one name, and an upload one file.</summary>
    /// <param name="paths">The names.</param>
    /// <returns>By name; those that Canvas does not give are left out.</returns>
    /// <exception cref="InvalidDataException">Two names are of one user, or one upload, however they are taken apart.</exception>
    internal static Dictionary<string, CanvasName> Read(IReadOnlyList<string> paths)
    {
        var splits = paths.Distinct().Select(p => (Path: p, Splits: Splits(p))).Where(p => p.Splits.Count > 0).ToDictionary(p => p.Path, p => p.Splits);
        var chosen = splits.Keys.ToDictionary(p => p, _ => 0);
        CanvasName Of(string path) => splits[path][chosen[path]];
        while (Contradiction(chosen.Keys.OrderBy(p => p, StringComparer.Ordinal), Of) is { } wrong)
        {
            // Who has no later split is who is right.
            string[][] movable = [.. wrong.Where(group => group.All(p => chosen[p] + 1 < splits[p].Count))];
            if (movable.Length < wrong.Length - 1 || movable.Length == 0)
            {
                string[] stuck = [.. wrong.Where(g => movable.Length == 0 || !movable.Contains(g)).Select(g => g[0])];
                throw new InvalidDataException($"{EntryName.Shown(stuck[0])} and {EntryName.Shown(stuck[1])} cannot both be names that Canvas gives: they would be of one user or one upload, '{Of(stuck[0]).Id}'. Rename one, or collect it by itself.");
            }
            foreach (string path in movable.SelectMany(g => g)) chosen[path]++;
        }
        return splits.Keys.ToDictionary(p => p, Of);
    }

    /// <summary>The first id that several names share, or the first upload of several files: the paths of each.</summary>
    private static string[][]? Contradiction(IEnumerable<string> paths, Func<string, CanvasName> of)
    {
        string[] all = [.. paths];
        var names = all.GroupBy(p => of(p).Id).Select(id => id.GroupBy(p => of(p).Name).Select(g => g.ToArray()).ToArray()).FirstOrDefault(g => g.Length > 1);
        return names ?? all.Where(p => of(p).File is not null).GroupBy(p => (of(p).Id, of(p).Upload)).Select(u => u.Select(p => new[] { p }).ToArray()).FirstOrDefault(g => g.Length > 1);
    }

    /// <summary>All ways to take a name apart, the shortest user's name first; none when Canvas does not give such names.</summary>
    internal static IReadOnlyList<CanvasName> Splits(string path)
    {
        if (path.Contains('/')) return [];
        if (Anonymous().Match(path) is { Success: true } anonymous)
        {
            string id = "anon_" + anonymous.Groups["anon"].Value;
            return [new CanvasName(id, id, anonymous.Groups["late"].Success, anonymous.Groups["upload"].Value, anonymous.Groups["file"] is { Success: true } file ? file.Value : null)];
        }
        string[] parts = path.Split('_');
        List<CanvasName> splits = [];
        for (int i = 1; i + 1 < parts.Length; i++)
        {
            if (!IsNumber(parts[i])) continue;
            bool isLate = i >= 2 && parts[i - 1] is ("LATE" or "late");
            string name = string.Join('_', parts[..(isLate ? i - 1 : i)]), rest = string.Join('_', parts[(i + 1)..]);
            if (name.Length == 0) continue;
            if (IsNumber(parts[i + 1]) && rest.Length > parts[i + 1].Length + 1) splits.Add(new CanvasName(parts[i], name, isLate, parts[i + 1], rest[(parts[i + 1].Length + 1)..]));
            else if (rest is "text.html" or "link.html") splits.Add(new CanvasName(parts[i], name, isLate, "", null));
        }
        return splits;
    }

    private static bool IsNumber(string part) => part.Length > 0 && part.All(char.IsAsciiDigit);

    [GeneratedRegex(@"^(?:(?<late>LATE)_)?anon_(?<anon>[A-Za-z0-9]+)_(?:(?<upload>\d+)_(?<file>.+)|(?:text|link)\.html)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Anonymous();
}
