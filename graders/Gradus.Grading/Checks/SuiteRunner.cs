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

    /// <summary>Runs every check of a suite.</summary>
    /// <param name="suite">An assembly of checks.</param>
    /// <param name="context">What is judged.</param>
    public static GradingRun Run(Assembly suite, GradingContext context)
    {
        var console = Console.Out; // NUnit redirects it for the time of a run, and side by side runs would leave it redirected
        try
        {
            var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
            runner.Load(suite, Settings);
            var run = GradingRun.Attach(runner.LoadedTest!, context);
            runner.Run(TestListener.NULL, TestFilter.Empty);
            return run;
        }
        finally
        {
            Console.SetOut(console);
        }
    }
}
