using System.Globalization;
using Gradus.Benchmarks.Comparing;

namespace Gradus.Benchmarks.Accuracy;

/// <summary>Learns settings with seeds that are still missing, ours and then the peer's, and keeps each score at once.</summary>
/// <param name="Folder">The folder of results.</param>
/// <param name="Data">The folder of data sets; null: where they are fetched to.</param>
/// <param name="Seeds">Seeds 0 … this − 1.</param>
/// <param name="Peer">Who learns beside us.</param>
/// <param name="Progress">Where each score is told as it comes.</param>
internal sealed record Rounds(string Folder, string? Data, int Seeds, Peer Peer, TextWriter Progress)
{
    /// <summary>Learns a setting.</summary>
    /// <returns>Whether all scores are there now; if not, the progress says what was in the way. What was there stays.</returns>
    /// <exception cref="InvalidDataException">The data or the results are damaged.</exception>
    public bool Learn(Setting setting)
    {
        var scores = Scores.Read(Folder, setting);
        if (scores is null && File.Exists(Scores.PathOf(Folder, setting.Name))) Progress.WriteLine($"{setting.Name}: the results are of other options than {setting.Description}; they are measured anew.");
        int[] ours = Missing(AccuracyTable.Ours), theirs = Missing(AccuracyTable.Peer);
        if (ours.Length == 0 && theirs.Length == 0) return true;
        ExampleSet data;
        try
        {
            data = ExampleSet.Load(setting.Set, Data);
        }
        catch (FileNotFoundException missing)
        {
            Progress.WriteLine($"{setting.Name}: not measured, its data are missing; `{setting.Fetch}` brings them. {missing.Message}");
            return false;
        }
        int count = data.Test.Labels.Length;
        scores ??= new(setting.Name, setting.Description, count, new(StringComparer.Ordinal), []);
        foreach (int seed in ours) Keep(new Score(AccuracyTable.Ours, seed, Learner.Correct(setting, data, seed)), $".NET {Environment.Version}");
        if (theirs.Length == 0) return true;
        try
        {
            Peer.Learn(setting, data, theirs, Keep);
            return true;
        }
        catch (ProtocolException wrong)
        {
            Progress.WriteLine($"{setting.Name}: nobody to compare with. {wrong.Message}");
            return false;
        }

        int[] Missing(string implementation) => scores?.Missing(implementation, Seeds) ?? [.. Enumerable.Range(0, Seeds)];

        void Keep(Score score, string version)
        {
            scores = scores!.With(score, version);
            scores.Write(Folder);
            Progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{setting.Name}: {score.Implementation}, seed {score.Seed}: {(double)score.Correct / count:F4}"));
        }
    }
}
