// tries:      have a type whose full name is longer than any message
// stopped by: limits
// where:      ConfusionMatrix.Accuracy
// row:        46
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    private static double Throw<T>(int depth) => depth == 0 ? throw new Pair<T, T>() : Throw<Pair<T, T>>(depth - 1);

    public double Accuracy()
    {
        return Throw<int>(18);
    }
}

public sealed class Pair<A, B> : Exception;
