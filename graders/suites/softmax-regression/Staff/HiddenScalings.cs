namespace Gradus.Suites.Linear.Staff;

/// <summary>Further columns to scale.</summary>
[Stage(1)]
public sealed class HiddenScalings
{
    private static ILinear Linear => Subject.Of<ILinear>();

    [Check(1, Group = "scaling", Hint = "leak", Section = "scaling", Place = "FeatureScaling.ToUnitRange")]
    public void Columns()
    {
        var row = Subject.Random.Pick(Oracle.Scalings);
        Judging.Scale(row, 0.25, 0.5);
        Part.Of(0.25, "single-precision", () => Assert.That(Linear.Scale(row.Training, row.Other, TensorKind.Single).Other, Is.CloseTo(row.OtherScaled).Within(2e-6, 2e-6)));
    }

    [Check(0.5, Group = "scaling", Case = Case.Edge, Hint = "constant", Section = "constant", Place = "FeatureScaling.ToUnitRange")]
    public void Constant()
    {
        double constant = Subject.Random.Factor();
        Part.Of(0.25, "constant-column", () =>
        {
            var (training, other) = Linear.Scale(Shaped.Matrix(new[,] { { 1, constant }, { 3, constant }, { 2, constant } }), Shaped.Matrix(new[,] { { 5, constant }, { 2, constant + 1 } }), TensorKind.Double);
            Assert.That(training, Is.CloseTo(new[,] { { 0, 0 }, { 1, 0 }, { 0.5, 0 } }).Mistake("constant-divided", new[,] { { 0, double.NaN }, { 1, double.NaN }, { 0.5, double.NaN } }));
            Assert.That(other, Is.CloseTo(new[,] { { 2, 0 }, { 0.5, 0 } }).Mistake("constant-not-zero", new[,] { { 2, 0 }, { 0.5, 1 } }));
        });
        Part.Of(0.25, "no-other-rows", () => Assert.That(Linear.Scale(Shaped.Matrix(new[,] { { 1, constant } }), Shaped.Zeros(0, 2), TensorKind.Double).Other, Is.CloseTo(Shaped.Zeros(0, 2))));
    }
}
