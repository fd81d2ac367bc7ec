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
        var entry = run.Open(CheckId.Of(context.CurrentTest), check);
        if (run.Barrier(entry) is { } barrier)
        {
            entry.Lose(barrier);
        }
        else
        {
            Judge(run, entry, context, again: false);
            // What a check loses to something that earlier ones left behind, or to the machine, is not its own: it is run once more, where nothing has been left.
            if (run.MayBeAnothersLoss)
            {
                context.CurrentResult = context.CurrentTest.MakeTestResult();
                Judge(run, entry = run.Open(entry.Id, check), context, again: true);
            }
        }

        var record = run.Close(entry);
        Suspects.Name(run, check, record, trial =>
        {
            context.CurrentResult = context.CurrentTest.MakeTestResult();
            Judge(run, trial, context, again: false);
        });
        Show(context.CurrentResult, record);
        return context.CurrentResult;
    }

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
            entry.Lose(run.Explain(Unwrap(e), entry));
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
