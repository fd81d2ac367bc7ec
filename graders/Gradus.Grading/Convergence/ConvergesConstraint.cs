using Gradus.Grading.Checks;
using NUnit.Framework.Constraints;

namespace Gradus.Grading.Convergence;

/// <summary>A learning curve that is as right code's.</summary>
internal sealed class ConvergesConstraint(CurveStandard standard) : Constraint
{
    public override string Description => "a learning curve like the reference's";

    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        var curve = actual as Curve ?? throw new Contracts.Wire.GraderFaultException("A training has returned no curve.");
        var fault = standard.Judge(curve.Values);
        GradingRun.Current.Entry.Pending = fault is null ? null : new Judgement(fault.Expected, fault.Got, fault.Diagnosis);
        return new ConstraintResult(this, actual, fault is null);
    }
}
