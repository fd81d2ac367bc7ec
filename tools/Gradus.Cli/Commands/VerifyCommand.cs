using System.CommandLine;
using System.Diagnostics;
using Gradus.Authoring;
using Gradus.Authoring.Verification;
using Gradus.Cli.Verification;
using Gradus.Engine.Kits;
using Spectre.Console;

namespace Gradus.Cli.Commands;

/// <summary><c>gradus verify</c>: proves that the graders are right, on the reference and on the corpus of right and wrong solutions.</summary>
internal static class VerifyCommand
{
    private const string All = "all";

    internal static Command Create()
    {
        var ids = new Argument<string[]>("id") { Description = "Assignments; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var quick = new Option<bool>("--quick") { Description = "The reference, the stub and one wrong solution per check, rather than the whole corpus." };
        var jobs = new Option<int>("--jobs") { Description = "Solutions graded side by side.", DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount), HelpName = "n" };
        var coverage = new Option<bool>("--coverage") { Description = "Print the coverage table too, as Markdown." };
        var declare = new Option<string[]>("--declare") { Description = "Write what these solutions lose, and the points they are left with, into their solution.json, to be read and committed; `all` for every wrong one.", HelpName = "solution", AllowMultipleArgumentsPerToken = true };
        var command = new Command("verify", "Grades the reference and the corpus, prints the matrix solution × check, and fails when the graders are not right.") { ids, quick, jobs, coverage, declare };
        command.SetAction(parsed => Run(parsed.GetValue(ids) ?? [], parsed.GetValue(quick), parsed.GetValue(jobs), parsed.GetValue(coverage), parsed.GetValue(declare) ?? []));
        return command;
    }

    private static int Run(string[] ids, bool quick, int jobs, bool coverage, string[] declare)
    {
        try
        {
            var assignments = Workplace.Assignments(ids);
            Expect(declare, [.. assignments.SelectMany(a => Experiment.Solutions(a, quick))], quick);
            return Verify(assignments, quick, jobs, coverage, declare) ? ExitCode.Done : ExitCode.Below;
        }
        catch (AuthoringException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private static bool Verify(IReadOnlyList<AssignmentSources> assignments, bool quick, int jobs, bool coverage, string[] declare)
    {
        var shelf = KitShelf.Find();
        bool right = true;
        foreach (var assignment in assignments)
        {
            var clock = Stopwatch.StartNew();
            var evidence = Watched(assignment.Manifest.Id, report => new Experiment(assignment, shelf).Run(quick, jobs, report));
            foreach (var trial in evidence.Trials.Where(t => IsToDeclare(t.Solution, declare))) Solution.Declare(assignment, trial.Solution.Name, trial.Record);
            string kit = shelf.Of(assignment.Manifest.Id)!.Folder;
            string[] findings = [.. StaleKit.Findings(assignment, kit), .. Verifier.Findings(evidence)];
            // Times and places differ from machine to machine: standard output, which is committed as the corpora's RESULTS.txt, has neither.
            Console.Error.WriteLine(FormattableString.Invariant($"{assignment.Manifest.Id}: {evidence.Trials.Count} solutions, {evidence.Checks.Count} checks, {clock.Elapsed.TotalSeconds:0.0} s, kit {kit}"));
            Console.Out.WriteLine($"{assignment.Manifest.Id}\n");
            Console.Out.WriteLine(Matrix.Of(evidence));
            if (coverage) Console.Out.WriteLine(Coverage.Table(evidence));
            foreach (string finding in findings) Console.Out.WriteLine($"{assignment.Manifest.Id}: {finding}");
            Console.Out.WriteLine(findings.Length == 0 ? $"{assignment.Manifest.Id}: the graders are right." : $"{assignment.Manifest.Id}: {findings.Length} findings.");
            right &= findings.Length == 0;
        }
        return right;
    }

    /// <summary>Whether what is to be declared is tried at all: a misspelt name would go unnoticed.</summary>
    private static void Expect(string[] declare, IReadOnlyList<Solution> tried, bool quick)
    {
        foreach (string name in declare)
            if (name != All && tried.All(s => s.Name != name))
                throw new UsageException($"There is no solution '{name}' to declare{(quick ? " among those that --quick tries" : "")}; there are {string.Join(", ", tried.Select(s => s.Name).Distinct())}, and {All} for every wrong one.");
    }

    private static bool IsToDeclare(Solution solution, string[] declare) =>
        declare.Contains(solution.Name) || (solution.Manifest.Kind == SolutionKind.Wrong && declare.Contains(All));

    /// <summary>A line of progress for people; scripts and files get none.</summary>
    private static Evidence Watched(string title, Func<Action<Solution>?, Evidence> run) => Console.IsOutputRedirected
        ? run(null)
        : AnsiConsole.Status().Start(Markup.Escape(title), status => run(solution => status.Status(Markup.Escape($"{title}: {solution.Name}"))));
}
