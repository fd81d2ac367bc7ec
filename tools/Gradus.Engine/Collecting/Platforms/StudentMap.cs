using System.Text;

namespace Gradus.Engine.Collecting.Platforms;

/// <summary>One student of a collection.</summary>
/// <param name="Student">The student's folder in the collection.</param>
/// <param name="Name">The name as the platform writes it.</param>
/// <param name="Platform">Whence it comes: moodle, canvas, github, folders.</param>
/// <param name="Id">The platform's id of the student.</param>
/// <param name="Assignment">The assignment's id.</param>
/// <param name="Status">collected, refused, not-submitted, wrong-assignment; pending while the collection is being written.</param>
/// <param name="Reason">Key of the text that says why it is not collected; empty when it is.</param>
/// <param name="Late">yes or no where the platform tells, else empty.</param>
/// <param name="Commit">Hash of the commit that was collected; empty when it was none.</param>
/// <param name="Original">What it is called in the download.</param>
public sealed record StudentRow(string Student, string Name, string Platform, string Id, string Assignment, string Status, string Reason, string Late, string Commit, string Original);

/// <summary>The table that says whose a collection's folders are: RFC 4180 in UTF-8 with a byte-order mark, a heading, then a line for each student in the order of their folders.</summary>
public static class StudentMap
{
    /// <summary>Name of the table in the collection's folder.</summary>
    public const string FileName = "student-map.csv";

    private static readonly string[] Heading = ["student", "name", "platform", "id", "assignment", "status", "reason", "late", "commit", "original"];

    /// <summary>Reads a collection's table; null when the folder has none.</summary>
    /// <param name="folder">The collection.</param>
    /// <exception cref="InvalidDataException">It is another table.</exception>
    public static IReadOnlyList<StudentRow>? Read(string folder)
    {
        string file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) return null;
        var lines = Csv.Read(File.ReadAllText(file));
        if (lines.Count == 0 || !lines[0].SequenceEqual(Heading) || lines.Any(l => l.Length != Heading.Length))
            throw new InvalidDataException($"{file} is no table of a collection; expected the columns {string.Join(",", Heading)} in every line.");
        return [.. lines.Skip(1).Select(c => new StudentRow(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9]))];
    }

    internal static void Write(string folder, IEnumerable<StudentRow> rows) => Replace(Path.Combine(folder, FileName), Csv.Line(Heading)
        + string.Concat(rows.OrderBy(r => r.Student, StringComparer.Ordinal).Select(r => Csv.Line(r.Student, r.Name, r.Platform, r.Id, r.Assignment, r.Status, r.Reason, r.Late, r.Commit, r.Original))));

    /// <summary>Writes a file so that it is the old or the new one, whenever the power fails.</summary>
    /// <remarks>Excel takes a table without a byte-order mark for one of the country's code page.</remarks>
    internal static void Replace(string file, string content)
    {
        File.WriteAllText(file + ".new", content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        File.Move(file + ".new", file, overwrite: true);
    }
}
