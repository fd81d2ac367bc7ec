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
    public Location? Of(StudentFailure failure) => failure.Method == 0 ? null : Own(map.OfFrame(failure.Method, failure.Offset));

    /// <inheritdoc/>
    public Location? Of(SubjectCall call, string? expression) => Own(map.OfCall(call.Method, call.Detail, IsOwn, expression));

    /// <inheritdoc/>
    public Location? Of(string member) => Own(map.OfMember(member));

    /// <summary>The place of a finding of the screening.</summary>
    public Location? Of(ScreeningFinding finding) => finding.File is null ? null : new Location(Relative(finding.File), finding.Line);

    /// <summary>Whether a document is one of the student's.</summary>
    public bool IsOwn(string document) => own.Contains(Relative(document));

    private Location? Own(SourcePlace? place) => place is not null && own.Contains(Relative(place.File)) ? new Location(Relative(place.File), place.Line) : null;

    private string Relative(string document)
    {
        string path = root.Length > 0 && document.StartsWith(root, StringComparison.Ordinal) ? document[root.Length..] : document;
        return path.Replace('\\', '/').TrimStart('/');
    }
}
