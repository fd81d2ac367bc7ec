using Gradus.Grading.Records;

namespace Gradus.Engine.Containment;

/// <summary>Whether a layer holds on this machine.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Why">Why it does not hold; null when it does.</param>
/// <param name="Remedy">What would make it hold; null when it does, or when nothing would.</param>
public sealed record LayerFinding(Layer Layer, Text? Why = null, Text? Remedy = null)
{
    /// <summary>Whether it holds.</summary>
    public bool Holds => Why is null;
}
