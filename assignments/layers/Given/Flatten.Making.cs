namespace Gradus.Layers;

/// <summary>Each example's numbers along one axis: an image [8, 8] becomes 64 features, row after row. The batch axis stays.</summary>
public sealed partial class Flatten : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Flatten()";

    /// <inheritdoc/>
    public override int ParameterCount => 0;
}
