using Gradus.Engine.Kits;
using Gradus.Grading.Course;
using Gradus.Grading.Records;

namespace Gradus.Engine.Collecting;

/// <summary>Takes the files of every part of a set from what was handed in. What is wrong with one part keeps no other from being taken.</summary>
internal static class SetCollector
{
    internal static Collected Take(SubmissionSource source, Kit kit)
    {
        var allowance = new Allowance();
        List<(string, SubmissionFiles)> taken = [];
        Dictionary<string, Diagnostic> refused = [];
        foreach (var part in kit.Parts.Select(p => p.Assignment))
        {
            try
            {
                if (Refusal.In(SubmissionRoot.Below(source.Entries, part.Id + "/")) is { } kept) throw kept;
                if (SubmissionRoot.OfPart(source.Entries, part) is { } entries) taken.Add((part.Id, allowance.Read(entries, part.Files, part.Id + "/")));
                else if (Link(source.Entries, part) is { } link) throw new RefusedException("refused.link", ("file", EntryName.Shown(link.Path)));
            }
            catch (RefusedException e)
            {
                refused[part.Id] = e.Diagnostic;
            }
        }
        var files = SubmissionFiles.Join(taken);
        return files.Files.Count > 0 ? new Collected(files) { Refused = refused }
            : kit.Parts.Select(p => refused.GetValueOrDefault(p.Assignment.Id)).FirstOrDefault(r => r is not null) is { } first ? new Collected(files, Outcome.Rejected, first) { Refused = refused }
            : new Collected(files, Outcome.NotSubmitted, Collector.NoFiles(CourseParts.Globs(kit.Parts.Select(p => p.Assignment))));
    }

    /// <summary>A link by a part's name, or to a file or folder that the part's files may lie in, below a folder of its name: what it leads to was meant, and is not followed.</summary>
    private static SubmissionEntry? Link(IReadOnlyList<SubmissionEntry> entries, Assignment part) =>
        entries.FirstOrDefault(e => e.IsLink && SubmissionFiles.LooksInto(e.Path) && Stands(e.Path, part));

    private static bool Stands(string link, Assignment part)
    {
        string name = $"/{part.Id}/", path = $"/{link}/";
        int at = path.LastIndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return false;
        string below = path[(at + name.Length)..].TrimEnd('/');
        return below.Length == 0 || SubmissionFiles.Choose([below], part.Files).Matched.Count > 0;
    }

    /// <summary>Whether sources declare a module of the set.</summary>
    internal static bool Holds(IReadOnlyList<SubmissionEntry> entries, Kit kit) => kit.Parts.Any(part => SubmissionRoot.OfPart(entries, part.Assignment) is { } found && Collector.Declare(found, part.Assignment));
}
