namespace Gradus.Authoring;

/// <summary>How a file on disk differs from what would be generated.</summary>
public enum StubState
{
    /// <summary>It would be generated and is not on disk.</summary>
    Missing,

    /// <summary>Its text is another one.</summary>
    Differs,

    /// <summary>It is on disk and would not be generated.</summary>
    Superfluous,
}

/// <param name="Path">Relative to the assignment's folder, with forward slashes.</param>
/// <param name="Line">One-based first line that differs; 0 when the file is missing or superfluous.</param>
/// <param name="Message">For people, in English.</param>
public sealed record StubDifference(string Path, StubState State, int Line, string Message);

/// <summary>Compares an assignment's sources on disk with those that <see cref="StubWriter"/> would write.</summary>
public static class StubCheck
{
    /// <summary>All differences, ordered by path; empty when the folder is up to date.</summary>
    /// <exception cref="AuthoringException">From <see cref="StubWriter.Write"/>.</exception>
    public static IReadOnlyList<StubDifference> Compare(string referenceDirectory, string assignmentDirectory) =>
        Compare(StubWriter.Write(referenceDirectory), assignmentDirectory);

    /// <inheritdoc cref="Compare(string, string)"/>
    public static IReadOnlyList<StubDifference> Compare(IReadOnlyList<GeneratedFile> generated, string assignmentDirectory)
    {
        var onDisk = Directory.Exists(assignmentDirectory) ? SourceFiles.Below(assignmentDirectory) : [];
        var superfluous = onDisk.Where(IsGenerated).Except(generated.Select(f => f.Path))
            .Select(path => new StubDifference(path, StubState.Superfluous, 0, $"{path}: superfluous, the reference has no such file"));
        return [.. generated.Select(file => Difference(file, assignmentDirectory)).OfType<StubDifference>().Concat(superfluous).OrderBy(d => d.Path, StringComparer.Ordinal)];
    }

    private static bool IsGenerated(string path) =>
        path.StartsWith(StubWriter.Given + "/", StringComparison.Ordinal) || (!path.Contains('/') && path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>How one file on disk differs; null when it does not.</summary>
    public static StubDifference? Difference(GeneratedFile file, string directory)
    {
        string path = Path.Combine(directory, file.Path);
        if (!File.Exists(path)) return new StubDifference(file.Path, StubState.Missing, 0, $"{file.Path}: missing");
        string text = File.ReadAllText(path);
        if (text == file.Content) return null;
        string[] right = file.Content.Split('\n'), found = text.Split('\n');
        int line = right.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        return new StubDifference(file.Path, StubState.Differs, line + 1,
            string.Create(CultureInfo.InvariantCulture, $"{file.Path}:{line + 1}: expected {Shown(right, line)}, found {Shown(found, line)}"));
    }

    private static string Shown(string[] lines, int index) => index < lines.Length ? "`" + lines[index].Replace("\r", "\\r") + "`" : "the end of the file";
}
