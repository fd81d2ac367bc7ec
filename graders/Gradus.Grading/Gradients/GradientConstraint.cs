using Gradus.Contracts;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using Gradus.Grading.Texts;
using NUnit.Framework;
using NUnit.Framework.Constraints;
using NUnit.Framework.Internal;

namespace Gradus.Grading.Gradients;

/// <summary>Adds the gradient check to NUnit's <see cref="Has"/>.</summary>
public static class GradientConstraints
{
    extension(Has)
    {
        /// <summary>Derivatives that differences confirm: <c>Assert.That(softmax, Has.RightGradients.At(x).ToOrder(2))</c>. The value is a <see cref="Differentiable"/>.</summary>
        public static GradientConstraint RightGradients => new();
    }
}

/// <summary>Checks the derivatives of a <see cref="Differentiable"/> at a point. In a graded check the finding goes to the record, elsewhere into the message of the assertion.</summary>
public sealed class GradientConstraint : Constraint
{
    private Shaped[] point = [];
    private GradientOptions options = new();

    /// <inheritdoc/>
    public override string Description => "right gradients";

    /// <summary>What the last application found.</summary>
    public GradientReport? Report { get; private set; }

    /// <summary>The inputs to differentiate at.</summary>
    public GradientConstraint At(params Shaped[] inputs)
    {
        point = inputs;
        return this;
    }

    /// <summary>One vector to differentiate at.</summary>
    public GradientConstraint At(params double[] vector) => At(Shaped.Vector(vector));

    /// <summary>Also derivatives of derivatives, up to an order.</summary>
    public GradientConstraint ToOrder(int order) => WithOptions(o => o with { Order = order });

    /// <summary>Only with respect to some inputs; the others are held.</summary>
    public GradientConstraint WithRespectTo(params int[] arguments) => WithOptions(o => o with { WithRespectTo = arguments });

    /// <summary>Other random directions: <c>Subject.Random.Bits()</c> in a graded check.</summary>
    public GradientConstraint Seeded(ulong seed) => WithOptions(o => o with { Seed = seed });

    /// <summary>For a function that computes in float32.</summary>
    public GradientConstraint InSinglePrecision => WithOptions(o => o with { Precision = Precision.Single });

    /// <summary>Every entry of the Jacobian, however large it is.</summary>
    public GradientConstraint InEveryEntry => WithOptions(o => o with { EveryEntry = true });

    /// <summary>Other options.</summary>
    public GradientConstraint WithOptions(Func<GradientOptions, GradientOptions> change)
    {
        options = change(options);
        return this;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The value is no <see cref="Differentiable"/>, or the check cannot be made of it: see <see cref="GradientCheck.Of"/>.</exception>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        var f = actual as Differentiable ?? throw new ArgumentException("Has.RightGradients judges a Differentiable: a function with the derivatives claimed for it.", nameof(actual));
        Report = GradientCheck.Of(f, point, options);
        var finding = Report.Finding;
        if (IsGraded) GradingRun.Current.Entry.Pending = finding is null ? null : new Judgement(finding.Expected, finding.Got, finding.Cause);
        return new Result(this, actual, finding);
    }

    private static bool IsGraded => TestExecutionContext.CurrentContext.CurrentTest.Method?.IsDefined<CheckAttribute>(true) == true;

    private sealed class Result(GradientConstraint constraint, object? actual, GradientFinding? finding) : ConstraintResult(constraint, actual, finding is null)
    {
        public override void WriteMessageTo(MessageWriter writer)
        {
            var texts = TextCatalog.Load(TextCatalog.PreferredLanguage(), AppContext.BaseDirectory);
            writer.WriteMessageLine($"{texts["ui.expected"]}: {texts.Render(finding!.Expected)}");
            writer.WriteMessageLine($"{texts["ui.got"]}: {texts.Render(finding.Got)}");
            if (finding.Cause is { } cause) writer.WriteMessageLine($"{texts["ui.diagnosis"]}: {texts.Render(cause)}");
        }
    }
}
