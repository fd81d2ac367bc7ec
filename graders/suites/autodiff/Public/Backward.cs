namespace Gradus.Suites.Autodiff.Public;

/// <summary>The tape's backward pass, over primitives whose rules are given.</summary>
[Stage(4)]
public sealed class Backward
{
    private static readonly string[] ThreeNames = ["gradient-of-x", "gradient-of-y", "gradient-of-z"];

    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(1, Group = "backward", Hint = "backward", Section = "backward", Place = "Tape.Backward")]
    public void Chain()
    {
        var row = Subject.Random.Pick(Oracle.ErfOfTan);
        double factor = Subject.Random.Factor();
        double[] x = row.Inputs[0].Values;
        var right = row.Gradients[0].Times(factor);
        var got = Autodiff.Vjp(Example.ErfOfTan, row.Inputs, row.Upstream.Times(factor))[0].OrZeros(right);
        Assert.That(got, Judging.Near(right, got)
            .Mistake("nothing-arrives", Shaped.Zeros(right.Shape))
            .Mistake("upstream-replaced-by-ones", right.Instead(i => row.Gradients[0].Values[i] / row.Upstream.Values[i]))
            .Mistake("forgets-upstream", right.Instead(i => 1 + Square(Math.Tan(x[i])))));
    }

    [Check(0.75, Group = "backward", Hint = "sum-over-uses", Section = "backward", Place = "Tape.Backward")]
    public void FanOut()
    {
        var row = Subject.Random.Pick(Oracle.FanOut);
        double factor = Subject.Random.Factor();
        double[] x = row.Inputs[0].Values;
        Shaped upstream = row.Upstream.Times(factor), right = row.Gradients[0].Times(factor);
        Part.Of(0.5, "used-by-three", () =>
        {
            var got = Autodiff.Vjp(Example.FanOut, row.Inputs, upstream)[0].OrZeros(right);
            Assert.That(got, Judging.Near(right, got)
                .Mistake("overwrites", upstream).Mistake("overwrites", upstream.Instead(i => upstream.Values[i] * Math.Cosh(x[i])))
                .Mistake("overwrites", upstream.Instead(i => upstream.Values[i] / (1 + Square(x[i])))));
        });
        Part.Of(0.25, "used-twice-by-one", () =>
        {
            var got = Autodiff.Vjp(Example.Twice, row.Inputs, upstream)[0].OrZeros(right);
            Assert.That(got, Judging.Near(upstream.Times(2), got).Mistake("repeated-argument", upstream));
        });
    }

    [Check(0.75, Group = "backward", Hint = "order", Section = "backward", Place = "Tape.Backward")]
    public void Order()
    {
        var row = Subject.Random.Pick(Oracle.Diamond);
        double factor = Subject.Random.Factor();
        double[] x = row.Inputs[0].Values, u = row.Upstream.Values;
        var right = row.Gradients[0].Times(factor);
        var got = Autodiff.Vjp(Example.Diamond, row.Inputs, row.Upstream.Times(factor))[0].OrZeros(right);
        Assert.That(got, Judging.Near(right, got)
            .Mistake("one-way-only", right.Instead(i => Direct(i))).Mistake("one-way-only", right.Instead(i => Direct(i) / (1 + Square(Math.Sinh(x[i])))))
            .Mistake("passes-on-twice", right.Instead(i => Direct(i) * (2 + (1 / (1 + Square(Math.Sinh(x[i])))))))
            .Mistake("nothing-arrives", Shaped.Zeros(right.Shape)));

        // The way that goes straight from b = sinh x to the sum.
        double Direct(int i)
        {
            double b = Math.Sinh(x[i]), sum = b + Math.Atan(b);
            return factor * u[i] / Math.Sqrt(1 + Square(sum)) * Math.Cosh(x[i]);
        }
    }

    [Check(0.5, Group = "backward", Hint = "inputs", Section = "backward", Place = "Tape.Backward")]
    public void Inputs()
    {
        double factor = Subject.Random.Factor();
        var three = Subject.Random.Pick(Oracle.ThreeInputs);
        foreach (int i in Enumerable.Range(0, 3))
        {
            Part.Of(0.1, ThreeNames[i], () =>
            {
                Shaped right = three.Gradients[i].Times(factor), got = Autodiff.Vjp(Example.ThreeInputs, three.Inputs, three.Upstream.Times(factor))[i].OrZeros(right);
                Assert.That(got, Judging.Near(right, got));
            });
        }
        Part.Of(0.2, "unused-input", () =>
        {
            var row = Subject.Random.Pick(Oracle.Unused);
            var got = Autodiff.Vjp(Example.Unused, row.Inputs, row.Upstream);
            Shaped right = row.Gradients[0], used = got[0].OrZeros(right);
            Assert.That(used, Judging.Near(right, used));
            Assert.That(got[1]?.Values, Is.Exactly(null!).Mistake("zeros-for-null", new double[row.Inputs[1].Size]));
        });
    }

    [Check(0.5, Group = "backward", Case = Case.Edge, Hint = "null-part", Section = "backward", Place = "Tape.Backward")]
    public void NullPart()
    {
        // x + sign x: nothing comes back through the sign, and x keeps what came on the other way.
        var row = Subject.Random.Pick(Oracle.Loop);
        var right = row.Upstream.Times(Subject.Random.Factor());
        var got = Autodiff.Vjp(Example.StepBeside, row.Inputs, right)[0].OrZeros(right);
        Assert.That(got, Judging.Near(right, got).Mistake("nothing-arrives", Shaped.Zeros(right.Shape)).Mistake("step-passed-through", right.Times(2)).Mistake("upstream-replaced-by-ones", right.Instead(_ => 1)));
    }

    [Check(0.75, Group = "backward", Hint = "control-flow", Section = "backward", Place = "Tape.Backward")]
    public void ControlFlow()
    {
        Part.Of(0.25, "loop", () => Judge(Example.Loop, Subject.Random.Pick(Oracle.Loop)));
        Part.Of(0.25, "recursion", () => Judge(Example.Recursion, Subject.Random.Pick(Oracle.Recursion)));
        Part.Of(0.25, "loop-of-unknown-length", () => Judge(Example.Doubling, Subject.Random.Pick(Oracle.Doubling)));

        static void Judge(Example function, Pass row)
        {
            var got = Autodiff.Vjp(function, row.Inputs, row.Upstream)[0].OrZeros(row.Gradients[0]);
            Assert.That(got, Judging.Near(row.Gradients[0], got));
        }
    }

    private static double Square(double x) => x * x;
}
