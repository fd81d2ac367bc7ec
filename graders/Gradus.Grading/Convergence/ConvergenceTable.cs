using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gradus.Grading.Course;

namespace Gradus.Grading.Convergence;

/// <summary>The reference's training at one seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Curve">The reference's curve.</param>
public sealed record SeedRow(int Seed, double[] Curve);

/// <summary>What a training is judged by, as <c>gradus calibrate</c> has measured it: <c>gradus/convergence/v1</c>.</summary>
public sealed record ConvergenceTable
{
    /// <summary>Name and version of the format.</summary>
    public const string SchemaName = "gradus/convergence/v1";

    /// <summary>How many seeds a table lists: the first ones, so that nobody picks nice ones.</summary>
    public const int SeedCount = 20;

    /// <summary>How many of them a check takes.</summary>
    public const int RunsOfACheck = 3;

    /// <summary>Runs that a table must rest on. None of 1,000 fails: then 0.30 % of new ones do at most, and 0.89 % of checks of three lose a point, with 95 % confidence.</summary>
    /// <remarks>Pinned, other right solutions than the reference run at seeds of which a table lists only the first, by the margin that all are judged by. Free, the limit is made
    /// of the very runs that pass it; the number is the same all the same: a new run is worse than the worst of n with a probability p at most, where (1 − p)ⁿ = 5 % (S. Wilks, Annals of
    /// Mathematical Statistics 12, 1941). The margin beyond the worst run comes on top.</remarks>
    public const int FewestRuns = 1000;

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public required string Schema { get; init; }

    /// <summary>The training's id.</summary>
    public required string Training { get; init; }

    /// <summary>The rule that it is judged by.</summary>
    public required TrainingKind Kind { get; init; }

    /// <summary>What the points measure.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Runs of right solutions that were judged by the rule.</summary>
    public required int Runs { get; init; }

    /// <summary>How many of them failed.</summary>
    public required int Failures { get; init; }

    /// <summary>How many steps have been made at each point of a curve.</summary>
    public required int[] Steps { get; init; }

    /// <summary>At each point, the value that 2.5 % of the reference's runs are below.</summary>
    public required double[] Low { get; init; }

    /// <summary>At each point, the value that 2.5 % of the reference's runs are above.</summary>
    public required double[] High { get; init; }

    /// <summary>The seeds that checks take: 1, 2, ….</summary>
    public required SeedRow[] Seeds { get; init; }

    /// <summary>Pinned: how far from the reference's curve a point may lie, at every seed. Free: how far the limit lies below the worst of the reference's runs.</summary>
    public required double Margin { get; init; }

    /// <summary>The accuracy that a free training must end with at least; null for a pinned one.</summary>
    public required double? Limit { get; init; }

    /// <summary>How many answers the accuracy of a free training is a share of; null for a pinned one.</summary>
    public int? Answers { get; init; }

    /// <summary>The right solutions whose spread the margin was made of, beside the reference.</summary>
    public required string[] Rights { get; init; }

    /// <summary>The curves of known mistakes: by key, and then by seed.</summary>
    public required SortedDictionary<string, SortedDictionary<int, double[]>> Mistakes { get; init; }

    /// <summary>How tables are read.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Name of a training's table among the resources of its suite.</summary>
    public static string ResourceOf(string training) => $"Convergence/{training}.json";

    /// <summary>The table of a training, from the suite that declares it.</summary>
    /// <exception cref="InvalidDataException">There is none, it cannot be read, or it is of another training or kind.</exception>
    public static ConvergenceTable Of(Training training)
    {
        string resource = ResourceOf(training.Id);
        var suite = training.GetType().Assembly;
        using var stream = suite.GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"{suite.GetName().Name} has no table {resource} for the training {training.GetType().Name}; `gradus calibrate` writes it, and a build embeds it.");
        using var reader = new StreamReader(stream);
        var table = Read(reader.ReadToEnd(), resource);
        string? other = table.Training != training.Id ? $"is the table of the training '{table.Training}', not of '{training.Id}'"
            : table.Kind != training.Kind ? $"was made for a {table.Kind} training; {training.GetType().Name} is {training.Kind}"
            : table.Measure != training.Measure ? $"holds {table.Measure}; {training.GetType().Name} measures {training.Measure}"
            : null;
        return other is null ? table : throw new InvalidDataException($"{resource} {other}. `gradus calibrate` writes it anew.");
    }

    /// <summary>Reads a table.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="InvalidDataException">It is no table that checks may rest on; the message says why.</exception>
    public static ConvergenceTable Read(string json, string name)
    {
        try
        {
            var table = JsonSerializer.Deserialize<ConvergenceTable>(json, Options) ?? throw new InvalidDataException($"{name} holds null; expected a table.");
            return TableFaults.Of(table).FirstOrDefault() is { } fault ? throw new InvalidDataException($"{name}: {fault}. `gradus calibrate` writes it anew.") : table;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name} is damaged: {e.Message} `gradus calibrate` writes it anew.", e);
        }
    }

    /// <summary>What curves are judged by at a seed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The table does not list the seed.</exception>
    public CurveStandard At(int seed)
    {
        var row = Array.Find(Seeds, s => s.Seed == seed)
            ?? throw new ArgumentOutOfRangeException(nameof(seed), seed, $"The table of {Training} does not list this seed; expected one of {string.Join(", ", Seeds.Select(s => s.Seed))}.");
        return new CurveStandard
        {
            Kind = Kind,
            Measure = Measure,
            Steps = Steps,
            Right = row.Curve,
            Margin = Margin,
            Limit = Limit ?? 0,
            Mistakes = Mistakes.Where(m => m.Value.ContainsKey(seed)).ToDictionary(m => m.Key, m => m.Value[seed], StringComparer.Ordinal),
        };
    }
}
