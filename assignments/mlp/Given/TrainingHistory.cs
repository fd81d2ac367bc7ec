namespace Gradus.Networks;

/// <summary>What happened in training, epoch by epoch: the first one's figures stand at index 0.</summary>
/// <param name="Loss">The mean objective of each epoch's steps, penalty included.</param>
/// <param name="ValidationLoss">The mean loss of the validation part after each epoch, without penalty; empty without early stopping.</param>
/// <param name="ValidationScore">Accuracy or R² there; empty without early stopping.</param>
/// <param name="BestEpoch">The number, from 1, of the epoch whose weights were kept: the best on the validation part, or else the last one; 0 where none was finished. Cancelled within an epoch, training without early stopping keeps the weights of its last step, which are later than this epoch's.</param>
/// <param name="StoppedEarly">Whether training ended before the last epoch: by early stopping, or because it was cancelled.</param>
public sealed record TrainingHistory(IReadOnlyList<double> Loss, IReadOnlyList<double> ValidationLoss, IReadOnlyList<double> ValidationScore, int BestEpoch, bool StoppedEarly);
