using System.Reflection;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Gradus.Grading.Checks;

/// <summary>Runs a suite on a submission inside this process, without a test host. The first run takes about 200 ms, further ones a few.</summary>
public static class SuiteRunner
{
    // No dispatcher threads and no event pump: a run is an ordinary call, and many go side by side.
    private static readonly Dictionary<string, object> Settings = new() { ["NumberOfTestWorkers"] = 0, ["SynchronousEvents"] = true };

    private static readonly Lock Gate = new();
    private static (TextWriter Out, TextWriter Error) console;
    private static int running;

    /// <summary>Runs every check of a suite.</summary>
    /// <param name="suite">An assembly of checks.</param>
    /// <param name="context">What is judged.</param>
    public static GradingRun Run(Assembly suite, GradingContext context)
    {
        KeepConsole();
        try
        {
            var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
            runner.Load(suite, Settings);
            var run = GradingRun.Attach(runner.LoadedTest!, context);
            var result = runner.Run(TestListener.NULL, TestFilter.Empty);
            run.RequireAll(SuiteCatalog.Checks(suite), result);
            return run;
        }
        finally
        {
            RestoreConsole();
        }
    }

    /// <summary>NUnit redirects the console's two streams for the time of a run and then puts back what it found, which side by side may be another run's redirection.</summary>
    private static void KeepConsole()
    {
        lock (Gate)
        {
            if (running++ == 0) console = (Console.Out, Console.Error);
            else PutBackConsole();
        }
    }

    private static void RestoreConsole()
    {
        lock (Gate)
        {
            if (--running == 0) PutBackConsole();
        }
    }

    private static void PutBackConsole()
    {
        Console.SetOut(console.Out);
        Console.SetError(console.Error);
    }
}
