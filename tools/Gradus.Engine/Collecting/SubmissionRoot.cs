using System.Text;
using System.Text.RegularExpressions;
using Gradus.Grading.Course;

namespace Gradus.Engine.Collecting;

/// <summary>The folder in what was handed in that holds an assignment's files: people hand in folders in folders, and whole repositories.</summary>
internal static partial class SubmissionRoot
{
    private const int MostFolders = 200;
    private const int MostSources = 1000;

    /// <summary>The files of the assignment's folder, with paths relative to it.</summary>
    /// <param name="entries">Everything that was handed in.</param>
    /// <param name="assignment">The assignment.</param>
    /// <exception cref="RefusedException">Several folders could be meant.</exception>
    internal static IReadOnlyList<SubmissionEntry> Find(IReadOnlyList<SubmissionEntry> entries, Assignment assignment) =>
        OfPart(entries, assignment) ?? LookThrough(entries, all => SubmissionFiles.Choose(all, assignment.Files).Matched.Count > 0);

    /// <summary>The same where other assignments' files lie beside: null when nothing says that any are this one's.</summary>
    /// <param name="entries">Everything that was handed in.</param>
    /// <param name="assignment">The assignment.</param>
    /// <exception cref="RefusedException">Several folders could be meant.</exception>
    internal static IReadOnlyList<SubmissionEntry>? OfPart(IReadOnlyList<SubmissionEntry> entries, Assignment assignment)
    {
        var sources = entries.Where(e => SubmissionSource.IsSource(e.Path)).Take(MostSources).ToList();
        long sniffed = 0;
        bool Declares(string folder, IReadOnlyList<string> matched) => sources.Where(e => !e.IsLink && e.Path.StartsWith(folder, StringComparison.Ordinal) && matched.Contains(e.Path[folder.Length..]))
            .Any(e => sniffed <= Collector.MostBytes && e.Read(Collector.LongestFile) is { } text && (sniffed += text.Length + 1) > 0 && Declarations.Namespaces(text).Contains(assignment.Module));
        IReadOnlyList<string> Matched(string folder) => SubmissionFiles.Choose(sources.Select(e => e.Path).Where(p => p.StartsWith(folder, StringComparison.Ordinal)).Select(p => p[folder.Length..]), assignment.Files).Matched;

        // What lies at the top is what was meant, whatever else is there.
        if (Matched("") is { Count: > 0 } top && Declares("", top)) return entries;

        string[] named = [.. entries.Where(e => !e.IsLink && (e.Path == Assignment.FileName || e.Path.EndsWith("/" + Assignment.FileName, StringComparison.Ordinal)) && SubmissionSource.IsLookedInto(e.Path)).Take(MostFolders)
            .Where(e => e.Read(Collector.LongestFile) is { } manifest && IdIn(manifest) == assignment.Id).Select(e => e.Path[..^Assignment.FileName.Length]).Where(f => Matched(f).Count > 0)];
        if (Pick(named, assignment.Id) is { } manifested) return Below(entries, manifested);

        string[] declaring = [.. Folders(sources).Where(f => f.Length > 0 && Matched(f) is { Count: > 0 } matched && Declares(f, matched))];
        if (Pick(declaring, assignment.Id) is { } found) return Below(entries, found);

        // Where no source says what it is for, a folder's name may.
        return Matched("").Count == 0 && Pick([.. Folders(sources).Where(f => IsNamedAfter(f, assignment.Id) && Matched(f).Count > 0)], assignment.Id) is { } called ? Below(entries, called) : null;
    }

    /// <summary>While nothing fits and all files lie in one folder, that folder is what was meant.</summary>
    internal static IReadOnlyList<SubmissionEntry> LookThrough(IReadOnlyList<SubmissionEntry> entries, Func<IEnumerable<string>, bool> fits)
    {
        // What systems leave at the top does not make it a place where something was put.
        while (entries.Where(e => !Leftovers.IsFile(e.Path[(e.Path.LastIndexOf('/') + 1)..])).ToList() is { Count: > 0 } left && !fits(left.Select(e => e.Path)))
        {
            int slash = left[0].Path.IndexOf('/');
            if (slash < 0) break;
            string folder = left[0].Path[..(slash + 1)];
            if (!left.All(e => e.Path.StartsWith(folder, StringComparison.Ordinal))) break;
            entries = Below(left, folder);
        }
        return entries;
    }

    /// <summary>The assignment's id that a manifest gives; null for none.</summary>
    internal static string? IdIn(byte[] manifest) => IdInManifest().Match(Encoding.UTF8.GetString(manifest)) is { Success: true } id ? id.Groups[1].Value : null;

    /// <summary>Folders above sources, the outer ones first; none that builds write to.</summary>
    private static IEnumerable<string> Folders(IEnumerable<SubmissionEntry> sources) => sources
        .SelectMany(e => Enumerable.Range(0, e.Path.Length).Where(i => e.Path[i] == '/').Select(i => e.Path[..(i + 1)]))
        .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "Given" or "tests") && SubmissionSource.IsLookedInto(f))
        .Distinct().OrderBy(Depth).ThenBy(f => f, StringComparer.Ordinal).Take(MostFolders);

    /// <summary>The one that is named after the assignment, else the outermost.</summary>
    private static string? Pick(string[] folders, string id)
    {
        string[] same = [.. folders.Where(f => IsNamedAfter(f, id))];
        string[] from = same.Length > 0 ? same : folders;
        string[] outermost = [.. from.Where(f => Depth(f) == from.Min(Depth)).Order(StringComparer.Ordinal)];
        return outermost.Length switch
        {
            0 => null,
            1 => outermost[0],
            _ => throw new RefusedException("refused.several-folders", ("first", EntryName.Shown(outermost[0])), ("second", EntryName.Shown(outermost[1]))),
        };
    }

    private static bool IsNamedAfter(string folder, string id) => ("/" + folder).EndsWith($"/{id}/", StringComparison.OrdinalIgnoreCase);

    private static int Depth(string folder) => folder.Count(c => c == '/');

    /// <summary>What lies in a folder, with paths relative to it.</summary>
    internal static SubmissionEntry[] Below(IReadOnlyList<SubmissionEntry> entries, string folder) =>
        [.. entries.Where(e => e.Path.StartsWith(folder, StringComparison.Ordinal)).Select(e => e with { Path = e.Path[folder.Length..] })];

    [GeneratedRegex("\"id\"\\s*:\\s*\"([a-z0-9-]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex IdInManifest();
}
