using System.Globalization;

namespace Gradus.Engine.Batch;

/// <summary>Which parts of a class the folders of a merge are, and how far each is. Of what was judged, records tell; manifests tell only this.</summary>
internal sealed class BatchCoverage
{
    private readonly List<BatchManifest> manifests;
    private readonly BatchPart[] parts;
    private readonly bool complete;

    private BatchCoverage(List<BatchManifest> manifests, BatchPart[] parts, bool complete) => (this.manifests, this.parts, this.complete) = (manifests, parts, complete);

    /// <summary>Reads the manifests.</summary>
    /// <param name="sources">The folders, the target first.</param>
    /// <param name="findings">Gets what is missing, not whole, or made otherwise.</param>
    /// <returns>Null when no folder has a manifest.</returns>
    internal static BatchCoverage? Of(RecordFolder[] sources, List<string> findings)
    {
        List<(string Folder, BatchManifest Manifest)> all = [];
        foreach (var source in sources)
        {
            if (BatchManifest.Read(source.Folder) is { } manifest) all.Add((source.Folder, manifest));
            else if (source != sources[0] || source.All().Any())
                findings.Add($"{source.Folder} has no {BatchManifest.FileName}: which part of the class it is, and whether it is whole, is not known.");
        }
        if (all.Count == 0) return null;
        foreach (var (folder, manifest) in all.Skip(1))
            foreach (string difference in Differences(all[0].Manifest, manifest))
                findings.Add($"{folder} was not made as {all[0].Folder} was: {difference}");

        // A part may be in several folders, and in what was united before: the complete one tells, else the latest.
        (string Folder, BatchPart Part)[] parts =
        [
            .. all.SelectMany(m => PartsOf(m.Manifest).Select(p => (m.Folder, Part: p))).GroupBy(p => p.Part.Shard)
                .Select(g => g.OrderByDescending(p => p.Part.State == BatchState.Complete).ThenByDescending(p => p.Part.Started, StringComparer.Ordinal).First())
                .OrderBy(p => Shard.Parse(p.Part.Shard).Of).ThenBy(p => Shard.Parse(p.Part.Shard).Index),
        ];
        bool complete = parts.GroupBy(p => Shard.Parse(p.Part.Shard).Of).Any(split => split.Count(p => p.Part.State == BatchState.Complete) == split.Key);
        if (!complete)
        {
            findings.AddRange(parts.Where(p => p.Part.State != BatchState.Complete).Select(p => $"{p.Folder}: shard {p.Part.Shard} is not whole; go on with `gradus grade-all --resume`."));
            findings.AddRange(Missing([.. parts.Select(p => Shard.Parse(p.Part.Shard))]));
        }
        return new BatchCoverage([.. all.Select(m => m.Manifest)], [.. parts.Select(p => p.Part)], complete);
    }

    /// <summary>What is known about all of it.</summary>
    /// <param name="totals">What the records come to.</param>
    /// <param name="tool">Name and version of the program.</param>
    internal BatchManifest Unite(MergeTotals totals, string tool)
    {
        BatchFailure[] failures =
        [
            .. manifests.SelectMany(m => m.Failures).Where(f => !totals.Has(f.Student, f.Assignment)).DistinctBy(f => (f.Student, f.Assignment)).Concat(totals.Failures)
                .OrderBy(f => f.Student, StringComparer.Ordinal).ThenBy(f => f.Assignment, StringComparer.Ordinal),
        ];
        int judged = totals.Count - totals.Failures.Count, left = complete ? 0 : parts.Sum(p => p.Left);
        return manifests[0] with
        {
            Tool = tool,
            Shards = [.. parts.Select(p => p.Shard)],
            Parts = parts,
            State = complete ? BatchState.Complete : parts.Select(p => p.State).FirstOrDefault(s => s != BatchState.Complete, BatchState.Complete),
            Reason = complete ? null : manifests.Where(m => m.State == BatchState.Failed).Select(m => m.Reason).FirstOrDefault(r => r is not null),
            Seconds = Math.Round(parts.Sum(p => p.Seconds), 3),
            Submissions = judged + failures.Length + left,
            Graded = judged,
            Copied = 0,
            Unchanged = 0,
            Failures = failures,
            Unassigned = [.. manifests.SelectMany(m => m.Unassigned).Distinct().Where(s => !totals.Has(s)).Order(StringComparer.Ordinal)],
            LeftOut = [.. manifests.SelectMany(m => m.LeftOut).DistinctBy(e => e.Name).Where(e => !totals.Has(e.Name)).OrderBy(e => e.Name, StringComparer.Ordinal)],
            Assignments = totals.Assignments(manifests.SelectMany(m => m.Assignments).DistinctBy(a => a.Id).ToDictionary(a => a.Id)),
        };
    }

    private static IEnumerable<BatchPart> PartsOf(BatchManifest manifest) =>
        manifest.Parts ?? manifest.Shards.Select(s => new BatchPart(s, manifest.State, manifest.Started, manifest.Seconds / manifest.Shards.Length, Math.Max(0, manifest.Left)));

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

    private static IEnumerable<string> Missing(Shard[] there)
    {
        if (there.Contains(Shard.Whole)) yield break;
        int[] splits = [.. there.Select(s => s.Of).Distinct().Order()];
        if (splits.Length > 1) yield return string.Create(CultureInfo.InvariantCulture, $"The shards are of different splits, into {string.Join(" and ", splits)}: whether every student is in one of them is not known.");
        else
            foreach (int index in Enumerable.Range(1, splits[0]).Except(there.Select(s => s.Index))) yield return $"shard {new Shard(index, splits[0])} is missing.";
    }
}
