namespace Gradus.Suites.Digits;

/// <summary>How both suites judge: inputs in another order, which changes no answer but its order.</summary>
internal static class Judging
{
    private static IDigits Digits => Subject.Of<IDigits>();

    /// <summary>One of some drills, with its rows in another order and its classes numbered otherwise.</summary>
    internal static void Steps(Drill[] drills) => Steps(drills, Digits.Steps);

    /// <summary>The same in PyTorch's manner.</summary>
    internal static void ParameterSteps(Drill[] drills) => Steps(drills, Digits.ParameterSteps);

    /// <summary>One of some trainings by epochs, with its classes numbered otherwise; the order of its rows is what is asked about.</summary>
    internal static void Epochs(Course[] courses)
    {
        var row = Subject.Random.Pick(courses);
        var (weights, y) = Relabelled(row.Weights, row.Y);
        Assert.That(Digits.Epochs(row.Setting, weights, row.X, y, row.BatchSize, row.Keys), Is.CloseTo(row.Loss).Known(row.Wrong));
    }

    /// <summary>One of some networks that are asked.</summary>
    internal static void Evaluate(Question[] questions)
    {
        var row = Subject.Random.Pick(questions);
        int[] order = Subject.Random.Permutation(row.X.Shape[0]);
        Assert.That(Digits.Evaluate(row.Setting, row.Weights, row.X.Rows(order)), Is.CloseTo(row.Probabilities.Rows(order)).Known(row.Wrong, order));
    }

    /// <summary>One of some softmax regressions: rows that are longer and lie elsewhere are the same when they are scaled.</summary>
    internal static void Softmax(Regression[] regressions, double ofLoss, double ofProbabilities, double ofAnswers)
    {
        var row = Subject.Random.Pick(regressions);
        double factor = Subject.Random.Factor(), shift = Subject.Random.Int(1, 9);
        int[] order = Subject.Random.Permutation(row.Asked.Shape[0]);
        Lazy<SoftmaxRun> run = new(() => Digits.Softmax(row.Theta, row.Bias, row.X.Times(factor).Plus(shift), row.Labels, row.Batches, row.Rate, row.Asked.Rows(order).Times(factor).Plus(shift)),
            LazyThreadSafetyMode.PublicationOnly);
        Part.Of(ofLoss, "losses", () => Assert.That(run.Value.Loss, Is.CloseTo(row.Loss).Known(row.WrongLoss)));
        Part.Of(ofProbabilities, "probabilities", () => Assert.That(run.Value.Probabilities, Is.CloseTo(row.Probabilities.Rows(order)).Known(row.WrongProbabilities, order)));
        Part.Of(ofAnswers, "answers", () => Assert.That(run.Value.Answers, Is.Exactly((int[])[.. order.Select(i => row.Answers[i])])));
    }

    /// <summary>A figure about answers whose order is another one.</summary>
    internal static void Measure(Answered row, SystemMeasure measure)
    {
        int[] order = Subject.Random.Permutation(row.Truth.Length);
        var figure = row.Figures.Single(f => f.Measure == measure);
        var right = Is.CloseTo(figure.Value);
        foreach (var (key, wrong) in figure.Wrong) right.Mistake(key, wrong);
        Assert.That(Digits.Measure(measure, [.. order.Select(i => row.Truth[i])], [.. order.Select(i => row.Answers[i])], row.Probabilities.Rows(order)), right);
    }

    private static void Steps(Drill[] drills, Func<SystemSetting, Shaped[], Shaped, Shaped, int[][], double[]> steps)
    {
        var row = Subject.Random.Pick(drills);
        int[] order = Subject.Random.Permutation(row.X.Shape[0]);
        var (weights, y) = Relabelled(row.Weights, row.Y);
        int[][] batches = [.. row.Batches.Select(batch => batch.Select(i => Array.IndexOf(order, i)).ToArray())];
        Assert.That(steps(row.Setting, weights, row.X.Rows(order), y.Rows(order), batches), Is.CloseTo(row.Loss).Known(row.Wrong));
    }

    /// <summary>Classes numbered otherwise, in the last layer and in labels; targets that are no labels stay.</summary>
    private static (Shaped[] Weights, Shaped Y) Relabelled(Shaped[] weights, Shaped y)
    {
        if (y.Rank != 1) return (weights, y);
        int classes = weights[^1].Size;
        int[] order = Subject.Random.Permutation(classes); // class i of the result was order[i]
        var last = weights[^2];
        return ([.. weights[..^2], last.Instead(i => last.Values[i - (i % classes) + order[i % classes]]), weights[^1].Rows(order)], y.Instead(i => Array.IndexOf(order, (int)y.Values[i])));
    }

    private static CloseConstraint Known(this CloseConstraint right, Wrong[] mistakes)
    {
        foreach (var (key, wrong) in mistakes) right.Mistake(key, wrong);
        return right;
    }

    private static CloseConstraint Known(this CloseConstraint right, WrongTable[] mistakes, int[] order)
    {
        foreach (var (key, wrong) in mistakes) right.Mistake(key, wrong.Rows(order));
        return right;
    }
}
