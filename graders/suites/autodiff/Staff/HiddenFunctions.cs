namespace Gradus.Suites.Autodiff.Staff;

/// <summary>Custom functions far out, differentiated twice, and in other shapes.</summary>
[Stage(6)]
public sealed class HiddenCustomFunctions
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.5, Group = "custom-function", Case = Case.Edge, Hint = "softplus-far-out", Section = "custom-function")]
    public void SoftplusFarOut()
    {
        var row = Oracle.FarSoftplus[0];
        var x = Shaped.Vector(row.X);
        Part.Of(0.35, "softplus-values", () =>
        {
            var right = Shaped.Vector(row.Value);
            var got = Autodiff.Custom(CustomFunction.Softplus, [x]);
            Assert.That(got, Is.CloseTo(right).Within(1e-10, 1e-30)
                .Mistake("softplus-overflow", right.Instead(i => row.X[i] > 709 ? double.PositiveInfinity : Math.Log(1 + Math.Exp(row.X[i]))))
                .Mistake("softplus-loses-small", right.Instead(i => row.X[i] > 0 ? row.X[i] + Math.Log(1 + Math.Exp(-row.X[i])) : Math.Log(1 + Math.Exp(row.X[i])))));
        }, "SoftplusFunction.Forward");
        Part.Of(0.15, "softplus-gradients", () =>
        {
            double factor = Subject.Random.Factor();
            var got = Autodiff.CustomVjp(CustomFunction.Softplus, [x], x.Instead(_ => factor))[0].OrZeros(x);
            Assert.That(got, Is.CloseTo(Shaped.Vector(row.Slope).Times(factor)).Within(1e-10, 1e-30).Mistake("custom-ignores-upstream", row.Slope));
        }, "SoftplusFunction.Backward");
    }

    [Check(0.3, Group = "custom-function", Requires = ["HiddenElementwise.Product", "HiddenBackward.Programs"], Hint = "custom-twice", Section = "custom-function", Place = "MultiplyFunction.Backward")]
    public void MultiplyTwice()
    {
        var row = Subject.Random.Pick(Oracle.Binaries);
        double factor = Subject.Random.Factor();
        Shaped x = Shaped.Vector(row.A), y = Shaped.Vector(row.B), v = x.Instead(i => 0.5 + i);
        // The gradient of x is u·y: of the sum of v·u·y, x has none, and y has v·u.
        var got = Autodiff.CustomSecond(CustomFunction.Multiply, [x, y], x.Instead(_ => factor), v);
        Assert.That(got[0].OrZeros(x), Is.CloseTo(Shaped.Zeros(6)));
        Assert.That(got[1].OrZeros(x), Is.CloseTo(v.Times(factor)).Mistake("not-followed", Shaped.Zeros(6)));
    }

    [Check(0.2, Group = "custom-function", Requires = ["HiddenElementwise.ExpAndLog", "HiddenElementwise.Sigmoid", "HiddenElementwise.Product", "HiddenElementwise.QuotientAndMaximum", "HiddenBackward.Programs"],
        Hint = "custom-twice", Section = "custom-function", Place = "SoftplusFunction.Backward")]
    public void SoftplusTwice()
    {
        // The second derivative of softplus is the sigmoid's first.
        var sigmoid = Subject.Random.Pick(Oracle.Sigmoid);
        double factor = Subject.Random.Factor();
        Shaped x = Shaped.Vector(sigmoid.X), v = x.Instead(i => 0.5 + i), right = v.Times(factor).Times(Shaped.Vector(sigmoid.Slope));
        var got = Autodiff.CustomSecond(CustomFunction.Softplus, [x], x.Instead(_ => factor), v)[0].OrZeros(x);
        Assert.That(got, Judging.Near(right, got).Mistake("not-followed", Shaped.Zeros(6)));
    }

    [Check(0.25, Group = "custom-function", Case = Case.Edge, Hint = "one-instance", Section = "custom-function")]
    public void OneInstance()
    {
        // Called twice, and only then asked for the gradients of both calls.
        double factor = Subject.Random.Factor();
        Part.Of(0.15, "product", () =>
        {
            Binary first = Oracle.Binaries[0], second = Oracle.Binaries[1];
            Judge(CustomFunction.Multiply, [[Shaped.Vector(first.A), Shaped.Vector(first.B)], [Shaped.Vector(second.A), Shaped.Vector(second.B)]],
                [first.ProductByA, first.ProductByB], [second.ProductByA, second.ProductByB]);
        }, "MultiplyFunction.Backward");
        Part.Of(0.1, "softplus", () =>
        {
            Unary first = Oracle.Softplus[0], second = Oracle.Softplus[1];
            Judge(CustomFunction.Softplus, [[Shaped.Vector(first.X)], [Shaped.Vector(second.X)]], [first.Slope], [second.Slope]);
        }, "SoftplusFunction.Backward");

        void Judge(CustomFunction function, Shaped[][] inputs, double[][] first, double[][] second)
        {
            var upstream = inputs[0][0].Instead(_ => factor);
            var got = Autodiff.CustomVjpOfEach(function, inputs, [upstream, upstream]);
            Assert.That(Flat(got[0]), Is.CloseTo(Times(first)).Within(1e-10).Mistake("saved-in-fields", Times(second)));
            Assert.That(Flat(got[1]), Is.CloseTo(Times(second)).Within(1e-10));
        }

        double[] Times(double[][] slopes) => [.. slopes.SelectMany(s => s).Select(s => s * factor)];

        static double[] Flat(Shaped?[] gradients) => [.. gradients.SelectMany(g => g?.Values ?? new double[6])];
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
        foreach (var (row, name) in Oracle.LogSums.Zip(["middle-axis", "first-axis", "axis-minus-two", "last-axis"]))
        {
            Part.Of(0.125, name, () =>
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
        foreach (var (row, name) in Oracle.Infinite.Zip(["row-of-minus-infinity", "infinity-in-row", "infinities-alone"])) Part.Of(0.15, name, () => Judge(row));
        Part.Of(0.15, "huge-rows", () => Judge(Oracle.Huge[0]));
        Part.Of(0.15, "huge-beside-small", () => Judge(Oracle.Huge[1]));

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

    [Check(0.5, Group = "log-sum-exp", Requires = ["HiddenElementwise.ExpAndLog", "HiddenStructural.Sums", "HiddenStructural.Broadcasts", "HiddenBackward.Programs", "Axes"],
        Hint = "log-sum-exp-gradient", Section = "log-sum-exp", Place = "Functions.LogSumExp")]
    public void Gradient()
    {
        Part.Of(0.1, "middle-axis", () => Judge(Oracle.LogSums[0]));
        Part.Of(0.1, "first-axis", () => Judge(Oracle.LogSums[1]));
        Part.Of(0.1, "large-numbers", () => Judge(Oracle.Distant[0]));
        Part.Of(0.1, "minus-infinity-beside", () => Judge(Oracle.Distant[1]));
        Part.Of(0.1, "cross-entropy", () =>
        {
            var row = Subject.Random.Pick(Oracle.CrossEntropy);
            Shaped right = row.Gradients[0], got = Autodiff.Vjp(Example.CrossEntropy, row.Inputs, row.Upstream)[0].OrZeros(right);
            Assert.That(got, Judging.Near(right, got));
        });

        static void Judge(LogSum row)
        {
            var got = Autodiff.LogSumExpGradient(row.X, row.Axis, row.Upstream);
            Assert.That(got, Is.CloseTo(row.Gradient).Within(1e-10).Mistake("not-followed", Shaped.Zeros(row.Gradient.Shape))
                .Mistake("nan-of-branch", row.Gradient.Instead(i => row.X.Values[i] > 709 ? double.NaN : row.Gradient.Values[i])));
        }
    }
}

/// <summary>Further derivatives of derivatives.</summary>
[Stage(8)]
public sealed class HiddenHigherOrders
{
    private static IAutodiff Autodiff => Subject.Of<IAutodiff>();

    [Check(0.5, Group = "grad-of-grad", Case = Case.Edge, Requires = ["HiddenElementwise.Sigmoid", "HiddenElementwise.Product", "HiddenBackward.Programs"], Hint = "derivative", Section = "grad-of-grad", Place = "Ad.Derivative")]
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
