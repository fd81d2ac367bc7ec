using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using NUnit.Framework.Constraints;

namespace Gradus.Grading.Constraints;

/// <summary>Bad input must be refused with an <see cref="ArgumentException"/>: neither a result nor an accident such as an index out of range.</summary>
public sealed class RejectedConstraint : Constraint
{
    /// <inheritdoc/>
    public override string Description => "an ArgumentException";

    /// <inheritdoc/>
    public override ConstraintResult ApplyTo<TActual>(Func<TActual> del) => Judge(() => Text.Of("got.accepted", ("value", ExactConstraint.Print(del()))));

    /// <summary>Judges a call without a result; only a call can be rejected.</summary>
    /// <exception cref="ArgumentException"><paramref name="actual"/> is no call.</exception>
    public override ConstraintResult ApplyTo<TActual>(TActual actual) => actual switch
    {
        Action call => Judge(() => Nothing(call)),
        _ => throw new ArgumentException("Is.Rejected wants the call itself: Assert.That(() => subject.Member(…), Is.Rejected).", nameof(actual)),
    };

    private static Text Nothing(Action call)
    {
        call();
        return new Text("got.accepted-nothing");
    }

    private ConstraintResult Judge(Func<Text> call)
    {
        var entry = GradingRun.Current.Entry;
        try
        {
            entry.Pending = new Judgement(new Text("expect.rejected"), call());
        }
        catch (StudentCodeException e) when (e.Failure.Kind == FailureKind.Threw)
        {
            entry.Pending = e.Failure.Is<ArgumentException>() ? null
                : new Judgement(new Text("expect.rejected"), Text.Of("got.other-exception", ("type", e.Failure.Type), ("message", e.Failure.Message)));
        }
        return new ConstraintResult(this, null, entry.Pending is null);
    }
}
