using System.Text.RegularExpressions;

namespace Gradus.Benchmarks.Comparing;

/// <summary>Cases that are measured together, in rounds, and kept in one file of results.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Beginnings">What the cases' common names begin with: a family and a slash. Without any: all cases.</param>
internal sealed record Series(string Name, params string[] Beginnings)
{
    // An epoch is its steps, and takes as long to measure as a hundred other cases.
    private const string NoEpochs = "^(?!.*/epoch )";

    /// <summary>All of them.</summary>
    public static Series[] All { get; } =
    [
        new("sgemm", "sgemm/") { Threads = [1, 2] },
        new("eltwise", "eltwise/"),
        new("jit", "jit/") { Threads = [1, 2] },
        new("ir", "ir/"),
        new("train", "train/") { Threads = [1, 2] },
        new("overhead", "overhead/", "gradcheck/"),
        new("metrics-1m", "metrics/"),
        new("threads") { Threads = [1, 2], OursAlone = true, Turns = NoEpochs },
        new("threads-busy") { Threads = [1, 2], OursAlone = true, Busy = true, Turns = NoEpochs },
    ];

    /// <summary>The part of the series that the project's budgets are about, for a look in minutes; the results take the place of the whole series'.</summary>
    public static Series[] Quick { get; } =
    [
        Named("sgemm") with { Turns = @"/(gradus|numpy)/(64|128|256|512|1024|(fwd|dW)_.*) 1$|/(512|1024|2048) 2$" },
        Named("eltwise") with { Turns = "/(gradus|gradus-tensors|numpy|torch512|tp)/(add|relu|exp|log|tanh|sigmoid|sum|softmax)/(L2_64k|L3_1m) " },
        Named("train") with { Turns = "/(softmax/b64/sgd/epoch|mlp128/b64/(sgd|adam)/epoch|mlp512_256/b256/sgd/step|digits/b32/(sgd|adam)/step) " },
        Named("jit") with { Turns = "/relu9/.* 1$" },
        Named("overhead") with { Turns = "/((add|matmul|sum)/nograd|chain_fwdbwd|slow/logits) " },
    ];

    /// <summary>A pattern of whose cases with how many threads belong to it: FAMILY/IMPLEMENTATION/REST THREADS.</summary>
    public string Turns { get; init; } = "";

    /// <summary>With how many threads.</summary>
    public int[] Threads { get; init; } = [1];

    /// <summary>Whether ours is compared with itself: each case that takes all these numbers of threads, with each of them in turn.</summary>
    public bool OursAlone { get; init; }

    /// <summary>Whether another process keeps one core busy meanwhile. Then the median sample counts and not the fastest: what usually happens, not what luck allows.</summary>
    public bool Busy { get; init; }

    /// <summary>The series of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Series Named(string name) => All.FirstOrDefault(s => s.Name == name)
        ?? throw new ArgumentException($"There is no series '{name}'; expected one of quick, {string.Join(", ", All.Select(s => s.Name))}.");

    /// <summary>The series that a name stands for: several for quick, the quick part of one for quick/NAME.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Series[] Of(string name)
    {
        if (name == "quick") return Quick;
        if (!name.StartsWith("quick/", StringComparison.Ordinal)) return [Named(name)];
        var series = Named(name["quick/".Length..]);
        return [Quick.FirstOrDefault(s => s.Name == series.Name) ?? throw new ArgumentException($"There is no quick part of '{series.Name}'; expected one of {string.Join(", ", Quick.Select(s => $"quick/{s.Name}"))}.")];
    }

    /// <summary>Whether a case with so many threads belongs to it.</summary>
    public bool Takes(CaseName name, int threads) =>
        (Beginnings.Length == 0 || Beginnings.Any(b => name.Common.StartsWith(b, StringComparison.Ordinal))) && Regex.IsMatch($"{name} {threads}", Turns);
}
