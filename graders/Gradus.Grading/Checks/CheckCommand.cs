using System.Reflection;
using Gradus.Grading.Combining;
using Gradus.Grading.Records;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace Gradus.Grading.Checks;

/// <summary>Runs one check and writes down what became of it. Being the innermost wrapper it sees raw exceptions; the outer ones see only their text.</summary>
internal sealed class CheckCommand(TestCommand inner, CheckAttribute check) : DelegatingTestCommand(inner)
{
    public override TestResult Execute(TestExecutionContext context)
    {
        var run = GradingRun.Of(context.CurrentTest);
        var entry = Try(run, context);
        var record = run.Close(entry);
        var suspects = Suspects.Replace(run, entry, trial =>
        {
            Renew(context);
            Judge(run, trial, context, again: false);
        });
        if (suspects.Count > 0)
        {
            Renew(context);
            var without = Try(run, context, record.Diagnosis);
            bool gains = without.ToRecord().Points > record.Points;
            if (!gains) run.Modules!.PutBack(suspects, entry.Id);
            record = run.Close(gains ? without : entry);
        }
        Show(context.CurrentResult, record);
        return context.CurrentResult;
    }

    private CheckEntry Try(GradingRun run, TestExecutionContext context, Text? before = null)
    {
        string id = CheckId.Of(context.CurrentTest);
        string[]? uses = context.CurrentTest.TypeInfo?.Type.GetCustomAttribute<UsesAttribute>()?.Modules;
        var entry = run.Open(id, check, uses, before);
        if (run.Barrier(entry) is { } barrier)
        {
            entry.Bar(barrier);
            return entry;
        }
        Judge(run, entry, context, again: false);
        if (!run.MayBeAnothersLoss) return entry;
        // What a check loses to something that earlier ones left behind, or to the machine, is not its own: it is run once more, where nothing has been left.
        Renew(context);
        Judge(run, entry = run.Open(id, check, uses, before), context, again: true);
        return entry;
    }

    private static void Renew(TestExecutionContext context) => context.CurrentResult = context.CurrentTest.MakeTestResult();

    private void Judge(GradingRun run, CheckEntry entry, TestExecutionContext context, bool again)
    {
        try
        {
            run.Begin(again);
            innerCommand.Execute(context);
            entry.Complete();
        }
        catch (Exception e)
        {
            entry.Lose(run.Explain(Unwrap(e), entry), run.Subject.Taken);
        }
    }

    /// <summary>NUnit's own verdict, for test explorers: not implemented and skipped are ignored, everything else short of full points fails.</summary>
    private static void Show(TestResult result, CheckRecord record)
    {
        var state = record.Status switch
        {
            CheckStatus.Passed => ResultState.Success,
            CheckStatus.NotImplemented or CheckStatus.Skipped => ResultState.Ignored,
            _ => ResultState.Failure,
        };
        result.SetResult(state, record.Status == CheckStatus.Passed ? "" : Explanation.Of(record));
    }

    private static Exception Unwrap(Exception e) => e switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var inner] } => Unwrap(inner),
        NUnitException { InnerException: { } inner } => Unwrap(inner),
        _ => e,
    };
}
