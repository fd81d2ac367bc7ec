using NUnit.Framework.Constraints;

namespace Gradus.Suites.Autodiff;

/// <summary>Right to nearly all digits. A result that no known wrong formula gives and that is right to some digits only is told so.</summary>
internal sealed class NearConstraint(Shaped right, Shaped? got) : Constraint(right)
{
    /// <summary>Formulas are good to fourteen digits or more; float32, short constants and careless differences to seven at best.</summary>
    private const double Exact = 2e-12, Approximate = 1e-4;

    private readonly CloseConstraint close = Is.CloseTo(right).Within(Exact);

    /// <inheritdoc/>
    public override string Description => close.Description;

    /// <summary>A known wrong formula's result.</summary>
    internal NearConstraint Mistake(string key, params double[] wrong)
    {
        close.Mistake(key, wrong);
        return this;
    }

    /// <summary>A known wrong formula's result, which may also have another shape than the right one.</summary>
    internal NearConstraint Mistake(string key, Shaped wrong)
    {
        close.Mistake(key, wrong);
        return this;
    }

    /// <inheritdoc/>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        // The last of all: a known wrong formula says more.
        if (got is not null && got.HasShapeOf(right) && AllWithin(got, Approximate) && !AllWithin(got, Exact)) close.Mistake("differences", got);
        return close.ApplyTo(actual);
    }

    private bool AllWithin(Shaped array, double error) =>
        Enumerable.Range(0, right.Size).All(i => Math.Abs(right.Values[i] - array.Values[i]) <= (error * Math.Abs(right.Values[i])) + (error / 100));
}
