namespace Gradus.Optimizers;

/// <summary>The forms of Adam.</summary>
public enum AdamForm
{
    /// <summary>Lecture 2's: no correction of the zeros that the means start from, and ε under the root. αv/√(G + ε).</summary>
    Lecture,

    /// <summary>Algorithm 1 of Kingma and Ba (2015), which is PyTorch's: αv̂/(√Ĝ + ε) with v̂ = v/(1 − β₁ᵗ), Ĝ = G/(1 − β₂ᵗ).</summary>
    KingmaBa,

    /// <summary>The shorter form that their section 2 ends with: α·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·v/(√G + ε). Another place of ε, and so other numbers where gradients are small.</summary>
    KingmaBaShort,
}

/// <summary>Adam: a running mean of gradients, divided by the root of a running mean of their squares (lecture 2; Kingma and Ba, 2015).</summary>
/// <param name="rate">The learning rate α: a number, or a schedule.</param>
/// <param name="beta1">β₁ of the mean of gradients.</param>
/// <param name="beta2">β₂ of the mean of squares.</param>
/// <param name="epsilon">ε, which keeps the divisor away from 0.</param>
/// <param name="form">Which of the formulas.</param>
/// <exception cref="ArgumentOutOfRangeException">β₁ or β₂ is not from 0 up to, but not including, 1; ε is negative or not finite; there is no such form.</exception>
public sealed partial class Adam(Schedule rate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, AdamForm form = AdamForm.KingmaBa) : Optimizer(rate)
{
    /// <summary>β₁ of the mean of gradients.</summary>
    public double Beta1 { get; } = Require.BelowOne(nameof(beta1), beta1);

    /// <summary>β₂ of the mean of squares.</summary>
    public double Beta2 { get; } = Require.BelowOne(nameof(beta2), beta2);

    /// <summary>ε, which keeps the divisor away from 0.</summary>
    public double Epsilon { get; } = Require.NotNegative(nameof(epsilon), epsilon);

    /// <summary>Which of the formulas.</summary>
    public AdamForm Form { get; } = Require.OneOf(nameof(form), form);

    /// <summary>Two: the mean of gradients v and the mean of squares G.</summary>
    public override int SlotCount => 2;
}
