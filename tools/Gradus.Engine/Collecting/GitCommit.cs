using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Gradus.Engine.Collecting;

/// <summary>The files of a commit, read from the repository's objects. Nothing is checked out; links and submodules are named and never followed.</summary>
internal sealed class GitCommit : IDisposable
{
    private const int LongestListing = 16 << 20;

    private readonly string repository;
    private Process? objects;

    private GitCommit(string repository, string hash) => (this.repository, Hash) = (repository, hash);

    /// <summary>The commit's whole hash.</summary>
    internal string Hash { get; }

    internal IReadOnlyList<SubmissionEntry> Entries { get; private set; } = [];

    /// <summary>Opens a commit.</summary>
    /// <exception cref="FileNotFoundException">There is no such repository or commit.</exception>
    /// <exception cref="RefusedException">It cannot be read, or holds too many files.</exception>
    /// <exception cref="InfrastructureException">The git program is missing, or does not answer in time.</exception>
    internal static GitCommit Open(string repository, string commit)
    {
        if (!Directory.Exists(repository)) throw new FileNotFoundException($"There is no folder {repository}.", repository);
        if (!CommitAddress.IsCommit(commit)) throw new FileNotFoundException($"'{commit}' names no commit; expected a hash, a branch or a tag.", repository);
        string hash = HashOf(repository, commit) ?? throw new FileNotFoundException($"There is no commit '{commit}' in {repository}; is it a git repository?", repository);
        var opened = new GitCommit(repository, hash);
        opened.Entries = opened.List(Answer(repository, "ls-tree", "-r", "-z", "-l", "--full-tree", hash) ?? throw opened.Unreadable());
        return opened;
    }

    /// <summary>The whole hash of a commit; null when there is none.</summary>
    internal static string? HashOf(string repository, string commit) =>
        Encoding.ASCII.GetString(Answer(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", commit + "^{commit}") ?? []).Trim() is { Length: >= 40 } hash ? hash : null;

    /// <summary>Lines of <c>mode type object size\tpath</c>, each with a zero at its end.</summary>
    private List<SubmissionEntry> List(byte[] listing)
    {
        List<SubmissionEntry> entries = [];
        for (int at = 0; at < listing.Length;)
        {
            var line = listing.AsSpan(at..);
            int end = line.IndexOf((byte)0), tab = line.IndexOf((byte)'\t');
            if (end < 0 || tab < 0 || tab > end) throw Unreadable();
            string[] words = Encoding.ASCII.GetString(line[..tab]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string path = ZipNameEncoding.Decode(line[(tab + 1)..end]);
            at += end + 1;
            if (words.Length != 4) throw Unreadable();
            if (!SubmissionSource.IsLookedInto(path)) continue;
            bool isFile = words[0].StartsWith("100", StringComparison.Ordinal) && words[1] == "blob";
            long length = long.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out long known) ? known : -1; // git writes BAD for an object that is missing
            entries.Add(new SubmissionEntry(path, !isFile, most => !isFile || length > most ? null : length < 0 ? throw Unreadable() : Blob(words[2], (int)length), EntryName.LeadsOut(path)));
            if (entries.Count > SubmissionSource.MostEntries) throw SubmissionSource.TooMany(SubmissionSource.MostEntries);
        }
        return entries;
    }

    /// <summary>One object, from a process that serves them all.</summary>
    private byte[] Blob(string id, int length)
    {
        objects ??= GitProgram.Start(repository, "cat-file", "--batch");
        bool late = false;
        using var watch = new Timer(_ => { Volatile.Write(ref late, true); Kill(objects); }, null, GitProgram.Patience, Timeout.InfiniteTimeSpan);
        try
        {
            objects.StandardInput.Write(id + "\n");
            objects.StandardInput.Flush();
            var stream = objects.StandardOutput.BaseStream;
            StringBuilder head = new();
            for (int c; (c = stream.ReadByte()) != '\n'; head.Append((char)c))
                if (c < 0 || head.Length > 200) throw new IOException();
            if (head.ToString() != string.Create(CultureInfo.InvariantCulture, $"{id} blob {length}")) throw new IOException();
            byte[] content = new byte[length + 1]; // and a line feed
            stream.ReadExactly(content);
            return content[..length];
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            if (Volatile.Read(ref late)) throw GitProgram.Late(repository);
            throw Unreadable();
        }
    }

    /// <summary>What a command prints; null when it fails, or prints too much.</summary>
    /// <exception cref="InfrastructureException">It takes too long.</exception>
    private static byte[]? Answer(string repository, params string[] arguments)
    {
        var process = GitProgram.Start(repository, arguments);
        bool late = false;
        try
        {
            using var watch = new Timer(_ => { Volatile.Write(ref late, true); Kill(process); }, null, GitProgram.Patience, Timeout.InfiniteTimeSpan);
            process.StandardInput.Close();
            byte[]? output = BoundedReader.Read(process.StandardOutput.BaseStream, LongestListing);
            if (output is null) return null;
            if (!process.WaitForExit(GitProgram.Patience) || Volatile.Read(ref late)) throw GitProgram.Late(repository);
            return process.ExitCode == 0 ? output : null;
        }
        catch (IOException)
        {
            if (Volatile.Read(ref late)) throw GitProgram.Late(repository);
            return null;
        }
        finally
        {
            GitProgram.End(process);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It had ended.
        }
    }

    private RefusedException Unreadable() => new("refused.unreadable-commit", ("commit", Hash.Length > 12 ? Hash[..12] : Hash));

    /// <summary>Ends git.</summary>
    public void Dispose()
    {
        if (objects is not null) GitProgram.End(objects);
    }
}
