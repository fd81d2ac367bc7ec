using System.Globalization;
using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Data;
using Gradus.Tensors;

namespace Gradus.Linear;

/// <summary>Softmax regression (multinomial logistic regression): the classes' probabilities are the softmax of a linear function of the features (lectures 0 and 1).</summary>
public sealed partial class SoftmaxRegression
{
    private readonly SoftmaxOptions options;

    /// <summary>A model that has learnt nothing yet.</summary>
    /// <param name="options">How it trains; null: as <see cref="SoftmaxOptions"/> is made.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite, or epochs or batch size are negative.</exception>
    public SoftmaxRegression(SoftmaxOptions? options = null)
    {
        this.options = options ??= new SoftmaxOptions();
        Require.Rate(options.Rate, $"{nameof(options)}.{nameof(options.Rate)}");
        ArgumentOutOfRangeException.ThrowIfNegative(options.Epochs, $"{nameof(options)}.{nameof(options.Epochs)}");
        ArgumentOutOfRangeException.ThrowIfNegative(options.BatchSize, $"{nameof(options)}.{nameof(options.BatchSize)}");
    }

    /// <summary>What was learnt; null before the first <see cref="Fit"/>.</summary>
    public SoftmaxWeights? Weights { get; private set; }

    /// <summary>Learns from rows and their classes, from the start: shuffled batches, a <see cref="Step"/> for each.</summary>
    /// <remarks>Weights have the type of x. The start is drawn from <c>new RandomKey(Seed).Fold(0)</c>, the batches of epoch e, from 1, from <c>Fold(e)</c>. A step is compiled once
    /// for each length of a batch, of which there are two at most; one that reads numbers, and so cannot be compiled, runs as it is.</remarks>
    /// <param name="x">[n, features], float32 or float64, finite, at least one row.</param>
    /// <param name="labels">[n] the class of each row, 0 or more; there are as many classes as the greatest label says.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">x is no such matrix or has a number that is not finite, there are not as many labels as rows, or a label is negative.</exception>
    public SoftmaxHistory Fit(Tensor x, int[] labels)
    {
        Require.Training(x, labels);
        var key = new RandomKey(options.Seed);
        int rows = x.Shape[0], size = options.BatchSize == 0 ? rows : Math.Min(options.BatchSize, rows);
        Tensor[] state = Start(key.Fold(0), [x.Shape[1], labels.Max() + 1], x.DType), data = [x, Tensor.Of<int>(labels), null!];
        var step = Compiled(Stepped);
        var losses = new double[options.Epochs];
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            foreach (var batch in new Batches(rows, size, key.Fold(epoch)))
            {
                data[2] = batch;
                state = Replaced(state, step(state, data));
                batch.Dispose();
            }
            // The losses of all batches are one number, read once an epoch.
            losses[epoch - 1] = state[2].Item() / rows;
            state = [state[0], state[1], Tensor.Scalar(0, x.DType)];
        }
        Weights = new SoftmaxWeights(state[0], state[1]);
        return new SoftmaxHistory(losses);
    }

    /// <summary>The probability of each class for each row.</summary>
    /// <param name="x">[n, features], of the type that was learnt from.</param>
    /// <returns>[n, classes].</returns>
    /// <exception cref="InvalidOperationException">Nothing was learnt yet.</exception>
    /// <exception cref="ArgumentException">Type or shape do not fit.</exception>
    public Tensor PredictProbabilities(Tensor x) => Probabilities(Weights ?? throw new InvalidOperationException("There are no weights to answer with: call Fit first."), x);

    /// <summary>The most probable class of each row.</summary>
    /// <param name="x">[n, features], of the type that was learnt from.</param>
    /// <returns>[n] classes.</returns>
    /// <exception cref="InvalidOperationException">Nothing was learnt yet.</exception>
    /// <exception cref="ArgumentException">Type or shape do not fit.</exception>
    public int[] Predict(Tensor x) => Classes(PredictProbabilities(x));

    /// <summary>The accuracy: the share of rows whose class is predicted.</summary>
    /// <param name="x">[n, features], of the type that was learnt from, at least one row.</param>
    /// <param name="labels">[n] the class of each row.</param>
    /// <exception cref="InvalidOperationException">Nothing was learnt yet.</exception>
    /// <exception cref="ArgumentException">Type or shape do not fit, there are not as many labels as rows, or there are none.</exception>
    public double Score(Tensor x, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int[] answers = Predict(x);
        if (labels.Length != answers.Length || labels.Length == 0)
        {
            throw new ArgumentException($"{answers.Length} rows need {answers.Length} labels, and at least one; there are {labels.Length}.", nameof(labels));
        }
        return (double)answers.Zip(labels).Count(pair => pair.First == pair.Second) / labels.Length;
    }

    /// <summary>What the model is, for tables.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"SoftmaxRegression({(Weights is { } w ? $"{w.Theta.Shape[0]} features, {w.Theta.Shape[1]} classes" : "not fitted")}, rate {options.Rate})");

    // A state is Θ, b and the loss summed since the epoch began: arrays of tensors cross into a compiled function with the least ado.
    private Tensor[] Start(RandomKey key, Shape shape, DType dtype) =>
        [options.StandardNormalStart ? key.Normal(shape, dtype: dtype) : Tensor.Zeros(shape, dtype), Tensor.Zeros([shape[1]], dtype), Tensor.Scalar(0, dtype)];

    private Tensor[] Stepped(Tensor[] state, Tensor[] data)
    {
        var w = new SoftmaxWeights(state[0], state[1]);
        Tensor x = data[0].Take(data[2]), labels = data[1].Take(data[2]);
        var loss = NegativeLogLikelihood(w, x, labels);
        var next = Step(w, x, labels, options.Rate);
        return [next.Theta, next.Bias, state[2] + loss];
    }

    private static Func<Tensor[], Tensor[], Tensor[]> Compiled(Func<Tensor[], Tensor[], Tensor[]> step)
    {
        var compiled = Ad.Jit(step);
        bool canCompile = true;
        return (state, data) =>
        {
            if (!canCompile) return step(state, data);
            try
            {
                return compiled(state, data);
            }
            catch (UnknownValueException)
            {
                canCompile = false;
                return step(state, data);
            }
        };
    }

    // Memory stays flat without waiting for the collector: nobody else has seen the old state.
    private static Tensor[] Replaced(Tensor[] old, Tensor[] next)
    {
        foreach (var tensor in old)
        {
            if (!next.Contains(tensor)) tensor.Dispose();
        }
        return next;
    }
}
