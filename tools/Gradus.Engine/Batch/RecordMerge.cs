using System.Globalization;
using Gradus.Grading.Records;

namespace Gradus.Engine.Batch;

/// <summary>What a merge came to.</summary>
/// <param name="Manifest">What is known about all of it: the same as <c>batch.json</c>.</param>
/// <param name="Written">Records that were added.</param>
/// <param name="Same">Records that were there already, or in several folders.</param>
/// <param name="Findings">What somebody should look at; empty when all is well.</param>
public sealed record MergeResult(BatchManifest Manifest, int Written, int Same, IReadOnlyList<string> Findings);

/// <summary>Unites folders of records: the shards of a batch, or batches. No verdict is lost; equal ones are kept once; a failure of the grader never comes after a verdict.</summary>
public static class RecordMerge
{
    private sealed record Found(RecordFolder Folder, RecordPlace Place)
    {
        public string Path => System.IO.Path.Combine(Folder.Folder, Place.RelativePath);
    }

    /// <summary>Unites folders.</summary>
    /// <param name="folders">Folders of records. No batch may be writing to them; nothing is written to them.</param>
    /// <param name="output">Where to; what lies there already takes part.</param>
    /// <param name="tool">Name and version of the program.</param>
    /// <exception cref="BatchRefusedException">Two records of one student, assignment and time differ, a batch is writing to one of the folders, or there is nothing to unite. Nothing has been written.</exception>
    public static MergeResult Merge(IReadOnlyList<string> folders, string output, string tool)
    {
        var target = new RecordFolder(output);
        if (File.Exists(target.Folder)) throw new BatchRefusedException($"--output is {output}, a file; expected a folder, which need not be there yet.");
        RecordFolder[] others = [.. folders.Select(f => new RecordFolder(f)).Where(f => !FolderPath.AreSame(f.Folder, target.Folder)).DistinctBy(f => FolderPath.Resolve(f.Folder))];
        foreach (var other in others)
            if (!Directory.Exists(other.Folder)) throw new BatchRefusedException($"{other.Folder} is no folder; expected one that `gradus grade-all` or `gradus merge` wrote.");

        List<RecordLock> locks = [];
        try
        {
            foreach (var source in others.Prepend(target))
                if (RecordLock.TakeToRead(source.Folder) is { } held) locks.Add(held);
            RecordFolder[] sources = [target, .. others];
            List<string> findings = [];
            var coverage = BatchCoverage.Of(sources, findings) ?? throw new BatchRefusedException($"None of {string.Join(", ", folders)} holds a {BatchManifest.FileName}: they are no folders of records.");
            var groups = Groups(sources);
            var conflicts = groups.SelectMany(Conflicts).ToList();
            if (conflicts.Count > 0) throw new BatchRefusedException($"These records are of one student, assignment and time, and differ; nothing was merged:\n{string.Join("\n", conflicts)}");

            // Only now is anything written. A target that was never written to has no lock until here.
            RecordWriter.MakeFolder(target.Folder);
            if (!File.Exists(RecordLock.PathIn(target.Folder))) locks.Add(RecordLock.Take(target.Folder));
            target.RemoveLeftovers();
            return Write(target, groups, coverage, tool, findings);
        }
        finally
        {
            foreach (var held in locks) held.Dispose();
        }
    }

    private static MergeResult Write(RecordFolder target, List<IGrouping<(string Student, string Assignment), Found>> groups, BatchCoverage coverage, string tool, List<string> findings)
    {
        int written = 0, same = 0;
        MergeTotals totals = new();
        foreach (var group in groups)
        {
            (Found Found, ScoreRecord Record, string Content)? last = null, verdict = null;
            foreach (var at in group.GroupBy(f => f.Place.Time).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                var found = at.First(); // the target's own, when it has it
                same += at.Count() - 1;
                byte[] content = found.Folder.Read(found.Place);
                if (RecordFolder.Parse(content) is not { } record)
                {
                    findings.Add($"{found.Path} is damaged and was left out.");
                    continue;
                }
                string comparable = RecordJson.WriteWithoutRun(record);
                bool isTargets = found.Folder == target, isVerdict = record.Outcome != Outcome.Infrastructure;
                if (!isVerdict && !isTargets && verdict is { } stands)
                {
                    findings.Add(stands.Found.Place.Key == found.Place.Key
                        ? $"{found.Path} is a failure of the grader on what has a verdict already; it was left out, and the verdict stands."
                        : $"{found.Path} is a failure of the grader on a later version of what has a verdict; it was left out, and the verdict on the earlier one stands until `gradus grade-all --resume` judges the later.");
                    continue;
                }
                if (last is { } before && before.Found.Place.Key == found.Place.Key)
                {
                    if (before.Content == comparable && !isTargets)
                    {
                        same++;
                        continue;
                    }
                    if (before.Content != comparable && isVerdict && before.Record.Outcome != Outcome.Infrastructure)
                        findings.Add($"{found.Path}: the same submission was judged differently before; both records are kept.");
                }
                if (!isTargets)
                {
                    target.Put(found.Place, content);
                    written++;
                }
                last = (found, record, comparable);
                if (isVerdict) verdict = last;
            }
            if (last is not { } counts) continue;
            // The target's own failure lies there for good; the verdict on the same work gets a place after it.
            if (counts.Record.Outcome == Outcome.Infrastructure && verdict is { } known && known.Found.Place.Key == counts.Found.Place.Key)
            {
                findings.Add($"{counts.Found.Path} is a failure of the grader on what has a verdict; the verdict was put after it.");
                target.Put(counts.Found.Place.After(), known.Found.Folder.Read(known.Found.Place));
                written++;
                counts = known;
            }
            totals.Add(group.Key.Student, counts.Record);
        }

        var manifest = coverage.Unite(totals, tool);
        target.Write(manifest);
        return new MergeResult(manifest, written, same, findings);
    }

    private static List<IGrouping<(string Student, string Assignment), Found>> Groups(RecordFolder[] sources) =>
    [
        .. sources.SelectMany(s => s.All().Select(p => new Found(s, p))).GroupBy(f => (f.Place.Student, f.Place.Assignment))
            .OrderBy(g => g.Key.Student, StringComparer.Ordinal).ThenBy(g => g.Key.Assignment, StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Conflicts(IEnumerable<Found> group) =>
        from at in @group.GroupBy(f => f.Place.Time)
        where at.Skip(1).Any()
        let first = at.First()
        let content = first.Folder.Read(first.Place)
        from other in at.Skip(1)
        where other.Place.Key != first.Place.Key || !other.Folder.Read(other.Place).AsSpan().SequenceEqual(content)
        select string.Create(CultureInfo.InvariantCulture, $"{first.Path}\n{other.Path}");
}
