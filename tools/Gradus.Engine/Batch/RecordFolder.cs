using System.Globalization;
using System.Text;
using System.Text.Json;
using Gradus.Grading.Records;

namespace Gradus.Engine.Batch;

/// <summary>A record where it lies: <c>student/assignment/time-key.json</c>.</summary>
/// <param name="Student">The student's folder.</param>
/// <param name="Assignment">The assignment's id.</param>
/// <param name="Time">When it was made, UTC, <c>yyyyMMddTHHmmssZ</c>; one student's records of one assignment have different times.</param>
/// <param name="Key">What decided it, see <see cref="RecordKey"/>.</param>
public sealed record RecordPlace(string Student, string Assignment, string Time, string Key)
{
    /// <summary>How times are written.</summary>
    public const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The path below the folder of records.</summary>
    public string RelativePath => Path.Combine(Student, Assignment, $"{Time}-{Key}.json");

    /// <summary>The place a second later.</summary>
    internal RecordPlace After() => this with { Time = DateTime.ParseExact(Time, TimeFormat, CultureInfo.InvariantCulture).AddSeconds(1).ToString(TimeFormat, CultureInfo.InvariantCulture) };

    /// <summary>Reads a file's name; null when it is no record's.</summary>
    internal static RecordPlace? Parse(string student, string assignment, string file) =>
        file.EndsWith(".json", StringComparison.Ordinal) && file[..^5].Split('-') is [var time, { Length: RecordKey.Length } key] && key.All(char.IsAsciiHexDigitLower)
        && DateTime.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? new RecordPlace(student, assignment, time, key) : null;
}

/// <summary>A folder of records, which only grows: a record is written once, whole, and never again.</summary>
/// <param name="folder">The folder.</param>
/// <param name="writer">Puts files on disk; null for a <see cref="RecordWriter"/>.</param>
/// <param name="clock">Tells the times of new records; null for the system's.</param>
public sealed class RecordFolder(string folder, IRecordWriter? writer = null, TimeProvider? clock = null)
{
    private readonly IRecordWriter writer = writer ?? new RecordWriter();
    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    /// <summary>Where it is.</summary>
    public string Folder { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>All records, by student, assignment and time.</summary>
    public IEnumerable<RecordPlace> All() =>
        from student in Names(Folder)
        from assignment in Names(Path.Combine(Folder, student))
        from place in Of(student, assignment)
        select place;

    /// <summary>One student's records of one assignment, from the oldest.</summary>
    public IReadOnlyList<RecordPlace> Of(string student, string assignment) => Path.Combine(Folder, student, assignment) is var place && Directory.Exists(place)
        ? [.. Directory.EnumerateFiles(place).Select(f => RecordPlace.Parse(student, assignment, Path.GetFileName(f))).OfType<RecordPlace>().OrderBy(p => p.Time, StringComparer.Ordinal).ThenBy(p => p.Key, StringComparer.Ordinal)]
        : [];

    /// <summary>A record's bytes.</summary>
    public byte[] Read(RecordPlace place) => File.ReadAllBytes(Path.Combine(Folder, place.RelativePath));

    /// <summary>Reads a record; null when the file is damaged, which only somebody else can have done.</summary>
    public ScoreRecord? ReadWhole(RecordPlace place) => Parse(Read(place));

    /// <summary>Reads a record's bytes; null when they are none.</summary>
    internal static ScoreRecord? Parse(byte[] content)
    {
        try
        {
            return RecordJson.Read(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content));
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Adds a record. Its time is now, or the next second that the student has no record of: times of one student's records differ, and the last is the latest.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public RecordPlace Add(string student, string assignment, string key, ReadOnlySpan<byte> content)
    {
        RecordWriter.MakeFolder(Path.Combine(Folder, student, assignment));
        var time = clock.GetUtcNow().UtcDateTime;
        if (Of(student, assignment) is [.., var last])
        {
            var latest = DateTime.ParseExact(last.Time, RecordPlace.TimeFormat, CultureInfo.InvariantCulture);
            if (latest >= time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond))) time = latest.AddSeconds(1);
        }
        var place = new RecordPlace(student, assignment, time.ToString(RecordPlace.TimeFormat, CultureInfo.InvariantCulture), key);
        Put(place, content);
        return place;
    }

    /// <summary>Puts a record at a place that nothing lies at.</summary>
    /// <exception cref="IOException">It cannot be written, or something lies there.</exception>
    internal void Put(RecordPlace place, ReadOnlySpan<byte> content)
    {
        string path = Path.Combine(Folder, place.RelativePath);
        RecordWriter.MakeFolder(Path.GetDirectoryName(path)!);
        writer.Write(path, content);
    }

    /// <summary>Tries whether anything can be written.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    internal void Probe()
    {
        const int size = 64 << 10; // about a record
        string path = Path.Combine(Folder, RecordWriter.Trial);
        writer.Write(path, new byte[size], replace: true);
        File.Delete(path);
    }

    /// <summary>Writes what is known about the batch, over what was known before.</summary>
    internal void Write(BatchManifest manifest)
    {
        RecordWriter.MakeFolder(Folder);
        writer.Write(Path.Combine(Folder, BatchManifest.FileName), Encoding.UTF8.GetBytes(manifest.ToJson()), replace: true);
    }

    /// <summary>Removes files that were being written when their writer was ended, and no others. Only who holds the folder's lock may: nobody else is writing then.</summary>
    /// <returns>How many there were.</returns>
    internal int RemoveLeftovers()
    {
        string[] left = [.. Directory.EnumerateFiles(Folder, ".*").Concat(Names(Folder).SelectMany(s => Names(Path.Combine(Folder, s)).SelectMany(a => Directory.EnumerateFiles(Path.Combine(Folder, s, a), ".*")))).Where(RecordWriter.IsLeftover)];
        foreach (string file in left) File.Delete(file);
        return left.Length;
    }

    private static IEnumerable<string> Names(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateDirectories().Select(d => d.Name).Where(n => !n.StartsWith('.')).Order(StringComparer.Ordinal)
        : [];
}
