using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;

namespace Gradus.GradientStudy;

/// <summary>An operation whose derivatives are right: what false failures are counted on, and what mutants are made of.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Sample">Draws inputs at which it is smooth; always of the same shapes.</param>
/// <param name="Right">The operation and its derivatives.</param>
public sealed record Operation(string Name, Func<CheckRandom, Shaped[]> Sample, Differentiable Right)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Operations to study.</summary>
public interface ICatalogue
{
    /// <summary>What the table calls the catalogue.</summary>
    string Name { get; }

    /// <summary>Its operations.</summary>
    IReadOnlyList<Operation> Operations { get; }
}
