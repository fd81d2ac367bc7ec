using System.Globalization;
using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Optimizers;

/// <summary>An optimizer in PyTorch's manner: it knows its parameters and changes their values.</summary>
/// <remarks><c>loss.Backward(); optimizer.Step(); optimizer.ZeroGrad();</c> Not for many threads at a time. Like PyTorch's it counts the steps of every parameter by itself; a schedule counts those of the optimizer.</remarks>
public sealed class ParameterOptimizer
{
    private readonly Optimizer optimizer;
    private readonly Parameter[] parameters;
    private readonly Tensor[][] slots;
    private readonly int[] taken;
    private int steps;

    /// <summary>Makes one, with nothing remembered.</summary>
    /// <param name="optimizer">The rule.</param>
    /// <param name="parameters">What it changes.</param>
    /// <exception cref="ArgumentException">There is no parameter, one is null, or one is there twice.</exception>
    /// <exception cref="NotSupportedException">The rule takes gradients elsewhere than at the parameters (<see cref="Optimizer.LooksAhead"/>), where Backward() does not.</exception>
    public ParameterOptimizer(Optimizer optimizer, params IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(parameters);
        if (optimizer.LooksAhead) throw new NotSupportedException(
            $"{optimizer.GetType().Name} takes the gradient ahead of the parameters, and Backward() takes it at them: use MomentumForm.PyTorch, or Optimizer.Step with LookAhead.");
        if (parameters.Count == 0) throw new ArgumentException("There are no parameters: expected at least one.", nameof(parameters));
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] is null) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Parameter {i} of {parameters.Count} is null."), nameof(parameters));
        }
        if (parameters.GroupBy(parameter => parameter).FirstOrDefault(group => group.Count() > 1) is { } uses) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"The parameter '{uses.Key.Name}', {uses.Key.Type}, is there {uses.Count()} times: as many steps would be taken with it. Expected once."), nameof(parameters));
        this.optimizer = optimizer;
        this.parameters = [.. parameters];
        slots = [.. this.parameters.Select(parameter => optimizer.Start(parameter.Value).Slots)];
        taken = new int[this.parameters.Length];
    }

    /// <summary>One step: from every parameter's Grad to its Value. A parameter without a gradient stays; gradients are left as they are.</summary>
    public void Step()
    {
        int[] moving = [.. Enumerable.Range(0, parameters.Length).Where(i => parameters[i].Grad is not null)];
        var gradients = optimizer.Clipping.Apply([.. moving.Select(i => parameters[i].Grad!)]);
        var rates = new RateOfTypes(optimizer.Rate.At(Count(steps++, parameters[0])));
        // All values first: where a rule refuses, no parameter has changed.
        var next = new Tensor[moving.Length];
        for (int k = 0; k < moving.Length; k++)
        {
            int i = moving[k];
            next[k] = optimizer.Advance(parameters[i].Value, gradients[k], slots[i], rates.Of(parameters[i].DType), Count(++taken[i], parameters[i]));
        }
        for (int k = 0; k < moving.Length; k++) parameters[moving[k]].Value = next[k];
    }

    /// <summary>Forgets all gradients.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in parameters) parameter.ZeroGrad();
    }

    private static Tensor Count(int steps, Parameter beside) => Tensor.Scalar(steps, DType.Float64, beside.Device);
}
