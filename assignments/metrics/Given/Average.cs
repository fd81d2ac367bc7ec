namespace Gradus.Metrics;

/// <summary>How the values of several classes, or of several binary problems, become one.</summary>
/// <remarks>Source: lecture L2; Manning, Raghavan, Schütze, <i>Introduction to Information Retrieval</i> (2008), §13.6.</remarks>
public enum Average
{
    /// <summary>Add up the counts of all classes, then apply the formula once: every observation weighs the same.</summary>
    Micro,

    /// <summary>Apply the formula to every class, then take the mean: every class weighs the same.</summary>
    Macro,

    /// <summary>Apply the formula to every class, then take the mean weighted by how often each class truly occurs.</summary>
    Weighted,
}
