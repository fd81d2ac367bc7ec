namespace Gradus.Suites.Autodiff.Staff;

/// <summary>Custom functions far out, differentiated twice, and in other shapes.</summary>
[Stage(6)]
public sealed class HiddenCustomFunctions
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.75, Group = "custom-function", Case = Case.Edge, Hint = "softplus-far-out", Section = "custom-function")]
    public void SoftplusFarOut()
    {
        var row = Oracle.FarSoftplus[0];
        var x = Shaped.Vector(row.X);
        Part.Of(0.5, "softplus-values", () =>
        {
            var right = Shaped.Vector(row.Value);
            var got = Autodiff.Custom(CustomFunction.Softplus, [x]);
            Assert.That(got, Is.CloseTo(right).Within(1e-10, 1e-30)
                .Mistake("softplus-overflow", right.Instead(i => row.X[i] > 709 ? double.PositiveInfinity : Math.Log(1 + Math.Exp(row.X[i]))))
                .Mistake("softplus-loses-small", right.Instead(i => row.X[i] > 0 ? row.X[i] + Math.Log(1 + Math.Exp(-row.X[i])) : Math.Log(1 + Math.Exp(row.X[i])))));
        }, "SoftplusFunction.Forward");
        Part.Of(0.25, "softplus-gradients", () =>
        {
            double factor = Judging.Factor;
            var got = Autodiff.CustomVjp(CustomFunction.Softplus, [x], x.Instead(_ => factor))[0].OrZeros(x);
            Assert.That(got, Is.CloseTo(Shaped.Vector(row.Slope).Times(factor)).Within(1e-10, 1e-30).Mistake("custom-ignores-upstream", row.Slope));
        }, "SoftplusFunction.Backward");
    }

    [Check(0.5, Group = "custom-function", Requires = ["HiddenElementwise.Product", "HiddenBackward.Programs"], Hint = "custom-twice", Section = "custom-function")]
    public void DifferentiatedTwice()
    {
        var row = Subject.Random.Pick(Oracle.Binaries);
        Shaped x = Shaped.Vector(row.A), y = Shaped.Vector(row.B), v = x.Instead(i => 0.5 + i), upstream = x.Instead(_ => Judging.Factor);
        // The gradient of x is u·y: of the sum of v·u·y, x has none, and y has v·u.
        Part.Of(0.3, "multiply-twice", () =>
        {
            var got = Autodiff.CustomSecond(CustomFunction.Multiply, [x, y], upstream, v);
            Assert.That(got[0].OrZeros(x), Is.CloseTo(Shaped.Zeros(6)));
            Assert.That(got[1].OrZeros(x), Is.CloseTo(upstream.Times(v)).Mistake("not-followed", Shaped.Zeros(6)));
        }, "MultiplyFunction.Backward");
        Part.Of(0.2, "softplus-twice", () =>
        {
            // The second derivative of softplus is the sigmoid's first.
            var sigmoid = Subject.Random.Pick(Oracle.Sigmoid);
            var right = upstream.Times(v).Times(Shaped.Vector(sigmoid.Slope));
            var got = Autodiff.CustomSecond(CustomFunction.Softplus, [Shaped.Vector(sigmoid.X)], upstream, v)[0].OrZeros(x);
            Assert.That(got, Judging.Near(right, got).Mistake("not-followed", Shaped.Zeros(6)));
        }, "SoftplusFunction.Backward");
    }

    [Check(0.25, Group = "custom-function", Hint = "custom-multiply", Section = "custom-function", Place = "MultiplyFunction.Backward")]
    public void Square()
    {
        // x in both places: each place has its own gradient, and both are u·x.
        var row = Subject.Random.Pick(Oracle.Binaries);
        Shaped x = new(row.A, [3, 2]), y = new(row.B, [3, 2]);
        var same = Autodiff.CustomVjp(CustomFunction.Multiply, [x, x], y);
        Assert.That(same[0].OrZeros(x), Is.CloseTo(x.Times(y)).Mistake("custom-ignores-upstream", x));
        Assert.That(same[1].OrZeros(x), Is.CloseTo(x.Times(y)).Mistake("custom-ignores-upstream", x));
    }
}

/// <summary>Log-sum-exp along other axes, of infinities, in float32, and differentiated.</summary>
[Stage(7)]
public sealed class HiddenLogSumExps
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.5, Group = "log-sum-exp", Hint = "log-sum-exp", Section = "log-sum-exp", Place = "Functions.LogSumExp")]
    public void Axes()
    {
        double shift = Subject.Random.Int(-3, 4);
        foreach (var row in Oracle.LogSums)
        {
            Part.Of(0.125, "further-axes", () =>
            {
                var right = row.Value.Plus(shift);
                var got = Autodiff.LogSumExp(row.X.Plus(shift), row.Axis, keepDims: false, TensorKind.Double);
                Assert.That(got, Judging.Near(right, got).Mistake("axis-not-dropped", new Shaped(right.Values, row.Kept)));
                var kept = Autodiff.LogSumExp(row.X.Plus(shift), row.Axis, keepDims: true, TensorKind.Double);
                Assert.That(kept, Judging.Near(new Shaped(right.Values, row.Kept), kept));
            });
        }
    }

    [Check(0.75, Group = "log-sum-exp", Case = Case.Edge, Hint = "log-sum-exp-infinite", Section = "log-sum-exp", Place = "Functions.LogSumExp")]
    public void Infinities()
    {
        foreach (var row in Oracle.Infinite) Part.Of(0.15, "infinite-elements", () => Judge(row));
        foreach (var row in Oracle.Huge) Part.Of(0.15, "huge-elements", () => Judge(row));

        static void Judge(LogSum row)
        {
            var got = Autodiff.LogSumExp(row.X, row.Axis, keepDims: false, TensorKind.Double);
            Assert.That(got, Is.CloseTo(row.Value).Within(1e-10)
                .Mistake("infinite-row", row.Value.Instead(i => double.IsInfinity(row.Value.Values[i]) ? double.NaN : row.Value.Values[i]))
                .Mistake("overflow", row.Value.Instead(i => row.Value.Values[i] > 709 ? double.PositiveInfinity : row.Value.Values[i] < -745 ? double.NegativeInfinity : row.Value.Values[i])));
        }
    }

    [Check(0.25, Group = "log-sum-exp", Case = Case.Edge, Hint = "single-precision", Section = "tensor-operations", Place = "Functions.LogSumExp")]
    public void SinglePrecisionAndVmap()
    {
        var row = Oracle.LogSums[1];
        Part.Of(0.125, "single-precision", () => Assert.That(Autodiff.LogSumExp(row.X, row.Axis, keepDims: false, TensorKind.Single), Is.CloseTo(row.Value).Within(1e-5, 1e-5)));
        Part.Of(0.125, "inside-vmap", () => Assert.That(Autodiff.LogSumExp(row.X, row.Axis, keepDims: false, TensorKind.InVmap), Is.CloseTo(row.Value)));
    }

    [Check(0.5, Group = "log-sum-exp", Requires = ["HiddenStructural.Sums", "HiddenStructural.Broadcasts", "HiddenBackward.Programs"], Hint = "log-sum-exp-gradient", Section = "log-sum-exp", Place = "Functions.LogSumExp")]
    public void Gradient()
    {
        foreach (var row in Oracle.LogSums[..2])
        {
            Part.Of(0.15, "softmax", () =>
            {
                var got = Autodiff.LogSumExpGradient(row.X, row.Axis, row.Upstream);
                Assert.That(got, Judging.Near(row.Gradient, got).Mistake("not-followed", Shaped.Zeros(row.Gradient.Shape)));
            });
        }
        Part.Of(0.2, "cross-entropy", () =>
        {
            var row = Subject.Random.Pick(Oracle.CrossEntropy);
            Shaped right = row.Gradients[0], got = Autodiff.Vjp(Example.CrossEntropy, row.Inputs, row.Upstream)[0].OrZeros(right);
            Assert.That(got, Judging.Near(right, got));
        });
    }
}

/// <summary>Further derivatives of derivatives.</summary>
[Stage(8)]
public sealed class HiddenHigherOrders
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.5, Group = "grad-of-grad", Case = Case.Edge, Requires = ["HiddenElementwise.Product", "HiddenBackward.Programs"], Hint = "derivative", Section = "grad-of-grad", Place = "Ad.Derivative")]
    public void Orders()
    {
        Orders cubic = Subject.Random.Pick(Oracle.Cubic), sigmoid = Subject.Random.Pick(Oracle.SigmoidOrders);
        Part.Of(0.1, "order-zero", () => Judge(Example.Cubic, cubic, 0));
        Part.Of(0.2, "second-derivative", () => Judge(Example.Cubic, cubic, 2));
        Part.Of(0.2, "third-derivative", () => Judge(Example.Sigmoid, sigmoid, 3));

        static void Judge(Example function, Orders row, int order)
        {
            Shaped right = Shaped.Scalar(row.Derivatives[order]), got = Autodiff.Derivative(function, order, row.X);
            Assert.That(got, Judging.Near(right, got).Mistake("order-off-by-one", row.Derivatives[order + 1]).Mistake("order-off-by-one", row.Derivatives[Math.Max(order - 1, 0)])
                .Mistake("first-order-only", row.Derivatives[1]));
        }
    }

    [Check(0.25, Group = "grad-of-grad", Case = Case.BadInput, Hint = "refuse", Section = "grad-of-grad", Place = "Ad.Derivative")]
    public void NegativeOrder() => Assert.That(() => Autodiff.Derivative(Example.Sinh, -1 - Subject.Random.Int(0, 3), 0.5), Is.Rejected);

    [Check(0.75, Group = "grad-of-grad", Requires = ["HiddenElementwise.Product", "HiddenBackward.Programs"], Hint = "hessian-of-matrix", Section = "grad-of-grad")]
    public void MatrixInput()
    {
        var row = Subject.Random.Pick(Oracle.MatrixNumbers);
        Part.Of(0.25, "hessian-vector-product", () =>
        {
            var got = Autodiff.HessianVectorProduct(Example.MatrixNumbers, row.X, row.V);
            Assert.That(got, Judging.Near(row.Product, got).Mistake("hessian-diagonal", row.Product.Instead(i => row.Hessian.Values[i * 7] * row.V.Values[i])));
        }, "Ad.HessianVectorProduct");
        Part.Of(0.5, "hessian", () =>
        {
            var got = Autodiff.Hessian(Example.MatrixNumbers, row.X);
            Assert.That(got, Judging.Near(row.Hessian, got).Mistake("hessian-flattened", new Shaped(row.Hessian.Values, [6, 6])));
        }, "Ad.Hessian");
    }
}
