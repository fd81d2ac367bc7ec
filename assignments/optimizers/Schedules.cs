using Gradus.Tensors;

namespace Gradus.Optimizers;

/// <summary>The formulas of schedules. t counts the steps before: 0 at the first.</summary>
internal static class Schedules
{
    /// <summary>rate·factorᵗ.</summary>
    /// <param name="step">t: float64, any shape.</param>
    /// <param name="rate">The rate at t = 0.</param>
    /// <param name="factor">What one step multiplies it by.</param>
    /// <returns>float64, of the shape of <paramref name="step"/>.</returns>
    // TODO (schedules)
    internal static Tensor Exponential(Tensor step, double rate, double factor) => throw new NotImplementedException("Schedules.Exponential");

    /// <summary>rate·factor^⌊t/every⌋.</summary>
    /// <param name="step">t: float64, any shape.</param>
    /// <param name="rate">The rate at t = 0.</param>
    /// <param name="factor">What every stair multiplies it by.</param>
    /// <param name="every">How many steps have one rate.</param>
    /// <returns>float64, of the shape of <paramref name="step"/>.</returns>
    // TODO (schedules)
    internal static Tensor Stairs(Tensor step, double rate, double factor, int every) => throw new NotImplementedException("Schedules.Stairs");

    /// <summary>rate/(1 + decay·t).</summary>
    /// <param name="step">t: float64, any shape.</param>
    /// <param name="rate">The rate at t = 0.</param>
    /// <param name="decay">How fast it falls: to a half at t = 1/decay.</param>
    /// <returns>float64, of the shape of <paramref name="step"/>.</returns>
    // TODO (schedules)
    internal static Tensor InverseTime(Tensor step, double rate, double decay) => throw new NotImplementedException("Schedules.InverseTime");

    /// <summary>last + (rate − last)·(1 + cos(π·min(t, steps)/steps))/2: half a wave, and then the last rate for good.</summary>
    /// <param name="step">t: float64, any shape.</param>
    /// <param name="rate">The rate at t = 0.</param>
    /// <param name="steps">At which t the last rate is reached.</param>
    /// <param name="last">The last rate.</param>
    /// <returns>float64, of the shape of <paramref name="step"/>.</returns>
    // TODO (schedules)
    internal static Tensor Cosine(Tensor step, double rate, int steps, double last) =>
        throw new NotImplementedException("Schedules.Cosine");
}
