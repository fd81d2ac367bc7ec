using System.Text;
using Gradus.Authoring;
using Gradus.Engine.Compiling;
using Gradus.Tests.Authoring;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Learning;

/// <summary>A course of one assignment whose suites train: sources, corpus and kit in one folder, as in the course's repository.</summary>
internal sealed class MiniCourse : IDisposable
{
    private const string Line = """
        namespace Gradus.Mini;
        public static class Line
        {
            // exercise: fit
            public static double[] Fit(double rate, int steps, double[] x, double[] y)
            {
                double w = 0, b = 0;
                var losses = new double[steps + 1];
                for (int step = 0; step <= steps; step++)
                {
                    double loss = 0, slopeW = 0, slopeB = 0;
                    for (int i = 0; i < x.Length; i++)
                    {
                        double error = w * x[i] + b - y[i];
                        loss += error * error;
                        slopeW += error * x[i];
                        slopeB += error;
                    }
                    losses[step] = loss / x.Length / 2;
                    w -= rate * slopeW / x.Length;
                    b -= rate * slopeB / x.Length;
                }
                return losses;
            }
        }
        """;

    private const string Probe = """
        using System;
        using System.Globalization;
        using System.Linq;
        using Gradus.Contracts;
        using Gradus.Mini;
        namespace Gradus.Probes;
        public sealed class MiniProbe : IHandout
        {
            public object[] Run(string block)
            {
                double[] asked = block.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
                return new object[] { Fit(asked[0], asked.Skip(1).Where((_, i) => i % 2 == 0).ToArray(), asked.Skip(1).Where((_, i) => i % 2 == 1).ToArray()) };
            }
            private static double[] Fit(double rate, double[] x, double[] y) => Line.Fit(rate, 40, x, y);
        }
        """;

    private static string Suite(string visibility, string kind, string measure, string value, string id, string fixture) => $$"""
        using System.Globalization;
        using System.Linq;
        using Gradus.Contracts;
        using Gradus.Grading.Checks;
        using Gradus.Grading.Convergence;
        using Gradus.Grading.Seeds;
        [assembly: Suite("mini", "{{visibility}}")]
        namespace Gradus.Suites.Mini.{{visibility}};
        public sealed class Fit : Training
        {
            public override string Id => "{{id}}";
            public override TrainingKind Kind => TrainingKind.{{kind}};
            public override Measure Measure => Measure.{{measure}};
            public override Curve Run(IStudent student, int seed)
            {
                var random = new CheckRandom((ulong)seed);
                var numbers = Enumerable.Range(0, 12).SelectMany(_ => random.Uniform(-1, 2) is var x ? new[] { x, 2 * x + 1 + random.Uniform(-0.2, 0.2) } : null!).Prepend(0.1);
                var losses = (double[])student.Of<IHandout>().Run(string.Join(" ", numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture))))[0]!;
                return new Curve(Curve.Every(4, losses.Select(loss => {{value}}).ToArray()).Values.ToArray(), 4, 1_000_000);
            }
        }
        [Stage(1)]
        public sealed class {{fixture}}
        {
            [Check(2, Group = "fit")]
            public void Fits() => Convergence.Judge<Fit>();
        }
        """;

    private readonly Folder folder = new(
        ("assignments/course.json", """{ "schema": "gradus/course/v1", "id": "course", "assignments": [ { "id": "mini" } ] }"""),
        ("assignments/mini/assignment.json", Manifest),
        ("reference/Gradus.Mini/Line.cs", Line));

    private const string Manifest = """{ "schema": "gradus/assignment/v1", "id": "mini", "title": { "en": "Mini" }, "module": "Gradus.Mini", "points": 4 }""";

    internal MiniCourse()
    {
        Right("backwards", "for (int i = 0; i < x.Length; i++)", "for (int i = x.Length - 1; i >= 0; i--)");
        Right("loss-by-twice", "loss / x.Length / 2", "loss / (2 * x.Length)");
        Right("mean-slope", "rate * slopeW / x.Length", "rate * (slopeW / x.Length)");
        Right("offset-first", "w * x[i] + b - y[i]", "b - y[i] + w * x[i]");
        Right("rate-over-count", "rate * slopeB / x.Length", "rate / x.Length * slopeB");
        folder.Write("tests/submissions/mini/rate-over-count/notes/Ideas.cs", "No C#, and not handed in.\n");
        Wrong("rate-doubled", "rate * slopeW / x.Length", "2 * rate * slopeW / x.Length", """ "Learning.Fits": "rate-doubled" """); // it learns all the same, so that only a pinned training sees it
        Wrong("uphill", "w -= rate * slopeW", "w += rate * slopeW", """ "Learning.Fits": "curve-diverges", "Hidden.Fits": "" """);
        Wrong("writes-minus-zero", "double w = 0", "double w = -0.0", """ "Elsewhere.Prints": "" """);

        string module = Build("reference", "Gradus.Mini", Line);
        Build("worker", "Gradus.Probes.Mini", Probe, module);
        Build("public", "Gradus.Suites.Mini.Public", Suite("Public", "Pinned", "Loss", "loss", "line", "Learning"));
        Build("staff", "Gradus.Suites.Mini.Staff", Suite("Staff", "Free", "Accuracy", "1 - loss / 100", "other-line", "Hidden"));
        File.Copy(MiniKit.OptionsFile, Path.Combine(Kit, "Submission.props"));
        folder.Write("artifacts/kits/mini/assignment.json", Manifest);
        folder.Write("artifacts/kits/mini/assignment.policy", "# nothing of its own\n");
        folder.Write("artifacts/kits/course.json", File.ReadAllText(Path.Combine(folder.Path, "assignments", "course.json")));
    }

    internal string Root => folder.Path;

    internal AssignmentSources Sources => AssignmentSources.Of(folder.Path, "mini");

    internal string PublicTable => Path.Combine(Root, "graders", "suites", "mini", "Public", "Convergence", "line.json");

    internal string StaffTable => Path.Combine(Root, "graders", "suites", "mini", "Staff", "Convergence", "other-line.json");

    internal string Report => Path.Combine(Root, "tests", "submissions", "mini", "CONVERGENCE.txt");

    private string Kit => Path.Combine(folder.Path, "artifacts", "kits", "mini");

    internal void Write(string path, string text) => folder.Write(path, text);

    /// <summary>A wrong solution: one edit of the reference, and what it declares to lose.</summary>
    internal void Wrong(string name, string replace, string with, string loses) => Solution(name, "wrong", replace, with, $$""", "points": 0, "loses": {{{loses}}}""");

    public void Dispose() => folder.Dispose();

    private void Right(string name, string replace, string with) => Solution(name, "right", replace, with, "");

    private void Solution(string name, string kind, string replace, string with, string more) => folder.Write($"tests/submissions/mini/{name}/solution.json",
        $$"""{ "kind": "{{kind}}", "about": "One line is another.", "edits": [ { "file": "Line.cs", "replace": "{{replace}}", "with": "{{with}}" } ]{{more}} }""");

    private string Build(string piece, string name, string source, params string[] references)
    {
        string[] graders = [.. new[] { typeof(Gradus.Contracts.IHandout), typeof(Gradus.Grading.Checks.Subject), typeof(NUnit.Framework.Assert) }.Select(t => t.Assembly.Location)];
        var result = SharedCompiler.Instance.Compile(new CompileRequest(name, MiniKit.OptionsFile, [.. graders, .. references], [new SourceFile(name + ".cs", Encoding.UTF8.GetBytes(source))]));
        string file = Path.Combine(Kit, piece, name + ".dll");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, result.Assembly ?? throw new InvalidOperationException(string.Join("\n", result.Errors)));
        return file;
    }
}
