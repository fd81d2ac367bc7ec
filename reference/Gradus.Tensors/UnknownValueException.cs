namespace Gradus.Tensors;

/// <summary>A number was asked for where there is none yet: under Vmap (there is one for each example) or while a program is being traced.</summary>
public sealed class UnknownValueException(string transformation, TensorType type) : InvalidOperationException(
    $"The value of this tensor ({type}) is not known inside {transformation}, so C# cannot branch on it, index with it or read it. "
    + "Choose between values with Tensor.Where(condition, a, b), index with Tensor.Take, or take the branch outside the function.");
