using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Gradus.Layers;
using Gradus.Tensors;
using static System.FormattableString;

namespace Gradus.Networks;

/// <content>What networks are made of.</content>
internal static partial class Require
{
    /// <summary>Demands as many tensors as a network has.</summary>
    public static void Weights(int expected, [NotNull] Tensor[]? weights, [CallerArgumentExpression(nameof(weights))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(weights, name);
        if (weights.Length != expected) throw new ArgumentException($"{name} are {weights.Length} tensors; the network has {expected} parameters.", name);
    }

    /// <summary>Demands tensors that are there and that nothing follows.</summary>
    public static void Plain(Tensor[] weights, [CallerArgumentExpression(nameof(weights))] string name = "")
    {
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] is null) throw new ArgumentException(Invariant($"{name}[{i}] is null; expected a tensor."), name);
            if (weights[i].Trace is { } trace) throw new ArgumentException(Invariant($"{name}[{i}] is followed by {trace.Transformation}; expected plain numbers: .Detach() gives them."), name);
        }
    }

    /// <summary>Demands a vector.</summary>
    /// <returns>The vector.</returns>
    public static Tensor Vector(Tensor x, [CallerArgumentExpression(nameof(x))] string name = "") =>
        x.Rank == 1 ? x : throw new ArgumentException($"{name} is {x.Type}; expected [outputs].", name);

    /// <summary>Demands a matrix.</summary>
    /// <returns>The matrix.</returns>
    public static Tensor Matrix(Tensor x, [CallerArgumentExpression(nameof(x))] string name = "") =>
        x.Rank == 2 ? x : throw new ArgumentException($"{name} is {x.Type}; expected [inputs, outputs].", name);

    /// <summary>Demands plain numbers of one float type, in the shapes of a network's parameters.</summary>
    public static void Fitting(IReadOnlyList<ParameterSpec> parameters, Tensor[] weights, [CallerArgumentExpression(nameof(weights))] string name = "")
    {
        for (int i = 0; i < weights.Length; i++)
        {
            var expected = new TensorType(weights[0].DType, parameters[i].Shape);
            if (weights[i].Type != expected || !expected.DType.IsFloat())
            {
                throw new ArgumentException($"{name}[{i}] is {weights[i].Type}; {parameters[i].Name} of this network is {(expected.DType.IsFloat() ? expected : $"float32 or float64 {expected.Shape}")}.", name);
            }
        }
    }

    /// <summary>Demands examples that a network takes: of the shape that it was made for, or, where it flattens, of as many elements.</summary>
    public static void Examples([NotNull] Tensor? x, Shape input, Layer network, [CallerArgumentExpression(nameof(x))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(x, name);
        bool flattens = network is Sequential layers && layers[0] is Flatten;
        if (x.DType.IsFloat() && x.Rank > 1 && x.Shape.Without([0]) is var example && (example.Equals(input) || (flattens && example.Size == input.Size))) return;
        throw new ArgumentException($"{name} is {x.Type}; this network takes float32 or float64 [batch, {string.Join(", ", input)}]{(x.Shape.Equals(input) ? $": one example is {name}.ExpandDims(0)" : "")}.", name);
    }

    /// <summary>Demands options that say something.</summary>
    /// <returns>The options.</returns>
    public static MlpOptions Usable(MlpOptions options)
    {
        Given(options.Hidden, options.HiddenActivation, options.Initializer, options.Optimizer);
        foreach (int width in options.Hidden) AtLeast(1, width, "options.Hidden");
        Fraction(options.Dropout);
        NotNegative(options.L2);
        AtLeast(1, options.BatchSize);
        AtLeast(1, options.Epochs);
        Share(options.ValidationShare);
        AtLeast(1, options.Patience);
        NotNegative(options.Tolerance);
        AtLeast(2, options.Classes ?? 2);
        return options.DType.IsFloat() ? options : throw new ArgumentException($"options.DType is {options.DType.Name()}; expected float32 or float64.", nameof(options));
    }

    /// <summary>Demands layers that are not empty, the inputs of each as many as the outputs of the one before it.</summary>
    /// <returns>The layers.</returns>
    public static double[][,] Chain([NotNull] double[][,]? weights, [CallerArgumentExpression(nameof(weights))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(weights, name);
        if (weights.Length == 0) throw new ArgumentException($"{name} has no layers; expected one at least.", name);
        for (int l = 0; l < weights.Length; l++)
        {
            ArgumentNullException.ThrowIfNull(weights[l], Invariant($"{name}[{l}]"));
            var (outputs, inputs) = (weights[l].GetLength(0), weights[l].GetLength(1));
            if (outputs == 0 || inputs == 0) throw new ArgumentException(Invariant($"{name}[{l}] is [{outputs}, {inputs}]; expected at least one output and one input."), name);
            if (l > 0 && weights[l - 1].GetLength(0) != inputs)
            {
                throw new ArgumentException(Invariant($"{name}[{l}] is [{outputs}, {inputs}]; expected {weights[l - 1].GetLength(0)} inputs, the outputs of layer {l - 1}."), name);
            }
        }
        return weights;
    }

    /// <summary>Demands an example and the outputs of each layer.</summary>
    public static void Outputs([NotNull] double[][]? outputs, double[][,] weights, [CallerArgumentExpression(nameof(outputs))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(outputs, name);
        if (outputs.Length != weights.Length + 1) throw new ArgumentException(Invariant($"{name} has {outputs.Length} arrays; expected {weights.Length + 1}: the example, and the outputs of {weights.Length} layers."), name);
        for (int l = 0; l < outputs.Length; l++)
        {
            int expected = l == 0 ? weights[0].GetLength(1) : weights[l - 1].GetLength(0);
            ArgumentNullException.ThrowIfNull(outputs[l], Invariant($"{name}[{l}]"));
            if (outputs[l].Length != expected) throw new ArgumentException(Invariant($"{name}[{l}] has {outputs[l].Length} numbers; expected {expected}."), name);
        }
    }
}
