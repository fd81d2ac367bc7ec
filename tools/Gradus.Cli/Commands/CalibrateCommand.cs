using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gradus.Authoring;
using Gradus.Authoring.Calibration;
using Gradus.Authoring.Verification;
using Gradus.Cli.Verification;
using Gradus.Engine.Compiling;
using Gradus.Engine.Kits;
using Gradus.Grading.Convergence;
using Gradus.Grading.Records;
using Spectre.Console;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus calibrate</c>: measures what trainings are judged by, on the reference and on the corpus, and writes it down.</summary>
internal static class CalibrateCommand
{
    private sealed record Arguments(string[] Ids, string? Training, CalibrationOptions Options, bool Check)
    {
        /// <summary>Whether so much is run that checks may rest on it.</summary>
        internal bool IsEnough => Options.Runs >= ConvergenceTable.FewestRuns && Options.WrongRuns >= CalibrationOptions.FewestWrongRuns;
    }

    /// <summary>Makes what compiles the corpus.</summary>
    internal static Func<ICompiler> Compiler { get; set; } = static () => new CompileCache(new CompilerPool(1));

    internal static Command Create()
    {
        var ids = new Argument<string[]>("id") { Description = "Assignments; all that have trainings when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var training = new Option<string?>("--training") { Description = "One training only; the others stay as they are.", HelpName = "name" };
        var runs = Number("--runs", ConvergenceTable.FewestRuns, ConvergenceTable.SeedCount, "Seeds that the reference is trained at. With fewer than usual nothing is written.");
        var wrongRuns = Number("--wrong-runs", CalibrationOptions.FewestWrongRuns, 1, "Seeds that each wrong solution is trained at. With fewer than usual nothing is written.");
        var jobs = Number("--jobs", Math.Max(1, Environment.ProcessorCount), 1, "Runs side by side.");
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when what would be written differs from what is committed." };
        var command = new Command("calibrate", "Trains the reference and the corpus at many seeds, writes the tables that convergence checks rest on, and fails when they do not tell right from wrong.")
        { ids, training, runs, wrongRuns, jobs, check };
        command.SetAction(parsed => Run(new Arguments(parsed.GetValue(ids) ?? [], parsed.GetValue(training),
            new CalibrationOptions(parsed.GetValue(runs), parsed.GetValue(wrongRuns), parsed.GetValue(jobs)), parsed.GetValue(check))));
        return command;
    }

    private static Option<int> Number(string name, int usual, int least, string what)
    {
        var option = new Option<int>(name) { Description = what, DefaultValueFactory = _ => usual, HelpName = "n" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n >= least))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is '{result.Tokens[0].Value}'; expected a number from {least}."));
        });
        return option;
    }

    private static int Run(Arguments arguments)
    {
        if (arguments.Options.WrongRuns > arguments.Options.Runs)
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--wrong-runs is {arguments.Options.WrongRuns}; expected at most as many as --runs, {arguments.Options.Runs}."));
        try
        {
            var shelf = Workplace.Shelf(null);
            var assignments = Workplace.Assignments(arguments.Ids).Select(a => (Sources: a, Kit: KitOf(a, shelf))).Select(a => (a.Sources, a.Kit, All: CourseTraining.All(a.Sources, a.Kit.PublicSuite, a.Kit.StaffSuite))).ToList();
            var chosen = assignments.SelectMany(a => a.All).Where(t => arguments.Training is null || t.Id == arguments.Training).ToList();
            if (chosen.Count == 0)
            {
                string there = string.Join(", ", assignments.SelectMany(a => a.All).Select(t => t.Id));
                throw new UsageException($"{(arguments.Training is { } name ? $"There is no training '{name}'" : "There is no training")} in {string.Join(", ", assignments.Select(a => a.Sources.Manifest.Id))}{(there.Length > 0 ? $"; there are {there}" : "")}.");
            }
            bool right = true;
            foreach (var (sources, kit, all) in assignments)
                if (all.Where(chosen.Contains).ToList() is { Count: > 0 } some) right &= Calibrate(sources, kit, all, some, arguments);
            return right ? ExitCode.Done : ExitCode.Below;
        }
        catch (AuthoringException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private static Kit KitOf(AssignmentSources assignment, KitShelf shelf)
    {
        var kit = shelf.Of(assignment.Manifest.Id) ?? throw new UsageException($"There is no kit of {assignment.Manifest.Id} in {shelf.Folder}; `dotnet build tools/Gradus.Cli` makes it.");
        return StaleKit.Findings(assignment, kit.Folder, tables: false) is [var stale, ..] ? throw new UsageException($"{assignment.Manifest.Id}: {stale}") : kit;
    }

    private static bool Calibrate(AssignmentSources sources, Kit kit, IReadOnlyList<CourseTraining> all, IReadOnlyList<CourseTraining> chosen, Arguments arguments)
    {
        string id = sources.Manifest.Id;
        var clock = Stopwatch.StartNew();
        using var compiler = Compiler();
        var trainees = new Trainees(sources, kit, compiler);
        var corpus = Solution.ReadAll(sources).Where(s => s.Manifest.Outcome == Outcome.Graded).ToList();
        var results = Watched(id, report =>
        {
            report("compiling");
            var rights = corpus.Where(s => s.Manifest.Kind == SolutionKind.Right).Select(trainees.Of).ToList();
            var wrongs = corpus.Where(s => s.Manifest.Kind == SolutionKind.Wrong && chosen.Any(t => t.Tries(s))).Select(s => (Solution: s, Trainee: trainees.Of(s))).ToList();
            return chosen.Select(t => (Training: t, Result: new Calibrator(t.Declared, arguments.Options)
                .Run(trainees.Reference, rights, [.. wrongs.Where(w => t.Tries(w.Solution)).Select(w => t.Expect(w.Solution, w.Trainee))], name => report($"{t.Id}: {name}")))).ToList();
        });
        Console.Error.WriteLine(FormattableString.Invariant($"{id}: {chosen.Count} trainings, {corpus.Count} solutions, {clock.Elapsed.TotalSeconds:0.0} s, kit {kit.Folder}"));
        foreach (var (_, result) in results) Console.Out.Write($"{result.Report}\n");
        string[] findings = [.. results.SelectMany(r => r.Result.Findings), .. arguments.Check ? Differences(sources, all, results) : []];
        foreach (string finding in findings) Console.Out.WriteLine($"{id}: {finding}");
        if (!arguments.Check) Write(sources, all, results, arguments.IsEnough);
        Console.Out.WriteLine(findings.Length == 0 ? $"{id}: the trainings tell right from wrong." : FormattableString.Invariant($"{id}: {findings.Length} findings."));
        return findings.Length == 0;
    }

    private static void Write(AssignmentSources sources, IReadOnlyList<CourseTraining> all, IReadOnlyList<(CourseTraining Training, CalibrationResult Result)> results, bool isEnough)
    {
        if (!isEnough)
        {
            Console.Out.WriteLine(FormattableString.Invariant($"{sources.Manifest.Id}: nothing is written: checks rest on {ConvergenceTable.FewestRuns} runs of the reference and {CalibrationOptions.FewestWrongRuns} of each wrong solution."));
            return;
        }
        foreach (var (training, result) in results)
            if (result.Table is { } table) Write(training.TableFile, TableJson.Write(table), sources);
        if (results.Any(r => r.Result.Table is not null)) Write(CourseTraining.ReportFile(sources), Report(sources, all, results), sources);
    }

    private static void Write(string file, string text, AssignmentSources sources)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Console.Out.WriteLine($"{sources.Manifest.Id}: written: {Path.GetRelativePath(sources.Repository, file).Replace('\\', '/')}");
    }

    private static string Report(AssignmentSources sources, IReadOnlyList<CourseTraining> all, IReadOnlyList<(CourseTraining Training, CalibrationResult Result)> results) => CalibrationReport.With(
        sources.Manifest.Id, Committed(CourseTraining.ReportFile(sources)), all.Select(t => t.Id),
        results.Where(r => r.Result.Table is not null).ToDictionary(r => r.Training.Id, r => r.Result.Report, StringComparer.Ordinal));

    private static IEnumerable<string> Differences(AssignmentSources sources, IReadOnlyList<CourseTraining> all, IReadOnlyList<(CourseTraining Training, CalibrationResult Result)> results)
    {
        foreach (var (training, result) in results)
            if (result.Table is { } table)
                foreach (string difference in File.Exists(training.TableFile) ? Differences(training, table) : [$"{training.Id}: {training.TableFile} is missing"]) yield return difference;
        if (Agreement.Difference(Committed(CourseTraining.ReportFile(sources)), Report(sources, all, results)) is { } line) yield return line;
    }

    private static IEnumerable<string> Differences(CourseTraining training, ConvergenceTable now)
    {
        try
        {
            return [.. Agreement.Differences(ConvergenceTable.Read(File.ReadAllText(training.TableFile), training.TableFile), now)];
        }
        catch (InvalidDataException e)
        {
            return [$"{training.Id}: {e.Message}"];
        }
    }

    private static string Committed(string file) => File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";

    /// <summary>A line of progress for people; scripts and files get none.</summary>
    private static T Watched<T>(string title, Func<Action<string>, T> run) => Console.IsOutputRedirected
        ? run(_ => { })
        : AnsiConsole.Status().Start(Markup.Escape(title), status => run(what => status.Status(Markup.Escape($"{title}: {what}"))));
}
