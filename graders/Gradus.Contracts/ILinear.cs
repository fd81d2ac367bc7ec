namespace Gradus.Contracts;

/// <summary>The single neurons of logic.</summary>
public enum LogicGate
{
    /// <summary>x₁ ∧ x₂.</summary>
    And,

    /// <summary>x₁ ∨ x₂.</summary>
    Or,

    /// <summary>¬x.</summary>
    Not,

    /// <summary>x₁ ⊕ x₂ of x₁, x₂ and a third input, their product.</summary>
    XorByFeature,

    /// <summary>What stands behind the first layer of x₁ ⊕ x₂: its inputs are the answers of x₁ ∨ x₂ and of x₁ ∧ x₂.</summary>
    XorOutput,
}

/// <summary>A perceptron that has seen each row once.</summary>
/// <param name="Wrong">Whether it said that its answer was wrong, row by row.</param>
/// <param name="Weights">w afterwards.</param>
/// <param name="Bias">b afterwards.</param>
public sealed record PerceptronRun(bool[] Wrong, double[] Weights, double Bias);

/// <summary>A perceptron after a training.</summary>
/// <param name="Epochs">The first epoch without a mistake, from 1; −1 for none.</param>
/// <param name="Weights">w afterwards.</param>
/// <param name="Bias">b afterwards.</param>
public sealed record PerceptronFit(int Epochs, double[] Weights, double Bias);

/// <summary>The module <c>Gradus.Linear</c>: softmax regression, threshold neurons and the perceptron.</summary>
/// <remarks>Tensors cross as <see cref="Shaped"/>, weights as Θ [features, classes] and the bias [classes]. Every call makes what it needs; unless a kind is asked for, tensors are float64.</remarks>
public interface ILinear
{
    /// <summary>Features in [0, 1].</summary>
    /// <param name="training">The rows that decide.</param>
    /// <param name="other">Rows that are scaled with them.</param>
    /// <param name="kind">What tensors to call it with: float64 or float32.</param>
    (Shaped Training, Shaped Other) Scale(Shaped training, Shaped other, TensorKind kind);

    /// <summary>x·Θ + b.</summary>
    Shaped Logits(Shaped theta, Shaped bias, Shaped x, TensorKind kind);

    /// <summary>The probability of each class for each row.</summary>
    Shaped Probabilities(Shaped theta, Shaped bias, Shaped x, TensorKind kind);

    /// <summary>The negative log-likelihood of the labels.</summary>
    Shaped NegativeLogLikelihood(Shaped theta, Shaped bias, Shaped x, int[] labels, TensorKind kind);

    /// <summary>Its gradient by Θ and by the bias.</summary>
    Shaped[] Gradient(Shaped theta, Shaped bias, Shaped x, int[] labels, TensorKind kind);

    /// <summary>A step for each batch.</summary>
    /// <param name="theta">Θ before the first one.</param>
    /// <param name="bias">The bias before the first one.</param>
    /// <param name="x">All rows.</param>
    /// <param name="labels">The class of each.</param>
    /// <param name="batches">The rows of each step.</param>
    /// <param name="rate">The learning rate.</param>
    /// <returns>Θ and the bias after the last step.</returns>
    Shaped[] Steps(Shaped theta, Shaped bias, Shaped x, int[] labels, int[][] batches, double rate);

    /// <summary>The same, watched by the module's own likelihood.</summary>
    /// <param name="theta">Θ before the first step.</param>
    /// <param name="bias">The bias before the first step.</param>
    /// <param name="x">All rows.</param>
    /// <param name="labels">The class of each.</param>
    /// <param name="batches">The rows of each step.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="every">Steps between two looks.</param>
    /// <returns>The negative log-likelihood of all rows, divided by their number: before the first step and after every so many.</returns>
    double[] Losses(Shaped theta, Shaped bias, Shaped x, int[] labels, int[][] batches, double rate, int every);

    /// <summary>The answers to probabilities.</summary>
    int[] Classes(Shaped probabilities);

    /// <summary>Trains in float32 from a start that the seed draws. On the way the answers are asked for, and at the end those of the module's own loop, which draws and does the same.</summary>
    /// <param name="x">The rows to learn from.</param>
    /// <param name="labels">The class of each; every class comes.</param>
    /// <param name="asked">Rows to answer.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="epochs">How many epochs.</param>
    /// <param name="batchSize">Rows of a batch.</param>
    /// <param name="seed">What the start and the order of the rows are drawn from.</param>
    /// <returns>The class of each row that was asked: before the first epoch, and after each; the last ones are those of <c>Fit</c> and <c>Predict</c>.</returns>
    int[][] Fit(Shaped x, int[] labels, Shaped asked, double rate, int epochs, int batchSize, int seed);

    /// <summary>Whether a threshold neuron fires.</summary>
    bool Fires(double[] weights, double threshold, double[] inputs);

    /// <summary>Whether one of the module's neurons of logic fires.</summary>
    /// <param name="gate">Which.</param>
    /// <param name="inputs">One for each of its weights: 0, 1, or between.</param>
    bool GateFires(LogicGate gate, double[] inputs);

    /// <summary>Whether the neuron behind the first layer of x₁ ⊕ x₂ fires where it gets that layer's answers, 1 or 0 each.</summary>
    /// <param name="inputs">What the first layer gets: x₁ and x₂, each 0, 1, or between.</param>
    bool XorByLayers(double[] inputs);

    /// <summary>Shows a new perceptron each row once.</summary>
    PerceptronRun Learn(double[][] rows, int[] labels, double rate);

    /// <summary>The answers of a perceptron that has seen each row once.</summary>
    /// <param name="rows">The rows that it has seen.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="asked">The rows that it is asked.</param>
    int[] Answers(double[][] rows, int[] labels, double[][] asked);

    /// <summary>Lets a new perceptron learn until it makes no mistake, or several times.</summary>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="epochs">How many epochs at most: a number for each training of the one perceptron.</param>
    /// <param name="rate">The learning rate.</param>
    /// <returns>The perceptron after each training.</returns>
    PerceptronFit[] FitPerceptron(double[][] rows, int[] labels, int[] epochs, double rate);
}
