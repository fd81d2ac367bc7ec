namespace Gradus.Linear;

/// <summary>How a training went.</summary>
/// <param name="Loss">For each epoch, the mean negative log-likelihood of all rows, each measured just before the step that its batch makes.</param>
public sealed record SoftmaxHistory(IReadOnlyList<double> Loss);
