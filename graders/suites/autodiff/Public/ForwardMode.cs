namespace Gradus.Suites.Autodiff.Public;

/// <summary>Forward mode, over primitives whose rules are given.</summary>
[Stage(5)]
public sealed class ForwardMode
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(1, Group = "jvp", Hint = "jvp", Section = "jvp", Place = "ForwardMode.Process")]
    public void Chain()
    {
        var row = Subject.Random.Pick(Oracle.ErfOfTan);
        double factor = Subject.Random.Factor();
        var tangent = row.Tangents[0].Times(factor);
        double[] x = row.Inputs[0].Values;
        var (primal, change) = Autodiff.Jvp(Example.ErfOfTan, row.Inputs, [tangent]);
        Part.Of(0.4, "primal", () => Assert.That(primal, Judging.Near(row.Value, primal)
            .Mistake("primal-is-tangent", row.Value.Instead(i => (1 + Square(Math.Tan(x[i]))) * tangent.Values[i] is var moved ? moved * SlopeOfErf(moved) : 0))));
        Part.Of(0.6, "tangent", () =>
        {
            Shaped right = row.Tangent.Times(factor), got = change.OrZeros(right);
            Assert.That(got, Judging.Near(right, got)
                .Mistake("tangent-lost", Shaped.Zeros(right.Shape)).Mistake("tangent-is-primal", row.Value).Mistake("tangent-passed-on", tangent)
                .Mistake("tangent-replaced-by-ones", right.Instead(i => right.Values[i] / tangent.Values[i]))
                .Mistake("tangent-replaced-by-ones", right.Instead(i => SlopeOfErf(Math.Tan(x[i])))));
        });

        static double Square(double x) => x * x;

        static double SlopeOfErf(double x) => 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x);
    }

    [Check(0.75, Group = "jvp", Hint = "all-tangents", Section = "jvp", Place = "ForwardMode.Process")]
    public void TwoArguments()
    {
        var row = Subject.Random.Pick(Oracle.ThreeInputs);
        Part.Of(0.5, "all-tangents", () =>
        {
            Shaped right = row.Tangent, got = Autodiff.Jvp(Example.ThreeInputs, row.Inputs, row.Tangents).Tangent.OrZeros(right);
            Assert.That(got, Judging.Near(right, got).Mistake("first-tangent-only", row.Changes[0]));
        });
        Part.Of(0.25, "second-tangent-alone", () =>
        {
            Shaped right = row.Changes[1], got = Autodiff.Jvp(Example.ThreeInputs, row.Inputs, [null, row.Tangents[1], null]).Tangent.OrZeros(right);
            Assert.That(got, Judging.Near(right, got).Mistake("tangent-lost", Shaped.Zeros(right.Shape)));
        });
    }

    [Check(0.5, Group = "jvp", Case = Case.Edge, Hint = "no-tangent", Section = "jvp", Place = "ForwardMode.Process")]
    public void NoChange()
    {
        var row = Subject.Random.Pick(Oracle.ErfOfTan);
        Part.Of(0.25, "constant-result", () =>
        {
            Shaped x = row.Inputs[0], zeros = Shaped.Zeros(x.Shape), got = Autodiff.Jvp(Example.Step, [x], [row.Tangents[0]]).Tangent.OrZeros(x);
            Assert.That(got, Is.CloseTo(zeros).Mistake("tangent-passed-on", row.Tangents[0]));
        });
        Part.Of(0.25, "constant-among-changing", () =>
        {
            // Every second step of the loop's sums has a constant argument.
            var loop = Subject.Random.Pick(Oracle.Loop);
            Shaped right = loop.Tangent, got = Autodiff.Jvp(Example.Loop, loop.Inputs, loop.Tangents).Tangent.OrZeros(right);
            Assert.That(got, Judging.Near(right, got).Mistake("tangent-lost", Shaped.Zeros(right.Shape)));
        });
    }

    [Check(0.75, Group = "jvp", Hint = "control-flow", Section = "jvp", Place = "ForwardMode.Process")]
    public void ControlFlow()
    {
        Part.Of(0.25, "fan-out", () => Judge(Example.FanOut, Subject.Random.Pick(Oracle.FanOut)));
        Part.Of(0.25, "recursion", () => Judge(Example.Recursion, Subject.Random.Pick(Oracle.Recursion)));
        Part.Of(0.25, "loop-of-unknown-length", () => Judge(Example.Doubling, Subject.Random.Pick(Oracle.Doubling)));

        static void Judge(Example function, Pass row)
        {
            var got = Autodiff.Jvp(function, row.Inputs, row.Tangents).Tangent.OrZeros(row.Value);
            Assert.That(got, Judging.Near(row.Tangent, got));
        }
    }
}
