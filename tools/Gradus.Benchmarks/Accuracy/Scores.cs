using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gradus.Benchmarks.Accuracy;

/// <summary>What the seeds of a setting came to so far: kept as a file after each of them, so that a run that ends early is gone on with.</summary>
/// <param name="Setting">The setting's name.</param>
/// <param name="Description">How it was learnt.</param>
/// <param name="Examples">How many examples the test part has.</param>
/// <param name="Versions">What each implementation is.</param>
/// <param name="All">The scores.</param>
internal sealed record Scores(string Setting, string Description, int Examples, SortedDictionary<string, string> Versions, IReadOnlyList<Score> All)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file of a setting.</summary>
    public static string PathOf(string folder, string setting) => Path.Combine(folder, "accuracy", setting + ".json");

    /// <summary>Reads a setting's file; null where there is none, or it is of other options than the setting has now.</summary>
    /// <exception cref="InvalidDataException">The file is not what <see cref="Write"/> writes.</exception>
    public static Scores? Read(string folder, Setting setting)
    {
        string path = PathOf(folder, setting.Name);
        if (!File.Exists(path)) return null;
        try
        {
            var read = JsonSerializer.Deserialize<Scores>(File.ReadAllText(path), Json);
            if (read is not { Description: not null, Versions: not null, All: not null, Examples: > 0 }) throw new JsonException("a part is missing");
            if (read.All.FirstOrDefault(score => score is not { Implementation: not null } || score.Correct < 0 || score.Correct > read.Examples) is { } wrong) throw new JsonException($"{wrong} is no score of {read.Examples} examples");
            return read.Description == setting.Description ? read : null;
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is no file of accuracies: {wrong.Message}", wrong);
        }
    }

    /// <summary>With one score more.</summary>
    public Scores With(Score score, string version) => this with
    {
        Versions = new(Versions, StringComparer.Ordinal) { [score.Implementation] = version },
        All = [.. All.Append(score).OrderBy(s => s.Implementation, StringComparer.Ordinal).ThenBy(s => s.Seed)],
    };

    /// <summary>Which seeds of 0 … count − 1 an implementation has not learnt with.</summary>
    public int[] Missing(string implementation, int count) => [.. Enumerable.Range(0, count).Except(All.Where(s => s.Implementation == implementation).Select(s => s.Seed))];

    /// <summary>The accuracies of one implementation by the seeds that all of these have.</summary>
    public double[] Of(string implementation, params string[] all)
    {
        var common = all.Append(implementation).Select(name => All.Where(s => s.Implementation == name).Select(s => s.Seed)).Aggregate((left, right) => left.Intersect(right)).ToHashSet();
        return [.. All.Where(s => s.Implementation == implementation && common.Contains(s.Seed)).Select(s => (double)s.Correct / Examples)];
    }

    /// <summary>Writes the setting's file: a line for each seed. It takes the old one's place whole, so that one who breaks off loses nothing.</summary>
    public void Write(string folder)
    {
        string path = PathOf(folder, Setting);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var text = new StringBuilder("{\n");
        Line("setting", Setting);
        Line("description", Description);
        Line("examples", Examples);
        Line("versions", Versions);
        text.Append("  \"all\": [\n").AppendJoin(",\n", All.Select(score => "    " + JsonSerializer.Serialize(score, Json))).Append("\n  ]\n}\n");
        File.WriteAllText(path + ".new", text.ToString());
        File.Move(path + ".new", path, overwrite: true);

        void Line<T>(string name, T value) => text.Append("  \"").Append(name).Append("\": ").Append(JsonSerializer.Serialize(value, Json)).Append(",\n");
    }
}
