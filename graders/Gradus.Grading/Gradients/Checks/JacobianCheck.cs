namespace Gradus.Grading.Gradients;

/// <summary>Compares every entry of a Jacobian with differences, column by column.</summary>
internal static class JacobianCheck
{
    /// <summary>Compares.</summary>
    /// <param name="exam">The function.</param>
    /// <param name="columns">By input and element: the claimed derivatives of all outputs.</param>
    /// <param name="mode">Where they come from.</param>
    /// <param name="explain">Adds the cause.</param>
    internal static GradientFinding? Of(Examination exam, double[][][] columns, string mode, Func<GradientFinding, GradientFinding> explain)
    {
        var stencil = exam.Stencil(exam.Point, exam.Value);
        var differences = new Differences(stencil, exam.Arithmetic);
        foreach (int a in exam.Moving)
        {
            for (int i = 0; i < columns[a].Length; i++)
            {
                stencil.Along(a, i);
                if (differences.Compare(columns[a][i], fine: !exam.IsSmall) is { } deviation && exam.Report(deviation, mode, Entry(exam, deviation.Output, a, i)) is { } finding)
                    return explain(finding with { Argument = a, Element = i });
            }
        }
        exam.Unresolved += differences.Unresolved;
        return null;
    }

    private static string Entry(Examination exam, int output, int argument, int element) => $"∂y{Examination.Index(exam.Value, output)}/∂{exam.Place(argument, element)}";
}
