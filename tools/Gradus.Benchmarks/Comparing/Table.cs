using System.Text.RegularExpressions;

namespace Gradus.Benchmarks.Comparing;

/// <summary>A table of the README: a view of a series.</summary>
/// <param name="Name">The name in the README's marks.</param>
/// <param name="Series">Whose results it shows.</param>
/// <param name="Ours">Who is compared.</param>
internal sealed record Table(string Name, string Series, Contender Ours)
{
    /// <summary>All of them.</summary>
    public static Table[] All { get; } =
    [
        new("sgemm", "sgemm", One("gradus")) { Cases = @"^sgemm/\d+$" },
        new("sgemm-2-threads", "sgemm", Two("gradus")) { Cases = @"^sgemm/\d+$" },
        new("sgemm-training", "sgemm", One("gradus")) { Cases = @"^sgemm/.*x" },
        new("sgemm-training-2-threads", "sgemm", Two("gradus")) { Cases = @"^sgemm/.*x" },
        new("eltwise", "eltwise", One("gradus")) { IsGrid = true },
        new("eltwise-tensors", "eltwise", One("gradus-tensors")) { IsGrid = true },
        new("jit", "jit", One("gradus-jit")) { Against = [One("gradus")] },
        new("jit-2-threads", "jit", Two("gradus-jit")) { Against = [Two("gradus")] },
        new("ir", "ir", One("gradus-jit")) { Against = [One("gradus"), One("gradus-ir")] },
        new("train", "train", One("gradus")),
        new("train-jit", "train", One("gradus-jit")),
        new("train-jit-2-threads", "train", Two("gradus-jit")),
        new("overhead", "overhead", One("gradus")),
        new("metrics-1m", "metrics-1m", One("gradus")),
        new("threads", "threads", Two("gradus")) { Against = [One("gradus")] },
        new("threads-tensors", "threads", Two("gradus-tensors")) { Against = [One("gradus-tensors")] },
        new("threads-jit", "threads", Two("gradus-jit")) { Against = [One("gradus-jit")] },
        new("threads-busy", "threads-busy", Two("gradus")) { Against = [One("gradus")] },
        new("threads-busy-tensors", "threads-busy", Two("gradus-tensors")) { Against = [One("gradus-tensors")] },
        new("threads-busy-jit", "threads-busy", Two("gradus-jit")) { Against = [One("gradus-jit")] },
    ];

    /// <summary>Whom it is compared with; null: all that are not ours and have as many threads.</summary>
    public Contender[]? Against { get; init; }

    /// <summary>A pattern of the cases it shows.</summary>
    public string Cases { get; init; } = "";

    /// <summary>Whether a row is an operation and a column a size: the last part of the case's name.</summary>
    public bool IsGrid { get; init; }

    /// <summary>The table of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Table Named(string name) => All.FirstOrDefault(t => t.Name == name)
        ?? throw new ArgumentException($"There is no table '{name}'; expected one of {string.Join(", ", All.Select(t => t.Name))}.");

    /// <summary>The table's cells, in the order they were measured in.</summary>
    public Cell[] Of(Results results) =>
    [
        .. results.Figures.Where(f => f.Contender == Ours && Regex.IsMatch(f.Case, Cases))
            .Select(ours => new Cell(ours, [.. results.Figures.Where(f => f.Case == ours.Case && IsPeer(f.Contender))])),
    ];

    private bool IsPeer(Contender contender) => Against?.Contains(contender) ?? (!Contender.IsOurs(contender.Implementation) && contender.Threads == Ours.Threads);

    private static Contender One(string implementation) => new(implementation, 1);

    private static Contender Two(string implementation) => new(implementation, 2);
}
