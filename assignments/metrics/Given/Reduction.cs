namespace Gradus.Metrics;

/// <summary>How the losses of the samples become one number. The lectures use both, so the caller always says which.</summary>
public enum Reduction
{
    /// <summary>Σᵢ wᵢ·lossᵢ, as lectures L0 and L1 write the negative log-likelihood.</summary>
    Sum,

    /// <summary>Σᵢ wᵢ·lossᵢ / Σᵢ wᵢ, as the cost table of lecture L3 and scikit-learn's default have it.</summary>
    Mean,
}
