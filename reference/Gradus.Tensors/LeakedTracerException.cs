namespace Gradus.Tensors;

/// <summary>A tensor was used after the function that it belongs to had returned: it was kept in a variable outside.</summary>
public sealed class LeakedTracerException(Trace trace, string operation) : InvalidOperationException(
    $"{operation} got a tensor that belongs to a call of {trace.Transformation} which has already returned: it was kept outside the function, in a field or a captured variable. "
    + "Return what you need from the function instead (ValueAndGrad with auxiliary values does), or store its numbers with .Detach().");
