namespace Gradus.Optimizers;

/// <summary>Where ε stands, which keeps a divisor away from 0.</summary>
public enum EpsilonPlace
{
    /// <summary>√(G + ε): lecture 2.</summary>
    UnderRoot,

    /// <summary>√G + ε: PyTorch.</summary>
    BesideRoot,
}
