using System.Globalization;
using Gradus.Grading.Course;

namespace Gradus.Engine.Collecting.Platforms;

/// <summary>One student's uploads as one submission: single files, and archives opened one level deep.</summary>
internal static class WorkSource
{
    /// <summary>Longest archive of a student, in bytes: 32 MiB.</summary>
    internal const int LongestArchive = 32 << 20;

    private const int MostArchives = 10;

    /// <summary>Opens a work.</summary>
    /// <param name="work">What a student handed in.</param>
    /// <param name="assignment">The assignment, whose folder is looked for in each archive; null to take archives as they are.</param>
    /// <param name="leftOut">Gets what is not part of the submission.</param>
    /// <exception cref="RefusedException">An archive cannot be opened.</exception>
    internal static SubmissionSource Open(Work work, Assignment? assignment, List<LeftOut> leftOut)
    {
        if (work.Open is { } open) return open();
        List<SubmissionSource> opened = [];
        Dictionary<string, (SubmissionEntry Entry, string Original)> files = [];
        void Add(SubmissionEntry entry, string original)
        {
            if (files.TryGetValue(entry.Path, out var older) && older.Original != original) leftOut.Add(new LeftOut(work.Name, $"{older.Original}: {EntryName.Shown(entry.Path)}", $"the same file is in {original}"));
            files[entry.Path] = (entry, original);
        }
        try
        {
            Upload? foreign = null;
            int archives = 0;
            foreach (var upload in work.Uploads.OrderBy(u => u.Age).ThenBy(u => u.Path, StringComparer.Ordinal))
            {
                if (IsForeign(upload.Path)) foreign = upload;
                if (!upload.Path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                {
                    if (SubmissionSource.IsSource(upload.Path) || upload.Path == Assignment.FileName) Add(upload.Entry with { Path = upload.Path, LeadsOut = EntryName.LeadsOut(upload.Path) }, upload.Original);
                    else leftOut.Add(new LeftOut(work.Name, upload.Original, IsForeign(upload.Path) ? "an archive that is no zip archive" : "no source file"));
                    continue;
                }
                if (++archives > MostArchives) throw new RefusedException("refused.too-many-entries", ("limit", MostArchives.ToString(CultureInfo.InvariantCulture)));
                if (upload.Entry.IsLink) throw new RefusedException("refused.link", ("file", EntryName.Shown(upload.Path)));
                byte[] content = upload.Entry.Read(LongestArchive)
                    ?? throw new RefusedException("refused.archive-too-large", ("file", EntryName.Shown(upload.Path)), ("limit", (LongestArchive >> 20).ToString(CultureInfo.InvariantCulture)));
                var source = SubmissionSource.Open(upload.Path, content);
                opened.Add(source);
                if (source.Entries.FirstOrDefault(e => e.LeadsOut) is { } wayOut) throw new RefusedException("refused.unsafe-name", ("file", EntryName.Shown(wayOut.Path)));
                foreach (var same in (assignment is null ? source.Entries : SubmissionRoot.Find(source.Entries, assignment)).GroupBy(e => e.Path))
                {
                    if (same.Count() > 1 && SubmissionSource.IsSource(same.Key)) throw new RefusedException("refused.twice", ("file", EntryName.Shown(same.Key)));
                    Add(same.First(), upload.Original);
                }
            }
            if (files.Count == 0 && foreign is not null) throw new RefusedException("refused.other-archive", ("file", EntryName.Shown(foreign.Path)));
            return new SubmissionSource(work.Name, [.. files.Values.Select(f => f.Entry)], new Several(opened));
        }
        catch
        {
            opened.ForEach(o => o.Dispose());
            throw;
        }
    }

    private static bool IsForeign(string path) => Path.GetExtension(path).ToLowerInvariant() is ".rar" or ".7z" or ".gz" or ".tgz" or ".tar" or ".xz" or ".bz2";

    private sealed class Several(List<SubmissionSource> opened) : IDisposable
    {
        public void Dispose() => opened.ForEach(o => o.Dispose());
    }
}
