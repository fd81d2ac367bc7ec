using Gradus.Grading.Records;
using NUnit.Framework;

namespace Gradus.Grading.Checks;

/// <summary>Partial credit: a part that fails costs its own points, and the others go on.</summary>
/// <remarks>In a check with parts, what is asserted or thrown outside them costs all points of the check, those of parts that passed as well: assert inside parts.</remarks>
public static class Part
{
    /// <summary>One part of a check.</summary>
    /// <param name="points">What it can earn; the parts of a check add up to the check's points.</param>
    /// <param name="name">The text <c>part.&lt;name&gt;</c>.</param>
    /// <param name="judge">Calls the subject and asserts.</param>
    /// <param name="place"><c>Type.Member</c> to point at when a value of this part is wrong; by default the check's.</param>
    public static void Of(double points, string name, Action judge, string? place = null) => Of(points, () => new Text("part." + name), judge, place);

    /// <summary>One part, which is named when it has been judged: its name may hold what came of it.</summary>
    internal static void Of(double points, Func<Text> name, Action judge, string? place = null)
    {
        var run = GradingRun.Current;
        var entry = run.Entry;
        if (!entry.BeginPart()) return;
        Loss? loss = null;
        var before = run.Subject.Taken;
        entry.Place = place ?? entry.Check.Place;
        try
        {
            judge();
        }
        catch (Exception e) when (e is not (InconclusiveException or IgnoreException or SuccessException))
        {
            loss = run.Explain(e, entry);
        }
        entry.Place = entry.Check.Place;
        entry.AddPart(name(), points, loss, run.Subject.Taken - before, run.Subject.Taken);
    }
}
