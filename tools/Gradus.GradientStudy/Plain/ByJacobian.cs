using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;

namespace Gradus.GradientStudy.Plain;

/// <summary>Operations whose Jacobian is written out in closed form.</summary>
internal static class ByJacobian
{
    /// <summary>An operation.</summary>
    /// <param name="name">What the table calls it.</param>
    /// <param name="sample">Draws inputs.</param>
    /// <param name="value">The operation.</param>
    /// <param name="jacobian">[output][input element]: the derivatives, the inputs' elements end to end.</param>
    internal static Operation Of(string name, Func<CheckRandom, Shaped[]> sample, Func<Shaped[], Shaped> value, Func<Shaped[], double[][]> jacobian) => new(name, sample, new Differentiable
    {
        Value = value,
        Vjp = (x, u) =>
        {
            double[][] rows = jacobian(x);
            double[] joined = new double[x.Sum(a => a.Size)];
            for (int j = 0; j < rows.Length; j++)
                for (int i = 0; i < joined.Length; i++) joined[i] += rows[j][i] * u.Values[j];
            return Pointwise.Split(Shaped.Vector(joined), x);
        },
        Jvp = (x, v) =>
        {
            double[] tangent = Differentiable.Joined(v, x).Values;
            var y = value(x);
            return y.With([.. jacobian(x).Select(row => row.Zip(tangent, (a, b) => a * b).Sum())]);
        },
    });

    /// <summary>A Jacobian from its entries.</summary>
    internal static double[][] Table(int outputs, int inputs, Func<int, int, double> entry) =>
        [.. Enumerable.Range(0, outputs).Select(j => Enumerable.Range(0, inputs).Select(i => entry(j, i)).ToArray())];
}
