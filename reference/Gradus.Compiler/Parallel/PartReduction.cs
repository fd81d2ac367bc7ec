namespace Gradus.Compiler;

/// <summary>What <c>Ad.Pmap</c> makes of the results of a batch's parts.</summary>
public enum PartReduction
{
    /// <summary>One after another along the first axis: results for each example.</summary>
    None,

    /// <summary>Their sum: losses and gradients that are sums over examples.</summary>
    Sum,

    /// <summary>Their mean, each part counting by its examples: losses and gradients that are means over examples.</summary>
    Mean,
}
