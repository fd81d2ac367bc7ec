using Gradus.Grading.Seeds;

namespace Gradus.Suites.Networks.Public;

/// <summary>Two half circles, class after class: who does not shuffle learns the second and forgets the first.</summary>
public sealed class TwoMoons : Training
{
    private const int OfClass = 9, BatchSize = 7, Epochs = 9;

    private static readonly NetworkSetting Network = new([6], 2, Squashing.Tanh, 0, Cost.CrossEntropy, 0, Rule.Adam, 0.1);

    /// <inheritdoc/>
    public override string Id => "two-moons";

    /// <inheritdoc/>
    public override TrainingKind Kind => TrainingKind.Pinned;

    /// <inheritdoc/>
    public override Curve Run(IStudent student, int seed)
    {
        var random = new CheckRandom((ulong)seed);
        double[] points = [.. Enumerable.Range(0, 2 * OfClass).SelectMany(i =>
        {
            double angle = Math.PI * random.Uniform(), side = i < OfClass ? 1 : -1;
            return new[] { (side * Math.Cos(angle)) + (side < 0 ? 1 : 0) + random.Uniform(-0.15, 0.15), (side * Math.Sin(angle)) + (side < 0 ? 0.5 : 0) + random.Uniform(-0.15, 0.15) };
        })];
        Shaped x = new(points, [2 * OfClass, 2]), y = Shaped.Zeros(2 * OfClass).Instead(i => i / OfClass);
        return new Curve(Draws.Curve(student.Of<INetworks>(), Network, Draws.Weights(random, 2, Network), x, y, BatchSize, Epochs, seed));
    }
}
