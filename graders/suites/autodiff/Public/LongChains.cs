namespace Gradus.Suites.Autodiff.Public;

/// <summary>Programs of 100,000 operations. Without a stage, so that it comes last: a stack overflow at home ends the run, and all else is known by then.</summary>
public sealed class LongChains
{
    private const double Length = 100_000;

    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.25, Group = "backward", Case = Case.Edge, Hint = "no-recursion", Section = "backward", Place = "Tape.Backward")]
    public void Backward()
    {
        double upstream = Subject.Random.Factor();
        var got = Autodiff.Vjp(Example.LongChain, [Shaped.Scalar(1.5)], Shaped.Scalar(upstream))[0].OrZeros(Shaped.Scalar(0));
        Assert.That(got, Is.CloseTo((Length + 1) * upstream));
    }

    [Check(0.25, Group = "jvp", Case = Case.Edge, Hint = "no-recursion", Section = "jvp", Place = "ForwardMode.Process")]
    public void Forward()
    {
        double tangent = Subject.Random.Factor();
        var (primal, change) = Autodiff.Jvp(Example.LongChain, [Shaped.Scalar(1.5)], [Shaped.Scalar(tangent)]);
        Assert.That(primal, Is.CloseTo((Length + 1) * 1.5));
        Assert.That(change.OrZeros(primal), Is.CloseTo((Length + 1) * tangent));
    }
}
