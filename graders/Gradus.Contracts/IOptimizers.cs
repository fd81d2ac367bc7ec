namespace Gradus.Contracts;

/// <summary>The rules that are exercises, each in each of its forms.</summary>
public enum OptimizerKind
{
    /// <summary>Gradient descent.</summary>
    Sgd,

    /// <summary>The heavy ball of lecture 2.</summary>
    MomentumLecture,

    /// <summary>The heavy ball of PyTorch.</summary>
    MomentumPyTorch,

    /// <summary>Nesterov's momentum of lecture 2: the gradient is taken ahead.</summary>
    NesterovLecture,

    /// <summary>Nesterov's momentum of PyTorch.</summary>
    NesterovPyTorch,

    /// <summary>The listing of lecture 3.</summary>
    Inertia,

    /// <summary>Adagrad.</summary>
    Adagrad,

    /// <summary>RMSProp.</summary>
    RmsProp,

    /// <summary>Adam of lecture 2: no correction.</summary>
    AdamLecture,

    /// <summary>Adam of Kingma and Ba, algorithm 1.</summary>
    AdamKingmaBa,

    /// <summary>Adam of Kingma and Ba, the short form.</summary>
    AdamKingmaBaShort,
}

/// <summary>How a rate depends on the step.</summary>
public enum ScheduleKind
{
    /// <summary>It does not.</summary>
    Constant,

    /// <summary>Times a factor at every step.</summary>
    Exponential,

    /// <summary>Times a factor after every so many steps.</summary>
    Stairs,

    /// <summary>As 1/t.</summary>
    InverseTime,

    /// <summary>Half a wave.</summary>
    Cosine,
}

/// <summary>How gradients are shortened.</summary>
public enum Limiting
{
    /// <summary>Each element by itself.</summary>
    ByValue,

    /// <summary>All together.</summary>
    ByNorm,
}

/// <summary>How parameters are drawn to 0.</summary>
public enum Decaying
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By the gradient.</summary>
    L2,

    /// <summary>Beside the step.</summary>
    Decoupled,
}

/// <summary>A schedule of rates.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Rate">The first rate.</param>
/// <param name="Second">The factor, the decay or the last rate.</param>
/// <param name="Steps">The length of a stair or of the wave.</param>
/// <param name="WarmUp">Over how many steps the rate rises; 0 for none.</param>
public sealed record ScheduleSetting(ScheduleKind Kind, double Rate, double Second = 0, int Steps = 0, int WarmUp = 0);

/// <summary>An optimizer.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Rate">Its rate.</param>
/// <param name="First">The momentum, inertia, γ or β₁.</param>
/// <param name="Second">β₂.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="BesideRoot">Whether ε of Adagrad and RMSProp stands beside the root.</param>
/// <param name="Start">What the slots of Adagrad and RMSProp start as.</param>
/// <param name="Dampening">τ of PyTorch's momentum.</param>
/// <param name="Decaying">How parameters are drawn to 0.</param>
/// <param name="Lambda">How much.</param>
public sealed record OptimizerSetting(OptimizerKind Kind, ScheduleSetting Rate, double First = 0, double Second = 0, double Epsilon = 0, bool BesideRoot = false, double Start = 0, double Dampening = 0,
    Decaying Decaying = Decaying.None, double Lambda = 0);

/// <summary>The module <c>Gradus.Optimizers</c>: rules by which gradients change parameters.</summary>
/// <remarks>Tensors cross as <see cref="Shaped"/>. Every call makes the optimizer that it needs.</remarks>
public interface IOptimizers
{
    /// <summary>Goes down a function of one vector.</summary>
    /// <param name="setting">The optimizer.</param>
    /// <param name="start">The parameters before the first step.</param>
    /// <param name="gradient">The gradient, asked once for each step, where the optimizer wants it.</param>
    /// <param name="steps">How many steps.</param>
    /// <returns>The parameters after each step.</returns>
    double[][] Path(OptimizerSetting setting, double[] start, Func<double[], double[]> gradient, int steps);

    /// <summary>Where a rule wants the gradient of one parameter.</summary>
    /// <param name="setting">The optimizer.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="slots">What is kept for it.</param>
    Shaped LookAhead(OptimizerSetting setting, Shaped parameter, Shaped[] slots);

    /// <summary>Takes steps along gradients that are given.</summary>
    /// <param name="setting">The optimizer.</param>
    /// <param name="parameters">Before the first step.</param>
    /// <param name="gradients">For each step, that of each parameter.</param>
    /// <param name="kind">What tensors to call it with.</param>
    /// <returns>After each step, each parameter.</returns>
    Shaped[][] Steps(OptimizerSetting setting, Shaped[] parameters, Shaped[][] gradients, TensorKind kind);

    /// <summary>The same in PyTorch's manner.</summary>
    Shaped[][] ThroughParameters(OptimizerSetting setting, Shaped[] parameters, Shaped[][] gradients);

    /// <summary>The rates of a schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="steps">Steps, counted from 0.</param>
    double[] Rates(ScheduleSetting schedule, int[] steps);

    /// <summary>Gradients, shortened.</summary>
    /// <param name="limiting">How.</param>
    /// <param name="limit">To what.</param>
    /// <param name="gradients">Those of all parameters.</param>
    /// <param name="kind">What tensors to call it with.</param>
    Shaped[] Clipped(Limiting limiting, double limit, Shaped[] gradients, TensorKind kind);
}
