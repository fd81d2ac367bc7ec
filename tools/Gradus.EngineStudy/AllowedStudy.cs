using System.Diagnostics;
using System.Globalization;
using Gradus.Authoring;
using Gradus.Authoring.Verification;
using Gradus.Engine.Compiling;
using Gradus.Engine.Kits;
using Gradus.Grading.Course;
using Gradus.Screening;

namespace Gradus.EngineStudy;

/// <summary>False blocks: the innocent programs of <c>tests/innocent</c>, every right solution and every reference module against each assignment's policy; and what the screening costs.</summary>
internal static class AllowedStudy
{
    private const int Repeats = 200;

    internal static int Run(string[] options)
    {
        string repository = AssignmentSources.RepositoryAbove(options is [var folder, ..] ? folder : Environment.CurrentDirectory);
        AssignmentSources[] assignments = [.. AssignmentSources.All(repository).Where(assignment => !assignment.Manifest.IsSet)]; // a set is under the policies of its parts
        using var compiler = new CompilerProcess();
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        int blocked = Programs(repository, assignments, compiler, text) + Solutions(repository, assignments, compiler, text);
        text.WriteLine();
        text.WriteLine($"false blocks: {blocked}");
        Console.Write(text);
        StudyReport.Keep(repository, "allowed", text.ToString());
        return blocked == 0 ? 0 : 1;
    }

    private static int Programs(string repository, IReadOnlyList<AssignmentSources> assignments, CompilerProcess compiler, StringWriter text)
    {
        SourceFile[] programs = [.. Directory.EnumerateFiles(Path.Combine(repository, "tests", "innocent"), "*.cs").Order(StringComparer.Ordinal).Select(file => new SourceFile(Path.GetFileName(file), File.ReadAllBytes(file)))];
        byte[] assembly = Compile(compiler, repository, "Innocent", [], programs);
        text.WriteLine($"{"innocent program",-28} {string.Join(' ', assignments.Select(each => $"{each.Manifest.Id,16}"))}  what it shows");
        var found = assignments.Select(each => Screen.Check(new MemoryStream(assembly), each.Manifest.ReadPolicy(each.Folder), module: each.Manifest.Module)).ToList();
        foreach (var program in programs)
        {
            var counts = found.Select(findings => findings.Count(finding => finding.File == program.Path));
            string shows = File.ReadLines(Path.Combine(repository, "tests", "innocent", program.Path)).First()[3..];
            text.WriteLine($"{Path.GetFileNameWithoutExtension(program.Path),-28} {string.Join(' ', counts.Select(count => $"{count,16}"))}  {shows}");
        }
        text.WriteLine($"{$"{programs.Length} programs",-28} {string.Join(' ', found.Select(findings => $"{findings.Count,16}"))}");
        return found.Sum(findings => findings.Count);
    }

    private static int Solutions(string repository, IReadOnlyList<AssignmentSources> assignments, CompilerProcess compiler, StringWriter text)
    {
        int blocked = 0;
        var kits = StudyReport.Kits;
        text.WriteLine();
        text.WriteLine($"{"assignment",-16} {"lines of policy",15} {"right solutions",15} {"findings",9}   screening of the reference, warm, minimum / median of {Repeats}");
        foreach (var assignment in assignments)
        {
            var kit = kits.Of(assignment.Manifest.Id)!;
            var part = kit.Parts[0];
            var policy = part.Policy;
            byte[] Compiled(IEnumerable<(string Path, byte[] Content)> own) => Compile(compiler, repository, assignment.Manifest.Module, part.References, [.. own.Select(file => new SourceFile(file.Path, file.Content)), .. part.Given]);
            IReadOnlyList<ScreeningFinding> Check(byte[] assembly) =>
                Screen.Check(new MemoryStream(assembly), policy, file => !file.StartsWith("Given/", StringComparison.Ordinal), assignment.Manifest.Module);

            byte[] whole = Compiled(assignment.ReferenceFiles().Files);
            var right = Solution.ReadAll(assignment).Where(solution => solution.Manifest.Kind == SolutionKind.Right).ToList();
            int findings = Check(whole).Count
                + right.Sum(solution => Check(Compiled(solution.Files.Where(file => SubmissionFiles.Choose([file.Path], assignment.Manifest.Files).Matched.Count == 1))).Count);
            blocked += findings;
            double[] times = [.. Enumerable.Range(0, Repeats).Select(_ => Time(() => Check(whole))).Skip(Repeats / 4).Order()];
            text.WriteLine($"{assignment.Manifest.Id,-16} {policy.Lines.Count,15} {right.Count,15} {findings,9}   {times[0]:F1} / {times[times.Length / 2]:F1} ms ({whole.Length / 1024} KiB)");
        }
        return blocked;
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static byte[] Compile(CompilerProcess compiler, string repository, string name, IReadOnlyList<string> references, SourceFile[] sources)
    {
        var result = compiler.Compile(new CompileRequest(name, Path.Combine(repository, "assignments", "Submission.props"), references, sources));
        return result.Assembly ?? throw new InvalidOperationException(string.Join("\n", result.Errors));
    }
}
