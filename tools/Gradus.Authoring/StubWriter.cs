namespace Gradus.Authoring;

/// <summary>Makes an assignment's sources from the folder of the reference module: stubs to edit, and the given files as they are.</summary>
public static class StubWriter
{
    /// <summary>Where, in the reference and in the assignment, the files stand that students get whole.</summary>
    public const string Given = "Given";

    /// <summary>The files for <c>assignments/&lt;id&gt;</c>, ordered by path.</summary>
    /// <param name="referenceDirectory">For example <c>reference/Gradus.Metrics</c>; build outputs in it (bin, obj) are ignored.</param>
    /// <exception cref="AuthoringException">
    /// No such folder, no source in it, a source that does not parse, one that stands neither in the folder itself nor below Given/,
    /// one to edit without a marker, a given one with a marker, or a marker that is malformed or stands in a wrong place.
    /// </exception>
    public static IReadOnlyList<GeneratedFile> Write(string referenceDirectory)
    {
        if (!Directory.Exists(referenceDirectory)) throw new AuthoringException(referenceDirectory, 0, "no such folder; the folder of a reference module is needed");
        var files = new List<GeneratedFile>();
        foreach (string path in SourceFiles.Below(referenceDirectory))
        {
            string full = Path.Combine(referenceDirectory, path), shown = referenceDirectory.Replace('\\', '/').TrimEnd('/') + "/" + path;
            bool isSource = path.EndsWith(".cs", StringComparison.Ordinal);
            if (path.StartsWith(Given + "/", StringComparison.Ordinal)) files.Add(new GeneratedFile(path, GivenText(full, shown, isSource)));
            else if (isSource && path.Contains('/')) throw new AuthoringException(shown, 0, $"a source in a folder of its own reaches no student; it belongs beside the project file (to edit) or in {Given}/");
            else if (isSource) files.Add(new GeneratedFile(path, Stub.Of(SourceText.Read(full, shown), shown)));
        }
        return files.Count > 0 ? files : throw new AuthoringException(referenceDirectory, 0, "no .cs file in this folder; the folder of a reference module is needed");
    }

    private static string GivenText(string path, string shown, bool isSource)
    {
        string text = SourceText.Read(path, shown);
        if (isSource && ExerciseMarker.First(Stub.Parse(text, shown)) is { } marker)
            throw new AuthoringException(shown, marker.Line, $"the marker `{marker.Text}` stands in a given file, which students get whole; remove it or move the file out of {Given}/");
        return text;
    }
}
