namespace Gradus.Suites.Autodiff.Public;

/// <summary>Gradients through a product of matrices.</summary>
[Stage(3)]
public sealed class MatrixProductRule
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    // Square matrices: every wrong order and every forgotten transpose gives a result, and shows.
    [Check(0.5, Group = "matrix-product-rule", Hint = "matrix-product", Section = "matrix-product-rule", Place = "Derivatives.MatMul")]
    public void Squares()
    {
        double factor = Subject.Random.Factor();
        var row = Oracle.Products[0];
        var upstream = row.Upstream.Times(factor);
        Part.Of(0.25, "left-matrix", () => Judge(0, row.ByA.Times(factor), Product(upstream, row.B), Product(Transposed(row.B), upstream), row.ByB.Times(factor)));
        Part.Of(0.25, "right-matrix", () => Judge(1, row.ByB.Times(factor), Product(row.A, upstream), Product(upstream, Transposed(row.A)), row.ByA.Times(factor)));

        void Judge(int argument, Shaped right, Shaped untransposed, Shaped exchanged, Shaped other)
        {
            var got = Autodiff.MatMul(argument, upstream, row.A, row.B, TensorKind.Double);
            Assert.That(got, Judging.Near(right, got).Mistake("operand-not-transposed", untransposed).Mistake("factors-exchanged", exchanged)
                .Mistake("arguments-swapped", other).Mistake("result-transposed", Transposed(right)));
        }
    }

    [Check(0.5, Group = "matrix-product-rule", Hint = "matrix-product", Section = "matrix-product-rule", Place = "Derivatives.MatMul")]
    public void Rectangles()
    {
        double factor = Subject.Random.Factor();
        foreach (var row in Oracle.Products[1..])
        {
            var upstream = row.Upstream.Times(factor);
            Part.Of(0.25, "both-matrices", () =>
            {
                var byA = Autodiff.MatMul(0, upstream, row.A, row.B, TensorKind.Double);
                Assert.That(byA, Judging.Near(row.ByA.Times(factor), byA).Mistake("result-transposed", Transposed(row.ByA.Times(factor))));
                var byB = Autodiff.MatMul(1, upstream, row.A, row.B, TensorKind.Double);
                Assert.That(byB, Judging.Near(row.ByB.Times(factor), byB).Mistake("result-transposed", Transposed(row.ByB.Times(factor))));
            });
        }
    }

    private static Shaped Transposed(Shaped matrix) => Shaped.Matrix(Matrix(matrix.Shape[1], matrix.Shape[0], (i, j) => matrix[j, i]));

    private static Shaped Product(Shaped a, Shaped b) => Shaped.Matrix(Matrix(a.Shape[0], b.Shape[1], (i, j) => Enumerable.Range(0, a.Shape[1]).Sum(k => a[i, k] * b[k, j])));

    private static double[,] Matrix(int rows, int columns, Func<int, int, double> element)
    {
        var matrix = new double[rows, columns];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) matrix[i, j] = element(i, j);
        return matrix;
    }
}
