using Gradus.Grading.Records;

namespace Gradus.Tests.Marking;

/// <summary>A record in which everything is said that a record can say.</summary>
internal static class FullRecord
{
    internal static ScoreRecord Sample => new(
        ScoreRecord.SchemaName, "gradus", new SuiteInfo("Sample.Public+Sample.Staff", 3), "sample",
        new Submission("5f2c", [new SubmittedFile("Матрица.cs", "00ff"), new SubmittedFile("Scores/FBeta.cs", "11ee")]),
        "random:1a2b", Audience.Staff, Outcome.Graded,
        [
            new Diagnostic(Severity.Warning, "GR0102", Text.Of("diagnostic.not-graded", ("file", "Program.cs")), null),
            new Diagnostic(Severity.Error, "GR0101", Text.Of("diagnostic.policy", ("member", "Array.Sort"), ("instead", "deny.sort")), new Location("Scores/FBeta.cs", 7)),
        ],
        3.25, 7.5, [Passed, Partial, Hidden],
        new RunInfo("r1", "2026-11-01T10:00:00Z", 1.125, "Linux; .NET 10.0.0", "gradus 1.0.0", "worker", ["process", "seccomp"], Filtered: true));

    internal static CheckRecord Passed => new(
        "Counting.Count", "counts", Visibility.Public, 2, 2, CheckStatus.Passed, new Text("title.Counting.Count"),
        null, null, null, null, null, "counting", [], []);

    internal static CheckRecord Partial => new(
        "Counting.Rates", "rates", Visibility.Public, 1.25, 2.5, CheckStatus.Partial, new Text("title.Counting.Rates"),
        Text.Of("value.at", ("index", "0, 1"), ("value", "1E-20")),
        Text.Of("loss.threw", ("type", "ИсключениеException"), ("message", "\"<&>\" \\ \t\n'`+ \u0001 😀")),
        new Location("Scores/FBeta.cs", 12), new Text("mistake.swapped"), new Text("hint.count-again"), "rates",
        [
            new PartRecord(new Text("part.a"), 1.25, 1.25, CheckStatus.Passed, null, null, null, null),
            new PartRecord(new Text("part.b"), 0, 1.25, CheckStatus.NotImplemented, Text.Verbatim("e"), Text.Verbatim("g"), new Text("mistake.b"), new Location("Матрица.cs", 1)),
        ],
        ["rates/plot.svg"]);

    internal static CheckRecord Hidden => new(
        "Hidden.Again", "counts", Visibility.Staff, 0, 3, CheckStatus.Failed, new Text("title.Hidden.Again"),
        Text.Verbatim("secret expected"), Text.Verbatim("secret got"), new Location("secret place", 3), new Text("secret diagnosis"), new Text("hint.think"), "again",
        [new PartRecord(new Text("secret part"), 0, 3, CheckStatus.OutOfMemory, Text.Verbatim("secret part expected"), Text.Verbatim("secret part got"), new Text("secret part diagnosis"), new Location("secret part place", 4))],
        ["secret attachment"]);
}
