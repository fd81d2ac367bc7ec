using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;
using static System.Math;
using static Gradus.Tests.Gradients.Foreign.Arrays;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>Wrong derivatives of softmax and of losses.</summary>
internal static class LossBugs
{
    public static IEnumerable<ForeignBug> All() => [.. Softmaxes(), .. CrossEntropies(), .. Regressions(), .. Others()];

    internal static Shaped Softmax(Shaped x) => Fill(x.Shape[0], x.Shape[1], (i, j) => Exp(x[i, j]) / Sum(x.Shape[1], c => Exp(x[i, c])));

    /// <summary>Σ over a row of a · b.</summary>
    internal static double Row(Shaped a, Shaped b, int i) => Sum(a.Shape[1], j => a[i, j] * b[i, j]);

    private static double Row(Shaped a, int i) => Sum(a.Shape[1], j => a[i, j]);

    private static IEnumerable<ForeignBug> Softmaxes()
    {
        var softmax = new ForeignFunction("softmax of rows", new()
        {
            Value = x => Softmax(x[0]),
            Vjp = (x, u) => [Softmax(x[0]) is var y ? Fill(y.Shape[0], y.Shape[1], (i, j) => y[i, j] * (u[i, j] - Row(u, y, i))) : null],
            Jvp = (x, v) => Softmax(x[0]) is var y && Or0(v[0], x[0]) is var t ? Fill(y.Shape[0], y.Shape[1], (i, j) => y[i, j] * (t[i, j] - Row(t, y, i))) : null!,
        }, Matrices(-2, 2));
        yield return softmax.Reverse("softmax-diagonal", "y(1 − y)·u: the diagonal of the Jacobian only.", "CS231n (typical), pocketpy/cTensor#31 (kind)", (x, u) => [Each(Softmax(x[0]), u, (y, b) => y * (1 - y) * b)]);
        yield return softmax.Reverse("softmax-no-subtraction", "y·u.", "common", (x, u) => [Each(Softmax(x[0]), u, (y, b) => y * b)]);
        yield return softmax.Reverse("softmax-batch-sum", "Σ u·y runs over the batch too.", "common (axis forgotten)", (x, u) => [Each(Softmax(x[0]), u, (y, b) => y * (b - Dot(u, Softmax(x[0]))))]);
        yield return softmax.Reverse("softmax-unweighted-sum", "Σ u in place of Σ u·y.", "apache/tvm#1201 (kind)", (x, u) => [Softmax(x[0]) is var y ? Fill(y.Shape[0], y.Shape[1], (i, j) => y[i, j] * (u[i, j] - Row(u, i))) : null]);

        var logSoftmax = new ForeignFunction("log-softmax of rows", new()
        {
            Value = x => Each(Softmax(x[0]), Log),
            Vjp = (x, u) => [Softmax(x[0]) is var p ? Fill(p.Shape[0], p.Shape[1], (i, j) => u[i, j] - p[i, j] * Row(u, i)) : null],
        }, Matrices(-2, 2));
        yield return logSoftmax.Reverse("log-softmax-dot", "u − u·y: the inner product with the output.", "uxlfoundation/oneDNN#616", (x, u) => [Each(Softmax(x[0]), Log) is var y ? Fill(y.Shape[0], y.Shape[1], (i, j) => u[i, j] - Row(u, y, i)) : null]);
        yield return logSoftmax.Reverse("log-softmax-no-exp", "y in place of p = eʸ.", "ROCm/MIOpen#112 (kind)", (x, u) => [Each(Softmax(x[0]), Log) is var y ? Fill(y.Shape[0], y.Shape[1], (i, j) => u[i, j] - y[i, j] * Row(u, i)) : null]);
        yield return logSoftmax.Reverse("log-softmax-kronecker", "u takes the Kronecker delta's place: u − p without Σu.", "mlpack/mlpack#2360", (x, u) => [Each(u, Softmax(x[0]), (b, p) => b - p)]);
    }

    private static IEnumerable<ForeignBug> CrossEntropies()
    {
        // Labels are row index modulo k: held, so they need no input.
        static bool Is(int i, int j, Shaped x) => j == (3 * i + 1) % x.Shape[1];
        static double Loss(Shaped x) => -Sum(x.Shape[0], i => Log(Softmax(x)[i, (3 * i + 1) % x.Shape[1]]));
        static Shaped Delta(Shaped x) => Softmax(x) is var p ? Fill(p.Shape[0], p.Shape[1], (i, j) => p[i, j] - (Is(i, j, x) ? 1 : 0)) : null!;
        var mean = new ForeignFunction("cross-entropy, mean", new() { Value = x => One(Loss(x[0]) / x[0].Shape[0]), Vjp = (x, u) => [Times(Only(u) / x[0].Shape[0], Delta(x[0]))] }, r => [Draw(r, -2, 2, r.Int(2, 5), r.Int(2, 6))]);
        yield return mean.Reverse("ce-mean-undivided", "Not divided by the batch size.", "needle homework 0 (typical)", (x, u) => [Times(Only(u), Delta(x[0]))]);
        yield return mean.Reverse("ce-probabilities", "p: 1 is not subtracted at the label.", "CS231n assignment 1 (typical)", (x, u) => [Times(Only(u) / x[0].Shape[0], Softmax(x[0]))]);
        yield return mean.Reverse("ce-next-label", "1 is subtracted at the next class: labels counted from 1.", "common", (x, u) =>
            [Times(Only(u) / x[0].Shape[0], Softmax(x[0]) is var p ? Fill(p.Shape[0], p.Shape[1], (i, j) => p[i, j] - (Is(i, (j + p.Shape[1] - 1) % p.Shape[1], x[0]) ? 1 : 0)) : null!)]);
        yield return mean.Reverse("ce-divided-twice", "Divided by the batch size twice.", "tech-srl/code2seq#9 (kind)", (x, u) => [Times(Only(u) / x[0].Shape[0] / x[0].Shape[0], Delta(x[0]))]);
        yield return mean.Reverse("ce-ignores-upstream", "The upstream gradient is taken for 1.", "chainer/chainer#1175 (kind)", (x, _) => [Times(1.0 / x[0].Shape[0], Delta(x[0]))]);
        var sum = new ForeignFunction("cross-entropy, sum", new() { Value = x => One(Loss(x[0])), Vjp = (x, u) => [Times(Only(u), Delta(x[0]))] }, mean.Sample);
        yield return sum.Reverse("ce-sum-divided", "Divided by the batch size although the loss is a sum.", "paiml/aprender#2182", (x, u) => [Times(Only(u) / x[0].Shape[0], Delta(x[0]))]);
        var each = new ForeignFunction("cross-entropy per row", new()
        {
            Value = x => Fill(x[0].Shape[0], i => -Log(Softmax(x[0])[i, (3 * i + 1) % x[0].Shape[1]])),
            Vjp = (x, u) => [Delta(x[0]) is var d ? Fill(d.Shape[0], d.Shape[1], (i, j) => u[i] * d[i, j]) : null],
        }, mean.Sample);
        yield return each.Reverse("ce-first-upstream", "Every row is multiplied by the first row's upstream gradient.", "paiml/aprender#2182", (x, u) => [Times(u.Values[0], Delta(x[0]))]);

        const double Smooth = 0.1;
        static double Target(int i, int j, Shaped x) => (Is(i, j, x) ? 1 - Smooth : 0) + Smooth / x.Shape[1];
        var smoothed = new ForeignFunction("cross-entropy with label smoothing", new()
        {
            Value = x => One(-Sum(x[0].Shape[0], i => Sum(x[0].Shape[1], j => Target(i, j, x[0]) * Log(Softmax(x[0])[i, j])))),
            Vjp = (x, u) => [Softmax(x[0]) is var p ? Fill(p.Shape[0], p.Shape[1], (i, j) => Only(u) * (p[i, j] - Target(i, j, x[0]))) : null],
        }, mean.Sample);
        yield return smoothed.Reverse("ce-smoothing-forgotten", "p − onehot, as without smoothing.", "common", (x, u) => [Times(Only(u), Delta(x[0]))]);
        var focal = new ForeignFunction("focal loss, γ = 2", new()
        {
            Value = x => One(Sum(x[0].Size, i => -Pow(1 - Sigmoid(x[0].Values[i]), 2) * Log(Sigmoid(x[0].Values[i])))),
            Vjp = (x, u) => [Each(x[0], a => Sigmoid(a) is var p ? Only(u) * (2 * (1 - p) * p * (1 - p) * Log(p) - Pow(1 - p, 3)) : 0)],
        }, Vectors(-2, 2));
        yield return focal.Reverse("focal-weight-held", "The weight (1 − p)² is treated as a constant.", "common", (x, u) => [Each(x[0], a => -Only(u) * Pow(1 - Sigmoid(a), 3))]);
    }

    private static IEnumerable<ForeignBug> Regressions()
    {
        static Func<CheckRandom, Shaped[]> Both(double apart) => r => r.Int(1, 4) is var n && r.Int(2, 5) is var k && Draw(r, -1, 1, n, k) is var t ? [Each(Signed(r, n, k), t, (d, b) => apart * d + b), t] : [];
        var squared = new ForeignFunction("mean squared error", new()
        {
            Value = a => One(Total(Each(a[0], a[1], (x, t) => (x - t) * (x - t))) / a[0].Size),
            Vjp = (a, u) => [Each(a[0], a[1], (x, t) => 2 * Only(u) * (x - t) / a[0].Size), Each(a[0], a[1], (x, t) => 2 * Only(u) * (t - x) / a[0].Size)],
        }, Both(1));
        ForeignBug Squared(string name, string mistake, string source, Func<Shaped, double> factor, double sign = -1) => squared.Reverse(name, mistake, source, (a, u) =>
            [Each(a[0], a[1], (x, t) => factor(a[0]) * Only(u) * (x - t)), Each(a[0], a[1], (x, t) => sign * factor(a[0]) * Only(u) * (x - t))]);
        yield return Squared("mse-no-two", "The factor 2 is left out.", "common", a => 1.0 / a.Size);
        yield return Squared("mse-batch-only", "Divided by the rows only.", "common", a => 2.0 / a.Shape[0]);
        yield return Squared("mse-undivided", "Not divided at all.", "common", _ => 2);
        yield return Squared("mse-target-sign", "The target's gradient has the prediction's sign.", "common", a => 2.0 / a.Size, 1);

        const double Delta = 0.7;
        static double HuberSlope(double d) => Abs(d) <= Delta ? d : Delta * Sign(d);
        var huber = new ForeignFunction("huber, δ = 0.7", new()
        {
            Value = a => Each(a[0], a[1], (x, t) => Abs(x - t) <= Delta ? (x - t) * (x - t) / 2 : Delta * (Abs(x - t) - Delta / 2)),
            Vjp = (a, u) => [Each(Each(a[0], a[1], (x, t) => HuberSlope(x - t)), u, (d, b) => d * b), Each(Each(a[0], a[1], (x, t) => -HuberSlope(x - t)), u, (d, b) => d * b)],
        }, r => Both(1)(r) is var a ? [Each(a[0], a[1], (x, t) => Abs(Abs(x - t) - Delta) < 0.05 ? t + 0.5 : x), a[1]] : []);
        yield return huber.Reverse("huber-ignores-upstream", "The upstream gradient is ignored.", "chainer/chainer#1175", (a, _) => [Each(a[0], a[1], (x, t) => HuberSlope(x - t)), Each(a[0], a[1], (x, t) => -HuberSlope(x - t))]);
        yield return huber.Reverse("huber-slope-one", "±1 in the linear part: right only for δ = 1.", "common", (a, u) =>
        [
            Each(Each(a[0], a[1], (x, t) => Abs(x - t) <= Delta ? x - t : Sign(x - t)), u, (d, b) => d * b),
            Each(Each(a[0], a[1], (x, t) => Abs(x - t) <= Delta ? t - x : Sign(t - x)), u, (d, b) => d * b),
        ]);
        yield return huber.Reverse("huber-quadratic", "The quadratic part's slope everywhere.", "common", (a, u) => [Each(Each(a[0], a[1], (x, t) => x - t), u, (d, b) => d * b), Each(Each(a[0], a[1], (x, t) => t - x), u, (d, b) => d * b)]);

        var gaussian = new ForeignFunction("Gaussian negative log-likelihood of mean and variance", new()
        {
            Value = a => One(Sum(a[0].Size, i => Log(a[1].Values[i]) / 2 + a[0].Values[i] * a[0].Values[i] / (2 * a[1].Values[i]))),
            Vjp = (a, u) => [Each(a[0], a[1], (m, v) => Only(u) * m / v), Each(a[0], a[1], (m, v) => Only(u) * (0.5 / v - m * m / (2 * v * v)))],
        }, r => r.Int(1, 6) is var n ? [Draw(r, -2, 2, n), Draw(r, 0.4, 2, n)] : []);
        yield return gaussian.Reverse("gaussian-variance-sign", "The variance's gradient has the wrong sign.", "HIPS/autograd#412", (a, u) => [Each(a[0], a[1], (m, v) => Only(u) * m / v), Each(a[0], a[1], (m, v) => -Only(u) * (0.5 / v - m * m / (2 * v * v)))]);
        yield return gaussian.Reverse("gaussian-no-log", "The normaliser's share 1/(2v) is left out.", "common", (a, u) => [Each(a[0], a[1], (m, v) => Only(u) * m / v), Each(a[0], a[1], (m, v) => -Only(u) * m * m / (2 * v * v))]);
    }

    private static IEnumerable<ForeignBug> Others()
    {
        const double Eps = 1e-7;
        var binary = new ForeignFunction("binary cross-entropy, ε = 1e-7 in the log, label 1", new()
        {
            Value = x => One(-Sum(x[0].Size, i => Log(x[0].Values[i] + Eps))),
            Vjp = (x, u) => [Each(x[0], p => -Only(u) / (p + Eps))],
        }, Vectors(0.05, 0.6));
        yield return binary.Reverse("bce-epsilon", "−1/p without the ε of the forward pass.", "common", (x, u) => [Each(x[0], p => -Only(u) / p)]) with { Special = "The error is ε/p of the gradient: 2e-7 to 2e-6, at the edge of the tolerance." };
        var logits = new ForeignFunction("binary cross-entropy with logits, label 1, positive weight 3", new()
        {
            Value = x => One(3 * Sum(x[0].Size, i => Log(1 + Exp(-x[0].Values[i])))),
            Vjp = (x, u) => [Each(x[0], a => 3 * Only(u) * (Sigmoid(a) - 1))],
        }, Vectors(-2, 2));
        yield return logits.Reverse("bce-sigmoid-slope", "Multiplied by σ(1 − σ) once more.", "common", (x, u) => [Each(x[0], a => 3 * Only(u) * (Sigmoid(a) - 1) * Sigmoid(a) * (1 - Sigmoid(a)))]);
        yield return logits.Reverse("bce-weight-forgotten", "The positive weight is left out.", "common", (x, u) => [Each(x[0], a => Only(u) * (Sigmoid(a) - 1))]);
        var hinge = new ForeignFunction("multi-class hinge, class 0", new()
        {
            Value = x => One(Sum(x[0].Size - 1, j => Max(0, x[0].Values[j + 1] - x[0].Values[0] + 1))),
            Vjp = (x, u) => [Fill(x[0].Size, j => j == 0 ? -Only(u) * x[0].Values.Skip(1).Count(s => s - x[0].Values[0] + 1 > 0) : x[0].Values[j] - x[0].Values[0] + 1 > 0 ? Only(u) : 0)],
        }, r => Apart(r, r.Int(3, 7)) is var x ? [Each(x, a => a + (Abs(x.Values[0] - a - 1) < 0.05 ? 0.1 : 0))] : []);
        yield return hinge.Reverse("hinge-own-once", "The right class gets −1 instead of −(number of violated margins).", "CS231n assignment 1, SVM (typical)", (x, u) =>
            [Fill(x[0].Size, j => j == 0 ? (x[0].Values.Skip(1).Any(s => s - x[0].Values[0] + 1 > 0) ? -Only(u) : 0) : x[0].Values[j] - x[0].Values[0] + 1 > 0 ? Only(u) : 0)]) with
        { At = r => Apart(r, 6) is var x ? [Each(x, a => a + (Abs(x.Values[0] - a - 1) < 0.05 ? 0.1 : 0))] : [] };
        var divergence = new ForeignFunction("Kullback–Leibler Σ p log(p/q)", new()
        {
            Value = a => One(Sum(a[0].Size, i => a[0].Values[i] * Log(a[0].Values[i] / a[1].Values[i]))),
            Vjp = (a, u) => [Each(a[0], a[1], (p, q) => Only(u) * (Log(p / q) + 1)), Each(a[0], a[1], (p, q) => -Only(u) * p / q)],
        }, r => r.Int(2, 6) is var n ? [Draw(r, 0.1, 1, n), Draw(r, 0.1, 1, n)] : []);
        yield return divergence.Reverse("kl-no-one", "The + 1 for p is left out.", "common", (a, u) => [Each(a[0], a[1], (p, q) => Only(u) * Log(p / q)), Each(a[0], a[1], (p, q) => -Only(u) * p / q)]);
        yield return divergence.Reverse("kl-log-target", "−p for q: right if the second input were a logarithm.", "common (log_target)", (a, u) => [Each(a[0], a[1], (p, q) => Only(u) * (Log(p / q) + 1)), Each(a[0], p => -Only(u) * p)]);

        foreach (double weight in (double[])[1e-3, 1e-6, 1e-8])
        {
            var decayed = new ForeignFunction($"squared error + {weight}·‖w‖²", new()
            {
                Value = x => One(Sum(x[0].Size, i => Pow(x[0].Values[i] - 1.5, 2)) + weight * Dot(x[0], x[0])),
                Vjp = (x, u) => [Each(x[0], w => Only(u) * (2 * (w - 1.5) + 2 * weight * w))],
            }, Vectors(-1, 1));
            var bug = decayed.Reverse($"penalty-detached-{weight}", "The penalty's gradient is left out.", "common (detached term)", (x, u) => [Each(x[0], w => Only(u) * 2 * (w - 1.5))]);
            yield return weight < 1e-7 ? bug with { Special = "The error is 1e-8 of the gradient: below the tolerance.", Invisible = true } : weight < 1e-5 ? bug with { Special = "The error is some 1e-7 of the gradient: at the edge of the tolerance." } : bug;
        }
    }
}
