using Gradus.Engine.Kits;

namespace Gradus.Engine.Batch;

/// <summary>The two folders of a batch, looked at before anything is written.</summary>
internal static class BatchFolders
{
    /// <summary>Opens the submissions.</summary>
    /// <exception cref="BatchRefusedException">They are none, or records would get among them.</exception>
    internal static SubmissionFolder OpenSubmissions(BatchOptions options)
    {
        string submissions = options.Submissions;
        if (FolderPath.IsInside(options.Output, submissions))
            throw new BatchRefusedException($"--output is {options.Output}, inside {submissions}: its records would be taken for a student's work. Name a folder beside it.");
        if (FolderPath.IsInside(submissions, options.Output))
            throw new BatchRefusedException($"--output is {options.Output}, around {submissions}: what was handed in would lie among the records. Name a folder beside it.");
        if (File.Exists(Path.Combine(submissions, BatchManifest.FileName)))
            throw new BatchRefusedException($"{submissions} holds a {BatchManifest.FileName}: it is a folder of records; expected one with a folder or an archive per student.");
        var all = SubmissionFolder.Open(submissions, options.Shelf, options.Assignment);
        if (all.Students.Count == 0 && all.LeftOut.Count == 0) throw new BatchRefusedException($"{submissions} holds no folder and no archive; expected one per student.");
        return all;
    }

    /// <summary>Takes a folder of records for a batch.</summary>
    /// <returns>Its lock.</returns>
    /// <exception cref="BatchRefusedException">It is not one that this batch may write to.</exception>
    /// <exception cref="InfrastructureException">It cannot be written.</exception>
    internal static RecordLock OpenRecords(RecordFolder records, BatchOptions options)
    {
        if (File.Exists(records.Folder)) throw new BatchRefusedException($"--output is {options.Output}, a file; expected a folder, which need not be there yet.");
        return Writing(records, () =>
        {
            RecordWriter.MakeFolder(records.Folder);
            var held = RecordLock.Take(records.Folder);
            try
            {
                Prepare(records, options);
                return held;
            }
            catch
            {
                held.Dispose();
                throw;
            }
        });
    }

    /// <summary>Writes what is known about a batch.</summary>
    /// <exception cref="InfrastructureException">It cannot be written.</exception>
    internal static void Save(RecordFolder records, BatchManifest manifest) => Writing(records, () =>
    {
        records.Write(manifest);
        return true;
    });

    private static void Prepare(RecordFolder records, BatchOptions options)
    {
        bool any = records.All().Any();
        if (!options.Resume && any)
            throw new BatchRefusedException($"{records.Folder} holds records already. Go on with --resume (what is unchanged is left alone, what has changed gets a further record), or name another folder.");
        if (BatchManifest.Read(records.Folder) is { } before && any && !before.Shards.SequenceEqual([options.Shard.ToString()]))
            throw new BatchRefusedException($"{records.Folder} holds shard {string.Join(", ", before.Shards)}, and {options.Shard} is asked for. Name another folder, and unite them with `gradus merge`.");
        records.RemoveLeftovers();
    }

    private static T Writing<T>(RecordFolder records, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The system's words for a folder that cannot be made speak of a file that is not found.
            string what = Directory.Exists(records.Folder) ? e.Message : "no such folder can be made there.";
            throw new InfrastructureException($"{records.Folder} cannot be written: {what} Expected a folder on a disk with room, or a path at which one may be made.", e);
        }
    }
}
