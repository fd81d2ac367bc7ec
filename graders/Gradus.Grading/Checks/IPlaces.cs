using Gradus.Contracts.Wire;
using Gradus.Grading.Records;

namespace Gradus.Grading.Checks;

/// <summary>Finds places in the student's files.</summary>
public interface IPlaces
{
    /// <summary>Where an exception came from.</summary>
    Location? Of(StudentFailure failure);

    /// <summary>The member that a call ended in.</summary>
    /// <param name="call">The call.</param>
    /// <param name="expression">The line of a handout's block that is judged; null elsewhere.</param>
    Location? Of(SubjectCall call, string? expression);

    /// <summary>A member by name, <c>Type.Member</c>.</summary>
    Location? Of(string member);
}
