// tries:      throw in whatever anybody asks an exception for
// stopped by: process
// where:      ConfusionMatrix.Accuracy
// row:        46
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        throw new Trap();
    }
}

public sealed class Trap : Exception
{
    public override string Message => throw new Trap();

    public override string? StackTrace => throw new Trap();

    public override System.Collections.IDictionary Data => throw new Trap();

    public override string? Source { get => throw new Trap(); set => throw new Trap(); }

    public override string? HelpLink { get => throw new Trap(); set => throw new Trap(); }

    public override Exception GetBaseException() => throw new Trap();

    public override bool Equals(object? other) => throw new Trap();

    public override int GetHashCode() => throw new Trap();

    public override string ToString() => throw new Trap();
}
