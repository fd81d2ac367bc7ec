using Gradus.Contracts;
using Gradus.Descent;

namespace Gradus.Probes;

/// <summary>Carries out <see cref="IDescent"/> on whatever assembly stands in for Gradus.Descent.</summary>
public sealed class DescentProbe : IDescent
{
    public double Slope(Func<double, double> f, double x, double h) => Descent.Slope.At(f, x, h);

    public double[] SlopeGradient(Func<double[], double> f, double[] x, double h) => Descent.Slope.Gradient(f, x, h);

    public double Step(Func<double, double> derivative, double w, double rate) => GradientDescent.Step(derivative, w, rate);

    public double[] StepOf(Func<double[], double[]> gradient, double[] w, double rate) => GradientDescent.Step(gradient, w, rate);

    public double Minimize(Func<double, double> derivative, double start, double rate, int steps) => GradientDescent.Minimize(derivative, start, rate, steps);

    public DescentRun Path(Func<double[], double> f, Func<double[], double[]> gradient, double[] start, double rate, int steps, double tolerance)
    {
        var path = GradientDescent.Minimize(f, gradient, start, rate, steps, tolerance);
        return new DescentRun([.. path.Points], [.. path.Values], (DescentEnd)(int)path.Outcome);
    }

    public double Largest(double curvature) => LearningRate.Largest(curvature);

    public double Best(double smallest, double largest) => LearningRate.Best(smallest, largest);
}
