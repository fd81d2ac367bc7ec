using System.Globalization;
using Gradus.Contracts;

namespace Gradus.Grading.Gradients;

/// <summary>Checks derivatives against differences, against each other and against themselves.</summary>
/// <remarks>
/// <para>With n input and m output elements, right gradients cost at first order: 6n evaluations and m + n + 12 passes when n·m ≤ <see cref="GradientOptions.JacobianLimit"/>; else 2n
/// evaluations (n ≤ <see cref="GradientOptions.ElementLimit"/>) and some ten passes; with <see cref="GradientOptions.EveryEntry"/> 2n evaluations and m + 10 passes; always some 30 evaluations more. Each
/// order two mix is that once more. A derivative that does not fit at once costs up to <see cref="Differences.MostEvaluations"/> further evaluations, and the cause of a wrong one up to 8n at
/// each of three points, and at one more for every pair of arguments that may be exchanged or transposed.</para>
/// <para>Order of the checks: the function (finite, the same twice, leaves its inputs alone, equals its other forms); each mode (number and shapes of the results, finite, the same twice,
/// zero for zero, every entry or random projections against differences, the same at a second point and back at the first); both modes against each other; the batched forms; order two.</para>
/// <para>Tolerances of float64: a derivative passes within 1e-7 of what the differences converge to, relative to itself, a projection Σgᵢvᵢ relative to Σ|gᵢvᵢ|, each with four times the
/// differences' own error; the two modes of one function must agree to 1e-9, order two's function and the derivative of order one that it is also to 1e-9, since both are computed, not measured.</para>
/// <para>Where the function has no derivative (a kink, a tie, a jump, the edge of its domain) every finite claim is a convention: the check refuses the point, as
/// <see cref="GradientFault.NotDifferentiable"/>. Two things are said all the same. A claim that is not finite is <see cref="GradientFault.Malformed"/> there as everywhere: no convention is NaN, and one NaN
/// spoils every gradient behind it. A claim that equals the central difference, the mean of both sides, passes in silence (½ for max(x, 0) at 0, halves for a tie): differences cannot tell it from a
/// derivative. Conventions are therefore tested by their values, not here.</para>
/// </remarks>
public static class GradientCheck
{
    /// <summary>Checks a function's derivatives at a point.</summary>
    /// <param name="f">The function and its claimed derivatives.</param>
    /// <param name="at">Its inputs.</param>
    /// <param name="options">How thoroughly; null for the defaults.</param>
    /// <exception cref="ArgumentException">There are no inputs, no derivatives, a derivative of order two is missing, or an option is out of range.</exception>
    public static GradientReport Of(Differentiable f, IReadOnlyList<Shaped> at, GradientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(at);
        options ??= new GradientOptions();
        Require(at.Count > 0 && at.All(x => x is not null), nameof(at), "There must be at least one input, and none may be null.");
        Require(options.Order >= 1, nameof(options), string.Create(CultureInfo.InvariantCulture, $"The order is {options.Order}; expected 1 or more."));
        Require(options.WithRespectTo is not { } w || (w.Count > 0 && w.All(a => a >= 0 && a < at.Count)), nameof(options),
            string.Create(CultureInfo.InvariantCulture, $"WithRespectTo names inputs that there are not; expected numbers from 0 to {at.Count - 1}, at least one."));
        Shaped[] point = options.Precision == Precision.Single ? [.. at.Select(x => x.With([.. x.Values.Select(v => (double)(float)v)]))] : [.. at];
        return Examine(f, point, options, "", 1);
    }

    private static GradientReport Examine(Differentiable f, Shaped[] point, GradientOptions options, string over, int order)
    {
        Require(f.Reverse is not null || f.Jvp is not null, nameof(f), $"There is no derivative to check{(order > 1 ? string.Create(CultureInfo.InvariantCulture, $" at order {order}") : "")}; expected Vjp, Jvp or Gradient.");
        Require(f.Vjp is null || f.Gradient is null, nameof(f), "Vjp and Gradient are both set; Gradient stands in place of Vjp.");
        Require(order >= options.Order || f.Order2Reverse is not null || f.Order2Forward is not null, nameof(f),
            string.Create(CultureInfo.InvariantCulture, $"Order {options.Order} is asked for, and nothing gives derivatives of order {order + 1}; expected Order2Reverse or Order2Forward."));

        var exam = new Examination(f, point, options, options.Seed * 31 + (ulong)(order * 7 + over.Length), over, order);
        var finding = FirstOrder(exam);
        int evaluations = exam.Evaluations, passes = exam.Passes, unresolved = exam.Unresolved;
        if (finding is null && order < options.Order)
        {
            foreach (var (next, name, first) in OrderCheck.Next(exam))
            {
                finding = OrderCheck.Of(exam, next, name, first);
                if (finding is not null) break;
                var report = Examine(next, point, options, name, order + 1);
                (evaluations, passes, unresolved) = (evaluations + report.Evaluations, passes + report.Passes, unresolved + report.Unresolved);
                if (report.Finding is { Fault: GradientFault.NotDifferentiable } kink) exam.Pending ??= kink;
                else finding ??= report.Finding;
                if (finding is not null) break;
            }
        }
        return new GradientReport(finding ?? exam.Pending, evaluations, passes, unresolved);
    }

    private static GradientFinding? FirstOrder(Examination exam)
    {
        if (ValueCheck.Of(exam) is { } bad) return bad;
        var reverse = exam.F.Reverse is null ? null : new ReverseCheck(exam);
        var forward = exam.F.Jvp is null ? null : new ForwardCheck(exam);
        return reverse?.Check() ?? forward?.Check() ?? (reverse is null || forward is null ? null : AgreementCheck.Of(exam, reverse, forward)) ?? BatchCheck.Of(exam);
    }

    private static void Require(bool condition, string argument, string message)
    {
        if (!condition) throw new ArgumentException(message, argument);
    }
}
