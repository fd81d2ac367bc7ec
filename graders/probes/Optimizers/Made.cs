using Gradus.Contracts;
using Gradus.Optimizers;

namespace Gradus.Probes;

/// <summary>The module's objects for settings that cross.</summary>
internal static class Made
{
    internal static object Of(OptimizerSetting s)
    {
        var rate = (Schedule)Of(s.Rate);
        var decay = s.Decaying switch
        {
            Decaying.L2 => WeightDecay.L2(s.Lambda),
            Decaying.Decoupled => WeightDecay.Decoupled(s.Lambda),
            _ => WeightDecay.None,
        };
        var place = s.BesideRoot ? EpsilonPlace.BesideRoot : EpsilonPlace.UnderRoot;
        return s.Kind switch
        {
            OptimizerKind.Sgd => new Sgd(rate) { Decay = decay },
            OptimizerKind.MomentumLecture => new Momentum(rate, s.First) { Decay = decay },
            OptimizerKind.MomentumPyTorch => new Momentum(rate, s.First, MomentumForm.PyTorch, s.Dampening) { Decay = decay },
            OptimizerKind.NesterovLecture => new Nesterov(rate, s.First) { Decay = decay },
            OptimizerKind.NesterovPyTorch => new Nesterov(rate, s.First, MomentumForm.PyTorch) { Decay = decay },
            OptimizerKind.Inertia => new Inertia(rate, s.First) { Decay = decay },
            OptimizerKind.Adagrad => new Adagrad(rate, s.Epsilon, place, s.Start) { Decay = decay },
            OptimizerKind.RmsProp => new RmsProp(rate, s.First, s.Epsilon, place, s.Start) { Decay = decay },
            OptimizerKind.AdamLecture => new Adam(rate, s.First, s.Second, s.Epsilon, AdamForm.Lecture) { Decay = decay },
            OptimizerKind.AdamKingmaBa => new Adam(rate, s.First, s.Second, s.Epsilon) { Decay = decay },
            OptimizerKind.AdamKingmaBaShort => new Adam(rate, s.First, s.Second, s.Epsilon, AdamForm.KingmaBaShort) { Decay = decay },
            _ => throw new ArgumentOutOfRangeException(nameof(s), s.Kind, "Expected a rule that is an exercise."),
        };
    }

    internal static object Of(ScheduleSetting s)
    {
        var schedule = s.Kind switch
        {
            ScheduleKind.Constant => Schedule.Constant(s.Rate),
            ScheduleKind.Exponential => Schedule.Exponential(s.Rate, s.Second),
            ScheduleKind.Stairs => Schedule.Stairs(s.Rate, s.Second, s.Steps),
            ScheduleKind.InverseTime => Schedule.InverseTime(s.Rate, s.Second),
            ScheduleKind.Cosine => Schedule.Cosine(s.Rate, s.Steps, s.Second),
            _ => throw new ArgumentOutOfRangeException(nameof(s), s.Kind, "Expected a schedule that there is."),
        };
        return s.WarmUp > 0 ? schedule.WithWarmUp(s.WarmUp) : schedule;
    }

    internal static object Of(Limiting limiting, double limit) => limiting == Limiting.ByNorm ? Clipping.ByNorm(limit) : Clipping.ByValue(limit);
}
