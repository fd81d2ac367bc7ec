using System.Text.Json;
using Gradus.Benchmarks.Comparing;

namespace Gradus.Benchmarks.Accuracy;

/// <summary>Another program that learns: it gets a line of JSON and answers in lines of JSON, first what it is, then each seed's score as it comes.</summary>
/// <remarks><code>
/// {"folder":"…","widths":[64,32,10],"rule":"adam","rate":0.001,"batch":32,"epochs":40,"start":"uniform","seeds":[0,1]}
/// {"version":"PyTorch 1.13"}
/// {"seed":0,"correct":348}
/// {"seed":1,"correct":347}
/// </code></remarks>
/// <param name="speaker">How it is started.</param>
internal sealed class Peer(Speaker speaker)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Has it learn with each of the seeds.</summary>
    /// <param name="setting">What and how.</param>
    /// <param name="data">The examples; it is given them as files.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="report">Told each score, and the program's version.</param>
    /// <exception cref="ProtocolException">It cannot be started, ends badly, or answers something else.</exception>
    public void Learn(Setting setting, ExampleSet data, int[] seeds, Action<Score, string> report)
    {
        string folder = Directory.CreateTempSubdirectory("gradus-accuracy-").FullName;
        try
        {
            data.Save(folder);
            string? version = null;
            var open = seeds.ToHashSet();
            speaker.Converse(JsonSerializer.Serialize(Request.Of(setting, folder, seeds), Json) + "\n", line =>
            {
                var answer = Parse(line);
                if (version is null) version = answer.Version ?? throw Wrong(line, "named no version first");
                else if (answer is { Seed: { } seed, Correct: { } correct } && correct >= 0 && correct <= data.Test.Labels.Length && open.Remove(seed)) report(new Score(AccuracyTable.Peer, seed, correct), version);
                else throw Wrong(line, $"gave no score of a seed that it was asked for, up to {data.Test.Labels.Length} correct");
            });
            if (open.Count > 0) throw new ProtocolException(speaker.Command, $"gave no score of seed {open.Min()}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Answer Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Answer>(line, Json) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw Wrong(line, "printed no line of JSON");
        }
    }

    private ProtocolException Wrong(string line, string what) => new(speaker.Command, $"{what}, but '{line}'");

    private sealed record Request(string Folder, int[] Widths, string Rule, double Rate, int Batch, int Epochs, string Start, int[] Seeds)
    {
        public static Request Of(Setting setting, string folder, int[] seeds) =>
            new(folder, setting.Widths, setting.Rule, setting.Rate, setting.Batch, setting.Epochs, setting.Start == Accuracy.Start.Normal ? "normal" : "uniform", seeds);
    }

    private sealed record Answer(string? Version, int? Seed, int? Correct);
}
