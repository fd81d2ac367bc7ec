namespace Gradus.Descent;

public static partial class LearningRate
{
    public static double Largest(double curvature)
    {
        Require.Positive(curvature);
        return 1 / (0.5 * curvature);
    }

    public static double Best(double smallest, double largest)
    {
        Require.Positive(smallest);
        Require.NotAbove(smallest, largest);
        Require.Positive(largest);
        return 1 / new[] { smallest, largest }.Average();
    }
}
