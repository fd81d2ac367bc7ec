using Gradus.Engine.Kits;

namespace Gradus.Engine.Batch;

/// <summary>What is asked of a batch.</summary>
public sealed record BatchOptions
{
    /// <summary>A folder or an archive per student.</summary>
    public required string Submissions { get; init; }

    /// <summary>Where records go.</summary>
    public required string Output { get; init; }

    /// <summary>The course's kits.</summary>
    public required KitShelf Shelf { get; init; }

    /// <summary>The assignment that is graded; null for all that are found.</summary>
    public Kit? Assignment { get; init; }

    /// <summary>Which suites are run.</summary>
    public Suites Suites { get; init; } = Suites.All;

    /// <summary>Which part of the class.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Whether records that are there already are gone on with: what is unchanged is left alone, what has changed gets a further record.</summary>
    public bool Resume { get; init; }

    /// <summary>How many submissions are graded side by side.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Name and version of the program.</summary>
    public string Tool { get; init; } = "gradus";
}

/// <summary>How far a batch is.</summary>
/// <param name="Done">Submissions that are done with, unchanged ones among them.</param>
/// <param name="Total">All submissions.</param>
/// <param name="Unchanged">Those that were left alone.</param>
/// <param name="Elapsed">Since the first was taken: what is tried before that is not in it.</param>
public readonly record struct BatchProgress(int Done, int Total, int Unchanged, TimeSpan Elapsed)
{
    /// <summary>Submissions judged in a minute; 0 while none is.</summary>
    public double PerMinute => Elapsed > TimeSpan.Zero ? (Done - Unchanged) / Elapsed.TotalMinutes : 0;

    /// <summary>Time left, should nothing of the rest be unchanged; null while that cannot be told.</summary>
    public TimeSpan? Left => PerMinute > 0 ? TimeSpan.FromMinutes((Total - Done) / PerMinute) : null;
}
