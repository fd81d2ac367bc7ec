using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Gradus.Engine.Kits;

namespace Gradus.Engine.Batch;

/// <summary>Grades a class. One bad submission never stops the rest; what would fail for every submission stops it soon, before anybody has lost anything.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="grader">Grades one submission.</param>
/// <param name="writer">Puts files on disk; null for a <see cref="RecordWriter"/>.</param>
/// <param name="clock">Tells the times of records; null for the system's.</param>
public sealed class BatchRun(BatchOptions options, Grader grader, IRecordWriter? writer = null, TimeProvider? clock = null)
{
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly RecordFolder records = new(options.Output, writer, clock);
    private readonly Stopwatch watch = new();
    private int done;

    /// <summary>Grades every submission of the shard that has no record yet.</summary>
    /// <param name="progress">Told after every submission, by one thread at a time. When it throws, it is told no more, and the batch goes on.</param>
    /// <param name="stop">Ends the batch after the submissions under way.</param>
    /// <returns>What it came to: the same as <c>batch.json</c>.</returns>
    /// <exception cref="BatchRefusedException">It cannot be carried out as asked; nothing has been written.</exception>
    /// <exception cref="InfrastructureException">Nothing can be graded on this machine, or nothing written; no record has been made.</exception>
    public BatchManifest Run(Action<BatchProgress>? progress = null, CancellationToken stop = default)
    {
        string started = this.clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var all = BatchFolders.OpenSubmissions(options);
        StudentWork[] works = [.. all.Works.Where(w => options.Shard.Has(w.Student))];

        using var held = BatchFolders.OpenRecords(records, options);
        var kits = works.Select(w => w.Kit).Distinct().ToDictionary(k => k, k => (Print: KitFingerprint.Of(k), Tally: new AssignmentTally()));
        foreach (var kit in kits.Keys) grader.Probe(kit);
        var judge = new BatchJudge(options, grader, records, kits);
        BatchManifest Known(BatchState state) => new()
        {
            Schema = BatchManifest.SchemaName,
            Tool = options.Tool,
            Course = options.Shelf.Course.Id,
            Suites = options.Suites == Suites.All ? "all" : "public",
            Engine = EngineFingerprint.Value,
            Shards = [options.Shard.ToString()],
            State = state,
            Reason = judge.Broken,
            Started = started,
            Seconds = Math.Round(watch.Elapsed.TotalSeconds, 3),
            Submissions = works.Length,
            Graded = judge.Graded,
            Copied = judge.Copied,
            Unchanged = judge.Unchanged,
            Assignments = [.. kits.OrderBy(k => k.Key.Assignment.Id, StringComparer.Ordinal).Select(k => k.Value.Tally.Total(k.Key.Assignment.Id, k.Key.Assignment.SuiteVersion, k.Value.Print, k.Key.HiddenSeeds.Name))],
            Failures = judge.Failures,
            Unassigned = [.. all.Unassigned.Where(options.Shard.Has)],
            LeftOut = [.. all.LeftOut.Where(e => options.Shard.Has(e.Name)).Select(e => new BatchLeftOut(e.Name, e.Why))],
        };
        BatchFolders.Save(records, Known(BatchState.Running));
        watch.Restart();
        Work(works, judge, progress, stop);
        judge.CheckKits();

        var result = Known(judge.Broken is not null ? BatchState.Failed : done < works.Length ? BatchState.Interrupted : BatchState.Complete);
        try
        {
            BatchFolders.Save(records, result);
        }
        catch (InfrastructureException) when (judge.Broken is not null) { } // the disk that is full
        return result;
    }

    private void Work(StudentWork[] works, BatchJudge judge, Action<BatchProgress>? progress, CancellationToken stop)
    {
        ConcurrentQueue<StudentWork> queue = new(works);
        Lock gate = new();
        // Threads of their own: they wait for workers most of the time, and the pool's are needed to start those.
        Thread[] threads = [.. Enumerable.Range(1, Math.Clamp(options.Jobs, 1, Math.Max(1, works.Length))).Select(i => new Thread(Take) { Name = $"grade {i}", IsBackground = true })];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();

        void Take()
        {
            while (!stop.IsCancellationRequested && judge.Broken is null && queue.TryDequeue(out var work))
            {
                judge.Take(work);
                lock (gate)
                {
                    done++;
                    try
                    {
                        progress?.Invoke(new BatchProgress(done, works.Length, judge.Unchanged, watch.Elapsed));
                    }
                    catch (Exception)
                    {
                        progress = null; // who cannot be told any more, such as a terminal that is closed, is no reason to end
                    }
                }
            }
        }
    }
}
