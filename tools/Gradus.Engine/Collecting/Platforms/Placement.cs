using System.Globalization;

namespace Gradus.Engine.Collecting.Platforms;

/// <summary>Puts students' folders into a collection so that a kill at any moment loses nobody's: the new one is whole before the old one is moved, and the next run ends what was begun.</summary>
/// <param name="collection">The collection's folder.</param>
internal sealed class Placement(string collection)
{
    private const string Older = ".older";
    private const string Unfinished = ".new";
    private const string Whole = ".ready";

    /// <summary>Called before each move, with what is moved; for tests, which die there.</summary>
    internal Action<string> Moving { get; init; } = _ => { };

    /// <summary>Ends what a killed run began.</summary>
    internal void Recover()
    {
        if (Directory.Exists(At(Unfinished))) Directory.Delete(At(Unfinished), recursive: true);
        if (!Directory.Exists(At(Whole))) return;
        foreach (string ready in Directory.GetDirectories(At(Whole))) Finish(Path.GetFileName(ready));
    }

    /// <summary>Makes a student's folder hold these files and no others; another that was there is kept in <c>.older</c>.</summary>
    internal Placed Place(string student, IReadOnlyList<(string Path, byte[] Content)> files)
    {
        bool exists = Directory.Exists(At(student));
        if (exists && IsAs(At(student), files)) return Placed.Unchanged;
        Directory.CreateDirectory(At(Unfinished));
        foreach (var (path, content) in files)
        {
            string file = Path.Combine(At(Unfinished), EntryName.Composed(path));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
        Directory.CreateDirectory(At(Whole));
        Move(At(Unfinished), Path.Combine(At(Whole), student));
        Finish(student);
        return exists ? Placed.Replaced : Placed.New;
    }

    private void Finish(string student)
    {
        if (Directory.Exists(At(student)))
        {
            string older = Path.Combine(At(Older), student);
            Directory.CreateDirectory(older);
            int number = 1;
            while (Path.Exists(Path.Combine(older, number.ToString(CultureInfo.InvariantCulture)))) number++;
            Move(At(student), Path.Combine(older, number.ToString(CultureInfo.InvariantCulture)));
        }
        Move(Path.Combine(At(Whole), student), At(student));
        Directory.Delete(At(Whole));
    }

    private void Move(string from, string to)
    {
        Moving(from);
        Directory.Move(from, to);
    }

    private string At(string name) => Path.Combine(collection, name);

    private static bool IsAs(string place, IReadOnlyList<(string Path, byte[] Content)> files)
    {
        var there = FolderEntries.Of(new DirectoryInfo(place), SubmissionSource.MostEntries);
        var wanted = files.ToDictionary(f => EntryName.Composed(f.Path), f => f.Content);
        return there.Count == wanted.Count && there.All(e => wanted.TryGetValue(e.Path, out byte[]? content) && e.Read(content.Length) is { } now && content.AsSpan().SequenceEqual(now));
    }
}
