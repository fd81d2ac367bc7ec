namespace Gradus.Suites.Losses;

/// <param name="Delta">Huber's δ; 1 where there is none.</param>
/// <param name="Prediction">Numbers, probabilities or logits.</param>
/// <param name="Target">What they should be.</param>
/// <param name="Losses">One for each element.</param>
/// <param name="Slopes">The gradient of their sum.</param>
/// <param name="Twice">The losses after one sigmoid too many; of losses without one, themselves.</param>
internal sealed record Numbers(double Delta, Shaped Prediction, Shaped Target, Shaped Losses, Shaped Slopes, Shaped Twice)
{
    /// <summary>The rows in another order.</summary>
    internal Numbers Permuted()
    {
        int[] order = Subject.Random.Permutation(Prediction.Shape[0]);
        return new(Delta, Prediction.Rows(order), Target.Rows(order), Losses.Rows(order), Slopes.Rows(order), Twice.Rows(order));
    }
}

/// <param name="Logits">[n, classes].</param>
/// <param name="Labels">The class of each row.</param>
/// <param name="Targets">A distribution for each row, in which the label's class is the likeliest.</param>
/// <param name="Probabilities">The softmax.</param>
/// <param name="LogProbabilities">Its logarithm.</param>
/// <param name="Losses">Of the labels, one for each row.</param>
/// <param name="Slopes">The gradient of their sum.</param>
/// <param name="Twice">The losses after one softmax too many.</param>
/// <param name="SoftLosses">Of the distributions, one for each row.</param>
/// <param name="SoftSlopes">The gradient of their sum.</param>
/// <param name="SoftTwice">The losses after one softmax too many.</param>
internal sealed record Classes(Shaped Logits, int[] Labels, Shaped Targets, Shaped Probabilities, Shaped LogProbabilities, Shaped Losses, Shaped Slopes, Shaped Twice, Shaped SoftLosses, Shaped SoftSlopes, Shaped SoftTwice)
{
    internal int Count => Logits.Shape[1];

    /// <summary>The element of each row's label.</summary>
    internal Shaped OfLabels(Shaped rows) => Losses.Instead(i => rows.Values[(i * Count) + Labels[i]]);

    /// <summary>The rows in another order, with a number added to all logits, which changes no probability.</summary>
    internal Classes Permuted(double shift = 0)
    {
        int[] order = Subject.Random.Permutation(Labels.Length);
        return new(Logits.Plus(shift).Rows(order), [.. order.Select(i => Labels[i])], Targets.Rows(order), Probabilities.Rows(order), LogProbabilities.Rows(order), Losses.Rows(order), Slopes.Rows(order),
            Twice.Rows(order), SoftLosses.Rows(order), SoftSlopes.Rows(order), SoftTwice.Rows(order));
    }
}

/// <param name="Tensors">Of several shapes.</param>
/// <param name="Ratio">ρ.</param>
/// <param name="L1">Σ|w|.</param>
/// <param name="L2">Σw².</param>
/// <param name="Elastic">ρΣ|w| + ½(1 − ρ)Σw².</param>
/// <param name="Slopes">The gradients of the elastic penalty.</param>
internal sealed record Weights(Shaped[] Tensors, double Ratio, double L1, double L2, double Elastic, Shaped[] Slopes);
