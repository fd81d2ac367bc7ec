namespace Gradus.Contracts;

/// <summary>What kind of tensors a rule or a function is called with.</summary>
public enum TensorKind
{
    /// <summary>float64.</summary>
    Double,

    /// <summary>float32. Arguments are rounded to it, and the result must be of it.</summary>
    Single,

    /// <summary>float64 inside <c>Vmap</c>: tensors whose numbers nobody can read, so that only tensor operations work.</summary>
    InVmap,
}
