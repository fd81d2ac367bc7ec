using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gradus.Contracts.Wire;
using Gradus.Screening;

namespace Gradus.Grading.Course;

/// <summary>An assignment's manifest, <c>assignment.json</c>, <c>gradus/assignment/v1</c>.</summary>
public sealed record Assignment
{
    /// <summary>Name and version of the format.</summary>
    public const string SchemaName = "gradus/assignment/v1";

    /// <summary>File name of a manifest.</summary>
    public const string FileName = "assignment.json";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public required string Schema { get; init; }

    /// <summary>Short name: its folder's, and what students and tools type.</summary>
    public required string Id { get; init; }

    /// <summary>Title by language.</summary>
    public required SortedDictionary<string, string> Title { get; init; }

    /// <summary>The module it replaces: name of project, assembly and root namespace. A set replaces none: its probe and suites go by this name.</summary>
    public required string Module { get; init; }

    /// <summary>Ids of the assignments whose modules it puts together, which makes it a set; none for an ordinary assignment.</summary>
    public string[] Parts { get; init; } = [];

    /// <summary>Globs, relative to the assignment's folder, of the files a student edits and hands in. A set has its parts' files.</summary>
    public string[] Files { get; init; } = ["*.cs"];

    /// <summary>Modules of the reference that the student's code may use.</summary>
    public string[] Given { get; init; } = [];

    /// <summary>Sum of the points of all checks, public and staff.</summary>
    public required double Points { get; init; }

    /// <summary>Raised whenever a suite changes what it asks: part of every seed and record.</summary>
    public int SuiteVersion { get; init; } = 1;

    /// <summary>What it teaches, for reports.</summary>
    public string[] Topics { get; init; } = [];

    /// <summary>Time limits.</summary>
    public AssignmentLimits Limits { get; init; } = new();

    /// <summary>Reads and validates a manifest.</summary>
    /// <exception cref="InvalidDataException">The file is no manifest; the message says what is wrong and what would be right.</exception>
    public static Assignment Read(string file)
    {
        var manifest = ManifestJson.Read<Assignment>(file);
        return manifest switch
        {
            { Schema: not SchemaName } => throw new InvalidDataException($"{file}: schema is '{manifest.Schema}'; expected '{SchemaName}'."),
            { Id: var id } when !IsId(id) =>
                throw new InvalidDataException($"{file}: id is '{id}'; expected lower-case letters, digits and hyphens."),
            { Parts: var parts } when parts.Any(part => part is null || !IsId(part)) =>
                throw new InvalidDataException($"{file}: parts names '{parts.First(part => part is null || !IsId(part))}'; expected ids of assignments: lower-case letters, digits and hyphens."),
            { Parts: var parts } when parts.Distinct().Count() < parts.Length => throw new InvalidDataException($"{file}: parts names an assignment twice; expected each once."),
            { Parts: [_] } => throw new InvalidDataException($"{file}: parts names one assignment only; expected several, or none."),
            { Parts: var parts, Id: var id } when parts.Contains(id) => throw new InvalidDataException($"{file}: parts names '{id}' itself; expected other assignments."),
            { Files: [] } => throw new InvalidDataException($"{file}: files is empty; expected at least one glob such as \"*.cs\"."),
            { Points: not > 0 } => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{file}: points is {manifest.Points}; expected more than 0.")),
            { Limits: { CallSeconds: not > 0 } or { CheckSeconds: not > 0 } or { SubmissionSeconds: not > 0 } } => throw new InvalidDataException($"{file}: limits must be more than 0 seconds."),
            _ => manifest,
        };
    }

    private static bool IsId(string id) => id.Length > 0 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>What submissions may use: the base policy, and over it the policy file beside the manifest, with the list of exercises and their members.</summary>
    /// <param name="folder">The folder of both files.</param>
    /// <exception cref="InvalidDataException">There is no policy file, or a line of either file is none.</exception>
    public ScreeningPolicy ReadPolicy(string folder)
    {
        string file = Path.Combine(folder, PolicyFile.FileName), members = Path.Combine(folder, ExerciseMembers.FileName);
        return File.Exists(file) ? new ScreeningPolicy(PolicyFile.Read(file), Given, members: File.Exists(members) ? ExerciseMembers.Read(members) : null)
            : throw new InvalidDataException($"{file} is missing; expected the assignment's policy, with at least a comment in it.");
    }

    /// <summary>Whether it is graded on the modules of other assignments, put together.</summary>
    [JsonIgnore]
    public bool IsSet => Parts.Length > 0;

    /// <summary>The last part of the module's name: <c>Metrics</c> of <c>Gradus.Metrics</c>.</summary>
    [JsonIgnore]
    public string ShortName => Module[(Module.LastIndexOf('.') + 1)..];
}

/// <summary>Time limits of an assignment.</summary>
public sealed record AssignmentLimits
{
    /// <summary>Longest single call on the student's code, in seconds.</summary>
    public double CallSeconds { get; init; } = 5;

    /// <summary>All calls of one check together, in seconds.</summary>
    public double CheckSeconds { get; init; } = 20;

    /// <summary>All calls of one submission together, in seconds.</summary>
    public double SubmissionSeconds { get; init; } = 60;

    /// <summary>The same as the suite's side of the channel keeps them.</summary>
    [JsonIgnore]
    public CallLimits OfCalls => new(TimeSpan.FromSeconds(CallSeconds), TimeSpan.FromSeconds(SubmissionSeconds), TimeSpan.FromSeconds(CheckSeconds));
}

/// <summary>How manifests are read: camel case, comments and trailing commas allowed, unknown members refused.</summary>
/// <remarks>By reflection: generated readers would set members that a file leaves out to null, over their defaults.</remarks>
public static class ManifestJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Reads a manifest of some kind.</summary>
    /// <exception cref="InvalidDataException">The file is none; the message names file, place and fault.</exception>
    public static T Read<T>(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(file), Options) ?? throw new InvalidDataException($"{file} holds null; expected an object.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}: {e.Message}", e);
        }
    }
}
