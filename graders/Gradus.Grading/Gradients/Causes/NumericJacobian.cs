using Gradus.Contracts;

namespace Gradus.Grading.Gradients;

/// <summary>A Jacobian by differences, which hypotheses about a wrong gradient are tested on.</summary>
internal sealed class NumericJacobian
{
    private const int MostEntries = 1 << 20, MostElements = 4096;

    private readonly double[][]?[] columns, errors;
    private readonly int outputs;

    private NumericJacobian(double[][]?[] columns, double[][]?[] errors, int outputs) => (this.columns, this.errors, this.outputs) = (columns, errors, outputs);

    /// <summary>The Jacobian at a point; null when it is too large, or the function is not smooth there.</summary>
    internal static NumericJacobian? At(Examination exam, Shaped[] point)
    {
        if (exam.Elements > MostElements || (long)exam.Elements * exam.Value.Size > MostEntries) return null;
        Shaped value;
        try
        {
            value = Examination.Copy(exam.Evaluate(point));
        }
        catch (Exception e) when (Stencil.IsRefusal(e))
        {
            return null;
        }
        if (!value.HasShapeOf(exam.Value) || !value.Values.All(double.IsFinite)) return null;
        var stencil = exam.Stencil(point, value);
        var differences = new Differences(stencil, exam.Arithmetic);
        var columns = new double[]?[point.Length][]!;
        var errors = new double[]?[point.Length][]!;
        foreach (int a in exam.Moving)
        {
            (columns[a], errors[a]) = (new double[point[a].Size][]!, new double[point[a].Size][]!);
            for (int i = 0; i < point[a].Size; i++)
            {
                (columns[a][i], errors[a][i]) = (new double[value.Size], new double[value.Size]);
                stencil.Along(a, i);
                if (!differences.Take(columns[a][i]!, errors[a][i]!)) return null;
            }
        }
        return new NumericJacobian(columns!, errors!, value.Size);
    }

    /// <summary>Jᵀu for one input, and a bound on the error of its elements.</summary>
    internal (double[] Values, double Error) Transposed(int argument, ReadOnlySpan<double> upstream)
    {
        double[][] of = columns[argument]!, off = errors[argument]!;
        double[] values = new double[of.Length];
        double most = 0;
        for (int i = 0; i < of.Length; i++)
        {
            double error = 0;
            for (int j = 0; j < outputs; j++)
            {
                values[i] += of[i][j] * upstream[j];
                error += off[i][j] * Math.Abs(upstream[j]);
            }
            most = Math.Max(most, error);
        }
        return (values, most);
    }

    /// <summary>The Jacobian at smaller inputs, some 0.2 to 0.6 of the point's; an input that is negative throughout is also tried positive. Null when the function is not smooth there.</summary>
    /// <remarks>Positive inputs stay so: many a function is made for them only, and one that loops until it has converged would never end.</remarks>
    internal static (Shaped[] Point, NumericJacobian Jacobian)? Elsewhere(Examination exam)
    {
        foreach (bool turn in (bool[])[true, false])
        {
            Shaped[] point = [.. exam.Point.Select((x, a) => exam.Moving.Contains(a) ? Smaller(x, turn && x.Values.All(v => v < 0) ? -0.4 : 0.4) : x)];
            if (At(exam, point) is { } jacobian) return (point, jacobian);
        }
        return null;

        Shaped Smaller(Shaped x, double factor) => x.With([.. x.Values.Zip(exam.RandomLike(x).Values, (v, w) => factor * v * Math.Abs(w))]);
    }

    /// <summary>What only the diagonal contributes to Jᵀu or Jv, where input and output have equally many elements.</summary>
    internal (double[] Values, double Error) Diagonal(int argument, double[] by)
    {
        double[][] of = columns[argument]!, off = errors[argument]!;
        return ([.. of.Select((column, i) => column[i] * by[i])], off.Select((column, i) => column[i] * Math.Abs(by[i])).DefaultIfEmpty(0).Max());
    }

    /// <summary>What Jᵀu is when every element of the input gets the part of one output only: the first or the last that depends on it.</summary>
    internal (double[] Values, double Error) OfOneUse(int argument, double[] upstream, bool last)
    {
        double[][] of = columns[argument]!, off = errors[argument]!;
        double[] values = new double[of.Length];
        double error = 0;
        for (int i = 0; i < of.Length; i++)
        {
            double least = 1e-9 * ValueCheck.Largest(of[i]);
            double[] column = of[i], noise = off[i];
            bool Depends(int j) => Math.Abs(column[j]) > 8 * noise[j] + least;
            int use = last ? Enumerable.Range(0, outputs).LastOrDefault(Depends, -1) : Enumerable.Range(0, outputs).FirstOrDefault(Depends, -1);
            if (use < 0) continue;
            values[i] = column[use] * upstream[use];
            error = Math.Max(error, noise[use] * Math.Abs(upstream[use]));
        }
        return (values, error);
    }

    /// <summary>Jv, and a bound on the error of its elements.</summary>
    internal (double[] Values, double Error) Times(IReadOnlyList<Shaped?> tangents)
    {
        double[] values = new double[outputs], error = new double[outputs];
        for (int a = 0; a < columns.Length; a++)
        {
            if (columns[a] is not { } of || tangents[a] is not { } tangent) continue;
            for (int i = 0; i < of.Length; i++)
            {
                for (int j = 0; j < outputs; j++)
                {
                    values[j] += of[i][j] * tangent.Values[i];
                    error[j] += errors[a]![i][j] * Math.Abs(tangent.Values[i]);
                }
            }
        }
        return (values, error.Max());
    }
}
