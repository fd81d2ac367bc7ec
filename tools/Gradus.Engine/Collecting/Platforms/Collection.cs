using Gradus.Engine.Batch;
using Gradus.Engine.Kits;
using Gradus.Grading.Records;

namespace Gradus.Engine.Collecting.Platforms;

/// <summary>How a student's folder came out.</summary>
public enum Placed
{
    /// <summary>There was none.</summary>
    New,

    /// <summary>There was another, which is kept beside it.</summary>
    Replaced,

    /// <summary>It is as it was.</summary>
    Unchanged,
}

/// <summary>A student in a collection that has been written.</summary>
/// <param name="Row">The line in the table.</param>
/// <param name="Placed">What became of the folder.</param>
/// <param name="Reason">Why it is not collected; null when it is.</param>
public sealed record PlacedStudent(StudentRow Row, Placed Placed, Text? Reason);

/// <summary>What writing a collection came to.</summary>
/// <param name="Students">The students of this download.</param>
/// <param name="LeftOut">What was not collected.</param>
/// <param name="Kept">How many students are in the collection and not in this download.</param>
public sealed record CollectionResult(IReadOnlyList<PlacedStudent> Students, IReadOnlyList<LeftOut> LeftOut, int Kept);

/// <summary>A folder with a folder for each student, and the table that says whose they are.</summary>
/// <remarks><code>
/// student-map.csv      one line for each student
/// collect-report.csv   what the last download held and was not collected
/// Ann Lee/             the files that the assignment asks for, and nothing else
/// Bob Ray/             only refused.json: what was handed in cannot be graded, and why
/// .older/Ann Lee/1/    what a later download replaced
/// .lock                keeps two collectors apart
/// </code></remarks>
public static class Collection
{
    /// <summary>Name of the list of what was left out.</summary>
    public const string ReportName = "collect-report.csv";

    /// <summary>Writes a download into a new collection, or into one of the same platform and assignment: folders that have changed are replaced, and the older ones kept.</summary>
    /// <param name="folder">The collection.</param>
    /// <param name="platform">Whence the download comes.</param>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="shelf">All kits, to recognise another assignment's files.</param>
    /// <param name="download">The download.</param>
    /// <exception cref="InvalidDataException">The folder holds something else, or somebody in it would get a second id.</exception>
    /// <exception cref="BatchRefusedException">Another process writes into it.</exception>
    /// <exception cref="InfrastructureException">The system does not let us read what was handed in; the next download into the folder goes on from there.</exception>
    public static CollectionResult Write(string folder, Platform platform, Kit kit, KitShelf shelf, Download download)
    {
        string from = NameOf(platform), assignment = kit.Assignment.Id;
        Check(folder);
        Directory.CreateDirectory(folder);
        using var held = RecordLock.Take(folder);
        var before = Known(folder, from, assignment);
        foreach (var work in download.Works)
            if (work.Original.Length > 0 && before.FirstOrDefault(r => r.Original == work.Original && r.Id != work.Id) is { } other && download.Works.All(w => w.Id != other.Id))
                throw new InvalidDataException($"{EntryName.Shown(work.Original)} was of '{other.Id}' and would now be of '{work.Id}': one student would get two folders. Collect it as before, or into a new folder.");
        var placement = new Placement(folder);
        placement.Recover();
        var folders = FolderName.Assign(download.Works, before.ToDictionary(r => r.Id, r => r.Student));
        var rows = before.ToDictionary(r => r.Id);
        foreach (var work in download.Works.Where(w => !rows.ContainsKey(w.Id))) rows[work.Id] = new StudentRow(folders[work.Id], work.Name, from, work.Id, assignment, "pending", "", "", "", work.Original);
        StudentMap.Write(folder, rows.Values); // whose a folder is, is known before it exists

        List<PlacedStudent> placed = [];
        List<LeftOut> leftOut = [.. download.LeftOut];
        foreach (var work in download.Works)
        {
            var (collected, commit) = Collect(work, kit, shelf, leftOut);
            var reason = collected.Reason?.Message;
            var state = placement.Place(folders[work.Id], collected.Outcome == Outcome.Rejected ? [(Refusal.FileName, Refusal.Write(reason!))]
                : [.. collected.Files.Files, .. collected.Refused.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => ($"{r.Key}/{Refusal.FileName}", Refusal.Write(r.Value.Message)))]);
            var row = rows[work.Id] = new StudentRow(folders[work.Id], work.Name, from, work.Id, assignment, Status(collected.Outcome), reason?.Key ?? "",
                work.IsLate switch { true => "yes", false => "no", null => "" }, commit ?? "", work.Original);
            placed.Add(new PlacedStudent(row, state, reason));
            leftOut.AddRange(collected.Files.Ignored.Select(file => new LeftOut(work.Name, file, "not one of the files that the assignment collects")));
        }
        StudentMap.Write(folder, rows.Values);
        StudentMap.Replace(Path.Combine(folder, ReportName), Csv.Line("name", "original", "reason") + string.Concat(leftOut.Select(l => Csv.Line(l.Student, l.Original, l.Reason))));
        return new CollectionResult(placed, leftOut, rows.Count - download.Works.Count);
    }

    /// <summary>The assignment that most works of a download are for; null when none can be told.</summary>
    /// <param name="download">The download.</param>
    /// <param name="shelf">All kits.</param>
    public static Kit? Guess(Download download, KitShelf shelf)
    {
        const int enough = 25;
        return download.Works.Take(enough).Select(Of).OfType<Kit>().GroupBy(k => k).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key;

        Kit? Of(Work work)
        {
            try
            {
                using var source = WorkSource.Open(work, null, []);
                return Collector.Guess(source, shelf);
            }
            catch (RefusedException)
            {
                return null;
            }
        }
    }

    /// <summary>A platform as it is typed and written into tables.</summary>
    public static string NameOf(Platform platform) => platform.ToString().ToLowerInvariant();

    private static (Collected Collected, string? Commit) Collect(Work work, Kit kit, KitShelf shelf, List<LeftOut> leftOut)
    {
        try
        {
            using var source = WorkSource.Open(work, kit.Assignment.IsSet ? null : kit.Assignment, leftOut);
            return (Collector.Collect(source, kit, shelf), source.Commit);
        }
        catch (RefusedException e)
        {
            return (new Collected(new([], []), Outcome.Rejected, e.Diagnostic), null);
        }
    }

    private static string Status(Outcome outcome) => outcome switch
    {
        Outcome.Graded => "collected",
        Outcome.NotSubmitted => "not-submitted",
        Outcome.WrongAssignment => "wrong-assignment",
        _ => "refused",
    };

    /// <summary>Leaves alone what is no collection, before anything is written.</summary>
    private static void Check(string folder)
    {
        if (Directory.Exists(folder) && !File.Exists(Path.Combine(folder, StudentMap.FileName)) && Directory.EnumerateFileSystemEntries(folder).Any(e => Path.GetFileName(e) != RecordLock.FileName))
            throw new InvalidDataException($"{folder} is not empty and holds no collection; expected a new folder, or one with {StudentMap.FileName}.");
    }

    private static IReadOnlyList<StudentRow> Known(string folder, string platform, string assignment)
    {
        var rows = StudentMap.Read(folder) ?? [];
        return rows.FirstOrDefault(r => r.Platform != platform || r.Assignment != assignment) is { } other
            ? throw new InvalidDataException($"{folder} holds a collection of {other.Assignment} from {other.Platform}; expected one of {assignment} from {platform}.")
            : rows;
    }
}
