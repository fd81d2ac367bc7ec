using Gradus.Contracts.Wire;
using Gradus.Grading.Convergence;

namespace Gradus.Authoring.Calibration;

/// <summary>Many runs of one training.</summary>
/// <param name="declared">The training.</param>
/// <param name="jobs">Runs side by side.</param>
public sealed class TrainingRuns(DeclaredTraining declared, int jobs)
{
    /// <summary>Runs in one session: what code keeps between its runs is the same however many jobs there are.</summary>
    internal const int Session = 50;

    /// <summary>Runs in one session of a solution that is trained by itself: to start it takes as long as dozens of runs.</summary>
    private const int OwnSession = 150;

    /// <summary>Runs of a solution that may take too long before the others count as failed without being tried.</summary>
    private const int MostTimeouts = 3;

    /// <summary>Trains a solution at some seeds, one thread an operation.</summary>
    public TrainingRun[] Of(Trainee trainee, IEnumerable<int> seeds) => Of(seeds, OwnSession, _ => (trainee, 1));

    /// <summary>Trains at some seeds, with a solution and a number of threads for every session.</summary>
    internal TrainingRun[] Of(IEnumerable<int> seeds, Func<int, (Trainee Trainee, int Threads)> ofSession) => Of(seeds, Session, ofSession);

    private TrainingRun[] Of(IEnumerable<int> seeds, int length, Func<int, (Trainee Trainee, int Threads)> ofSession)
    {
        int[][] sessions = [.. seeds.Chunk(length)];
        var runs = new TrainingRun[sessions.Length][];
        int timeouts = 0;
        Parallel.For(0, sessions.Length, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i =>
        {
            var (trainee, threads) = ofSession(i);
            using var session = trainee.Open(threads);
            var training = declared.Make();
            runs[i] = [.. sessions[i].Select(seed => Volatile.Read(ref timeouts) >= MostTimeouts ? new TrainingRun(seed, null, "not tried: other runs took too long") : Run(training, session, seed, ref timeouts))];
        });
        return [.. runs.SelectMany(r => r)];
    }

    private static TrainingRun Run(Training training, ITrainingSession session, int seed, ref int timeouts)
    {
        try
        {
            session.Begin();
            return new TrainingRun(seed, training.Run(session, seed), null);
        }
        catch (Exception e) // whatever code, right or wrong, or a suite that stumbles over its answer, may throw
        {
            if (e is StudentLostException { Kind: LossKind.TimedOut }) Interlocked.Increment(ref timeouts);
            return new TrainingRun(seed, null, $"{e.GetType().Name}: {e.Message}");
        }
    }
}
