namespace Gradus.Suites.Linear;

/// <summary>How both suites judge.</summary>
internal static class Judging
{
    private static ILinear Linear => Subject.Of<ILinear>();

    /// <summary>Rows that decide, and others.</summary>
    internal static void Scale(ScaleCase row, double ofTraining, double ofOther)
    {
        int[] order = Subject.Random.Permutation(row.Training.Shape[0]);
        Lazy<(Shaped Training, Shaped Other)> got = new(() => Linear.Scale(row.Training.Rows(order), row.Other, TensorKind.Double), LazyThreadSafetyMode.PublicationOnly);
        Part.Of(ofTraining, "training-rows", () =>
        {
            var right = Is.CloseTo(row.Scaled.Rows(order));
            foreach (var (key, training, _) in row.Wrong) right.Mistake(key, training.Rows(order));
            Assert.That(got.Value.Training, right);
        });
        Part.Of(ofOther, "other-rows", () =>
        {
            var right = Is.CloseTo(row.OtherScaled);
            foreach (var (key, _, other) in row.Wrong) right.Mistake(key, other);
            Assert.That(got.Value.Other, right);
        });
    }

    /// <summary>The logits of rows.</summary>
    internal static void Logits(SoftmaxCase row) =>
        Assert.That(Linear.Logits(row.Theta, row.Bias, row.X, TensorKind.Double), Is.CloseTo(row.Logits).Mistake("bias-forgotten", row.Wrong.LogitsWithoutBias));

    /// <summary>The probabilities of rows.</summary>
    internal static void Probabilities(SoftmaxCase row) =>
        Assert.That(Linear.Probabilities(row.Theta, row.Bias, row.X, TensorKind.Double), Is.CloseTo(row.Probabilities)
            .Mistake("bias-forgotten", row.Wrong.WithoutBias).Mistake("softmax-twice", row.Wrong.Twice).Mistake("softmax-columns", row.Wrong.Columns).Mistake("softmax-of-batch", row.Wrong.OfAll));

    /// <summary>Logits as they are: Θ is the identity, the bias 0.</summary>
    internal static Shaped ProbabilitiesOf(Shaped logits) => Linear.Probabilities(Identity(logits.Shape[1]), Shaped.Zeros(logits.Shape[1]), logits, TensorKind.Double);

    /// <summary>The likelihood of logits as they are.</summary>
    internal static Shaped LikelihoodOf(Shaped logits, int[] labels) => Linear.NegativeLogLikelihood(Identity(logits.Shape[1]), Shaped.Zeros(logits.Shape[1]), logits, labels, TensorKind.Double);

    /// <summary>The likelihood of rows.</summary>
    internal static void Likelihood(SoftmaxCase row) =>
        Assert.That(Linear.NegativeLogLikelihood(row.Theta, row.Bias, row.X, row.Labels, TensorKind.Double), Is.CloseTo(row.Likelihood)
            .Mistake("mean-for-sum", row.Likelihood / row.Rows).Mistake("not-negated", -row.Likelihood).Mistake("log10", row.Likelihood / Math.Log(10)).Mistake("bias-forgotten", row.Wrong.LossesWithoutBias.Values.Sum())
            .Mistake("softmax-twice", row.Wrong.LossesTwice.Values.Sum()).Mistake("label-ignored", row.Wrong.LossesOfGreatest.Values.Sum()));

    /// <summary>The gradient by Θ.</summary>
    internal static void ByTheta(SoftmaxCase row) =>
        Assert.That(Linear.Gradient(row.Theta, row.Bias, row.X, row.Labels, TensorKind.Double)[0], Is.CloseTo(row.ByTheta)
            .Mistake("sign-exchanged", row.ByTheta.Times(-1)).Mistake("divided-by-n", row.ByTheta.Times(1.0 / row.Rows)).Mistake("one-hot-forgotten", row.Wrong.ByThetaWithoutLabels)
            .Mistake("gradient-transposed", Transposed(row.ByTheta)));

    /// <summary>The gradient by the bias.</summary>
    internal static void ByBias(SoftmaxCase row)
    {
        int classes = row.ByBias.Size;
        Assert.That(Linear.Gradient(row.Theta, row.Bias, row.X, row.Labels, TensorKind.Double)[1], Is.CloseTo(row.ByBias)
            .Mistake("sign-exchanged", row.ByBias.Times(-1)).Mistake("bias-gradient-mean", row.ByBias.Times(1.0 / row.Rows)).Mistake("one-hot-forgotten", row.Wrong.ByBiasWithoutLabels)
            .Mistake("bias-gradient-of-one-row", Shaped.Vector(row.Errors.Values[..classes])).Mistake("bias-gradient-over-classes", Shaped.Zeros(row.Rows)));
    }

    /// <summary>The classes of rows, whose numbers may be of any size.</summary>
    internal static void Answers(AnswerCase row)
    {
        var probabilities = row.Probabilities.Times(1 / Subject.Random.Factor());
        Assert.That(Linear.Classes(probabilities), Is.Exactly(row.Right)
            .Mistake("argmax-of-columns", row.OfColumns).Mistake("last-among-equals", row.Last).Mistake("least-probable", row.Least).Mistake("counts-from-one", row.Right.Select(c => c + 1).ToArray()));
    }

    /// <summary>What a neuron does at rows of inputs.</summary>
    internal static void Fires(NeuronCase row) =>
        Assert.That(row.Inputs.Select(inputs => Linear.Fires(row.Weights, row.Threshold, inputs)).ToArray(), Is.Exactly(row.Fires)
            .Mistake("threshold-added", row.Added).Mistake("not-strict", row.NotStrict).Mistake("fires-below", row.Below));

    /// <summary>How often a perceptron is wrong, and what it learns from that.</summary>
    internal static void Learn(PerceptronCase row, double ofMistakes, double ofWeights, double ofBias)
    {
        double rate = Subject.Random.Factor();
        Lazy<PerceptronRun> run = new(() => Linear.Learn(row.Rows, row.Labels, rate), LazyThreadSafetyMode.PublicationOnly);
        Part.Of(ofMistakes, "mistakes", () =>
        {
            var right = Is.Exactly(row.Wrong).Mistake("says-whether-right", row.Wrong.Select(wrong => !wrong).ToArray());
            foreach (var (key, wrong, _, _) in row.Mistakes) right.Mistake(key, wrong);
            Assert.That(run.Value.Wrong, right);
        });
        Part.Of(ofWeights, "weights", () =>
        {
            var right = Is.CloseTo(Times(row.Weights)).Mistake("rate-ignored", row.Weights);
            foreach (var (key, _, weights, _) in row.Mistakes) right.Mistake(key, Times(weights));
            Assert.That(run.Value.Weights, right);
        });
        Part.Of(ofBias, "bias", () =>
        {
            var right = Is.CloseTo(rate * row.Bias).Mistake("rate-ignored", row.Bias);
            foreach (var (key, _, _, bias) in row.Mistakes) right.Mistake(key, rate * bias);
            Assert.That(run.Value.Bias, right);
        });

        double[] Times(double[] weights) => [.. weights.Select(w => rate * w)];
    }

    /// <summary>How many epochs a perceptron takes, at any rate, and what it has learnt then.</summary>
    internal static void Converge(EpochCase row)
    {
        double rate = Subject.Random.Factor();
        var got = Linear.FitPerceptron(row.Rows, row.Labels, [row.Limit], rate)[0];
        var right = Is.Exactly(row.Epochs);
        foreach (var (key, epochs) in row.Wrong) right.Mistake(key, epochs);
        Assert.That(got.Epochs, right);
        Learnt(row, rate, got);
    }

    /// <summary>A second training of what is learnt takes one epoch, and changes nothing.</summary>
    /// <param name="row">What a line parts.</param>
    /// <param name="limit">Epochs of the first training at most: all but the one without a mistake, or more.</param>
    internal static void GoesOn(EpochCase row, int limit)
    {
        double rate = Subject.Random.Factor();
        var got = Linear.FitPerceptron(row.Rows, row.Labels, [limit, row.Limit], rate);
        Assert.That(got[0].Epochs, limit < row.Epochs ? Is.Exactly(-1).Mistake("says-limit", limit) : Is.Exactly(row.Epochs));
        Learnt(row, rate, got[0]);
        Assert.That(got[1].Epochs, Is.Exactly(1).Mistake("fit-starts-anew", row.Epochs).Mistake("counts-from-zero", 0));
        Learnt(row, rate, got[1]);
    }

    private static void Learnt(EpochCase row, double rate, PerceptronFit got)
    {
        double[] weights = [.. row.Weights.Select(w => rate * w)];
        Assert.That(got.Weights, Is.CloseTo(weights).Mistake("rate-ignored", row.Weights).Mistake("fit-leaves-untrained", new double[row.Weights.Length]));
        Assert.That(got.Bias, Is.CloseTo(rate * row.Bias).Mistake("rate-ignored", row.Bias));
    }

    /// <summary>The identity matrix.</summary>
    internal static Shaped Identity(int length) => Shaped.Zeros(length, length).Instead(i => i % (length + 1) == 0 ? 1 : 0);

    private static Shaped Transposed(Shaped matrix)
    {
        int rows = matrix.Shape[0], columns = matrix.Shape[1];
        return new([.. Enumerable.Range(0, matrix.Size).Select(i => matrix.Values[(i % rows * columns) + (i / rows)])], [columns, rows]);
    }
}
