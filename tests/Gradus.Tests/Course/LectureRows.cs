using System.Text.Json;
using Gradus.Authoring;

namespace Gradus.Tests.Course;

/// <summary>What the lectures fix, row by row: <c>Fixtures/lectures.json</c>. What they leave to later assignments is not in it.</summary>
/// <param name="Numbers">The worked numbers; a check names their rows in <c>Lecture</c>.</param>
/// <param name="Statements">What a slide has wrong, loose or as one convention of several; and the systems and techniques that the decks name.</param>
public sealed record LectureRows(LectureRows.Number[] Numbers, LectureRows.Statement[] Statements)
{
    /// <summary>Rows of worked numbers that the lectures have.</summary>
    public const int Count = 20;

    /// <summary>The table.</summary>
    public static LectureRows All { get; } = EmbeddedJson.Read<LectureRows>("Course", "lectures.json", new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>The assignment of <c>assignment/Fixture.Method</c>, and the rest; null where there is no such assignment.</summary>
    public static (AssignmentSources? Assignment, string Check) Split(string check) =>
        (CourseSources.All.SingleOrDefault(a => check.StartsWith(a.Manifest.Id + "/", StringComparison.Ordinal)), check[(check.IndexOf('/') + 1)..]);

    /// <summary>A worked case.</summary>
    /// <param name="Row">Its number, from 1.</param>
    /// <param name="Decks">Where it stands.</param>
    /// <param name="Values">What comes out, to double precision; none where that is no number.</param>
    public sealed record Number(int Row, string[] Decks, double[] Values);

    /// <summary>Something that is said.</summary>
    /// <param name="Id">What it is called here.</param>
    /// <param name="Decks">Where it stands.</param>
    /// <param name="Checks">What asks for it, <c>assignment/Fixture.Method</c>, and the diagnoses that are shown there to who has it otherwise.</param>
    public sealed record Statement(string Id, string[] Decks, Dictionary<string, string[]> Checks);
}
