using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;

namespace Gradus.Grading.Combining;

/// <summary>Finds places in the files of the modules that are the student's in one arrangement.</summary>
/// <param name="own">Places by module.</param>
internal sealed class PartPlaces(IReadOnlyDictionary<string, IPlaces> own) : IPlaces
{
    /// <summary>The innermost frame that has a place: a module that was called wrongly may throw, so the first need not be at fault, but it is where the exception came from.</summary>
    public Location? Of(StudentFailure failure) =>
        failure.Frames.Select(frame => own.GetValueOrDefault(frame.Assembly)?.Of(failure with { Frames = [frame] })).FirstOrDefault(place => place is not null);

    /// <summary>A place in the one module that is judged. A wrong value of several modules together has no place.</summary>
    public Location? Of(SubjectCall call, string? expression) => own.Count == 1 ? own.Values.Single().Of(call, expression) : null;

    /// <inheritdoc/>
    public Location? Of(string member) => own.Values.Select(places => places.Of(member)).FirstOrDefault(place => place is not null);
}
