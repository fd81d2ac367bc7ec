using System.Collections.Concurrent;
using System.Text;
using Gradus.Engine.Collecting;
using Gradus.Engine.Containment;
using Gradus.Engine.Kits;
using Gradus.Grading.Records;

namespace Gradus.Engine.Batch;

/// <summary>Sees to it that every submission of a batch has the record that is due: the one it has, a copy of an identical one's, or a new one. Serves several threads.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="grader">Grades one submission.</param>
/// <param name="records">Where records lie; its lock is held.</param>
/// <param name="kits">The kits, with fingerprints and tallies.</param>
internal sealed class BatchJudge(BatchOptions options, Grader grader, RecordFolder records, IReadOnlyDictionary<Kit, (KitFingerprint Print, AssignmentTally Tally)> kits)
{
    /// <summary>So many failures of the grader one after the other make it ask whether anything can be graded at all.</summary>
    internal const int Doubtful = 3;

    private readonly ConcurrentDictionary<string, Lazy<RecordPlace?>> judged = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<BatchFailure> failures = [];
    private readonly ILookup<string, RecordPlace> earlier = records.All().ToLookup(p => p.Key);
    private int graded, copied, unchanged, failedInARow;
    private volatile string? broken;

    /// <summary>Submissions that were judged.</summary>
    internal int Graded => graded;

    /// <summary>Submissions that got an identical one's record.</summary>
    internal int Copied => copied;

    /// <summary>Submissions that were left alone.</summary>
    internal int Unchanged => unchanged;

    /// <summary>Submissions that the grader failed on, by student and assignment.</summary>
    internal BatchFailure[] Failures => [.. failures.OrderBy(f => f.Student, StringComparer.Ordinal).ThenBy(f => f.Assignment, StringComparer.Ordinal)];

    /// <summary>Why nothing can be graded or written any more; null while it can.</summary>
    internal string? Broken => broken;

    /// <summary>Handles one submission. Nothing about it is thrown.</summary>
    internal void Take(StudentWork work)
    {
        try
        {
            Handle(work);
        }
        catch (Exception e)
        {
            Fail(work, e.Message);
        }
    }

    /// <summary>Says that kits are not what they were when the batch began.</summary>
    internal void CheckKits()
    {
        foreach (var (kit, (print, _)) in kits)
        {
            if (Now(kit) == print.Kit) continue;
            broken ??= $"The kit of {kit.Assignment.Id} in {kit.Folder} has changed while the batch ran: some of its records may be of the one kit, some of the other. "
                + "Let the kit be until the batch has ended, and grade into a new folder.";
        }

        static string Now(Kit kit)
        {
            try
            {
                return KitFingerprint.Of(kit).Kit;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return "gone";
            }
        }
    }

    private void Handle(StudentWork work)
    {
        var collected = Collector.Collect(work.Path, work.Kit, options.Shelf);
        string assignment = work.Kit.Assignment.Id, key = RecordKey.Of(collected, kits[work.Kit].Print, options.Suites, grader.Standing.Contains(Layer.Screen));
        // Only the last record counts: who goes back to an earlier version gets that one's record again, as the last.
        if (records.Of(work.Student, assignment) is [.., var last] && last.Key == key && Verdict(last) is { } standing)
        {
            Interlocked.Increment(ref unchanged);
            kits[work.Kit].Tally.Add(standing);
            return;
        }

        bool first = false;
        var once = judged.GetOrAdd(key, new Lazy<RecordPlace?>(() =>
        {
            if (earlier[key].FirstOrDefault(p => Verdict(p) is not null) is { } known) return known;
            first = true;
            return Judge(work, collected, key);
        }));
        var place = once.Value;
        if (first) return;
        if (place is null) Judge(work, collected, key); // the grader failed on the other: that is not this one's verdict
        else Copy(work, place);
    }

    private void Copy(StudentWork work, RecordPlace place)
    {
        byte[] content = records.Read(place);
        records.Add(work.Student, work.Kit.Assignment.Id, place.Key, content);
        Interlocked.Increment(ref copied);
        kits[work.Kit].Tally.Add(RecordFolder.Parse(content)!);
        Succeed();
    }

    /// <summary>Judges a submission and writes its record.</summary>
    /// <returns>The record's place; null when the grader failed.</returns>
    private RecordPlace? Judge(StudentWork work, Collected collected, string key)
    {
        try
        {
            var record = grader.Grade(collected, work.Kit, options.Suites).Staff;
            // Once may be chance, such as a compiler that was ended from outside.
            if (record.Outcome == Outcome.Infrastructure) record = grader.Grade(collected, work.Kit, options.Suites).Staff;
            var place = records.Add(work.Student, work.Kit.Assignment.Id, key, Encoding.UTF8.GetBytes(RecordJson.Write(record)));
            kits[work.Kit].Tally.Add(record);
            if (record.Outcome == Outcome.Infrastructure)
            {
                Fail(work, FailureIn(record));
                return null;
            }
            Interlocked.Increment(ref graded);
            Succeed();
            return place;
        }
        catch (Exception e)
        {
            Fail(work, e.Message);
            return null;
        }
    }

    /// <summary>What the grader failed at, as a record without a verdict tells it.</summary>
    internal static string FailureIn(ScoreRecord record) =>
        record.Diagnostics is [{ Message.Args: { } args }, ..] && args.TryGetValue("message", out string? message) ? message : "unknown";

    private void Succeed() => Interlocked.Exchange(ref failedInARow, 0);

    private void Fail(StudentWork work, string message)
    {
        failures.Add(new BatchFailure(work.Student, work.Kit.Assignment.Id, message));
        if (Interlocked.Increment(ref failedInARow) % Doubtful != 0) return;
        // Several failed one after the other. If our own code can be graded and written, it was theirs.
        try
        {
            grader.Probe(work.Kit);
            records.Probe();
        }
        catch (Exception e)
        {
            broken = e.Message;
        }
    }

    /// <summary>A record that is whole and says something about the student's work.</summary>
    private ScoreRecord? Verdict(RecordPlace place) => records.ReadWhole(place) is { Outcome: not Outcome.Infrastructure } verdict ? verdict : null;
}
