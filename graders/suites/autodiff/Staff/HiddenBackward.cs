using Gradus.Grading.Gradients;

namespace Gradus.Suites.Autodiff.Staff;

/// <summary>Backward passes over further programs.</summary>
[Stage(4)]
public sealed class HiddenBackward
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(1, Group = "backward", Hint = "backward", Section = "backward", Place = "Tape.Backward")]
    public void Programs()
    {
        Part.Of(0.2, "fan-out", () => Judge(Example.FanOut, Subject.Random.Pick(Oracle.FanOut)));
        Part.Of(0.2, "diamond", () => Judge(Example.Diamond, Subject.Random.Pick(Oracle.Diamond)));
        Part.Of(0.2, "pieces", () => Judge(Example.Pieces, Subject.Random.Pick(Oracle.Pieces)));
        Part.Of(0.2, "branch", () => Judge(Example.Branch, Subject.Random.Pick(Oracle.Branch)));
        Part.Of(0.2, "closure", () => Judge(Example.Closure, Subject.Random.Pick(Oracle.Closure)));

        static void Judge(Example function, Pass row)
        {
            Shaped right = row.Gradients[0], got = Autodiff.Vjp(function, row.Inputs, row.Upstream)[0].OrZeros(right);
            Assert.That(got, Judging.Near(right, got).Mistake("nothing-arrives", Shaped.Zeros(right.Shape)));
        }
    }

    [Check(0.5, Group = "backward", Hint = "backward", Section = "backward", Place = "Tape.Backward")]
    public void AgainstDifferences()
    {
        var row = Subject.Random.Pick(Oracle.ThreeInputs);
        var function = new Differentiable
        {
            Value = x => Suites.Autodiff.Programs.ThreeInputs(x[0], x[1], x[2]),
            Vjp = (x, u) => Autodiff.Vjp(Example.ThreeInputs, x, u),
            Names = ["x", "y", "z"],
        };
        Assert.That(function, Has.RightGradients.At(row.Inputs).Seeded(Subject.Random.Bits()));
    }

    [Check(0.75, Group = "backward", Case = Case.Edge, Hint = "several-passes", Section = "backward", Place = "Tape.Backward")]
    public void OtherPasses()
    {
        double factor = Subject.Random.Factor();
        var row = Subject.Random.Pick(Oracle.ErfOfTan);
        Part.Of(0.25, "two-passes-over-one-tape", () =>
        {
            var got = Autodiff.VjpOfEach(Example.ErfOfTan, row.Inputs, [row.Upstream, row.Upstream.Times(factor)]);
            Shaped first = got[0][0].OrZeros(row.Value), second = got[1][0].OrZeros(row.Value), right = row.Gradients[0].Times(factor);
            Assert.That(first, Judging.Near(row.Gradients[0], first));
            Assert.That(second, Judging.Near(right, second).Mistake("accumulates-over-passes", row.Gradients[0].Times(factor + 1)));
        });
        Part.Of(0.25, "result-is-input", () =>
        {
            var got = Autodiff.Vjp(Example.Identity, row.Inputs, row.Upstream)[0].OrZeros(row.Upstream);
            Assert.That(got, Judging.Near(row.Upstream, got));
        });
        Part.Of(0.25, "result-is-constant", () =>
            Assert.That(Autodiff.Vjp(Example.Constant, row.Inputs, row.Upstream)[0]?.Values, Is.Exactly(null!).Mistake("zeros-for-null", new double[row.Value.Size])));
    }

    [Check(0.5, Group = "backward", Case = Case.Edge, Hint = "result-not-last", Section = "backward", Place = "Tape.Backward")]
    public void WorkAfterwards()
    {
        var row = Subject.Random.Pick(Oracle.WorkAfterwards);
        double[] x = row.Inputs[0].Values, u = row.Upstream.Values;
        Shaped right = row.Gradients[0], got = Autodiff.Vjp(Example.WorkAfterwards, row.Inputs, row.Upstream)[0].OrZeros(right);
        Assert.That(got, Judging.Near(right, got).Mistake("starts-at-last-operation", right.Instead(i =>
            u[i] * (1 + (Math.Tan(x[i]) * Math.Tan(x[i])) - (Math.Cosh(x[i]) / (1 + (Math.Sinh(x[i]) * Math.Sinh(x[i]))))))));
    }

    [Check(0.5, Group = "backward", Case = Case.Edge, Hint = "paths", Section = "backward", Place = "Tape.Backward")]
    public void ManyPaths()
    {
        double upstream = Subject.Random.Factor(), ways = Math.Pow(2, 40);
        var got = Autodiff.Vjp(Example.Doublings, [Shaped.Scalar(0.5)], Shaped.Scalar(upstream))[0].OrZeros(Shaped.Scalar(0));
        Assert.That(got, Is.CloseTo(ways * upstream).Mistake("repeated-argument", upstream));
    }

    [Check(0.5, Group = "backward", Case = Case.Edge, Requires = ["Programs"], Hint = "nested", Section = "backward", Place = "Tape.Backward")]
    public void InnerConstant()
    {
        // x is on the outer tape alone, so the inner derivative by y is 0.
        var row = Subject.Random.Pick(Oracle.Branch);
        double x = row.Inputs[0].Values[0], upstream = Subject.Random.Factor();
        var got = Autodiff.Vjp(Example.NestedConstant, row.Inputs, Shaped.Scalar(upstream))[0].OrZeros(row.Value);
        Assert.That(got, Is.CloseTo(upstream * 2 / (4 + (x * x))).Mistake("tapes-confused", upstream * 3 / (9 + (x * x))));
    }

    [Check(0.5, Group = "backward", Requires = ["Programs", "HiddenElementwise.Product", "HiddenStructural.Sums", "HiddenStructural.Broadcasts"], Hint = "nested", Section = "grad-of-grad", Place = "Tape.Backward")]
    public void Nested()
    {
        Part.Of(0.25, "gradient-inside-gradient", () =>
        {
            // x · d/dy (x·y) is x².
            double x = Subject.Random.Int(2, 6) + 0.5, upstream = Subject.Random.Factor();
            var got = Autodiff.Vjp(Example.NestedReverse, [Shaped.Scalar(x)], Shaped.Scalar(upstream))[0].OrZeros(Shaped.Scalar(x));
            Assert.That(got, Is.CloseTo(2 * x * upstream).Mistake("not-followed", x * upstream));
        });
        Part.Of(0.25, "reverse-over-reverse", () =>
        {
            var row = Subject.Random.Pick(Oracle.Rosenbrock);
            Shaped right = row.Product, got = Autodiff.Second(Nesting.ReverseOverReverse, Example.Rosenbrock, row.X, row.V);
            Assert.That(got, Judging.Near(right, got));
        });
    }
}

/// <summary>Forward passes over further programs.</summary>
[Stage(5)]
public sealed class HiddenForward
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(1, Group = "jvp", Hint = "jvp", Section = "jvp", Place = "ForwardMode.Process")]
    public void Programs()
    {
        Part.Of(0.25, "fan-out", () => Judge(Example.FanOut, Subject.Random.Pick(Oracle.FanOut)));
        Part.Of(0.25, "pieces", () => Judge(Example.Pieces, Subject.Random.Pick(Oracle.Pieces)));
        Part.Of(0.25, "branch", () => Judge(Example.Branch, Subject.Random.Pick(Oracle.Branch)));
        Part.Of(0.25, "closure", () => Judge(Example.Closure, Subject.Random.Pick(Oracle.Closure)));

        static void Judge(Example function, Pass row)
        {
            var (primal, change) = Autodiff.Jvp(function, row.Inputs, row.Tangents);
            var tangent = change.OrZeros(row.Value);
            Assert.That(primal, Judging.Near(row.Value, primal));
            Assert.That(tangent, Judging.Near(row.Tangent, tangent).Mistake("tangent-is-primal", row.Value));
        }
    }

    [Check(0.5, Group = "jvp", Hint = "jvp", Section = "jvp", Place = "ForwardMode.Process")]
    public void AgainstDifferences()
    {
        var row = Subject.Random.Pick(Oracle.Loop);
        var function = new Differentiable { Value = x => Suites.Autodiff.Programs.Loop(x[0]), Jvp = (x, v) => Autodiff.Jvp(Example.Loop, x, v).Tangent.OrZeros(x[0]) };
        Assert.That(function, Has.RightGradients.At(row.Inputs).Seeded(Subject.Random.Bits()));
    }

    [Check(0.5, Group = "jvp", Case = Case.Edge, Hint = "all-tangents", Section = "jvp", Place = "ForwardMode.Process")]
    public void SomeTangents()
    {
        var row = Subject.Random.Pick(Oracle.ThreeInputs);
        for (int only = 0; only < 3; only += 2)
        {
            Part.Of(0.25, only == 0 ? "first-tangent-alone" : "third-tangent-alone", () =>
            {
                Shaped?[] tangents = [null, null, null];
                tangents[only] = row.Tangents[only];
                Shaped right = row.Changes[only], got = Autodiff.Jvp(Example.ThreeInputs, row.Inputs, tangents).Tangent.OrZeros(right);
                Assert.That(got, Judging.Near(right, got).Mistake("tangent-lost", Shaped.Zeros(right.Shape)));
            });
        }
    }

    [Check(0.75, Group = "jvp", Requires = ["Programs", "HiddenElementwise.Product"], Hint = "nested", Section = "grad-of-grad", Place = "ForwardMode.Process")]
    public void Nested()
    {
        double tangent = Subject.Random.Factor(), x = Subject.Random.Int(2, 6) + 0.5;
        Part.Of(0.35, "derivative-inside-derivative", () =>
        {
            // d/dx x · (d/dy (x + y)): the inner derivative is 1 whatever x's tangent is.
            var (primal, change) = Autodiff.Jvp(Example.NestedForward, [Shaped.Scalar(x)], [Shaped.Scalar(tangent)]);
            var got = change.OrZeros(primal);
            Assert.That(primal, Is.CloseTo(x).Mistake("perturbation-confusion", x * (1 + tangent)));
            Assert.That(got, Is.CloseTo(tangent).Mistake("perturbation-confusion", 2 * tangent).Mistake("perturbation-confusion", (1 + tangent) * tangent));
        });
        Part.Of(0.4, "second-order-forward", () =>
        {
            var row = Subject.Random.Pick(Oracle.Rosenbrock);
            double right = Enumerable.Range(0, row.V.Size).Sum(i => row.V.Values[i] * row.Product.Values[i]);
            var got = Autodiff.Second(Nesting.ForwardOverForward, Example.Rosenbrock, row.X, row.V);
            Assert.That(got, Judging.Near(Shaped.Scalar(right), got));
        });
    }
}
