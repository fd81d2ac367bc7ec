using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gradus.Contracts;
using Gradus.Contracts.Wire;
using Gradus.Engine.Containment;
using Gradus.Engine.Kits;
using Gradus.Engine.Processes;

namespace Gradus.EngineStudy;

/// <summary>What workers cost, with no, one and all layers: starting one, taking one that was started ahead, a call.</summary>
internal static class WorkerStudy
{
    private const int Starts = 21, Calls = 5000;

    private static readonly (string Name, IReadOnlySet<Layer> Layers)[] Sets =
    [
        ("process alone", Layers.SplitOnly),
        ("heap-limit, resource-limits", new HashSet<Layer> { Layer.HeapLimit, Layer.ResourceLimits }),
        ("and seccomp", new HashSet<Layer> { Layer.HeapLimit, Layer.ResourceLimits, Layer.SystemCalls }),
        ("and bubblewrap", Layers.All),
    ];

    internal static int Run(string[] args)
    {
        var kit = StudyReport.Kits.Of("metrics")!;
        var modules = new SubjectAssemblies(kit.Probe, kit.Reference);
        var table = new StringBuilder("Workers of metrics. Milliseconds, minimum / median of 21; processor time of the worker up to then; microseconds of one call, minimum / median of 5000.\n\n")
            .Append(CultureInfo.InvariantCulture, $"{"layers",-30}{"start",16}{"cpu",8}{"taken ahead",16}{"a call",16}\n");
        foreach (var (name, layers) in Sets.Where(s => s.Layers.IsSubsetOf(LayerProbe.Here.Standing)))
        {
            var start = new WorkerStart(kit.WorkerFolder, layers, WorkerLimits.Default, TimeSpan.FromSeconds(60));
            var (started, cpu) = Start(start);
            var (ahead, calls) = Ahead(start, kit, modules);
            table.Append(CultureInfo.InvariantCulture, $"{name,-30}{Pair(started),16}{Median(cpu),8:0}{Pair(ahead),16}{Pair(calls),16}\n");
        }
        Console.Out.Write(table);
        StudyReport.Keep(StudyReport.Repository, "workers", table.ToString());
        return 0;
    }

    private static (double[] Wall, double[] Cpu) Start(WorkerStart start)
    {
        double[] wall = new double[Starts], cpu = new double[Starts];
        for (int i = 0; i < Starts; i++)
        {
            var clock = Stopwatch.StartNew();
            using var worker = ChildProcess.Start(start.Child());
            (wall[i], cpu[i]) = (clock.Elapsed.TotalMilliseconds, ProcessorTime(worker.Id));
        }
        return (wall, cpu);
    }

    /// <summary>From taking a waiting worker to its first answer, and to its end; then calls in one worker.</summary>
    private static (double[] Submissions, double[] Calls) Ahead(WorkerStart start, Kit kit, SubjectAssemblies modules)
    {
        double[] submissions = new double[Starts], calls = new double[Calls];
        using var pool = new WorkerPool(start);
        for (int i = 0; i < Starts; i++)
        {
            pool.Warm();
            _ = pool.WaitingIds;
            var clock = Stopwatch.StartNew();
            using (var client = new ContractClient(new WorkerHost(pool, modules), kit.Assignment.Limits.OfCalls))
            {
                client.Begin();
                var subject = client.Of<IMetrics>();
                subject.Accuracy(new double[,] { { 1, 2 }, { 3, 4 } });
                for (int j = 0; i == Starts - 1 && j < Calls; j++)
                {
                    long from = Stopwatch.GetTimestamp();
                    subject.Accuracy(new double[,] { { 1, 2 }, { 3, 4 } });
                    calls[j] = Stopwatch.GetElapsedTime(from).TotalMicroseconds;
                }
            }
            submissions[i] = clock.Elapsed.TotalMilliseconds;
        }
        return (submissions[..^1], calls);
    }

    /// <summary>Milliseconds that a process and all below it have computed.</summary>
    private static double ProcessorTime(int process)
    {
        double sum = 0;
        foreach (string task in Directory.GetDirectories($"/proc/{process}/task"))
        {
            sum += double.Parse(File.ReadAllText(Path.Combine(task, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture) / 1e6;
            foreach (string child in File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                sum += ProcessorTime(int.Parse(child, CultureInfo.InvariantCulture));
        }
        return sum;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static string Pair(double[] values) => string.Create(CultureInfo.InvariantCulture, $"{values.Min():0.0} / {Median(values):0.0}");
}
