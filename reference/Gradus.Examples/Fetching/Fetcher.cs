namespace Gradus.Examples.Fetching;

/// <summary>Puts the files of a data set into a folder: those that are there and right stay, the others come from this machine or from the network.</summary>
/// <param name="download">Brings a file from an address.</param>
/// <param name="progress">Is told what happens.</param>
internal sealed class Fetcher(Download download, FetchProgress progress)
{
    /// <summary>Copies the files from what lies on this machine.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="folder">Where the files go; it is made if need be.</param>
    /// <param name="from">Folders, zip archives or files, packed or not.</param>
    /// <exception cref="FetchException">A file is not among them with the right content.</exception>
    internal void Copy(SourceSet set, string folder, IReadOnlyList<string> from)
    {
        var failures = new List<string>();
        foreach (var (file, target) in Missing(set, folder))
        {
            var candidates = from.SelectMany(path => LocalCopies.Of(file, path)).ToArray();
            var wrong = new List<string>();
            var right = candidates.FirstOrDefault(candidate => Installed(file, candidate.Open, target, candidate.Name, wrong));
            if (right.Name is not null) progress.Finished(file, $"from {right.Name}");
            else failures.Add($"{file.Name}: {(candidates.Length == 0 ? $"neither it nor {file.Name}.gz is in {string.Join(", ", from)}." : string.Join("; ", wrong))}");
        }
        if (failures.Count > 0) throw new FetchException($"Not all files of {set.Name} were found.\n{Lines(failures)}");
    }

    /// <summary>Brings the files from the network.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="folder">Where the files go; it is made if need be.</param>
    /// <param name="cancellation">Stops it; the next run goes on from there.</param>
    /// <exception cref="FetchException">A file could be had from no address; the message says how each failed.</exception>
    internal async Task Bring(SourceSet set, string folder, CancellationToken cancellation)
    {
        foreach (var (file, target) in Missing(set, folder))
        {
            var part = new PartFile(target + ".gz.part");
            var failures = new List<string>();
            foreach (var address in set.Addresses.Select(address => new Uri(address, file.Name + ".gz")))
            {
                if (await Brought(file, address, part, target, failures, cancellation)) break;
            }
            if (failures.Count == set.Addresses.Count)
            {
                throw new FetchException($"{file.Name} of {set.Name} could not be fetched.\n{Lines(failures)}\n"
                    + $"Where there is no network, take the files from elsewhere: fetch {set.Name} --from <a folder, zip archive or file>.");
            }
        }
    }

    private async Task<bool> Brought(SourceFile file, Uri address, PartFile part, string target, List<string> failures, CancellationToken cancellation)
    {
        // What gzip cannot shorten, its quickest form makes longer by an eighth.
        long limit = file.Bytes + (file.Bytes / 8) + 4096;
        try
        {
            for (bool isContinued = part.Of(address).Length > 0; ; isContinued = false)
            {
                await download.Run(address, part, limit, (have, whole) => progress.Arrived(file, have, whole), cancellation);
                var wrong = new List<string>();
                bool isRight = Installed(file, () => File.OpenRead(part.Path), target, address.AbsoluteUri, wrong);
                part.Delete();
                if (isRight)
                {
                    progress.Finished(file, $"from {address}");
                    return true;
                }
                // Where bytes of an earlier run may be the wrong ones, those of this run have the last word.
                if (isContinued) continue;
                failures.AddRange(wrong);
                break;
            }
        }
        catch (FetchException e)
        {
            failures.Add($"{address}: {e.Message}");
        }
        progress.Failed(file, failures[^1]);
        return false;
    }

    private IEnumerable<(SourceFile File, string Target)> Missing(SourceSet set, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in set.Files)
        {
            string target = Path.Combine(folder, file.Name);
            if (Content.IsAt(file, target)) progress.Finished(file, "was there");
            else yield return (file, target);
        }
    }

    private static bool Installed(SourceFile file, Func<Stream> open, string target, string name, List<string> failures)
    {
        try
        {
            Content.Install(file, open, target);
            return true;
        }
        catch (FetchException e)
        {
            failures.Add($"{name}: {e.Message}");
            return false;
        }
    }

    private static string Lines(IEnumerable<string> failures) => string.Join('\n', failures.Select(failure => "  " + failure));
}
