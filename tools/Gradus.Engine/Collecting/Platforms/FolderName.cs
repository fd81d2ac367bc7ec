using System.Globalization;
using System.Text;
using Gradus.Grading.Course;

namespace Gradus.Engine.Collecting.Platforms;

/// <summary>A student's folder: the name as it is written, as far as every file system can hold it.</summary>
internal static class FolderName
{
    private const int Longest = 60;

    /// <summary>The folder's name before anybody else's is looked at.</summary>
    internal static string Of(string name)
    {
        StringBuilder safe = new();
        foreach (var rune in EntryName.Composed(name).EnumerateRunes())
        {
            if (safe.Length + rune.Utf16SequenceLength > Longest) break;
            if (Rune.IsWhiteSpace(rune)) safe.Append(safe.Length > 0 && safe[^1] == ' ' ? "" : " ");
            else if (rune.Value is '/' || EntryName.IsReserved(rune.ToString() + "x")) safe.Append('_');
            else if (!EntryName.IsInvisible(rune)) safe.Append(rune.ToString());
        }
        string trimmed = safe.ToString().Trim(' ').TrimEnd('.', ' ');
        if (trimmed.Length == 0) return "student";
        if (trimmed[0] is '.' or '-' or '~' or '=' or '+' or '@' || Leftovers.IsNobodys(trimmed)) trimmed = "_" + trimmed; // hidden, an option, a home, a formula of spreadsheets, a tool's
        return EntryName.IsReserved(trimmed) ? "_" + trimmed : trimmed;
    }

    /// <summary>Gives every work a folder of its own. Who has one keeps it; of several with the same name, all get their ids behind it.</summary>
    /// <param name="works">The works.</param>
    /// <param name="known">Folders by id, from earlier downloads.</param>
    /// <returns>Folders by id.</returns>
    internal static Dictionary<string, string> Assign(IReadOnlyList<Work> works, IReadOnlyDictionary<string, string> known)
    {
        Dictionary<string, string> folders = new(known);
        HashSet<string> taken = [.. known.Values.Append(StudentMap.FileName).Append(Collection.ReportName).Select(EntryName.Key)];
        var newcomers = works.Where(w => !known.ContainsKey(w.Id)).OrderBy(w => w.Id, StringComparer.Ordinal);
        foreach (var group in newcomers.GroupBy(w => EntryName.Key(Of(w.Name))))
            foreach (var work in group)
            {
                string name = Of(work.Name), unique = group.Count() == 1 && !taken.Contains(EntryName.Key(name)) ? name : $"{name} ({Of(work.Id)})";
                for (int i = 2; !taken.Add(EntryName.Key(unique)); i++) unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({Of(work.Id)}) {i}");
                folders[work.Id] = unique;
            }
        return folders;
    }
}
