using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using NUnit.Framework.Constraints;

namespace Gradus.Grading.Constraints;

/// <summary>Student code must leave the arrays that it is given as they were.</summary>
public sealed class UntouchedConstraint : Constraint
{
    /// <inheritdoc/>
    public override string Description => "arguments left as they were";

    /// <inheritdoc/>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        string[] changed = actual as string[] ?? throw new ArgumentException("Is.Untouched judges Subject.ChangedArguments.", nameof(actual));
        GradingRun.Current.Entry.Pending = changed.Length == 0 ? null
            : new Judgement(new Text("expect.untouched"), Text.Of("got.changed", ("arguments", string.Join(", ", changed))), new Text("mistake.changes-its-input"));
        return new ConstraintResult(this, actual, changed.Length == 0);
    }
}
