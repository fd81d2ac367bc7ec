using Gradus.Descent;
using Gradus.Examples.Drawing;

namespace Gradus.Examples.Paths;

/// <summary>A surface of two numbers as it is shown: which part of it, and where a path begins.</summary>
/// <param name="Surface">The surface.</param>
/// <param name="Start">Where a path begins.</param>
/// <param name="X">What is shown of the first number.</param>
/// <param name="Y">What is shown of the second number.</param>
internal sealed record View(Surface Surface, double[] Start, Span X, Span Y)
{
    /// <summary>The surfaces that have a least value.</summary>
    internal static IReadOnlyList<View> All { get; } =
    [
        new(Surfaces.Bowl, [-2, 1.5], new(-2.5, 2.5), new(-2, 2)),
        new(Surfaces.Rosenbrock, [-1.2, 1], new(-2, 2), new(-1, 3)),
        new(Surfaces.Himmelblau, [0, 0], new(-5.5, 5.5), new(-5.5, 5.5)),
        new(Surfaces.Beale, [0.5, 1.4], new(-1, 4.5), new(-2, 2)),
    ];

    /// <summary>The name as it is typed.</summary>
    internal string Name => Surface.Name.ToLowerInvariant();
}
