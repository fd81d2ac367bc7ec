using Gradus.Grading.Records;

namespace Gradus.Tests.Reports;

/// <summary>Records of every kind a reader meets, of a small assignment with four exercises.</summary>
public static class SampleRecords
{
    /// <summary>The samples that have golden files, by name.</summary>
    public static IReadOnlyDictionary<string, ScoreRecord> All { get; } = new Dictionary<string, ScoreRecord>(StringComparer.Ordinal)
    {
        ["solved"] = Solved,
        ["partly"] = Partly,
        ["stub"] = Stub,
        ["not-compiled"] = NotCompiled,
        ["policy"] = Policy,
        ["curves"] = Curves,
    };

    /// <summary>Every check passed.</summary>
    public static ScoreRecord Solved => Record(
        Check("sample-counts", "CountsChecks.PerClass", 2, 2, CheckStatus.Passed, "sample.counts"),
        Check("sample-counts", "CountsChecks.Matrix", 3, 3, CheckStatus.Passed, "sample.matrix"),
        Check("sample-f-beta", "FBetaChecks.Lecture", 2.5, 2.5, CheckStatus.Passed, "sample.lecture") with
        {
            Parts = [Part("sample.beta", "1", 1, 1), Part("sample.beta", "0.5", 0.75, 0.75), Part("sample.beta", "2", 0.75, 0.75)],
        },
        Check("sample-roc-auc", "RocAucChecks.Pairs", 4, 4, CheckStatus.Passed, "sample.auc"));

    /// <summary>Something of everything: known mistakes, parts, an exception, a loop, a skipped, a hidden and two missing exercises.</summary>
    public static ScoreRecord Partly => Record(
        Check("sample-counts", "CountsChecks.PerClass", 2, 2, CheckStatus.Passed, "sample.counts"),
        Check("sample-counts", "CountsChecks.Matrix", 0, 3, CheckStatus.Failed, "sample.matrix") with
        {
            Expected = Text.Verbatim("truth\\answer    A    B\n           A  975   20\n           B    0    5"),
            Got = Text.Verbatim("truth\\answer    A    B\n           A  975    0\n           B   20    5"),
            Location = new Location("ConfusionMatrix.cs", 41),
            Diagnosis = new Text("sample.transposed"),
            Section = "confusion-matrix",
        },
        Check("sample-f-beta", "FBetaChecks.Lecture", 0.75, 2.5, CheckStatus.Partial, "sample.lecture") with
        {
            Expected = Text.Verbatim("0.3333333333333333"),
            Got = Text.Verbatim("0.16666666666666666"),
            Location = new Location("FBeta.cs", 17),
            Diagnosis = new Text("sample.missing-two"),
            Hint = new Text("sample.think-of-beta"),
            Section = "f-beta",
            Parts =
            [
                Part("sample.beta", "1", 0, 1) with
                {
                    Status = CheckStatus.Failed,
                    Expected = Text.Verbatim("0.3333333333333333"),
                    Got = Text.Verbatim("0.16666666666666666"),
                    Diagnosis = new Text("sample.missing-two"),
                    Location = new Location("FBeta.cs", 17),
                },
                Part("sample.beta", "0.5", 0, 0.75) with
                {
                    Status = CheckStatus.Failed,
                    Expected = Text.Verbatim("0.23809523809523808"),
                    Got = Text.Of("value.not-finite", ("value", "NaN")),
                    Location = new Location("FBeta.cs", 17),
                },
                Part("sample.beta", "2", 0.75, 0.75),
            ],
        },
        Check("sample-f-beta", "FBetaChecks.RejectsLengthsThatDiffer", 0, 1, CheckStatus.Failed, "sample.rejects") with
        {
            Expected = new Text("expect.rejected"),
            Got = Text.Of("got.other-exception", ("type", "IndexOutOfRangeException"), ("message", "Index was outside the bounds of the array.")),
            Location = new Location("FBeta.cs", 12),
            Hint = new Text("sample.name-argument"),
            Section = "f-beta",
        },
        Check("sample-averages", "AveragesChecks.ThreeClassifiers", 0, 2, CheckStatus.TimedOut, "sample.averages") with
        {
            Got = Text.Of("loss.timed-out", ("limit", "5")),
            Section = "averages",
        },
        Check("sample-averages", "AveragesChecks.Weighted", 0, 1, CheckStatus.Skipped, "sample.weighted") with
        {
            Got = Text.Of("loss.prerequisite", ("check", "AveragesChecks.ThreeClassifiers")),
        },
        NotStarted("sample-roc-auc", "RocAucChecks.Pairs", 4, "sample.auc", "RocCurve.Area"),
        NotStarted("sample-roc-auc", "RocAucChecks.Ties", 2, "sample.ties", "RocCurve.Of"),
        Check("sample-f-beta", "HiddenFBetaChecks.Permuted", 0, 2, CheckStatus.Failed, "sample.hidden") with
        {
            Visibility = Visibility.Staff,
            Hint = new Text("sample.think-of-beta"),
            Section = "f-beta",
        }) with
    {
        Diagnostics = [new Diagnostic(Severity.Warning, "GR0001", Text.Of("diagnostic.not-graded", ("file", "Program.cs")), null)],
    };

    /// <summary>The files as they were given.</summary>
    public static ScoreRecord Stub => Record(
        NotStarted("sample-counts", "CountsChecks.PerClass", 2, "sample.counts", "BinaryCounts.PerClass"),
        NotStarted("sample-counts", "CountsChecks.Matrix", 3, "sample.matrix", "ConfusionMatrix.FromLabels"),
        NotStarted("sample-f-beta", "FBetaChecks.Lecture", 2.5, "sample.lecture", "Scores.FBeta"),
        NotStarted("sample-f-beta", "FBetaChecks.RejectsLengthsThatDiffer", 1, "sample.rejects", "Scores.FBeta"),
        NotStarted("sample-averages", "AveragesChecks.ThreeClassifiers", 2, "sample.averages", "Averages.Micro"),
        NotStarted("sample-averages", "AveragesChecks.Weighted", 1, "sample.weighted", "Averages.Weighted"),
        NotStarted("sample-roc-auc", "RocAucChecks.Pairs", 4, "sample.auc", "RocCurve.Area"));

    /// <summary>Two compiler errors, and a file that is not asked for.</summary>
    public static ScoreRecord NotCompiled => Record() with
    {
        Outcome = Outcome.NotCompiled,
        Max = 17.5,
        Diagnostics =
        [
            new Diagnostic(Severity.Warning, "GR0001", Text.Of("diagnostic.not-graded", ("file", "Program.cs")), null),
            new Diagnostic(Severity.Error, "CS1002", Text.Of("diagnostic.compiler", ("message", "; expected")), new Location("ConfusionMatrix.cs", 41)),
            new Diagnostic(Severity.Error, "CS0103", Text.Of("diagnostic.compiler", ("message", "The name 'recal' does not exist in the current context")), new Location("Scores/FBeta.cs", 9)),
        ],
    };

    /// <summary>One exercise calls what it may not, the others are right.</summary>
    public static ScoreRecord Policy => Record(
        Check("sample-counts", "CountsChecks.PerClass", 2, 2, CheckStatus.Passed, "sample.counts"),
        Check("sample-roc-auc", "RocAucChecks.Pairs", 0, 4, CheckStatus.Policy, "sample.auc") with
        {
            Got = Finding.Message,
            Location = Finding.Location,
            Section = "roc-auc",
        }) with
    { Diagnostics = [Finding] };

    private static Diagnostic Finding => new(Severity.Error, "GR0101",
        Text.Of("diagnostic.policy", ("member", "RocCurve.GivenArea"), ("instead", "sample.no-sort")), new Location("RocCurve.cs", 58));

    /// <summary>Trainings: one that learns as it should, one that diverges, learns nothing and comes too late, and one that stops at a point that is no number.</summary>
    public static ScoreRecord Curves => Record(
        Check("sample-training", "TrainingChecks.Moons", 3, 3, CheckStatus.Passed, "sample.moons") with
        {
            Parts = [Run(4, 1, 1, Falling), Run(11, 1, 1, Falling), Run(17, 1, 1, [.. Falling.Select(v => v * 1.01)])],
        },
        Check("sample-training", "TrainingChecks.Digits", 1, 3, CheckStatus.Partial, "sample.digits") with
        {
            Expected = Text.Of("expect.curve-near", ("value", "0.0354"), ("margin", "2.3E-06"), ("step", "200")),
            Got = Text.Of("got.curve", ("value", "48.03"), ("step", "200")),
            Section = "training",
            Parts =
            [
                Run(2, 0, 1, Rising) with { Status = CheckStatus.Failed, Expected = AtEnd, Got = Text.Of("got.curve", ("value", "48.03"), ("step", "200")), Diagnosis = new Text("mistake.curve-diverges"), Location = Fit },
                Run(9, 0, 1, [.. Falling.Select(_ => 2.303)]) with { Status = CheckStatus.Failed, Expected = AtEnd, Got = Text.Of("got.curve", ("value", "2.303"), ("step", "200")), Diagnosis = new Text("mistake.curve-flat"), Location = Fit },
                Run(13, 1, 1, Falling),
            ],
        },
        Check("sample-training", "TrainingChecks.Epoch", 0, 2, CheckStatus.Failed, "sample.epoch") with
        {
            Section = "training",
            Parts =
            [
                Run(5, 0, 1, [.. Falling.Select((v, i) => i < 9 ? 1.5 * v : double.NaN)]) with { Status = CheckStatus.Failed, Expected = Near, Got = Text.Of("value.not-finite-step", ("value", "NaN"), ("step", "90")), Location = Fit },
                Run(6, 0, 1, [2.303]) with { Status = CheckStatus.Failed, Expected = Text.Of("value.length", ("length", "21")), Got = Text.Of("value.length", ("length", "1")), Location = Fit },
            ],
        });

    private static readonly Location Fit = new("Training.cs", 41);

    private static Text AtEnd => Text.Of("expect.curve-near", ("value", "0.0354"), ("margin", "2.3E-06"), ("step", "200"));

    private static Text Near => Text.Of("expect.curve-near", ("value", "0.3001"), ("margin", "2.3E-06"), ("step", "90"));

    /// <summary>A loss that falls from 2.303 as the reference's does.</summary>
    internal static double[] Falling => [.. Enumerable.Range(0, 21).Select(i => 0.02 + 2.283 * Math.Exp(-i / 4.0))];

    private static double[] Rising => [.. Enumerable.Range(0, 21).Select(i => 2.303 * Math.Pow(1.164, i))];

    /// <summary>A run that earned its points, beside a reference that falls a little faster or slower.</summary>
    internal static PartRecord Run(int seed, double points, double max, double[] curve)
    {
        static string Numbers(IEnumerable<double> values) => string.Join(' ', values.Select(v => v.ToString("G4", System.Globalization.CultureInfo.InvariantCulture)));
        return new(Text.Of("part.run", ("run", Text.Number(seed)), ("steps", string.Join(' ', Enumerable.Range(0, 21).Select(i => 10 * i))), ("curve", Numbers(curve)), ("right", Numbers(Falling)),
            ("low", Numbers(Falling.Select((v, i) => v * (1 - 0.02 * i)))), ("high", Numbers(Falling.Select((v, i) => v * (1 + 0.025 * i))))), points, max, CheckStatus.Passed, null, null, null, null);
    }

    /// <summary>Strings that a student controls, each trying to be obeyed instead of shown.</summary>
    public static ScoreRecord Hostile(string attack) => Record(
        Check("sample-counts", "CountsChecks.PerClass", 0, 2, CheckStatus.Failed, "sample.counts") with
        {
            Expected = Text.Verbatim(attack),
            Got = Text.Of("loss.threw", ("type", attack), ("message", attack)),
            Location = new Location(attack + ".cs", 1),
            Diagnosis = Text.Verbatim(attack),
            Section = attack,
            Attachments = [attack],
            Parts = [Part("sample.beta", attack, 0, 1) with { Status = CheckStatus.Failed, Expected = Text.Verbatim("1"), Got = Text.Of("value", ("value", attack)) }],
        },
        NotStarted("sample-f-beta", "FBetaChecks.Lecture", 1, "sample.lecture", attack),
        Check("sample-averages", "AveragesChecks.Weighted", 0, 1, CheckStatus.Skipped, "sample.weighted") with { Got = Text.Of("loss.prerequisite", ("check", attack)) }) with
    {
        Diagnostics = [new Diagnostic(Severity.Error, "CS1029", Text.Of("diagnostic.compiler", ("message", attack)), new Location(attack, 3))],
        Submission = new Submission("5d", [new SubmittedFile(attack, "00")]),
    };

    /// <summary>A graded record of some checks.</summary>
    public static ScoreRecord Record(params CheckRecord[] checks) => new(
        ScoreRecord.SchemaName, "gradus", new SuiteInfo("Gradus.Suites.Sample.Public", 3), "sample",
        new Submission("9f2c51d07be4a8366d1e", [new SubmittedFile("ConfusionMatrix.cs", new string('a', 64)), new SubmittedFile("Scores/FBeta.cs", new string('b', 64))]),
        "public", Audience.Student, Outcome.Graded, [], Points.Sum(checks.Select(c => c.Points)), Points.Sum(checks.Select(c => c.Max)), checks,
        new RunInfo("r1", "2026-11-01T10:00:00Z", 1.25, "Linux; .NET 10.0.0", "gradus 1.0.0", "direct", [], Filtered: false));

    /// <summary>A public check with nothing to say.</summary>
    public static CheckRecord Check(string group, string id, double points, double max, CheckStatus status, string title) =>
        new(id, group, Visibility.Public, points, max, status, new Text(title), null, null, null, null, null, null, [], []);

    /// <summary>A check of an exercise that is still the stub.</summary>
    public static CheckRecord NotStarted(string group, string id, double max, string title, string member) =>
        Check(group, id, 0, max, CheckStatus.NotImplemented, title) with { Got = Text.Of("loss.not-implemented", ("member", member)) };

    /// <summary>A part that earned its points.</summary>
    private static PartRecord Part(string name, string beta, double points, double max) =>
        new(Text.Of(name, ("beta", beta)), points, max, CheckStatus.Passed, null, null, null, null);
}
