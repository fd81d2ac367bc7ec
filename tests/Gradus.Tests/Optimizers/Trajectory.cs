using System.Text.Json;
using System.Text.Json.Serialization;
using Gradus.Optimizers;

namespace Gradus.Tests.Optimizers;

/// <summary>A setting and the path that an oracle walked with it, as the scripts in Fixtures/ write it.</summary>
/// <param name="Name">The setting in words, and the problem.</param>
/// <param name="Problem">rosenbrock, net or lua: a <see cref="Gradus.Tests.Optimizers.Problem"/>.</param>
/// <param name="Optimizer">The rule's class.</param>
/// <param name="Rate">The schedule.</param>
/// <param name="First">The momentum, inertia, γ or β₁.</param>
/// <param name="Second">β₂.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Start">What the slots start as.</param>
/// <param name="Dampening">τ.</param>
/// <param name="Form">The form's name.</param>
/// <param name="Place">Where ε stands.</param>
/// <param name="Decay">The decay.</param>
/// <param name="Clipping">The clipping.</param>
/// <param name="Steps">The steps whose points are kept, from 1.</param>
/// <param name="Points">All parameters after each of them, row-major, one after the other.</param>
/// <param name="Losses">The loss before every step; not everywhere.</param>
public sealed record Trajectory(string Name, string Problem, string Optimizer, Trajectory.RateSetting Rate, double First, double Second, double Epsilon, double Start, double Dampening, string? Form,
    EpsilonPlace Place, Trajectory.DecaySetting? Decay, Trajectory.ClippingSetting? Clipping, int[] Steps, double[][] Points, double[]? Losses)
{
    private static readonly JsonSerializerOptions Reading = new() { PropertyNameCaseInsensitive = true, Converters = { new JsonStringEnumConverter() } };

    /// <summary>A schedule.</summary>
    public sealed record RateSetting(string Kind, double Rate, double Second, int Steps, int WarmUp);

    /// <summary>A decay.</summary>
    public sealed record DecaySetting(string Kind, double Lambda);

    /// <summary>A clipping.</summary>
    public sealed record ClippingSetting(string Kind, double Limit);

    private sealed record File(string About, Trajectory[] Cases);

    /// <summary>The cases of a fixture.</summary>
    public static IReadOnlyList<Trajectory> All(string file) => EmbeddedJson.Read<File>("Optimizers", file, Reading).Cases;

    /// <summary>The rule with its settings.</summary>
    public Optimizer Rule()
    {
        var decay = Decay switch
        {
            null => WeightDecay.None,
            { Kind: "L2" } => WeightDecay.L2(Decay.Lambda),
            _ => WeightDecay.Decoupled(Decay.Lambda),
        };
        var clipping = Clipping switch
        {
            null => Gradus.Optimizers.Clipping.None,
            { Kind: "ByNorm" } => Gradus.Optimizers.Clipping.ByNorm(Clipping.Limit),
            _ => Gradus.Optimizers.Clipping.ByValue(Clipping.Limit),
        };
        var rate = Schedule();
        return Optimizer switch
        {
            "Sgd" => new Sgd(rate) { Decay = decay, Clipping = clipping },
            "Momentum" => new Momentum(rate, First, Enum.Parse<MomentumForm>(Form!), Dampening) { Decay = decay, Clipping = clipping },
            "Nesterov" => new Nesterov(rate, First, Enum.Parse<MomentumForm>(Form!)) { Decay = decay, Clipping = clipping },
            "Inertia" => new Inertia(rate, First) { Decay = decay, Clipping = clipping },
            "Adagrad" => new Adagrad(rate, Epsilon, Place, Start) { Decay = decay, Clipping = clipping },
            "RmsProp" => new RmsProp(rate, First, Epsilon, Place, Start) { Decay = decay, Clipping = clipping },
            "Adam" => new Adam(rate, First, Second, Epsilon, Enum.Parse<AdamForm>(Form!)) { Decay = decay, Clipping = clipping },
            _ => throw new InvalidOperationException($"There is no rule {Optimizer}."),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private Schedule Schedule()
    {
        var schedule = Rate.Kind switch
        {
            "Constant" => Gradus.Optimizers.Schedule.Constant(Rate.Rate),
            "Exponential" => Gradus.Optimizers.Schedule.Exponential(Rate.Rate, Rate.Second),
            "Stairs" => Gradus.Optimizers.Schedule.Stairs(Rate.Rate, Rate.Second, Rate.Steps),
            "InverseTime" => Gradus.Optimizers.Schedule.InverseTime(Rate.Rate, Rate.Second),
            "Cosine" => Gradus.Optimizers.Schedule.Cosine(Rate.Rate, Rate.Steps, Rate.Second),
            _ => throw new InvalidOperationException($"There is no schedule {Rate.Kind}."),
        };
        return Rate.WarmUp > 0 ? schedule.WithWarmUp(Rate.WarmUp) : schedule;
    }
}
