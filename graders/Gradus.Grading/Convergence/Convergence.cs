using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using Gradus.Grading.Seeds;
using NUnit.Framework;

namespace Gradus.Grading.Convergence;

/// <summary>Judges code by how it learns.</summary>
public static class Convergence
{
    /// <summary>Runs in one check: a third of its points each.</summary>
    private const int Runs = ConvergenceTable.RunsOfACheck;

    /// <summary>Trains the student's code at three of the seeds that the training's table lists, and judges every run by the table. A run is a part of the
    /// check; its curve goes into the record. Nothing is tried twice.</summary>
    /// <typeparam name="T">The training.</typeparam>
    /// <exception cref="InvalidDataException">The suite has no table that the check may rest on.</exception>
    public static void Judge<T>() where T : Training, new()
    {
        var training = new T();
        var table = ConvergenceTable.Of(training);
        var run = GradingRun.Current;
        var student = new BoundStudent(run.Subject);
        var set = run.Modules;
        double[] shares = Points.Shares(run.Entry.Check.Points, Runs);
        foreach (var (seed, share) in Seeds(table, run.Random).Zip(shares))
        {
            Curve? curve = null;
            Part.Of(share, () => CurveText.Of(seed, table, curve), () =>
            {
                curve = training.Run(student, seed);
                Assert.That(curve, new ConvergesConstraint(table.At(seed)));
            });
            if (set is not null && curve is not null && set.Current.Equals(set.Sound)) Difference.TellLater(set, training, table.At(seed), seed, curve, run.Entry.Id);
        }
    }

    private static int[] Seeds(ConvergenceTable table, CheckRandom random) => [.. random.Permutation(table.Seeds.Length).Take(Runs).Select(i => table.Seeds[i].Seed).Order()];
}
