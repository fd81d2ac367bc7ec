namespace Gradus.Benchmarks.Accuracy;

/// <summary>How one seed came out.</summary>
/// <param name="Implementation">Who learnt: gradus or torch.</param>
/// <param name="Seed">The seed. Two implementations draw other numbers from one seed.</param>
/// <param name="Correct">How many examples of the test part were given their class.</param>
internal sealed record Score(string Implementation, int Seed, int Correct);
