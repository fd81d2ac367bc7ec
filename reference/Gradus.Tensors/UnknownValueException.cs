namespace Gradus.Tensors;

/// <summary>A number was asked for where there is none yet: under Vmap (there is one for each example) or while a program is being traced.</summary>
public sealed class UnknownValueException : InvalidOperationException
{
    /// <summary>A tensor of a type was read inside a transformation.</summary>
    public UnknownValueException(string transformation, TensorType type) : base(
        $"The value of this tensor ({type}) is not known inside {transformation}, so C# cannot branch on it, index with it or read it. "
        + "Choose between values with Tensor.Where(condition, a, b), index with Tensor.Take, or take the branch outside the function.")
    {
    }

    /// <summary>Something else was asked for that needs numbers.</summary>
    internal UnknownValueException(string message) : base(message)
    {
    }
}
