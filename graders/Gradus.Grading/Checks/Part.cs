using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Grading.Checks;

/// <summary>Partial credit: a part that fails costs its own points, and the others go on.</summary>
public static class Part
{
    /// <summary>One part of a check.</summary>
    /// <param name="points">What it can earn; the parts of a check add up to the check's points.</param>
    /// <param name="name">The text <c>part.&lt;name&gt;</c>.</param>
    /// <param name="judge">Calls the subject and asserts.</param>
    public static void Of(double points, string name, Action judge) => Of(points, new Text("part." + name), judge);

    internal static void Of(double points, Text name, Action judge)
    {
        var run = GradingRun.Current;
        var entry = run.Entry;
        Loss? loss = null;
        try
        {
            judge();
        }
        catch (Exception e) when (e is not (InconclusiveException or IgnoreException or SuccessException))
        {
            loss = run.Explain(e, entry);
        }
        entry.AddPart(name, points, loss);
    }
}
