using System.Globalization;
using System.Runtime.InteropServices;
using Gradus.Authoring;
using Gradus.Engine.Kits;

namespace Gradus.EngineStudy;

/// <summary>What a study found: printed as it comes and, in the repository, kept beside the studies.</summary>
/// <param name="study">The study's name.</param>
internal sealed class StudyReport(string study)
{
    private readonly List<string> lines = [];

    /// <summary>The repository that the study is started in.</summary>
    internal static string Repository { get; } = AssignmentSources.RepositoryAbove(Environment.CurrentDirectory);

    /// <summary>The kits that were built there.</summary>
    internal static KitShelf Kits => KitShelf.Find(Path.Combine(Repository, "artifacts", "kits"));

    /// <summary>A line of the report.</summary>
    internal void Line(string text = "")
    {
        Console.Out.WriteLine(text);
        lines.Add(text);
    }

    /// <summary>A line for whoever is watching.</summary>
    internal static void Progress(string text) => Console.Error.WriteLine(text);

    /// <summary>Says on what machine this was.</summary>
    internal void Machine() => Line(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}"));

    /// <summary>Writes <c>RESULTS.study.txt</c>.</summary>
    internal void Save() => Keep(Repository, study, string.Join('\n', lines) + "\n");

    /// <summary>Keeps what a study found beside the studies.</summary>
    internal static void Keep(string repository, string study, string text) => File.WriteAllText(Path.Combine(repository, "tools", "Gradus.EngineStudy", $"RESULTS.{study}.txt"), text);
}
