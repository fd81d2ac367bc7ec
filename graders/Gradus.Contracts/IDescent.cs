namespace Gradus.Contracts;

/// <summary>How a descent ended, on the wire: the values of <c>Gradus.Descent.Outcome</c> in their order.</summary>
public enum DescentEnd
{
    /// <summary>In the last point the gradient is not longer than the tolerance.</summary>
    Converged,

    /// <summary>All steps were taken.</summary>
    StepsUsedUp,

    /// <summary>In the last point the value or a coordinate is infinite or NaN.</summary>
    Diverged,
}

/// <summary>The way that a descent took, on the wire.</summary>
/// <param name="Points">The points, the start first.</param>
/// <param name="Values">The function's value at each.</param>
/// <param name="End">How it ended.</param>
public sealed record DescentRun(double[][] Points, double[] Values, DescentEnd End);

/// <summary>The exercises of <c>Gradus.Descent</c>. Functions are the suite's, and can be called until the call returns, and no longer.</summary>
/// <remarks>No state: every call calls one exercise. Bad input comes back as the student's <see cref="ArgumentException"/>.</remarks>
public interface IDescent
{
    /// <summary><c>Slope.At(f, x, h)</c>.</summary>
    double Slope(Func<double, double> f, double x, double h);

    /// <summary><c>Slope.Gradient(f, x, h)</c>.</summary>
    double[] SlopeGradient(Func<double[], double> f, double[] x, double h);

    /// <summary><c>GradientDescent.Step(derivative, w, rate)</c>.</summary>
    double Step(Func<double, double> derivative, double w, double rate);

    /// <summary><c>GradientDescent.Step(gradient, w, rate)</c>, of several numbers.</summary>
    double[] StepOf(Func<double[], double[]> gradient, double[] w, double rate);

    /// <summary><c>GradientDescent.Minimize(derivative, start, rate, steps)</c>.</summary>
    double Minimize(Func<double, double> derivative, double start, double rate, int steps);

    /// <summary><c>GradientDescent.Minimize(f, gradient, start, rate, steps, tolerance)</c>, of several numbers.</summary>
    DescentRun Path(Func<double[], double> f, Func<double[], double[]> gradient, double[] start, double rate, int steps, double tolerance);

    /// <summary><c>LearningRate.Largest(curvature)</c>.</summary>
    double Largest(double curvature);

    /// <summary><c>LearningRate.Best(smallest, largest)</c>.</summary>
    double Best(double smallest, double largest);
}
