using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gradus.Engine.Collecting;
using Gradus.Engine.Containment;
using Gradus.Engine.Kits;
using Gradus.Grading.Records;

namespace Gradus.Engine.Batch;

/// <summary>Grades a class. One bad submission never stops the rest; what would fail for every submission stops it soon, before anybody has lost anything.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="grader">Grades one submission.</param>
/// <param name="writer">Puts files on disk; null for a <see cref="RecordWriter"/>.</param>
/// <param name="clock">Tells the times of records; null for the system's.</param>
public sealed class BatchRun(BatchOptions options, Grader grader, IRecordWriter? writer = null, TimeProvider? clock = null)
{
    /// <summary>So many failures of the grader one after the other make it ask whether anything can be graded at all.</summary>
    internal const int Doubtful = 3;

    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly RecordFolder records = new(options.Output, writer, clock);
    private readonly ConcurrentDictionary<string, Lazy<RecordPlace?>> judged = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<BatchFailure> failures = [];
    private readonly Dictionary<Kit, (KitFingerprint Print, AssignmentTally Tally)> kits = [];
    private readonly Stopwatch watch = new();
    private readonly Lock gate = new();
    private ILookup<string, RecordPlace> earlier = Array.Empty<RecordPlace>().ToLookup(p => p.Key);
    private string started = "";
    private int graded, copied, unchanged, failedInARow, done;
    private volatile string? broken;

    /// <summary>Grades every submission of the shard that has no record yet.</summary>
    /// <param name="progress">Told after every submission, by one thread at a time.</param>
    /// <param name="stop">Ends the batch after the submissions under way.</param>
    /// <returns>What it came to: the same as <c>batch.json</c>.</returns>
    /// <exception cref="BatchRefusedException">It cannot be carried out as asked; nothing has been written.</exception>
    /// <exception cref="InfrastructureException">Nothing can be graded on this machine, or nothing written; no record has been made.</exception>
    public BatchManifest Run(Action<BatchProgress>? progress = null, CancellationToken stop = default)
    {
        started = this.clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        watch.Restart();
        if (IsInside(options.Output, options.Submissions)) throw new BatchRefusedException($"--output is {options.Output}, inside {options.Submissions}: its records would be taken for a student's work. Name a folder beside it.");
        var all = SubmissionFolder.Open(options.Submissions, options.Shelf, options.Assignment);
        StudentWork[] works = [.. all.Works.Where(w => options.Shard.Has(w.Student))];
        string[] unassigned = [.. all.Unassigned.Where(options.Shard.Has)];

        using var held = Open();
        foreach (var kit in works.Select(w => w.Kit).Distinct())
        {
            kits.Add(kit, (KitFingerprint.Of(kit), new AssignmentTally()));
            grader.Probe(kit);
        }
        BatchManifest Known(BatchState state) => Manifest(state, works.Length, unassigned);
        Save(Known(BatchState.Running));
        Work(works, progress, stop);

        var result = Known(broken is not null ? BatchState.Failed : done < works.Length ? BatchState.Interrupted : BatchState.Complete);
        try
        {
            Save(result);
        }
        catch (InfrastructureException) when (broken is not null) { } // the disk that is full
        return result;
    }

    private void Work(StudentWork[] works, Action<BatchProgress>? progress, CancellationToken stop)
    {
        ConcurrentQueue<StudentWork> queue = new(works);
        // Threads of their own: they wait for workers most of the time, and the pool's are needed to start those.
        Thread[] threads = [.. Enumerable.Range(1, Math.Clamp(options.Jobs, 1, Math.Max(1, works.Length))).Select(i => new Thread(Take) { Name = $"grade {i}", IsBackground = true })];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();

        void Take()
        {
            while (!stop.IsCancellationRequested && broken is null && queue.TryDequeue(out var work))
            {
                try
                {
                    Handle(work);
                }
                catch (Exception e)
                {
                    Fail(work, e.Message);
                }
                lock (gate)
                {
                    done++;
                    progress?.Invoke(new BatchProgress(done, works.Length, unchanged, watch.Elapsed));
                }
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
                Fail(work, record.Diagnostics is [{ Message.Args: { } args }, ..] && args.TryGetValue("message", out string? message) ? message : "unknown");
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

    private RecordLock Open()
    {
        try
        {
            Directory.CreateDirectory(records.Folder);
            var held = RecordLock.Take(records.Folder);
            try
            {
                Prepare();
                return held;
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InfrastructureException($"{records.Folder} cannot be written: {e.Message}", e);
        }
    }

    private void Prepare()
    {
        if (!options.Resume && records.All().Any())
            throw new BatchRefusedException($"{records.Folder} holds records already. Go on with --resume (what is unchanged is left alone, what has changed gets a further record), or name another folder.");
        if (BatchManifest.Read(records.Folder) is { } before && records.All().Any() && !before.Shards.SequenceEqual([options.Shard.ToString()]))
            throw new BatchRefusedException($"{records.Folder} holds shard {string.Join(", ", before.Shards)}, and {options.Shard} is asked for. Name another folder, and unite them with `gradus merge`.");
        records.RemoveLeftovers();
        earlier = records.All().ToLookup(p => p.Key);
    }

    private void Save(BatchManifest manifest)
    {
        try
        {
            records.Write(manifest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InfrastructureException($"{records.Folder} cannot be written: {e.Message}", e);
        }
    }

    private BatchManifest Manifest(BatchState state, int submissions, string[] unassigned) => new()
    {
        Schema = BatchManifest.SchemaName,
        Tool = options.Tool,
        Course = options.Shelf.Course.Id,
        Suites = options.Suites == Suites.All ? "all" : "public",
        Engine = EngineFingerprint.Value,
        Shards = [options.Shard.ToString()],
        State = state,
        Reason = broken,
        Started = started,
        Seconds = Math.Round(watch.Elapsed.TotalSeconds, 3),
        Submissions = submissions,
        Graded = graded,
        Copied = copied,
        Unchanged = unchanged,
        Assignments = [.. kits.OrderBy(k => k.Key.Assignment.Id, StringComparer.Ordinal).Select(k => k.Value.Tally.Total(k.Key.Assignment.Id, k.Key.Assignment.SuiteVersion, k.Value.Print, k.Key.HiddenSeeds.Name))],
        Failures = [.. failures.OrderBy(f => f.Student, StringComparer.Ordinal).ThenBy(f => f.Assignment, StringComparer.Ordinal)],
        Unassigned = unassigned,
    };

    private static bool IsInside(string folder, string outer)
    {
        string relative = Path.GetRelativePath(Path.GetFullPath(outer), Path.GetFullPath(folder));
        return relative == "." || !(relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) || Path.IsPathRooted(relative));
    }
}
