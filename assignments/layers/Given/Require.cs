using Gradus.Tensors;

namespace Gradus.Layers;

/// <summary>What layers ask of their arguments. A message says what came and what would be right; it is made only when something is refused.</summary>
internal static class Require
{
    /// <summary>A batch of numbers.</summary>
    public static void Batch(Layer layer, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (!x.DType.IsFloat()) throw new ArgumentException($"{layer.Kind} takes float32 or float64; x is {x.Type}. Convert it with .To(DType.Float32).", nameof(x));
        if (x.Rank == 0) throw new ArgumentException($"{layer.Kind} takes a batch, [batch, …]; x is {x.Type}.", nameof(x));
    }

    /// <summary>As many weights as there are parameters, all of x's type.</summary>
    public static void Weights(Layer layer, ReadOnlySpan<Tensor> weights, Tensor x)
    {
        Count(layer, weights);
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] is null) throw new ArgumentNullException(nameof(weights), $"{layer.Kind} got null as parameter {i} of {weights.Length}; a tensor was expected.");
            if (weights[i].DType == x.DType) continue;
            throw new ArgumentException($"{layer.Kind} got parameter {i} as {weights[i].Type} beside x, {x.Type}: expected one type, float32 or float64. .To(DType.Float32) converts.", nameof(weights));
        }
    }

    /// <summary>As many weights as there are parameters.</summary>
    public static void Count(Layer layer, ReadOnlySpan<Tensor> weights)
    {
        if (weights.Length == layer.ParameterCount) return;
        string has = layer.ParameterCount == 1 ? "1 parameter" : $"{layer.ParameterCount} parameters", got = weights.Length == 1 ? "1 tensor" : $"{weights.Length} tensors";
        throw new ArgumentException($"{layer.Kind} has {has}; it got {got}. Pass what Initialize gave, all of it and in its order.", nameof(weights));
    }

    /// <summary>An example that is one row of numbers.</summary>
    /// <exception cref="ArgumentException">It has another rank.</exception>
    public static void Features(Layer layer, Shape input)
    {
        if (Shape(input).Rank == 1) return;
        string instead = input.Rank == 0 ? "one number is [1]." : "put Flatten() before it.";
        throw new ArgumentException($"{layer.Kind} takes examples of the shape [features]; these are {input}: {instead}", nameof(input));
    }

    /// <summary>The shapes that x·W + b takes.</summary>
    public static void Affine(Layer layer, int outputs, ReadOnlySpan<Tensor> weights, Tensor x)
    {
        if (x.Rank != 2)
        {
            string instead = x.Rank == 1 ? "one example is x.ExpandDims(0)." : "put Flatten() before it.";
            throw new ArgumentException($"{layer.Kind} takes [batch, features]; x is {x.Type}: {instead}", nameof(x));
        }
        var matrix = weights[0].Shape;
        if (matrix.Rank != 2 || matrix[0] != x.Shape[1] || matrix[1] != outputs)
        {
            throw new ArgumentException($"{layer.Kind} got x {x.Type} and weights {weights[0].Type}: expected weights [{x.Shape[1]}, {outputs}], [features, outputs].", nameof(weights));
        }
        if (weights.Length < 2) return;
        var bias = weights[1].Shape;
        if (bias.Rank != 1 || bias[0] != outputs) throw new ArgumentException($"{layer.Kind} got the bias {weights[1].Type}: expected [{outputs}].", nameof(weights));
    }

    /// <summary>One number.</summary>
    public static void OneNumber(Layer layer, Tensor weight)
    {
        if (weight.Rank != 0) throw new ArgumentException($"{layer.Kind} got its slope as {weight.Type}: expected one number, [].", nameof(weight));
    }

    /// <summary>A shape that is there.</summary>
    public static Shape Shape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input;
    }

    /// <summary>A type that can be learned.</summary>
    public static void Float(DType dtype)
    {
        if (!dtype.IsFloat()) throw new ArgumentException($"Weights are float32 or float64, not {dtype.Name()}.", nameof(dtype));
    }

    /// <summary>What an initializer was asked for.</summary>
    public static Tensor Drawn(ParameterSpec spec, Tensor? drawn, DType dtype) => drawn is not null && drawn.Type == new TensorType(dtype, spec.Shape) ? drawn
        : throw new InvalidOperationException($"The initializer of {spec.Name} gave {drawn?.Type.ToString() ?? "null"}: expected {new TensorType(dtype, spec.Shape)}.");

    /// <summary>Numbers for a parameter.</summary>
    public static void Saved(ParameterSpec spec, Tensor? weight)
    {
        if (weight is null || !weight.DType.IsFloat() || !weight.Shape.Equals(spec.Shape))
        {
            throw new ArgumentException($"{spec.Name} is {weight?.Type.ToString() ?? "null"}: expected float32 or float64 {spec.Shape}.", "weights");
        }
    }

    /// <summary>Inputs and outputs that a spread can be computed from.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static void Fan(Fan fan)
    {
        if (fan.In < 1 || fan.Out < 1) throw new ArgumentException($"The fan is {fan.In} in, {fan.Out} out: expected one input and one output at least.", nameof(fan));
    }
}
