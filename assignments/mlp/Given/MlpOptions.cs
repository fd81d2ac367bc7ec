using Gradus.Activations;
using Gradus.Layers;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Networks;

/// <summary>What a multi-layer perceptron is and how it learns. The defaults are scikit-learn's where both have them, but for the batch size, Glorot's bounds, the penalty and biases, which are drawn uniformly there. Without early stopping scikit-learn stops by the training loss; here all epochs are done.</summary>
public sealed record MlpOptions
{
    /// <summary>How many neurons each hidden layer has, each at least 1. Empty: no hidden layer, which is linear or softmax regression.</summary>
    public int[] Hidden { get; init; } = [100];

    /// <summary>What hidden neurons make of their sums.</summary>
    public Func<Tensor, Tensor> HiddenActivation { get; init; } = Activation.Relu;

    /// <summary>How weights start; biases start at 0.</summary>
    public Initializer Initializer { get; init; } = Initializers.GlorotUniform;

    /// <summary>How weights change.</summary>
    public Optimizer Optimizer { get; init; } = new Adam(1e-3);

    /// <summary>Which share of each hidden layer's outputs is dropped in training, from 0 up to, not including, 1.</summary>
    public double Dropout { get; init; }

    /// <summary>λ of the penalty λ·Σw² of all weights but the biases; at least 0.</summary>
    public double L2 { get; init; }

    /// <summary>How many examples a step takes, at least 1.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>How many epochs there are at most, at least 1.</summary>
    public int Epochs { get; init; } = 200;

    /// <summary>Whether a part of the training rows is kept back, and training stops when the score there becomes no better. The weights are then those of the best epoch.</summary>
    public bool EarlyStopping { get; init; }

    /// <summary>The share of the training rows that is kept back for early stopping, between 0 and 1; of each class.</summary>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>After how many epochs in a row that are no better early stopping stops, at least 1.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>By how much a score must be above the best one to be better, at least 0.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>Where everything random comes from: equal seeds and data give equal bits.</summary>
    public int Seed { get; init; }

    /// <summary>How many classes there are, at least 2; null: the greatest label and one. For classifiers.</summary>
    public int? Classes { get; init; }

    /// <summary>What is computed with: float32 or float64. Examples of the other type are converted.</summary>
    public DType DType { get; init; } = DType.Float32;

    /// <summary>Whether a step is one compiled program. The same bits, several times as fast; not compiled, a debugger walks through it. A step that reads numbers, in a layer or an optimizer of one's own, cannot be compiled: <c>UnknownValueException</c> says so.</summary>
    public bool Compiled { get; init; } = true;

    /// <summary>Who is told after each epoch; null: nobody.</summary>
    public IProgress<EpochReport>? Progress { get; init; }

    /// <summary>Ends training before the next batch. What has been learned is kept.</summary>
    public CancellationToken Cancellation { get; init; }
}
