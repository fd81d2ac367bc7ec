namespace Gradus.Benchmarks;

/// <summary>One thing that can be measured.</summary>
/// <param name="Name">FAMILY/IMPLEMENTATION/REST: cases of one family and rest are compared with each other.</param>
/// <param name="Run">Measures it.</param>
/// <param name="MostThreads">How many threads it can make use of; it is measured with one thread and with any number up to this.</param>
internal sealed record Case(string Name, Func<Measurement> Run, int MostThreads = 1)
{
    /// <summary>For what splits its work over as many threads as there are.</summary>
    public const int AnyThreads = int.MaxValue;

    /// <summary>A case on one thread.</summary>
    public static implicit operator Case((string Name, Func<Measurement> Run) one) => new(one.Name, one.Run);
}
