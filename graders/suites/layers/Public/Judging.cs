namespace Gradus.Suites.Layers;

/// <summary>What both suites are written in.</summary>
internal static class Judging
{
    /// <summary>Rates of dropout, and what numbers that are kept are multiplied by.</summary>
    internal static readonly (double Rate, double Factor)[] Rates = [(0.2, 1.25), (0.375, 1.6)];

    /// <summary>A gradient; null stands for zeros.</summary>
    internal static Shaped OrZeros(this Shaped? array, Shaped like) => array ?? Shaped.Zeros(like.Shape);

    /// <summary>A share of many chances is right within 5 of its deviations.</summary>
    /// <remarks>Keys are fixed, so nobody's points change from run to run. Another way of drawing from the key is right as well and gives other numbers: about one in 10⁵ ways fails somewhere.</remarks>
    internal static CloseConstraint Share(double right, int chances) => Is.CloseTo(right).Within(0, 5 * Math.Sqrt(right * (1 - right) / chances));

    /// <summary>The share of an array's elements that are 0.</summary>
    internal static double Zeros(Shaped array) => array.Values.Count(v => v == 0) / (double)array.Size;

    /// <summary>An array where others' places are 0, and else of other values.</summary>
    internal static Shaped Where0(this Shaped places, Func<int, double> elsewhere) => places.Instead(i => places.Values[i] == 0 ? 0 : elsewhere(i));

    /// <summary>Positive numbers of few digits.</summary>
    internal static Shaped Positive(params int[] shape) => Shaped.Zeros(shape).Instead(_ => 0.25 + (Subject.Random.Int(0, 64) / 16.0));

    /// <summary>The root of the mean square.</summary>
    internal static double Deviation(Shaped array) => Math.Sqrt(array.Values.Average(v => v * v));

    /// <summary>The least and the greatest element of each array.</summary>
    internal static double[] Bounds(Shaped[] arrays) => [.. arrays.SelectMany(a => new[] { a.Values.DefaultIfEmpty(double.NaN).Min(), a.Values.DefaultIfEmpty(double.NaN).Max() })];

    /// <summary>How many elements of two arrays are equal.</summary>
    internal static int Equal(Shaped one, Shaped other) => one.Values.Zip(other.Values).Count(pair => pair.First == pair.Second);
}
