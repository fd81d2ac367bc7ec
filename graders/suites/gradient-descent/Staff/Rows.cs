namespace Gradus.Suites.Descent.Staff;

/// <param name="X">[2] where.</param>
/// <param name="H">Half the distance between the two points.</param>
/// <param name="Central">The right slopes.</param>
/// <param name="Forward">Those of who looks to the right only.</param>
/// <param name="Backward">Those of who looks to the left only.</param>
internal sealed record SlopeRow(double[] X, double H, double[] Central, double[] Forward, double[] Backward);

/// <param name="Start">[2] where the way starts.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Points">The points after <see cref="Oracle.Kept"/> steps.</param>
/// <param name="Values">The values there.</param>
/// <param name="Tolerance">A length of the gradient.</param>
/// <param name="Converged">After how many steps the gradient is first not longer than that.</param>
/// <param name="Last">The point there.</param>
internal sealed record WayRow(double[] Start, double Rate, double[][] Points, double[] Values, double Tolerance, int Converged, double[] Last);

internal static class Himmelblau
{
    internal static double Value(double[] w) => (First(w) * First(w)) + (Second(w) * Second(w));

    internal static double[] Gradient(double[] w) => [(4 * w[0] * First(w)) + (2 * Second(w)), (2 * First(w)) + (4 * w[1] * Second(w))];

    private static double First(double[] w) => (w[0] * w[0]) + w[1] - 11;

    private static double Second(double[] w) => w[0] + (w[1] * w[1]) - 7;
}
