using System.Globalization;
using Gradus.Contracts;
using Gradus.Grading.Records;
using Gradus.Grading.Seeds;

namespace Gradus.Grading.Gradients;

/// <summary>One function under examination at a point and at a second one nearby, with what its checks share.</summary>
internal sealed class Examination
{
    private readonly Shaped[] pristine;
    private int evaluations;

    internal Examination(Differentiable f, Shaped[] point, GradientOptions options, ulong seed, string over, int order)
    {
        (F, Options, Over, Order) = (f, options, over, order);
        Arithmetic = Arithmetic.Of(options.Precision);
        Random = new CheckRandom(seed);
        Point = [.. point.Select(Copy)];
        pristine = [.. point.Select(Copy)];
        Moving = [.. options.WithRespectTo ?? [.. Enumerable.Range(0, point.Length)]];
        Elements = Moving.Sum(a => point[a].Size);
        Value = SecondValue = Shaped.Zeros(0);
    }

    internal Differentiable F { get; }

    internal GradientOptions Options { get; }

    internal Arithmetic Arithmetic { get; }

    internal CheckRandom Random { get; }

    /// <summary>What the modes are applied to: empty, or <c>reverse</c> or <c>forward</c> at order two.</summary>
    internal string Over { get; }

    internal int Order { get; }

    internal Shaped[] Point { get; }

    /// <summary>A point nearby, where stale values show; null when the function is not finite near the point.</summary>
    internal Shaped[]? Second { get; set; }

    internal Shaped Value { get; set; }

    /// <summary>The value at <see cref="Second"/>.</summary>
    internal Shaped SecondValue { get; set; }

    /// <summary>The inputs that are differentiated.</summary>
    internal int[] Moving { get; }

    /// <summary>How many elements these have.</summary>
    internal int Elements { get; }

    /// <summary>The Jacobian is small enough for each of its entries to be looked at.</summary>
    internal bool IsSmall => (long)Elements * Value.Size <= Options.JacobianLimit;

    internal int Passes { get; set; }

    internal int Unresolved { get; set; }

    internal int Evaluations => evaluations;

    /// <summary>A point at which the function is not smooth, reported when nothing worse is found.</summary>
    internal GradientFinding? Pending { get; set; }

    internal Shaped Evaluate(Shaped[] inputs)
    {
        evaluations++;
        return F.Value(inputs);
    }

    internal Stencil Stencil(Shaped[] inputs, Shaped value, double[]? weights = null) => new(x => Evaluate(x), inputs, value, Arithmetic, weights);

    internal Shaped RandomLike(Shaped shape) => shape.With(Random.Array(shape.Size, Gradients.Stencil.Weight));

    internal Shaped?[] RandomTangents() => [.. Point.Select((x, a) => Moving.Contains(a) ? RandomLike(x) : null)];

    /// <summary>A mode's name in texts and findings: <c>reverse</c>, <c>forward-over-reverse</c>.</summary>
    internal string Mode(string mode) => Over.Length == 0 ? mode : $"{mode}-over-{Over}";

    internal Text By(string mode, string place, double value) => Order <= 2
        ? Text.Of($"gradient.by-{Mode(mode)}", ("place", place), ("value", Print(value)))
        : Text.Of($"gradient.by-{mode}-of-order", ("order", Text.Number(Order)), ("place", place), ("value", Print(value)));

    internal string Name(int argument) => F.NameOf(argument, Point.Length);

    internal string Place(int argument, int element) => Name(argument) + Index(Point[argument], element);

    internal static string Index(Shaped array, int element) => array.Rank == 0 ? "" : Shaped.Print(array.IndexOf(element));

    /// <summary>Whether a delegate has left the inputs alone; names the first that it has not.</summary>
    internal GradientFinding? Untouched(string? mode)
    {
        for (int a = 0; a < Point.Length; a++)
        {
            if (Point[a].Values.AsSpan().SequenceEqual(pristine[a].Values)) continue;
            pristine[a].Values.CopyTo(Point[a].Values, 0);
            return new GradientFinding(mode is null ? GradientFault.BadFunction : GradientFault.Malformed, new Text("expect.untouched"),
                Text.Of("got.changed", ("arguments", Name(a))), new Text("mistake.changes-its-input"))
            { Mode = mode, Argument = a };
        }
        return null;
    }

    /// <summary>The finding of a result that a later call has written over.</summary>
    internal GradientFinding Overwritten(string mode, string place, double before, double after) => new(GradientFault.Malformed, new Text("gradient.results-stay"),
        Text.Of("gradient.overwritten", ("place", place), ("first", Print(before, after)), ("second", Print(after, before))), new Text("gradient.shared-result"))
    { Mode = Mode(mode), Analytic = after };

    /// <summary>A finding from a deviation, or null after keeping one that is no fault of the gradient for later.</summary>
    /// <param name="deviation">What the differences say.</param>
    /// <param name="mode">The mode that is compared.</param>
    /// <param name="place">The derivative's name: ∂y[0]/∂x[1].</param>
    internal GradientFinding? Report(Deviation deviation, string mode, string place)
    {
        if (deviation.Verdict == Verdict.Wrong)
        {
            return new GradientFinding(GradientFault.WrongValue, Numeric(place, deviation.Value, deviation.Error, deviation.Claimed), By(mode, place, deviation.Claimed))
            { Mode = Mode(mode), Analytic = deviation.Claimed, Numeric = deviation.Value, Error = deviation.Error };
        }
        Pending ??= new GradientFinding(GradientFault.NotDifferentiable, new Text("gradient.smooth"),
            deviation.Verdict == Verdict.Edge ? Text.Of("gradient.edge", ("place", place))
                : Text.Of("gradient.kink", ("place", place), ("left", Print(deviation.Left)), ("right", Print(deviation.Right))),
            new Text("gradient.choose-another-point"))
        { Mode = Mode(mode) };
        return null;
    }

    internal static Text Numeric(string place, double value, double error, double against) =>
        Text.Of("gradient.numeric", ("place", place), ("value", Print(value, against)), ("error", error.ToString("G1", CultureInfo.InvariantCulture)));

    internal static string Print(double value, double against = double.NaN) => Constraints.GradedConstraints.Print(value, against);

    internal static Shaped Copy(Shaped x) => x.With([.. x.Values]);
}
