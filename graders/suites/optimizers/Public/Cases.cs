namespace Gradus.Suites.Optimizers;

/// <param name="Key">Which mistake.</param>
/// <param name="Path">Where it leads, at the steps that are kept.</param>
internal sealed record Wrong(string Key, double[][] Path);

/// <summary>Steps along gradients that are given.</summary>
/// <param name="Setting">The optimizer.</param>
/// <param name="Start">Before the first step.</param>
/// <param name="Gradients">For each step.</param>
/// <param name="Kept">The steps whose points are known, from 1.</param>
/// <param name="Path">After each of them.</param>
/// <param name="Wrong">Where known mistakes lead.</param>
internal sealed record Walk(OptimizerSetting Setting, double[] Start, double[][] Gradients, int[] Kept, double[][] Path, Wrong[] Wrong);

/// <param name="Key">Which mistake.</param>
/// <param name="Asked">Where it asks for gradients.</param>
/// <param name="Points">Where it leads.</param>
internal sealed record WrongBowl(string Key, double[][] Asked, double[][] Points);

/// <summary>Nesterov's descent into a bowl, whose gradient at x is curvature·x.</summary>
/// <param name="Setting">The optimizer.</param>
/// <param name="Curvatures">Along each coordinate.</param>
/// <param name="Start">Before the first step.</param>
/// <param name="Asked">Where the gradient is asked for.</param>
/// <param name="Points">After each step.</param>
/// <param name="Wrong">Known mistakes.</param>
internal sealed record Bowl(OptimizerSetting Setting, double[] Curvatures, double[] Start, double[][] Asked, double[][] Points, WrongBowl[] Wrong);

/// <summary>Two parameters of one shape.</summary>
/// <param name="Setting">The optimizer.</param>
/// <param name="First">The first one before the first step.</param>
/// <param name="Second">The second one.</param>
/// <param name="FirstGradients">The first one's gradient at each step.</param>
/// <param name="SecondGradients">The second one's.</param>
/// <param name="Path">Both after each step, one after the other.</param>
/// <param name="Shared">Where they get to when they share what is kept.</param>
/// <param name="Again">Where a second run gets to when it begins with what the first one left.</param>
internal sealed record TwoParameters(OptimizerSetting Setting, double[] First, double[] Second, double[][] FirstGradients, double[][] SecondGradients, double[][] Path, double[][] Shared, double[][] Again);

/// <param name="Schedule">The schedule.</param>
/// <param name="Steps">Counted from 0.</param>
/// <param name="Rates">At each of them.</param>
/// <param name="Wrong">Known mistakes.</param>
internal sealed record RateCase(ScheduleSetting Schedule, int[] Steps, double[] Rates, Wrong[] Wrong);

/// <param name="Limit">The limit.</param>
/// <param name="First">The gradient of one parameter.</param>
/// <param name="Second">That of another.</param>
/// <param name="ByNorm">Both, shortened together.</param>
/// <param name="ByValue">Both, each element by itself.</param>
/// <param name="OneSided">Both, with great elements cut and very negative ones not.</param>
/// <param name="Wrong">Known mistakes of shortening by the norm.</param>
internal sealed record ClipCase(double Limit, double[] First, double[] Second, double[] ByNorm, double[] ByValue, double[] OneSided, Wrong[] Wrong);
