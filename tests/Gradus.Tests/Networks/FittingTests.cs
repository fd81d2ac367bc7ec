using Gradus.Losses;
using Gradus.Networks;
using Gradus.Optimizers;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Networks;

/// <summary>What happens around the epochs of a fit: validation, stopping, progress, cancelling.</summary>
public sealed class FittingTests
{
    private static readonly int[] Labels = Small.Data().Y.ToArray<int>();

    private static readonly Tensor X = Small.Data(DType.Float32).X;

    private sealed class Told(Action<EpochReport> act) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => act(value);
    }

    private static MlpOptions Options => new() { Hidden = [8], BatchSize = 8, Epochs = 9, Optimizer = new Adam(0.02), Seed = 3 };

    [Test]
    public void Keeps_the_best_epochs_weights()
    {
        var weights = new List<Tensor[]>();
        MlpClassifier? classifier = null;
        classifier = new MlpClassifier(Options with { Epochs = 200, EarlyStopping = true, ValidationShare = 0.3, Patience = 4, Progress = new Told(_ => weights.Add(classifier!.Weights)) });
        var history = classifier.Fit(X, Labels).History;
        int epochs = history.Loss.Count;
        Assert.That((history.StoppedEarly, history.ValidationLoss.Count, history.ValidationScore.Count), Is.EqualTo((true, epochs, epochs)));
        Assert.That(epochs, Is.EqualTo(history.BestEpoch + 4).And.LessThan(200), "patience");
        double best = history.ValidationScore.Max();
        Assert.That(history.BestEpoch, Is.EqualTo(1 + history.ValidationScore.ToList().FindIndex(score => score > best - 1e-9)), "the first of those that are as good");
        Assert.That(Small.SameBits(classifier.Weights, weights[history.BestEpoch - 1]));
        Assert.That(Small.SameBits(classifier.Weights, weights[^1]), Is.False);
    }

    [Test(Description = "What training gives does not depend on the rows kept back, and these are those of Holdout")]
    public void Trains_with_the_other_rows_alone()
    {
        var options = Options with { EarlyStopping = true, ValidationShare = 0.3, Epochs = 4 };
        var (training, validation) = Holdout.Rows(Labels, 0.3, new RandomKey(3).Fold(0).Split()[1]);
        var history = new MlpClassifier(options).Fit(X, Labels).History;
        // The same rows with other numbers in those that validate.
        var isKeptBack = Tensor.Of<bool>([.. Enumerable.Range(0, Labels.Length).Select(validation.Contains)]).ExpandDims(1);
        var other = new MlpClassifier(options).Fit(Tensor.Where(isKeptBack, X + 1, X), Labels).History;
        Assert.That(other.Loss, Is.EqualTo(history.Loss));
        Assert.That(other.ValidationLoss, Is.Not.EqualTo(history.ValidationLoss));
        Assert.That(training, Has.Length.EqualTo(Labels.Length - validation.Length));
    }

    [Test]
    public void The_validation_figures_are_those_of_the_rows_kept_back()
    {
        var (_, validation) = Holdout.Rows(Labels, 0.3, new RandomKey(3).Fold(0).Split()[1]);
        var rows = X.Take(Tensor.Of<int>(validation));
        int[] labels = [.. validation.Select(row => Labels[row])];
        var (losses, scores) = (new List<double>(), new List<double>());
        MlpClassifier? classifier = null;
        classifier = new MlpClassifier(Options with
        {
            EarlyStopping = true,
            ValidationShare = 0.3,
            Dropout = 0.3,
            L2 = 0.1,
            Epochs = 3,
            Progress = new Told(_ =>
            {
                losses.Add(Loss.CrossEntropy(classifier!.Logits(rows), Tensor.Of<int>(labels)).Item());
                scores.Add(classifier.Score(rows, labels));
            }),
        });
        var history = classifier.Fit(X, Labels).History;
        Assert.That((history.ValidationLoss, history.ValidationScore), Is.EqualTo((losses, scores)), "in evaluation mode, without the penalty");
    }

    [Test]
    public void Progress_is_told_after_each_epoch()
    {
        var reports = new List<EpochReport>();
        var history = new MlpClassifier(Options with { Progress = new Told(reports.Add) }).Fit(X, Labels).History;
        Assert.That(reports.Select(r => (r.Epoch, r.Epochs)), Is.EqualTo(Enumerable.Range(1, 9).Select(e => (e, 9))));
        Assert.That(reports.Select(r => r.Loss), Is.EqualTo(history.Loss));
        Assert.That(reports.Select(r => r.ValidationLoss).Concat(reports.Select(r => r.ValidationScore)), Is.All.Null);
        reports.Clear();
        history = new MlpClassifier(Options with { Progress = new Told(reports.Add), EarlyStopping = true }).Fit(X, Labels).History;
        Assert.That(reports.Select(r => (r.ValidationLoss, r.ValidationScore)), Is.EqualTo(history.ValidationLoss.Zip(history.ValidationScore, (l, s) => ((double?)l, (double?)s))));
    }

    [Test]
    public void Cancelled_it_keeps_what_it_has()
    {
        using var source = new CancellationTokenSource();
        Tensor[]? weights = null;
        MlpClassifier? classifier = null;
        classifier = new MlpClassifier(Options with
        {
            Cancellation = source.Token,
            Progress = new Told(report =>
            {
                if (report.Epoch != 4) return;
                weights = classifier!.Weights;
                source.Cancel();
            }),
        });
        var history = classifier.Fit(X, Labels).History;
        Assert.That((history.Loss.Count, history.StoppedEarly, history.BestEpoch), Is.EqualTo((4, true, 4)));
        Assert.That(Small.SameBits(classifier.Weights, weights!));
    }

    [Test]
    public void Cancelled_within_an_epoch_it_keeps_the_last_step()
    {
        using var source = new CancellationTokenSource();
        int steps = 0;
        // An optimizer that is asked once a step, without a compiler.
        var options = Options with { Compiled = false, Cancellation = source.Token, Optimizer = new Asked(() => { if (++steps == 8) source.Cancel(); }) };
        var classifier = new MlpClassifier(options).Fit(X, Labels);
        Assert.That((steps, classifier.History.Loss.Count, classifier.History.StoppedEarly), Is.EqualTo((8, 1, true)), "six batches an epoch");
        Assert.That(classifier.Weights.SelectMany(Small.Numbers), Is.All.Not.NaN);
        Assert.That(classifier.Predict(X), Has.Length.EqualTo(41));
    }

    [Test]
    public void Cancelled_before_it_began_it_has_the_weights_of_the_start()
    {
        var classifier = new MlpClassifier(Options with { Cancellation = new CancellationToken(true) }).Fit(X, Labels);
        Assert.That((classifier.History.Loss.Count, classifier.History.BestEpoch, classifier.History.StoppedEarly), Is.EqualTo((0, 0, true)));
        Assert.That(classifier.Weights, Has.Length.EqualTo(4));
    }

    [Test]
    public void A_training_that_diverges_says_so_in_its_history()
    {
        var history = new MlpClassifier(Options with { Optimizer = new Sgd(1e30), EarlyStopping = true, Patience = 3 }).Fit(X, Labels).History;
        Assert.That(history.Loss[^1], Is.NaN);
        Assert.That(history.StoppedEarly);
    }

    [Test(Description = "A state that has been stepped from is given back, but not what the next one took over from it")]
    public void A_rule_may_remember_the_weights_themselves([Values] bool isCompiled)
    {
        var remembering = new MlpClassifier(Options with { Compiled = isCompiled, Optimizer = new HeavyBall() }).Fit(X, Labels);
        var velocity = new MlpClassifier(Options with { Compiled = isCompiled, Optimizer = new Momentum(0.1, 0.5) }).Fit(X, Labels);
        for (int i = 0; i < 4; i++) Assert.That(Small.Numbers(remembering.Weights[i]), Is.EqualTo(Small.Numbers(velocity.Weights[i])).Within(1e-4));
    }

    [Test(Description = "The best weights are those that an epoch began with, and a rule may have remembered them meanwhile")]
    public void A_rule_that_remembers_the_weights_may_stop_early([Values] bool isCompiled)
    {
        var told = new List<Tensor[]>();
        MlpClassifier? classifier = null;
        classifier = new MlpClassifier(Options with
        {
            Compiled = isCompiled,
            Epochs = 60,
            Optimizer = new HeavyBall(),
            EarlyStopping = true,
            Patience = 3,
            ValidationShare = 0.3,
            Progress = new Told(_ => told.Add(classifier!.Weights)),
        });
        classifier.Fit(X, Labels);
        Assert.That(classifier.History.StoppedEarly);
        Assert.That(classifier.Predict(X), Has.Length.EqualTo(41));
        Assert.That(told.SelectMany(weights => weights).SelectMany(Small.Numbers), Is.All.Not.NaN, "and what was taken in between is not given back");
    }

    [Test]
    public void A_loss_of_ones_own_may_keep_what_it_got()
    {
        Tensor? kept = null;
        var trainer = new Trainer(Small.Network(), new Sgd(0.1), (logits, y) =>
        {
            kept = y;
            return Loss.CrossEntropy(logits, y);
        });
        trainer.Epoch(trainer.Start(new RandomKey(1), [3]), X, Tensor.Of<int>(Labels), 41, new RandomKey(2));
        Assert.That(kept!.Sum().Item(), Is.EqualTo(Labels.Sum()));
    }

    [Test]
    public void A_fit_that_fails_leaves_what_was_learned_before()
    {
        bool fails = false;
        var options = Options with { Progress = new Told(_ => { if (fails) throw new NotSupportedException("Told."); }) };
        var classifier = new MlpClassifier(options).Fit(X, Labels);
        var regressor = new MlpRegressor(options).Fit(X, X[.., ..1]);
        var (weights, history) = (classifier.Weights, classifier.History);
        fails = true;
        Assert.That(() => classifier.Fit(X[.., ..2], Labels), Throws.TypeOf<NotSupportedException>());
        Assert.That(() => regressor.Fit(X[.., ..2], X[.., 0]), Throws.TypeOf<NotSupportedException>());
        Assert.That(Small.SameBits(classifier.Weights, weights));
        Assert.That(classifier.History, Is.SameAs(history));
        Assert.That((classifier.Predict(X).Length, regressor.Predict(X).Shape), Is.EqualTo((41, Shape.Create(41, 1))));
    }

    [Test]
    public void Numbers_that_the_options_type_cannot_hold_are_refused() => Assert.Multiple(() =>
    {
        Tensor huge = Tensor.Full([41, 3], 1e39, DType.Float64);
        Assert.That(() => new MlpClassifier(Options).Fit(huge, Labels), Throws.ArgumentException.With.Message.Contains("x is float64 [41, 3] and holds numbers that are infinite in float32"));
        Assert.That(() => new MlpRegressor(Options).Fit(X, huge), Throws.ArgumentException.With.Message.Contains("y is float64 [41, 3] and holds numbers that are infinite in float32"));
        Assert.That(() => new MlpRegressor(Options with { DType = DType.Float64, Epochs = 1 }).Fit(X, huge), Throws.Nothing);
    });

    /// <summary>x − αg + β(x − the x before), with the x before in its slot: Heavy Ball as lecture 2's slide has it, but that a slot of zeros stands for no x before.</summary>
    private sealed class HeavyBall() : Optimizer(0.1)
    {
        public override int SlotCount => 1;

        public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
        {
            var before = Tensor.Where(step > 1, slots[0], value);
            slots[0] = value;
            return value - (rate * gradient) + (0.5 * (value - before));
        }
    }

    /// <summary>Gradient descent that tells when its first parameter is updated.</summary>
    private sealed class Asked(Action act) : Optimizer(0.1)
    {
        public override int SlotCount => 0;

        public override Tensor Update(Tensor value, Tensor gradient, Span<Tensor> slots, Tensor rate, Tensor step)
        {
            if (value.Rank == 2 && value.Shape[0] == 3) act();
            return value - (rate * gradient);
        }
    }
}
