namespace Gradus.Networks;

/// <summary>How training stands after an epoch.</summary>
/// <param name="Epoch">The epoch's number, from 1.</param>
/// <param name="Epochs">How many there are at most.</param>
/// <param name="Loss">The mean objective of the epoch's steps, penalty included.</param>
/// <param name="ValidationLoss">The mean loss of the validation part after the epoch, without penalty; null where there is none.</param>
/// <param name="ValidationScore">Accuracy or R² there; null where there is none.</param>
public sealed record EpochReport(int Epoch, int Epochs, double Loss, double? ValidationLoss, double? ValidationScore);
