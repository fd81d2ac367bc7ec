using Gradus.Contracts.Wire;
using Gradus.Grading.Records;
using Gradus.Screening;

namespace Gradus.Grading.Checks;

/// <summary>Finds places through the debug information inside the student's assembly.</summary>
/// <param name="map">That debug information.</param>
/// <param name="root">Folder that the assembly's documents are named from; empty when they are named relative to the submission.</param>
/// <param name="files">The submission's files: other documents are not the student's.</param>
public sealed class SourcePlaces(SourceMap map, string root, IEnumerable<string> files) : IPlaces
{
    private readonly HashSet<string> own = [.. files];

    /// <inheritdoc/>
    public Location? Of(StudentFailure failure) =>
        failure.Frames.Where(frame => frame.Assembly == map.Module).Select(frame => Own(map.OfFrame(frame.Method, frame.Offset))).FirstOrDefault(place => place is not null);

    /// <inheritdoc/>
    public Location? Of(SubjectCall call, string? expression) => Own(map.OfCall(call.Method, call.Detail, IsOwn, expression));

    /// <inheritdoc/>
    public Location? Of(string member) => Own(map.OfMember(member, IsOwn));

    /// <summary>The place of a finding of the screening.</summary>
    public Location? Of(ScreeningFinding finding) => finding.File is null ? null : new Location(Relative(finding.File), finding.Line);

    /// <summary>Whether a document is one of the student's.</summary>
    public bool IsOwn(string document) => own.Contains(Relative(document));

    private Location? Own(SourcePlace? place) => place is not null && own.Contains(Relative(place.File)) ? new Location(Relative(place.File), place.Line) : null;

    private string Relative(string document) => Relative(root, document);

    /// <summary>The name of a document within a folder, with forward slashes; a document outside it keeps its name.</summary>
    /// <remarks>Build and debug information may spell one folder in two ways: with either slash and, on Windows, in either case.</remarks>
    internal static string Relative(string root, string document)
    {
        string folder = root.Replace('\\', '/').TrimEnd('/'), path = document.Replace('\\', '/');
        if (folder.Length == 0) return path.TrimStart('/');
        var comparison = IsWindows(folder) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, comparison) ? path[(folder.Length + 1)..].TrimStart('/') : path;
    }

    /// <summary>Whether a folder starts with a drive or a share.</summary>
    private static bool IsWindows(string folder) => folder.StartsWith("//", StringComparison.Ordinal) || (folder.Length >= 2 && char.IsAsciiLetter(folder[0]) && folder[1] == ':');
}
