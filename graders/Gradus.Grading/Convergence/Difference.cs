using System.Globalization;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Combining;
using Gradus.Grading.Records;

namespace Gradus.Grading.Convergence;

/// <summary>What the reference's modules in a student's set make of the result: the same training once more with all modules of the student's.</summary>
internal static class Difference
{
    /// <summary>Tells it when the suite's checks are done, once for a set, by a training that ends in an accuracy. What is lost on the way costs nothing.</summary>
    /// <param name="set">The set.</param>
    /// <param name="training">A training.</param>
    /// <param name="standard">What it is judged by at the seed.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="mixed">What it came to with the reference's modules.</param>
    /// <param name="check">Id of the check that judges by it.</param>
    internal static void TellLater(ModuleSet set, Training training, CurveStandard standard, int seed, Curve mixed, string check)
    {
        if (training.Measure != Measure.Accuracy || !set.Differs || mixed.Values.Count == 0) return;
        var sound = set.Sound;
        string replaced = string.Join(", ", set.Own.Own.Where(module => !sound.IsOwn(module)));
        (string, string)[] common = [("modules", replaced), ("mixed", Print(mixed.Values[^1])), ("reference", Print(standard.Right[^1])), ("check", check)];
        set.CompareLater(check, side => Accuracy(side, training, seed) is { } own ? Text.Of("capstone.difference", [.. common, ("own", Print(own))]) : Text.Of("capstone.difference-lost", common));
    }

    /// <summary>What the modules on a side come to; null when their code fails, or answers what nobody can use.</summary>
    private static double? Accuracy(ContractClient side, Training training, int seed)
    {
        try
        {
            side.Begin();
            return training.Run(new BoundStudent(side), seed).Values is [.., var last] && double.IsFinite(last) ? last : null;
        }
        catch (Exception e) when (e is StudentCodeException || (e is StudentLostException && !side.MayBeAnothersLoss) || GradingRun.MayComeOfAValue(e))
        {
            return null;
        }
    }

    private static string Print(double accuracy) => accuracy.ToString("0.###", CultureInfo.InvariantCulture);
}
