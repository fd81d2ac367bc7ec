using System.Globalization;
using Gradus.Grading.Course;

namespace Gradus.Engine.Collecting;

/// <summary>Reads what a submission hands in, as long as its limits hold: for one module, or for all of a set together.</summary>
internal sealed class Allowance
{
    private int files;
    private long bytes;

    /// <summary>Reads the files of one module. What is refused uses nothing up: the others have what is left.</summary>
    /// <param name="entries">What lies in its folder.</param>
    /// <param name="globs">The globs of its manifest.</param>
    /// <param name="prefix">What stands before its files' paths in messages: its folder in the submission.</param>
    /// <exception cref="RefusedException">They cannot be graded as they are.</exception>
    internal SubmissionFiles Read(IReadOnlyList<SubmissionEntry> entries, string[] globs, string prefix = "")
    {
        var before = (files, bytes);
        try
        {
            return Take(entries, globs, prefix);
        }
        catch (RefusedException)
        {
            (files, bytes) = before;
            throw;
        }
    }

    private SubmissionFiles Take(IReadOnlyList<SubmissionEntry> entries, string[] globs, string prefix)
    {
        var (matched, others) = SubmissionFiles.Choose(entries.Select(e => e.Path), globs);
        if ((files += matched.Count) > Collector.MostFiles) throw new RefusedException("refused.too-many-files", ("limit", Number(Collector.MostFiles)));
        var byPath = entries.GroupBy(e => e.Path).ToDictionary(e => e.Key, e => e.First());
        Dictionary<string, string> names = [];
        List<(string, byte[])> read = [];
        foreach (string path in matched)
        {
            string file = prefix + path;
            if (EntryName.Fault(file) is { } fault) throw fault;
            if (!names.TryAdd(EntryName.Key(file), file))
                throw names[EntryName.Key(file)] == file ? new RefusedException("refused.twice", ("file", file)) : new RefusedException("refused.same-name", ("first", names[EntryName.Key(file)]), ("second", file));
            if (byPath[path].IsLink) throw new RefusedException("refused.link", ("file", file));
            byte[] content = byPath[path].Read(Collector.LongestFile) ?? throw new RefusedException("diagnostic.file-too-large", ("file", file), ("limit", Number(Collector.LongestFile >> 10)));
            if ((bytes += content.Length) > Collector.MostBytes) throw new RefusedException("refused.too-large", ("limit", Number(Collector.MostBytes >> 20)));
            if (SourceEncoding.IsBinary(content)) throw new RefusedException("refused.not-text", ("file", file));
            read.Add((path, content));
        }
        return new SubmissionFiles(read, [.. others.Select(EntryName.Shown)]);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
