namespace Gradus.Networks;

/// <summary>A mean of numbers that count differently.</summary>
internal sealed class WeightedMean
{
    private double sum, weight;

    public double Value => sum / weight;

    public void Add(double number, double counts)
    {
        sum += number * counts;
        weight += counts;
    }
}
