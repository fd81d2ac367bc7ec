namespace Gradus.Suites.Linear;

/// <summary>What a known mistake makes of rows.</summary>
internal sealed record WrongScale(string Key, Shaped Training, Shaped Other);

/// <param name="Training">The rows that decide.</param>
/// <param name="Other">The rows that do not.</param>
/// <param name="Scaled">The rows that decide, scaled.</param>
/// <param name="OtherScaled">The others.</param>
/// <param name="Wrong">Known mistakes.</param>
internal sealed record ScaleCase(Shaped Training, Shaped Other, Shaped Scaled, Shaped OtherScaled, WrongScale[] Wrong);

/// <summary>What known mistakes make of a case of softmax regression.</summary>
/// <param name="Twice">The softmax of the softmax.</param>
/// <param name="Columns">The softmax along the columns.</param>
/// <param name="OfAll">The softmax of the whole batch.</param>
/// <param name="LossesOfGreatest">−ln of each row's greatest probability.</param>
/// <param name="ByThetaWithoutLabels">The gradient without the labels.</param>
internal sealed record WrongSoftmax(
    Shaped LogitsWithoutBias, Shaped WithoutBias, Shaped Twice, Shaped Columns, Shaped OfAll, Shaped LossesWithoutBias, Shaped LossesTwice, Shaped LossesOfGreatest, Shaped ByThetaWithoutLabels, Shaped ByBiasWithoutLabels);

/// <param name="Losses">−ln of the probability of each row's label.</param>
/// <param name="Errors">The probabilities less the rows of 0 and 1.</param>
internal sealed record SoftmaxCase(
    Shaped Theta, Shaped Bias, Shaped X, int[] Labels, Shaped Logits, Shaped Probabilities, Shaped Losses, Shaped ByTheta, Shaped ByBias, Shaped Errors, WrongSoftmax Wrong)
{
    internal int Rows => Labels.Length;

    internal double Likelihood => Losses.Values.Sum();

    /// <summary>The rows in another order, and a number added to the bias: it is added to all logits, and changes no probability.</summary>
    internal SoftmaxCase Varied()
    {
        int[] order = Subject.Random.Permutation(Rows);
        double shift = Subject.Random.Factor();
        return this with
        {
            Bias = Bias.Plus(shift),
            X = X.Rows(order),
            Labels = [.. order.Select(i => Labels[i])],
            Logits = Logits.Plus(shift).Rows(order),
            Probabilities = Probabilities.Rows(order),
            Losses = Losses.Rows(order),
            Errors = Errors.Rows(order),
            Wrong = Wrong with
            {
                LogitsWithoutBias = Wrong.LogitsWithoutBias.Rows(order),
                WithoutBias = Wrong.WithoutBias.Rows(order),
                Twice = Wrong.Twice.Rows(order),
                Columns = Wrong.Columns.Rows(order),
                OfAll = Wrong.OfAll.Rows(order),
            },
        };
    }
}

/// <param name="Logits">What comes of Θ = 1, b = 0.</param>
/// <param name="Likelihood">The negative log-likelihood of the labels.</param>
internal sealed record LikelihoodCase(Shaped Logits, int[] Labels, double Likelihood);

/// <summary>Rows of logits far from each other.</summary>
/// <param name="Overflow">With no greatest logit taken out.</param>
/// <param name="BatchMaximum">With the greatest logit of all rows taken out.</param>
internal sealed record LargeCase(Shaped Logits, Shaped Probabilities, Shaped Overflow, Shaped BatchMaximum);

internal sealed record Weights(Shaped Theta, Shaped Bias);

/// <summary>Where a known mistake leads.</summary>
internal sealed record WrongSteps(string Key, Weights First, Weights Last);

/// <param name="Batches">The rows of each step; the last one has fewer.</param>
/// <param name="First">The weights after the first step.</param>
/// <param name="Last">After all of them.</param>
/// <param name="Wrong">Known mistakes.</param>
internal sealed record StepsCase(Shaped Theta, Shaped Bias, Shaped X, int[] Labels, int[][] Batches, double Rate, Weights First, Weights Last, WrongSteps[] Wrong);

/// <param name="Last">The last among equal ones.</param>
/// <param name="OfColumns">The greatest of each column.</param>
/// <param name="Least">The least of each row.</param>
internal sealed record AnswerCase(Shaped Probabilities, int[] Right, int[] Last, int[] OfColumns, int[] Least);

/// <param name="Fires">What the neuron does at each row of inputs.</param>
/// <param name="Added">The threshold added.</param>
/// <param name="NotStrict">Firing at exactly the threshold.</param>
/// <param name="Below">Firing below it.</param>
internal sealed record NeuronCase(double[] Weights, double Threshold, double[][] Inputs, bool[] Fires, bool[] Added, bool[] NotStrict, bool[] Below);

/// <summary>What a known mistake learns, at a rate of 1.</summary>
internal sealed record WrongPerceptron(string Key, bool[] Wrong, double[] Weights, double Bias);

/// <param name="Wrong">Whether the answer to each row was wrong.</param>
/// <param name="Weights">What was learnt at a rate of 1; at another rate so many times as much.</param>
/// <param name="Bias">The same.</param>
/// <param name="Asked">Further rows.</param>
/// <param name="Answers">The answers to them.</param>
/// <param name="Mistakes">Known mistakes.</param>
internal sealed record PerceptronCase(double[][] Rows, int[] Labels, bool[] Wrong, double[] Weights, double Bias, double[][] Asked, int[] Answers, WrongPerceptron[] Mistakes);

/// <summary>Rows at which a perceptron's sum is exactly 0.</summary>
/// <param name="ZeroIsMinus">The answers if that were −1.</param>
internal sealed record ZeroCase(double[][] Rows, int[] Labels, double[][] Asked, int[] Answers, int[] ZeroIsMinus);

internal sealed record WrongEpochs(string Key, int Epochs);

/// <param name="Limit">Epochs at most.</param>
/// <param name="Epochs">The first one without a mistake, from 1; −1 for none.</param>
/// <param name="Weights">What was learnt at a rate of 1; at another rate so many times as much.</param>
/// <param name="Bias">The same.</param>
/// <param name="Wrong">Known mistakes.</param>
internal sealed record EpochCase(double[][] Rows, int[] Labels, int Limit, int Epochs, double[] Weights, double Bias, WrongEpochs[] Wrong);
