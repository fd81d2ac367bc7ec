using System.Text.Json;
using Gradus.Grading.Course;

namespace Gradus.Authoring.Verification;

/// <summary>Two checks that may earn the same points from every solution.</summary>
/// <param name="Checks">Their ids.</param>
/// <param name="Reason">Why both stay.</param>
public sealed record ExemptPair(string[] Checks, string Reason);

/// <summary>A misconception that a suite knows and that no solution of the corpus is diagnosed with.</summary>
/// <param name="Mistake">Its key, without the prefix <c>mistake.</c></param>
/// <param name="Reason">Why no solution can show it.</param>
public sealed record UnshownMistake(string Mistake, string Reason);

/// <summary>What a corpus says as a whole: its <c>corpus.json</c>, which may be missing.</summary>
public sealed record CorpusManifest
{
    /// <summary>Pairs of checks that no solution tells apart, with the reason.</summary>
    public ExemptPair[] SamePoints { get; init; } = [];

    /// <summary>Misconceptions that no solution is diagnosed with, with the reason.</summary>
    public UnshownMistake[] Unshown { get; init; } = [];

    /// <summary>Reads a corpus's manifest.</summary>
    /// <exception cref="AuthoringException">There is one, and it cannot be read.</exception>
    public static CorpusManifest Read(AssignmentSources assignment)
    {
        string path = Path.Combine(assignment.Corpus, "corpus.json");
        return File.Exists(path) ? CorpusJson.Read<CorpusManifest>(path) : new CorpusManifest();
    }
}

/// <summary>Manifests of a corpus are read like the course's, and their faults are reported like those of other sources.</summary>
internal static class CorpusJson
{
    /// <exception cref="AuthoringException">The file holds no such manifest.</exception>
    internal static T Read<T>(string path)
    {
        try
        {
            return ManifestJson.Read<T>(path);
        }
        catch (InvalidDataException e) when (e.InnerException is JsonException fault)
        {
            throw new AuthoringException(path, (int)(fault.LineNumber ?? -1) + 1, fault.Message);
        }
        catch (InvalidDataException)
        {
            throw new AuthoringException(path, 0, "holds null; expected an object");
        }
    }
}
