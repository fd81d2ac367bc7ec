namespace Gradus.Metrics;

/// <summary>What the entries of a normalised confusion matrix are shares of.</summary>
public enum Normalization
{
    /// <summary>Rows sum to one: the share of each answer among the samples of one true class. The diagonal is recall.</summary>
    Truth,

    /// <summary>Columns sum to one: the share of each true class among the samples with one answer. The diagonal is precision.</summary>
    Answer,

    /// <summary>All entries sum to one. The trace is accuracy.</summary>
    All,
}
