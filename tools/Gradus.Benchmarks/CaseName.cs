namespace Gradus.Benchmarks;

/// <summary>A case's name taken apart: <c>sgemm/torch/512</c> is what <c>torch</c> makes of <c>sgemm/512</c>.</summary>
/// <param name="Family">What is measured: sgemm, eltwise, train.</param>
/// <param name="Implementation">Whose it is.</param>
/// <param name="Rest">Which of the family's cases; may have slashes of its own.</param>
internal readonly record struct CaseName(string Family, string Implementation, string Rest)
{
    /// <summary>What all implementations call the case: FAMILY/REST.</summary>
    public string Common => $"{Family}/{Rest}";

    /// <summary>Takes a name apart.</summary>
    /// <exception cref="FormatException">It has fewer than three parts, or an empty one.</exception>
    public static CaseName Parse(string name) => name.Split('/', 3) is [{ Length: > 0 } family, { Length: > 0 } implementation, { Length: > 0 } rest]
        ? new(family, implementation, rest)
        : throw new FormatException($"'{name}' is not the name of a case; expected FAMILY/IMPLEMENTATION/REST.");

    /// <inheritdoc/>
    public override string ToString() => $"{Family}/{Implementation}/{Rest}";
}
