using System.CommandLine;
using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Gradus.Benchmarks.Inside;

/// <summary>inside: parts that no peer has, measured by BenchmarkDotNet with the memory they take.</summary>
internal static class InsideCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var filter = new Option<string>("--filter") { Description = "Which benchmarks, as in BenchmarkDotNet: *HandOver*.", DefaultValueFactory = _ => "*" };
        var output = new Option<string>("--output") { Description = "Where the reports go.", DefaultValueFactory = _ => "artifacts/benchmarks" };
        var command = new Command("inside", "Measures the parts inside, by BenchmarkDotNet: what an operation costs beside its arithmetic, handing work to another thread.") { filter, output };
        command.SetAction(parsed =>
        {
            var reports = BenchmarkSwitcher.FromAssembly(typeof(InsideCommand).Assembly).Run(["--filter", parsed.GetValue(filter)!], Config(parsed.GetValue(output)!));
            return reports.Any(r => r.Reports.Any(one => one.Success)) ? 0 : 1;
        });
        return command;
    }

    // In this process: BenchmarkDotNet would otherwise make and build projects of its own, which know nothing of this repository's settings.
    private static IConfig Config(string output) => ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithIterationTime(TimeInterval.FromMilliseconds(100)).WithMinIterationCount(10).WithMaxIterationCount(30))
        .AddColumnProvider(DefaultColumnProviders.Instance).AddDiagnoser(MemoryDiagnoser.Default).AddExporter(MarkdownExporter.GitHub).AddLogger(ConsoleLogger.Default)
        .WithCultureInfo(CultureInfo.InvariantCulture).WithArtifactsPath(Path.GetFullPath(output));
}
