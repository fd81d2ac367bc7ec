using System.Globalization;
using Gradus.Engine.Kits;
using Gradus.Grading.Records;

namespace Gradus.Engine.Batch;

/// <summary>What a merge came to.</summary>
/// <param name="Manifest">What is known about all of it: the same as <c>batch.json</c>.</param>
/// <param name="Written">Records that were added.</param>
/// <param name="Same">Records that were there already, or in several folders.</param>
/// <param name="Findings">What somebody should look at; empty when all is well.</param>
public sealed record MergeResult(BatchManifest Manifest, int Written, int Same, IReadOnlyList<string> Findings);

/// <summary>Unites folders of records: the shards of a batch, or batches. No record is lost; equal ones are kept once.</summary>
public static class RecordMerge
{
    private sealed record Found(RecordFolder Folder, RecordPlace Place)
    {
        public string Path => System.IO.Path.Combine(Folder.Folder, Place.RelativePath);
    }

    /// <summary>Unites folders.</summary>
    /// <param name="folders">Folders of records.</param>
    /// <param name="output">Where to; what lies there already takes part.</param>
    /// <param name="tool">Name and version of the program.</param>
    /// <exception cref="BatchRefusedException">Two records of one student, assignment and time differ, or there is nothing to unite. Nothing has been written.</exception>
    public static MergeResult Merge(IReadOnlyList<string> folders, string output, string tool)
    {
        var target = new RecordFolder(output);
        Directory.CreateDirectory(target.Folder);
        using var held = RecordLock.Take(target.Folder);
        RecordFolder[] sources = [target, .. folders.Select(f => new RecordFolder(f)).Where(f => f.Folder != target.Folder).DistinctBy(f => f.Folder)];
        List<string> findings = [];
        var manifests = Manifests(sources, findings);
        if (manifests.Count == 0) throw new BatchRefusedException($"None of {string.Join(", ", folders)} holds a {BatchManifest.FileName}: they are no folders of records.");

        var groups = sources.SelectMany(s => s.All().Select(p => new Found(s, p))).GroupBy(f => (f.Place.Student, f.Place.Assignment)).OrderBy(g => g.Key).ToList();
        var conflicts = groups.SelectMany(Conflicts).ToList();
        if (conflicts.Count > 0) throw new BatchRefusedException($"These records are of one student, assignment and time, and differ; nothing was merged:\n{string.Join("\n", conflicts)}");

        target.RemoveLeftovers();
        int written = 0, same = 0;
        Dictionary<string, AssignmentTally> tallies = [];
        foreach (var group in groups)
        {
            ScoreRecord? last = null;
            (string Key, string Content)? kept = null;
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
                bool isTargets = found.Folder == target;
                if (kept is { } before && before.Key == found.Place.Key)
                {
                    if (before.Content == comparable && !isTargets)
                    {
                        same++;
                        continue;
                    }
                    if (before.Content != comparable && record.Outcome != Outcome.Infrastructure && last!.Outcome != Outcome.Infrastructure)
                        findings.Add($"{found.Path}: the same submission was judged differently before; both records are kept.");
                }
                if (!isTargets)
                {
                    target.Put(found.Place, content);
                    written++;
                }
                (kept, last) = ((found.Place.Key, comparable), record);
            }
            if (last is null) continue;
            if (!tallies.TryGetValue(group.Key.Assignment, out var tally)) tallies.Add(group.Key.Assignment, tally = new AssignmentTally());
            tally.Add(last);
        }

        var manifest = Unite([.. manifests.Select(m => m.Manifest)], tallies, tool);
        findings.AddRange(Missing(manifest.Shards));
        target.Write(manifest);
        return new MergeResult(manifest, written, same, findings);
    }

    private static List<(RecordFolder Folder, BatchManifest Manifest)> Manifests(RecordFolder[] sources, List<string> findings)
    {
        List<(RecordFolder Folder, BatchManifest Manifest)> manifests = [];
        foreach (var source in sources)
        {
            if (!Directory.Exists(source.Folder)) throw new BatchRefusedException($"{source.Folder} is no folder.");
            if (BatchManifest.Read(source.Folder) is not { } manifest)
            {
                if (source != sources[0] || source.All().Any()) findings.Add($"{source.Folder} has no {BatchManifest.FileName}: which part of the class it is, and whether it is whole, is not known.");
                continue;
            }
            if (manifest.State != BatchState.Complete) findings.Add(string.Create(CultureInfo.InvariantCulture, $"{source.Folder}: shard {string.Join(", ", manifest.Shards)} is not whole; go on with `gradus grade-all --resume`."));
            manifests.Add((source, manifest));
        }
        foreach (var (folder, manifest) in manifests.Skip(1))
            foreach (string difference in Differences(manifests[0].Manifest, manifest))
                findings.Add($"{folder.Folder} was not made as {manifests[0].Folder.Folder} was: {difference}");
        return manifests;
    }

    private static IEnumerable<string> Differences(BatchManifest first, BatchManifest other)
    {
        if (first.Course != other.Course) yield return $"course {other.Course}, not {first.Course}.";
        if (first.Suites != other.Suites) yield return $"suites {other.Suites}, not {first.Suites}.";
        if (first.Engine != other.Engine) yield return $"another engine ({other.Engine}, not {first.Engine}).";
        foreach (var theirs in other.Assignments)
        {
            if (first.Assignments.FirstOrDefault(a => a.Id == theirs.Id) is not { } ours) continue;
            if (ours.Kit != theirs.Kit) yield return $"another kit of {ours.Id} ({theirs.Kit}, not {ours.Kit}).";
            if (ours.Seed != theirs.Seed) yield return $"other seeds of {ours.Id} ({theirs.SeedName} {theirs.Seed}, not {ours.SeedName} {ours.Seed}).";
        }
    }

    private static IEnumerable<string> Missing(string[] shards)
    {
        Shard[] there = [.. shards.Select(Shard.Parse)];
        if (there.Contains(Shard.Whole)) yield break;
        int[] splits = [.. there.Select(s => s.Of).Distinct().Order()];
        if (splits.Length > 1) yield return string.Create(CultureInfo.InvariantCulture, $"The shards are of different splits, into {string.Join(" and ", splits)}: whether every student is in one of them is not known.");
        else
            foreach (int index in Enumerable.Range(1, splits[0]).Except(there.Select(s => s.Index))) yield return $"shard {new Shard(index, splits[0])} is missing.";
    }

    private static BatchManifest Unite(BatchManifest[] all, Dictionary<string, AssignmentTally> tallies, string tool)
    {
        // A shard that has been united before is not counted again.
        List<BatchManifest> manifests = [];
        foreach (var each in all)
            if (each.Shards.Contains(Shard.Whole.ToString()) || each.Shards.Except(manifests.SelectMany(m => m.Shards)).Any()) manifests.Add(each);
        return Sum(manifests, tallies, tool);
    }

    private static BatchManifest Sum(IReadOnlyList<BatchManifest> manifests, Dictionary<string, AssignmentTally> tallies, string tool) => manifests[0] with
    {
        Tool = tool,
        Shards = [.. manifests.SelectMany(m => m.Shards).Distinct().OrderBy(s => Shard.Parse(s).Of).ThenBy(s => Shard.Parse(s).Index)],
        State = manifests.All(m => m.State == BatchState.Complete) ? BatchState.Complete : manifests.First(m => m.State != BatchState.Complete).State,
        Reason = manifests.Select(m => m.Reason).FirstOrDefault(r => r is not null),
        Seconds = manifests.Sum(m => m.Seconds),
        Submissions = manifests.Sum(m => m.Submissions),
        Graded = manifests.Sum(m => m.Graded),
        Copied = manifests.Sum(m => m.Copied),
        Unchanged = manifests.Sum(m => m.Unchanged),
        Failures = [.. manifests.SelectMany(m => m.Failures).Distinct()],
        Unassigned = [.. manifests.SelectMany(m => m.Unassigned).Distinct().Order(StringComparer.Ordinal)],
        Assignments =
        [
            .. from totals in manifests.SelectMany(m => m.Assignments).DistinctBy(a => a.Id).OrderBy(a => a.Id, StringComparer.Ordinal)
               select tallies.GetValueOrDefault(totals.Id, new AssignmentTally()).Total(totals.Id, totals.SuiteVersion, new KitFingerprint(totals.Kit, totals.Seed), totals.SeedName),
        ],
    };

    private static IEnumerable<string> Conflicts(IEnumerable<Found> group) =>
        from at in @group.GroupBy(f => f.Place.Time)
        where at.Skip(1).Any()
        let first = at.First()
        let content = first.Folder.Read(first.Place)
        from other in at.Skip(1)
        where other.Place.Key != first.Place.Key || !other.Folder.Read(other.Place).AsSpan().SequenceEqual(content)
        select $"{first.Path}\n{other.Path}";
}
