using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Gradus.Engine.Batch;

/// <summary>How a batch ended.</summary>
public enum BatchState
{
    /// <summary>It has not, or its process was ended.</summary>
    Running,

    /// <summary>Every submission was taken.</summary>
    Complete,

    /// <summary>It was asked to stop.</summary>
    Interrupted,

    /// <summary>It could not go on: a full disk, a runtime that does not start.</summary>
    Failed,
}

/// <summary>A submission that the grader failed on.</summary>
/// <param name="Student">The student's folder.</param>
/// <param name="Assignment">The assignment's id.</param>
/// <param name="Message">What failed.</param>
public sealed record BatchFailure(string Student, string Assignment, string Message);

/// <summary>An entry of the submissions that is nobody's, or cannot be read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Why">Why it was left out.</param>
public sealed record BatchLeftOut(string Name, string Why);

/// <summary>How far one part of the class is.</summary>
/// <param name="Shard">Which part, <c>i/n</c>.</param>
/// <param name="State">How its last run ended.</param>
/// <param name="Started">When that began.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Left">Submissions that were not reached.</param>
public sealed record BatchPart(string Shard, BatchState State, string Started, double Seconds, int Left);

/// <summary>Points of submissions that were graded.</summary>
/// <param name="Mean">Arithmetic mean, to hundredths.</param>
/// <param name="Median">The middle one, or half way between the two in the middle.</param>
/// <param name="Min">Fewest.</param>
/// <param name="Max">Most.</param>
/// <param name="Of">Points that there are to earn.</param>
public sealed record PointRange(double Mean, double Median, double Min, double Max, double Of);

/// <summary>What one assignment came to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SuiteVersion">The manifest's suite version.</param>
/// <param name="Kit">The kit's fingerprint.</param>
/// <param name="Seed">The seeds' fingerprint.</param>
/// <param name="SeedName">Where hidden inputs come from: <c>course</c> or <c>development</c>.</param>
/// <param name="Submissions">How many were taken, unchanged ones among them.</param>
/// <param name="Outcomes">Submissions by outcome.</param>
/// <param name="Points">Points of the graded ones; null when there is none.</param>
/// <param name="CutShort">Submissions with at least one check that ended so: <c>crashed</c>, <c>timed-out</c>, <c>out-of-memory</c>, <c>output-limit</c>.</param>
public sealed record AssignmentTotals(
    string Id, int SuiteVersion, string Kit, string Seed, string SeedName, int Submissions,
    SortedDictionary<string, int> Outcomes, PointRange? Points, SortedDictionary<string, int> CutShort);

/// <summary>What is known about a batch, <c>batch.json</c> beside its records, <c>gradus/batch/v1</c> (<c>Schemas/batch.v1.schema.json</c>). Records stand for themselves: everything but <see cref="Shards"/> and the fingerprints could be counted anew from them.</summary>
public sealed record BatchManifest
{
    /// <summary>Name and version of the format.</summary>
    public const string SchemaName = "gradus/batch/v1";

    /// <summary>Its file name.</summary>
    public const string FileName = "batch.json";

    internal static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public required string Schema { get; init; }

    /// <summary>Name and version of the program.</summary>
    public required string Tool { get; init; }

    /// <summary>The course's id.</summary>
    public required string Course { get; init; }

    /// <summary>Which suites were run: <c>all</c> or <c>public</c>.</summary>
    public required string Suites { get; init; }

    /// <summary>The fingerprint of the engine, see <see cref="EngineFingerprint"/>.</summary>
    public required string Engine { get; init; }

    /// <summary>Which parts of the class these are, <c>i/n</c>; <c>1/1</c> is all of it.</summary>
    public required string[] Shards { get; init; }

    /// <summary>How it ended.</summary>
    public required BatchState State { get; init; }

    /// <summary>Why it could not go on; null unless it failed.</summary>
    public string? Reason { get; init; }

    /// <summary>When the last run began, UTC, ISO 8601.</summary>
    public required string Started { get; init; }

    /// <summary>How long it took, without what is tried before the first submission.</summary>
    public double Seconds { get; init; }

    /// <summary>In a folder that was united from several: how far each part is; null in a batch's own, where <see cref="State"/> says it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BatchPart[]? Parts { get; init; }

    /// <summary>Submissions of these parts.</summary>
    public int Submissions { get; init; }

    /// <summary>Submissions that were judged in this run; in a united folder, all that there is a verdict about.</summary>
    public int Graded { get; init; }

    /// <summary>Submissions whose record is a copy of an identical one's.</summary>
    public int Copied { get; init; }

    /// <summary>Submissions that were left alone because nothing has changed since their record was made.</summary>
    public int Unchanged { get; init; }

    /// <summary>What each assignment came to.</summary>
    public AssignmentTotals[] Assignments { get; init; } = [];

    /// <summary>Submissions that the grader failed on: no verdict about them; the next run tries them again.</summary>
    public BatchFailure[] Failures { get; init; } = [];

    /// <summary>Students whose work is for an assignment that cannot be told; there is no record of them.</summary>
    public string[] Unassigned { get; init; } = [];

    /// <summary>Entries of the submissions that were left out; there is no record of them.</summary>
    public BatchLeftOut[] LeftOut { get; init; } = [];

    /// <summary>Whether somebody should look at it: it has not ended, the grader failed, or somebody's work has no record.</summary>
    [JsonIgnore]
    public bool WantsAttention => State != BatchState.Complete || Failures.Length > 0 || Unassigned.Length > 0 || LeftOut.Length > 0;

    /// <summary>Submissions that were not reached.</summary>
    [JsonIgnore]
    public int Left => Submissions - Graded - Copied - Unchanged - Failures.Length;

    /// <summary>The text of the file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <summary>Reads a folder's manifest; null when there is none.</summary>
    /// <param name="folder">A folder of records.</param>
    /// <exception cref="BatchRefusedException">The file is none of this version.</exception>
    public static BatchManifest? Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            var manifest = JsonSerializer.Deserialize<BatchManifest>(File.ReadAllText(path), Options);
            return manifest?.Schema == SchemaName ? manifest : throw new BatchRefusedException($"{path}: schema is '{manifest?.Schema}'; expected '{SchemaName}'.");
        }
        catch (JsonException e)
        {
            throw new BatchRefusedException($"{path} cannot be read: {e.Message}");
        }
    }
}
