using System.Globalization;
using Gradus.Authoring.Calibration;
using Gradus.Contracts;

namespace Gradus.Tests.Learning;

/// <summary>Fits a line to points by gradient descent on half the mean squared error: as a student does, rightly or wrongly.</summary>
/// <param name="Name">What it does differently.</param>
/// <param name="Train">From the rate, the number of steps and the points to the loss before each step and after the last.</param>
public sealed record Learner(string Name, Func<double, int, (double X, double Y)[], double[]> Train) : IHandout
{
    /// <summary>The only contract that a made-up assignment can have carries strings: they hold rate, steps, and points.</summary>
    public static string Ask(double rate, int steps, IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', new[] { rate, steps }.Concat(points.SelectMany(p => new[] { p.X, p.Y })).Select(v => v.ToString("R", CultureInfo.InvariantCulture)));

    public object?[] Run(string block)
    {
        double[] asked = [.. block.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        return [Train(asked[0], (int)asked[1], [.. asked.Skip(2).Chunk(2).Select(p => (p[0], p[1]))])];
    }

    internal Trainee Trainee => new(Name, _ => new LearnerSession(this));

    /// <summary>The solution that plays the reference.</summary>
    internal static Learner Reference { get; } = Of("reference", (points, w, b) => Slopes(points, w, b));

    /// <summary>Right solutions: their sums round differently.</summary>
    internal static IReadOnlyList<Learner> Rights { get; } =
    [
        Of("backwards", (points, w, b) => Slopes([.. points.Reverse()], w, b)),
        Of("halves", (points, w, b) => Mean(Slopes(points[..(points.Length / 2)], w, b), Slopes(points[(points.Length / 2)..], w, b))),
        Of("linq", (points, w, b) => (points.Average(p => (w * p.X + b - p.Y) * p.X), points.Average(p => w * p.X + b - p.Y))),
        Of("moments", (points, w, b) => (w * points.Average(p => p.X * p.X) + b * points.Average(p => p.X) - points.Average(p => p.X * p.Y), w * points.Average(p => p.X) + b - points.Average(p => p.Y))),
        Of("sorted", (points, w, b) => Slopes([.. points.OrderBy(p => p.X)], w, b)),
    ];

    internal static Learner RateIgnored { get; } = Of("rate-ignored", Slopes, (_, slope, _) => slope);

    internal static Learner Accumulates { get; } = Of("gradient-accumulates", Slopes, (rate, slope, before) => rate * (before + slope), remembers: true);

    internal static Learner Diverging { get; } = Of("rate-for-percent", Slopes, (rate, slope, _) => 30 * rate * slope);

    internal static Learner Uphill { get; } = Of("uphill", Slopes, (rate, slope, _) => -rate * slope / 100);

    internal static Learner Stuck { get; } = Of("stuck", Slopes, (_, _, _) => 0);

    internal static Learner NotANumber { get; } = new("nan", (rate, steps, points) => [.. Reference.Train(rate, steps, points).Select((loss, i) => i < 13 ? loss : double.NaN)]);

    internal static Learner Short { get; } = new("short", (rate, steps, points) => Reference.Train(rate, steps / 2, points));

    internal static Learner Throwing { get; } = new("throws", (_, _, _) => throw new InvalidOperationException("no line fits"));

    internal static Learner NotWritten { get; } = new("stub", (_, _, _) => throw new NotImplementedException("Line.Fit"));

    private static Learner Of(string name, Func<(double X, double Y)[], double, double, (double W, double B)> slopes, Func<double, double, double, double>? step = null, bool remembers = false) =>
        new(name, (rate, steps, points) =>
        {
            step ??= static (rate, slope, _) => rate * slope;
            double w = 0, b = 0;
            (double W, double B) sum = (0, 0);
            List<double> losses = [];
            for (int i = 0; i <= steps; i++)
            {
                losses.Add(points.Sum(p => (w * p.X + b - p.Y) * (w * p.X + b - p.Y)) / points.Length / 2);
                var (slopeW, slopeB) = slopes(points, w, b);
                (w, b) = (w - step(rate, slopeW, sum.W), b - step(rate, slopeB, sum.B));
                if (remembers) sum = (sum.W + slopeW, sum.B + slopeB);
            }
            return [.. losses];
        });

    private static (double W, double B) Slopes((double X, double Y)[] points, double w, double b)
    {
        double slopeW = 0, slopeB = 0;
        foreach (var (x, y) in points)
        {
            slopeW += (w * x + b - y) * x;
            slopeB += w * x + b - y;
        }
        return (slopeW / points.Length, slopeB / points.Length);
    }

    private static (double, double) Mean((double W, double B) a, (double W, double B) b) => ((a.W + b.W) / 2, (a.B + b.B) / 2);

    private sealed class LearnerSession(Learner learner) : ITrainingSession
    {
        public void Begin() { }

        public T Of<T>() where T : class => (T)(object)learner;

        public void Dispose() { }
    }
}
