namespace Gradus.Layers;

internal readonly record struct Spread(double Variance)
{
    internal double Deviation => Math.Sqrt(Variance);

    internal double Bound => Math.Sqrt(3 * Variance);

    internal static Spread Glorot(Fan fan) => Of(fan, 2.0 / (fan.In + fan.Out));

    internal static Spread He(Fan fan) => Of(fan, 2.0 / fan.In);

    private static Spread Of(Fan fan, double variance)
    {
        Require.Fan(fan);
        return new Spread(variance);
    }
}
