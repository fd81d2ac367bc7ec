using System.Globalization;
using System.Text;
using Gradus.Authoring;
using Gradus.Authoring.Verification;

namespace Gradus.EngineStudy.Batch;

/// <summary>A made-up class: submissions of metrics as a class hands them in, no two alike.</summary>
internal static class ClassOfStudents
{
    /// <summary>Code at the beginning of a method that is there to do harm.</summary>
    private static readonly (string Kind, string File, string Method, string Code)[] Attacks =
    [
        ("endless-loop", "Ranking.cs", "public static double RocAuc(", "while (true) ;"),
        ("memory-bomb", "ProbabilityScores.cs", "public static double LogLoss(int[] truth, double[] probabilities", "var all = new System.Collections.Generic.List<byte[]>(); while (true) all.Add(new byte[64 << 20]);"),
        ("exit", "ConfusionMatrix.Rates.cs", "public double Accuracy(", "System.Environment.Exit(0);"),
        ("stack-overflow", "ConfusionMatrix.Rates.cs", "public double Recall(", "return Recall(@class, zeroDivision) + 1;"),
        ("deep-nesting", "Averages.cs", "public static double Micro(", $"_ = {new string('(', 12_000)}1{new string(')', 12_000)};"),
    ];

    /// <summary>Kinds of submissions, and how many of a thousand there are.</summary>
    private static readonly (string Kind, int OfThousand)[] Mix = [("right", 300), ("wrong", 450), ("stub", 100), ("not-compiling", 100), ("hostile", 50)];

    /// <summary>Writes a class into a folder; the same one for the same count.</summary>
    /// <param name="folder">A new folder.</param>
    /// <param name="count">How many students.</param>
    /// <param name="hostile">Which attacks there are; null for all.</param>
    /// <returns>The students, in order.</returns>
    internal static IReadOnlyList<MadeUpStudent> Write(string folder, int count, string[]? hostile = null)
    {
        var metrics = AssignmentSources.Of(StudyReport.Repository, "metrics");
        var corpus = Solution.ReadAll(metrics);
        Solution[] right = [.. corpus.Where(s => s.Manifest.Kind == SolutionKind.Right)], wrong = [.. corpus.Where(s => s.Manifest.Kind == SolutionKind.Wrong)];
        var stub = corpus.First(s => s.Manifest.Kind == SolutionKind.Stub);
        var attacks = Attacks.Where(a => hostile?.Contains(a.Kind) ?? true).ToArray();
        List<MadeUpStudent> students = [];
        for (int i = 0; i < count; i++)
        {
            // 389 and 1000 have no common divisor: any run of students holds about the mix of all.
            var (kind, sequence) = Pick(i * 389 % 1000);
            int which = sequence + i / 1000;
            var solution = kind switch
            {
                "stub" => stub,
                "wrong" => wrong[which % wrong.Length],
                _ => right[which % right.Length],
            };
            var files = solution.Files.ToDictionary(f => f.Path, f => Encoding.UTF8.GetString(f.Content));
            if (kind == "not-compiling") files["Ranking.cs"] += "\npublic class Unfinished { public int Half( => 0; }\n";
            if (kind == "hostile")
            {
                var attack = attacks[which % attacks.Length];
                kind = attack.Kind;
                files = ReferenceFiles(metrics);
                files[attack.File] = Insert(files[attack.File], attack.Method, attack.Code);
            }
            string changed = files.Keys.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ElementAt(i % files.Keys.Count(f => f.EndsWith(".cs", StringComparison.Ordinal)));
            files[changed] += string.Create(CultureInfo.InvariantCulture, $"\ninternal static class OfStudent{i} {{ internal const int Number = {i}; }}\n"); // no two are alike
            MadeUpStudent made = new(string.Create(CultureInfo.InvariantCulture, $"student-{i:0000}"), kind, kind is "wrong" or "stub" ? MadeUpStudent.PointsOf(solution) : null);
            string student = Path.Combine(folder, made.Name);
            foreach (var (path, text) in files)
            {
                string file = Path.Combine(student, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }
            students.Add(made);
        }
        return students;
    }

    private static (string Kind, int Sequence) Pick(int number)
    {
        foreach (var (kind, share) in Mix)
        {
            if (number < share) return (kind, number);
            number -= share;
        }
        throw new InvalidOperationException("The shares of the mix are not a thousand.");
    }

    private static Dictionary<string, string> ReferenceFiles(AssignmentSources metrics) =>
        Grading.Course.SubmissionFiles.Read(metrics.Reference, metrics.Manifest.Files).Files.ToDictionary(f => f.Path, f => Encoding.UTF8.GetString(f.Content));

    private static string Insert(string source, string method, string code)
    {
        int at = source.IndexOf(method, StringComparison.Ordinal);
        int body = at < 0 ? -1 : source.IndexOf('{', at);
        return body < 0 ? throw new InvalidOperationException($"`{method}` with a body in braces is not in the reference any more.") : source.Insert(body + 1, "\n        " + code + "\n#pragma warning disable\n");
    }
}
