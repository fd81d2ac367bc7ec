using Gradus.Contracts.Wire;
using Gradus.Grading.Convergence;

namespace Gradus.Authoring.Calibration;

/// <summary>Code that is trained, run after run.</summary>
public interface ITrainingSession : IStudent, IDisposable
{
    /// <summary>Starts a run: nothing is left of the one before.</summary>
    void Begin();
}

/// <summary>Code behind a channel.</summary>
/// <param name="host">Starts it.</param>
/// <param name="limits">How long a call may take.</param>
/// <param name="ended">Told when it has ended.</param>
public sealed class ChannelSession(ISubjectHost host, CallLimits limits, Action? ended = null) : ITrainingSession
{
    private readonly ContractClient client = new(host, limits);

    /// <inheritdoc/>
    public void Begin() => client.Begin();

    /// <inheritdoc/>
    public T Of<T>() where T : class => client.Of<T>();

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        client.Dispose();
        ended?.Invoke();
    }
}

/// <summary>A solution that can be trained.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Open">Starts it afresh, with a number of threads for one operation.</param>
public sealed record Trainee(string Name, Func<int, ITrainingSession> Open);

/// <summary>What a training is to make of a wrong solution.</summary>
public enum Verdict
{
    /// <summary>It declares no loss in a check of the training: every run passes.</summary>
    Passes,

    /// <summary>It declares a loss: as good as every run fails.</summary>
    Fails,

    /// <summary>It declares a loss that may have another reason: the check waits for one that it also loses, or its code is not allowed.</summary>
    Either,
}

/// <summary>A wrong solution.</summary>
/// <param name="Trainee">The solution.</param>
/// <param name="Expected">What the training is to make of it.</param>
/// <param name="Diagnosis">The key of the diagnosis that it declares in a check of the training; empty for none.</param>
public sealed record WrongTrainee(Trainee Trainee, Verdict Expected, string Diagnosis);

/// <summary>One run.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Curve">What came; null when it failed.</param>
/// <param name="Failure">Why nothing came; null when something did.</param>
public sealed record TrainingRun(int Seed, Curve? Curve, string? Failure)
{
    /// <summary>What is wrong with it; null when nothing is.</summary>
    internal string? Fault(CurveStandard standard) => Failure ?? (standard.Judge(Curve!.Values) is { } fault ? $"expected {Plain(fault.Expected)}; got {Plain(fault.Got)}" : null);

    private static string Plain(Grading.Records.Text text) => string.Join(", ", (text.Args ?? []).Select(a => $"{a.Key} {a.Value}"));
}
