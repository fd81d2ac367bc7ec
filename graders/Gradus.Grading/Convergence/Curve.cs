using System.Globalization;

namespace Gradus.Grading.Convergence;

/// <summary>A learning curve: a loss or an accuracy, before any step and then after equal numbers of steps.</summary>
/// <remarks>Values and their number are the student's and may be anything.</remarks>
public sealed class Curve
{
    /// <summary>Points that a training must have at least: fewer show no course.</summary>
    public const int Fewest = 8;

    /// <summary>Points that a training may have: more are neither drawn nor kept.</summary>
    public const int Most = 32;

    /// <summary>Makes a curve.</summary>
    /// <param name="values">The points in order, the first before any step.</param>
    /// <param name="every">Steps between two points; 1 or more.</param>
    /// <param name="answers">Of an accuracy: how many answers each point is a share of. 0: it is none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="every"/> is less than 1, or <paramref name="answers"/> less than 0.</exception>
    public Curve(double[] values, int every = 1, int answers = 0)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(answers);
        (Values, Interval, Answers) = ([.. values], every, answers);
    }

    /// <summary>The points in order.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Steps between two points.</summary>
    public int Interval { get; }

    /// <summary>Of an accuracy: how many answers each point is a share of. 0: it is none.</summary>
    public int Answers { get; }

    /// <summary>How many steps have been made at each point.</summary>
    public int[] Steps => [.. Values.Select((_, i) => i * Interval)];

    /// <summary>Thins a training's losses out to a curve: of the losses before each step, the first and then every so many-th.</summary>
    /// <param name="every">Steps between two points that are kept.</param>
    /// <param name="losses">The loss before each step.</param>
    /// <exception cref="ArgumentNullException"><paramref name="losses"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="every"/> is less than 1.</exception>
    public static Curve Every(int every, double[] losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        return new([.. losses.Where((_, i) => i % every == 0)], every);
    }

    /// <summary>An accuracy: which share of the answers is right at each point. A point with more or fewer answers than questions has none, so it is no number.</summary>
    /// <param name="answers">What was answered at each point, the first before any step.</param>
    /// <param name="truth">What is right: one or more.</param>
    /// <param name="every">Steps between two points; 1 or more.</param>
    /// <exception cref="ArgumentNullException"><paramref name="answers"/> or <paramref name="truth"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="every"/> is less than 1, or nothing is asked.</exception>
    public static Curve OfAnswers(IEnumerable<int[]> answers, int[] truth, int every = 1)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentOutOfRangeException.ThrowIfZero(truth.Length, nameof(truth));
        return new([.. answers.Select(given => given.Length == truth.Length ? given.Zip(truth).Count(pair => pair.First == pair.Second) / (double)truth.Length : double.NaN)], every, truth.Length);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', Values.Select(v => v.ToString("G4", CultureInfo.InvariantCulture)));
}
