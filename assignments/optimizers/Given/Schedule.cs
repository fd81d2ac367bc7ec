using Gradus.Tensors;

namespace Gradus.Optimizers;

/// <summary>A learning rate that may change from step to step. A C# number is one that does not: <c>new Sgd(0.1)</c>.</summary>
public abstract record Schedule
{
    /// <summary>The rate of a step.</summary>
    /// <param name="step">How many steps were taken before: float64, 0 at the first. Of any shape: many steps give many rates.</param>
    /// <returns>float64, of the shape of <paramref name="step"/>.</returns>
    public abstract Tensor At(Tensor step);

    /// <summary>The same rate at every step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    public static implicit operator Schedule(double rate) => Constant(rate);

    /// <summary>The same rate at every step.</summary>
    /// <param name="rate">α, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    public static Schedule Constant(double rate) => new Always(Require.NotNegative(nameof(rate), rate));

    /// <summary>A rate that is multiplied by the factor at every step: rate·factorᵗ.</summary>
    /// <param name="rate">The first rate, not negative.</param>
    /// <param name="factor">Not negative; below 1 the rate falls.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public static Schedule Exponential(double rate, double factor) => new Power(Require.NotNegative(nameof(rate), rate), Require.NotNegative(nameof(factor), factor));

    /// <summary>A rate that is multiplied by the factor after every so many steps: rate·factor^⌊t/every⌋.</summary>
    /// <param name="rate">The first rate, not negative.</param>
    /// <param name="factor">Not negative; below 1 the rate falls.</param>
    /// <param name="every">How many steps have one rate, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or <paramref name="every"/> is below 1.</exception>
    public static Schedule Stairs(double rate, double factor, int every) =>
        new Steps(Require.NotNegative(nameof(rate), rate), Require.NotNegative(nameof(factor), factor), Require.AtLeastOne(nameof(every), every));

    /// <summary>A rate that falls as 1/t does: rate/(1 + decay·t).</summary>
    /// <param name="rate">The first rate, not negative.</param>
    /// <param name="decay">Not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public static Schedule InverseTime(double rate, double decay) => new Inverse(Require.NotNegative(nameof(rate), rate), Require.NotNegative(nameof(decay), decay));

    /// <summary>Half a wave of the cosine from the first rate down to the last, which stays: last + (rate − last)·(1 + cos(π·min(t, steps)/steps))/2.</summary>
    /// <param name="rate">The first rate, not negative.</param>
    /// <param name="steps">After how many steps the last rate is reached, at least 1.</param>
    /// <param name="last">The last rate, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is negative or not finite, or <paramref name="steps"/> is below 1.</exception>
    public static Schedule Cosine(double rate, int steps, double last = 0) =>
        new Wave(Require.NotNegative(nameof(rate), rate), Require.AtLeastOne(nameof(steps), steps), Require.NotNegative(nameof(last), last));

    /// <summary>This schedule, with rates that rise to it over the first steps: times min(1, (t + 1)/steps).</summary>
    /// <param name="steps">How many steps it takes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1.</exception>
    public Schedule WithWarmUp(int steps) => new WarmUp(this, Require.AtLeastOne(nameof(steps), steps));

    private sealed record Always(double Rate) : Schedule
    {
        public override Tensor At(Tensor step) => Tensor.Full(Require.Step(step).Shape, Rate, DType.Float64, step.Device);
    }

    private sealed record Power(double Rate, double Factor) : Schedule
    {
        public override Tensor At(Tensor step) => Schedules.Exponential(Require.Step(step), Rate, Factor);
    }

    private sealed record Steps(double Rate, double Factor, int Every) : Schedule
    {
        public override Tensor At(Tensor step) => Schedules.Stairs(Require.Step(step), Rate, Factor, Every);
    }

    private sealed record Inverse(double Rate, double Decay) : Schedule
    {
        public override Tensor At(Tensor step) => Schedules.InverseTime(Require.Step(step), Rate, Decay);
    }

    private sealed record Wave(double Rate, int Length, double Last) : Schedule
    {
        public override Tensor At(Tensor step) => Schedules.Cosine(Require.Step(step), Rate, Length, Last);
    }

    private sealed record WarmUp(Schedule Schedule, int Length) : Schedule
    {
        public override Tensor At(Tensor step) => Schedule.At(Require.Step(step)) * Tensor.Minimum((step + 1) / Length, 1);
    }
}
