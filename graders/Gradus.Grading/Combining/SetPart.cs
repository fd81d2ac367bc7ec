using Gradus.Grading.Checks;
using Gradus.Grading.Course;
using Gradus.Grading.Records;

namespace Gradus.Grading.Combining;

/// <summary>One module of a set, as a student handed it in.</summary>
/// <param name="Id">The assignment that asks for it: its files' folder in the submission.</param>
/// <param name="Module">Its name.</param>
public sealed record SetPart(string Id, string Module)
{
    /// <summary>A part that compiled, after the screening. One whose exercises use what they may not is not used: elsewhere that costs the exercise, and here the module is one exercise.</summary>
    /// <param name="part">Its manifest.</param>
    /// <param name="policy">What the screening found.</param>
    /// <param name="places">Places in its files.</param>
    public static SetPart Screened(Assignment part, Policy policy, IPlaces places) => new(part.Id, part.Module)
    {
        Places = places,
        Replaced = policy.Rejects || policy.Denied.Count > 0
            ? new Replacement(ReplacementReason.Rejected, policy.Diagnostics.Select(d => d.Location).FirstOrDefault(place => place is not null))
            : null,
    };

    /// <summary>Why the reference's module stands in its place from the beginning; null when the student's can be used.</summary>
    public Replacement? Replaced { get; init; }

    /// <summary>Finds places in its files, named from the submission; null when it cannot be used.</summary>
    public IPlaces? Places { get; init; }

    /// <summary>Whether there is a reference to stand in for it. At home there may be none: the student's own stands in every arrangement then.</summary>
    public bool HasReference { get; init; } = true;
}
