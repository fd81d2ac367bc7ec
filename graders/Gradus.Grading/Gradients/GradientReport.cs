using Gradus.Grading.Records;

namespace Gradus.Grading.Gradients;

/// <summary>What kind of fault a check of gradients found.</summary>
public enum GradientFault
{
    /// <summary>A derivative is another number than the differences converge to, or two modes disagree.</summary>
    WrongValue,

    /// <summary>A derivative has the wrong shape, is missing, not finite (at a kink too), or not the same twice; or it writes to what it was given, or to an earlier result.</summary>
    Malformed,

    /// <summary>The function itself is not finite, not the same twice, or writes to its inputs; or another form of it has another value; or what order two differentiates is not the derivative of order one.</summary>
    BadFunction,

    /// <summary>The function has no derivative at this point: nothing can be said about the finite derivatives claimed, but that the mean of both sides passes. Choose another point.</summary>
    NotDifferentiable,
}

/// <summary>What a check of gradients found.</summary>
/// <param name="Fault">The kind.</param>
/// <param name="Expected">What was expected, as a text of both languages.</param>
/// <param name="Got">What came.</param>
/// <param name="Cause">The likely cause: a hypothesis that fits the numbers at two points and two upstream gradients, a sign or a factor also at smaller inputs (positive ones where all were negative), where the truth does not. Null when none does.</param>
public sealed record GradientFinding(GradientFault Fault, Text Expected, Text Got, Text? Cause = null)
{
    /// <summary>The mode that is wrong: <c>reverse</c>, <c>forward</c>, <c>forward-over-reverse</c>, …; null when it is the function.</summary>
    public string? Mode { get; init; }

    /// <summary>The input; -1 when the fault belongs to none.</summary>
    public int Argument { get; init; } = -1;

    /// <summary>The position of the element in the input; -1 when the fault belongs to none.</summary>
    public int Element { get; init; } = -1;

    /// <summary>The claimed derivative; NaN when the fault is no number.</summary>
    public double Analytic { get; init; } = double.NaN;

    /// <summary>The derivative by differences.</summary>
    public double Numeric { get; init; } = double.NaN;

    /// <summary>An estimate of the error of <see cref="Numeric"/>.</summary>
    public double Error { get; init; } = double.NaN;
}

/// <summary>The result of a check of gradients.</summary>
/// <param name="Finding">The first fault, in the order of the checks; null when the gradients are right.</param>
/// <param name="Evaluations">How often the function was evaluated.</param>
/// <param name="Passes">How often a derivative was: reverse and forward passes together.</param>
/// <param name="Unresolved">Derivatives that are only known to agree within rounding noise that hides more than three digits of them.</param>
public sealed record GradientReport(GradientFinding? Finding, int Evaluations, int Passes, int Unresolved)
{
    /// <summary>Whether no fault was found.</summary>
    public bool Right => Finding is null;
}
