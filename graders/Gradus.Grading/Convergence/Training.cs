namespace Gradus.Grading.Convergence;

/// <summary>By which rule a training is judged. There is no third.</summary>
public enum TrainingKind
{
    /// <summary>Data, starting parameters and the order of rows are handed over, so that right solutions differ by rounding only:
    /// every point must lie within the table's margin of the reference's curve at the same seed.</summary>
    Pinned,

    /// <summary>The module draws from a seed that it is given (start, shuffling, dropout), so that right solutions differ:
    /// the last point must be as good as a limit. It measures the accuracy of answers that the suite counts: nothing else of a curve is looked at, and a loss is what code says of itself.</summary>
    Free,
}

/// <summary>What the points of a curve measure.</summary>
public enum Measure
{
    /// <summary>A loss: low is good.</summary>
    Loss,

    /// <summary>An accuracy, a share of right answers: high is good.</summary>
    Accuracy,
}

/// <summary>The code that is trained, by the contracts that it carries out.</summary>
public interface IStudent
{
    /// <summary>A contract, carried out by that code.</summary>
    T Of<T>() where T : class;
}

/// <summary>A training that a suite judges by its learning curve. It holds no expected number: those are in the table that <c>gradus calibrate</c> writes,
/// <c>Convergence/&lt;id&gt;.json</c> beside the suite's sources.</summary>
/// <remarks>The same class runs inside a check and in <c>gradus calibrate</c>. It needs a constructor without parameters and keeps nothing between runs.</remarks>
public abstract class Training
{
    /// <summary>Short name, and that of its table: lower-case letters, digits and hyphens.</summary>
    public abstract string Id { get; }

    /// <summary>The rule that it is judged by.</summary>
    public abstract TrainingKind Kind { get; }

    /// <summary>What the points of its curve measure; <see cref="Measure.Accuracy"/> for a free training.</summary>
    public virtual Measure Measure => Measure.Loss;

    /// <summary>Trains once.</summary>
    /// <param name="student">The code to train.</param>
    /// <param name="seed">Decides, and alone decides, everything that is drawn: 1 or more.</param>
    /// <returns>The learning curve: <see cref="Curve.Fewest"/> to <see cref="Curve.Most"/> points from code that answers as it should.</returns>
    public abstract Curve Run(IStudent student, int seed);
}
