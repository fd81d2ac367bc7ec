using Gradus.Contracts;
using Gradus.Grading.Gradients;
using static System.Math;
using static Gradus.Tests.Gradients.Foreign.Arrays;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>Wrong derivatives of normalizations, attention, recurrent cells and small networks.</summary>
internal static class LayerBugs
{
    private const double Eps = 1e-5;

    public static IEnumerable<ForeignBug> All() => [.. Batches(), .. Rows(), .. Attentions(), .. Recurrences(), .. Networks()];

    /// <summary>What normalization over one axis gives: x̂ and 1/σ.</summary>
    private sealed record Normal(Shaped X, bool OverRows)
    {
        private int Count => X.Shape[OverRows ? 0 : 1];
        private double Along(int i, int j, Func<int, int, double> f) => Sum(Count, c => OverRows ? f(c, j) : f(i, c));
        public double Mean(Shaped a, int i, int j) => Along(i, j, (p, q) => a[p, q]) / Count;
        public double Variance(int i, int j) => Mean(X, i, j) is var mean ? Along(i, j, (p, q) => Pow(X[p, q] - mean, 2)) / Count : 0;
        public double Scale(int i, int j) => 1 / Sqrt(Variance(i, j) + Eps);
        public double Hat(int i, int j) => (X[i, j] - Mean(X, i, j)) * Scale(i, j);
        public Shaped Hats => Fill(X.Shape[0], X.Shape[1], Hat);

        /// <summary>The input's gradient from the one of x̂: two means are subtracted, each times a weight that is 1 when it is right.</summary>
        public Shaped Back(Shaped g, double meanWeight = 1, double varianceWeight = 1) => Hats is var hats && Each(g, hats, (a, b) => a * b) is var products
            ? Fill(X.Shape[0], X.Shape[1], (i, j) => Scale(i, j) * (g[i, j] - meanWeight * Mean(g, i, j) - varianceWeight * hats[i, j] * Mean(products, i, j))) : null!;
    }

    private static Shaped ByColumn(Shaped x, Shaped w, Func<double, double, double> f) => Fill(x.Shape[0], x.Shape[1], (i, j) => f(x[i, j], w[j]));

    private static Shaped Columns(Shaped u) => Fill(u.Shape[1], j => Sum(u.Shape[0], i => u[i, j]));

    private static ForeignFunction Norm(string name, bool overRows) => new(name, new()
    {
        Value = a => Fill(a[0].Shape[0], a[0].Shape[1], (i, j) => a[1][j] * new Normal(a[0], overRows).Hat(i, j) + a[2][j]),
        Vjp = (a, u) => NormBack(a, u, overRows, 1, 1),
    }, r => r.Int(3, 6) is var n && r.Int(3, 5) is var k ? [Draw(r, -2, 2, n, k), Draw(r, 0.5, 1.5, k), Draw(r, -1, 1, k)] : []);

    private static Shaped?[] NormBack(Shaped[] a, Shaped u, bool overRows, double meanWeight, double varianceWeight) =>
        [new Normal(a[0], overRows).Back(ByColumn(u, a[1], (b, w) => b * w), meanWeight, varianceWeight), Columns(Each(u, new Normal(a[0], overRows).Hats, (b, h) => b * h)), Columns(u)];

    private static IEnumerable<ForeignBug> Batches()
    {
        var batch = Norm("batch normalization", true);
        yield return batch.Reverse("batchnorm-held", "Mean and variance are treated as constants.", "common (evaluation mode's backward)", (a, u) => NormBack(a, u, true, 0, 0));
        yield return batch.Reverse("batchnorm-mean-held", "The mean's share is left out.", "CS231n assignment 2 (typical)", (a, u) => NormBack(a, u, true, 0, 1));
        yield return batch.Reverse("batchnorm-variance-held", "The variance's share is left out.", "CS231n assignment 2 (typical)", (a, u) => NormBack(a, u, true, 1, 0));
        yield return batch.Reverse("batchnorm-bessel", "n − 1 in the variance's share, n in the forward pass.", "karpathy, makemore part 4", (a, u) => NormBack(a, u, true, 1, a[0].Shape[0] / (a[0].Shape[0] - 1.0)));
        yield return batch.Reverse("batchnorm-divided-twice", "The mean's share is divided by n twice.", "apache/mxnet#1053 (kind)", (a, u) => NormBack(a, u, true, 1.0 / a[0].Shape[0], 1));
        yield return batch.Reverse("batchnorm-exchanged", "The gradients of scale and shift are exchanged.", "Oneflow-Inc/oneflow#6149", (a, u) => NormBack(a, u, true, 1, 1) is [var x, var scale, var shift] ? [x, shift, scale] : []);
        yield return batch.Reverse("batchnorm-scale-forgotten", "The input's gradient is not multiplied by the scale.", "common", (a, u) => [new Normal(a[0], true).Back(u), .. NormBack(a, u, true, 1, 1)[1..]]);
        yield return batch.Reverse("batchnorm-epsilon", "ε is left out in the backward pass.", "common", (a, u) =>
        {
            Normal normal = new(a[0], true);
            Shaped g = normal.Back(ByColumn(u, a[1], (b, w) => b * w));
            return [Fill(g.Shape[0], g.Shape[1], (i, j) => g[i, j] / normal.Scale(i, j) / Sqrt(normal.Variance(i, j))), .. NormBack(a, u, true, 1, 1)[1..]];
        });
    }

    private static IEnumerable<ForeignBug> Rows()
    {
        var layer = Norm("layer normalization", false);
        yield return layer.Reverse("layernorm-variance-held", "The variance's share is left out.", "common", (a, u) => NormBack(a, u, false, 1, 0));
        yield return layer.Reverse("layernorm-batch-axis", "The means are taken over the batch, as for batch normalization.", "pytorch/functorch#534 (kind)", (a, u) =>
        {
            Normal normal = new(a[0], false), other = new(a[0], true);
            Shaped g = ByColumn(u, a[1], (b, w) => b * w), hats = normal.Hats, products = Each(g, hats, (p, q) => p * q);
            return [Fill(g.Shape[0], g.Shape[1], (i, j) => normal.Scale(i, j) * (g[i, j] - other.Mean(g, i, j) - hats[i, j] * other.Mean(products, i, j))), .. NormBack(a, u, false, 1, 1)[1..]];
        });
        yield return layer.Reverse("layernorm-scale-of-input", "The scale's gradient sums u·x instead of u·x̂.", "common", (a, u) => NormBack(a, u, false, 1, 1) is var g ? [g[0], Columns(Each(u, a[0], (b, x) => b * x)), g[2]] : []);

        static double Mean2(Shaped x, int i) => Sum(x.Shape[1], j => x[i, j] * x[i, j]) / x.Shape[1];
        var rms = new ForeignFunction("RMS normalization", new()
        {
            Value = a => Fill(a[0].Shape[0], a[0].Shape[1], (i, j) => a[0][i, j] / Sqrt(Mean2(a[0], i) + Eps)),
            Vjp = (a, u) => [Fill(u.Shape[0], u.Shape[1], (i, j) => (Mean2(a[0], i) + Eps) is var m ? u[i, j] / Sqrt(m) - a[0][i, j] * LossBugs.Row(u, a[0], i) / (u.Shape[1] * Pow(m, 1.5)) : 0)],
        }, r => [Signed(r, r.Int(1, 4), r.Int(2, 6))]);
        yield return rms.Reverse("rmsnorm-held", "The root mean square is treated as a constant.", "common", (a, u) => [Fill(u.Shape[0], u.Shape[1], (i, j) => u[i, j] / Sqrt(Mean2(a[0], i) + Eps))]);
        yield return rms.Reverse("rmsnorm-sum", "Not divided by the row's length in the second term.", "common", (a, u) => [Fill(u.Shape[0], u.Shape[1], (i, j) => (Mean2(a[0], i) + Eps) is var m ? u[i, j] / Sqrt(m) - a[0][i, j] * LossBugs.Row(u, a[0], i) / Pow(m, 1.5) : 0)]);
    }

    /// <summary>Attention of one head: softmax(QKᵀ/√d)V, with the mistakes as switches.</summary>
    private static Shaped?[] AttentionBack(Shaped[] a, Shaped u, bool causal, double scale, bool maskBack = true, bool diagonal = false, bool keysTurned = true)
    {
        Shaped p = Weights(a, causal), dp = Product(u, Turned(a[2]));
        Shaped ds = Fill(p.Shape[0], p.Shape[1], (i, j) => diagonal ? p[i, j] * (1 - p[i, j]) * dp[i, j] : p[i, j] * (dp[i, j] - (maskBack ? LossBugs.Row(dp, p, i) : Sum(p.Shape[1], c => dp[i, c]) / p.Shape[1])));
        return [Times(scale, Product(ds, a[1])), Times(scale, Product(keysTurned ? Turned(ds) : ds, a[0])), Product(Turned(p), u)];
    }

    private static Shaped Weights(Shaped[] a, bool causal)
    {
        double scale = 1 / Sqrt(a[0].Shape[1]);
        Shaped s = Product(a[0], Turned(a[1]));
        return LossBugs.Softmax(Fill(s.Shape[0], s.Shape[1], (i, j) => causal && j > i ? -1e30 : scale * s[i, j]));
    }

    private static IEnumerable<ForeignBug> Attentions()
    {
        static ForeignFunction Attention(bool causal) => new(causal ? "causal attention" : "attention", new()
        {
            Value = a => Product(Weights(a, causal), a[2]),
            Vjp = (a, u) => AttentionBack(a, u, causal, 1 / Sqrt(a[0].Shape[1])),
        }, r => r.Int(2, 4) is var n && r.Int(2, 4) is var d ? [Draw(r, -1, 1, n, d), Draw(r, -1, 1, n, d), Draw(r, -1, 1, n, d)] : []);
        ForeignFunction plain = Attention(false), masked = Attention(true);
        yield return plain.Reverse("attention-scale-forgotten", "1/√d is left out in the backward pass.", "common", (a, u) => AttentionBack(a, u, false, 1));
        yield return plain.Reverse("attention-diagonal", "The softmax' Jacobian is taken as diagonal.", "common", (a, u) => AttentionBack(a, u, false, 1 / Sqrt(a[0].Shape[1]), diagonal: true));
        yield return plain.Reverse("attention-keys", "dS·Q in place of dSᵀ·Q for the keys.", "common", (a, u) => AttentionBack(a, u, false, 1 / Sqrt(a[0].Shape[1]), keysTurned: false));
        yield return masked.Reverse("attention-mask-mean", "The softmax' inner product is a plain mean over all keys, masked ones too.", "common", (a, u) => AttentionBack(a, u, true, 1 / Sqrt(a[0].Shape[1]), maskBack: false));
        yield return masked.Reverse("attention-mask-forgotten", "The backward pass recomputes the weights without the mask.", "common (recomputation)", (a, u) => AttentionBack(a, u, false, 1 / Sqrt(a[0].Shape[1])));
    }

    /// <summary>h ← tanh(w·h + v·xₜ), w and v numbers; inputs w, v, h₀ and x.</summary>
    private static IEnumerable<ForeignBug> Recurrences()
    {
        static double[] States(Shaped[] a)
        {
            double[] h = new double[a[3].Size + 1];
            h[0] = Only(a[2]);
            for (int t = 1; t < h.Length; t++) h[t] = Math.Tanh(Only(a[0]) * h[t - 1] + Only(a[1]) * a[3].Values[t - 1]);
            return h;
        }
        static Shaped?[] Back(Shaped[] a, Shaped u, int first, bool lastOnly = false, bool slopeOfInput = false)
        {
            double[] h = States(a);
            double w = 0, v = 0, back = Only(u);
            double[] x = new double[a[3].Size];
            for (int t = h.Length - 1; t >= first; t--)
            {
                double inner = Only(a[0]) * h[t - 1] + Only(a[1]) * a[3].Values[t - 1], d = back * (1 - Pow(slopeOfInput ? inner : h[t], 2));
                if (!lastOnly || t == h.Length - 1) (w, v) = (w + d * h[t - 1], v + d * a[3].Values[t - 1]);
                (x[t - 1], back) = (d * Only(a[1]), d * Only(a[0]));
            }
            return [One(w), One(v), One(back), Shaped.Vector(x)];
        }
        var cell = new ForeignFunction("tanh recurrence", new() { Value = a => One(States(a)[^1]), Vjp = (a, u) => Back(a, u, 1) }, r => [Draw(r, 0.4, 1.2), Draw(r, 0.4, 1.2), Draw(r, -1, 1), Draw(r, -1, 1, r.Int(2, 6))]);
        yield return cell.Reverse("rnn-truncated", "The first step is left out: the loop ends one too early.", "CS231n assignment 3 (typical)", (a, u) => Back(a, u, 2));
        yield return cell.Reverse("rnn-last-use", "The shared weights get the last step's gradient only.", "micrograd: = in place of += (kind)", (a, u) => Back(a, u, 1, lastOnly: true));
        yield return cell.Reverse("rnn-slope-of-input", "1 − (wh + vx)² in place of 1 − h².", "common", (a, u) => Back(a, u, 1, slopeOfInput: true));
        yield return cell.Reverse("rnn-start-detached", "The first state gets no gradient.", "common (detached state)", (a, u) => [.. Back(a, u, 1)[..2], null, Back(a, u, 1)[3]]);

        // c' = f·c + i·g, h = o·tanh c'; inputs f, i, o, g, c; output h + c'.
        static double Next(Shaped[] a, int k) => a[0][k] * a[4][k] + a[1][k] * a[3][k];
        static Shaped?[] Gates(Shaped[] a, Func<int, double> outer, Func<int, double> forget) =>
            [Fill(a[0].Size, k => outer(k) * forget(k)), Fill(a[0].Size, k => outer(k) * a[3][k]), null, Fill(a[0].Size, k => outer(k) * a[1][k]), Fill(a[0].Size, k => outer(k) * a[0][k])];
        static Shaped?[] WithOutput(Shaped[] a, Shaped u, Shaped?[] g) => [g[0], g[1], Fill(u.Size, k => u[k] * Math.Tanh(Next(a, k))), g[3], g[4]];
        static double Through(Shaped[] a, int k) => a[2][k] * (1 - Pow(Math.Tanh(Next(a, k)), 2));
        var lstm = new ForeignFunction("LSTM cell after its gates, h + c", new()
        {
            Value = a => Fill(a[0].Size, k => a[2][k] * Math.Tanh(Next(a, k)) + Next(a, k)),
            Vjp = (a, u) => WithOutput(a, u, Gates(a, k => u[k] * (1 + Through(a, k)), k => a[4][k])),
        }, r => r.Int(1, 4) is var n ? [Draw(r, 0.2, 0.9, n), Draw(r, 0.2, 0.9, n), Draw(r, 0.2, 0.9, n), Draw(r, -1, 1, n), Draw(r, -1, 1, n)] : []);
        yield return lstm.Reverse("lstm-state-path", "Only the path through h: the state's own upstream gradient is left out.", "CS231n assignment 3 (typical)", (a, u) => WithOutput(a, u, Gates(a, k => u[k] * Through(a, k), k => a[4][k])));
        yield return lstm.Reverse("lstm-next-state", "The forget gate's gradient uses the new state.", "common", (a, u) => WithOutput(a, u, Gates(a, k => u[k] * (1 + Through(a, k)), k => Next(a, k))));
    }

    private static IEnumerable<ForeignBug> Networks()
    {
        var residual = new ForeignFunction("x + tanh(xW)", new()
        {
            Value = a => Each(a[0], Product(a[0], a[1]), (x, z) => x + Math.Tanh(z)),
            Vjp = (a, u) => Inner(a, u) is var d ? [Each(u, Product(d, Turned(a[1])), (b, g) => b + g), Product(Turned(a[0]), d)] : [],
        }, r => r.Int(2, 4) is var k ? [Draw(r, -1, 1, r.Int(1, 4), k), Draw(r, -1, 1, k, k)] : []);
        static Shaped Inner(Shaped[] a, Shaped u) => Each(u, Product(a[0], a[1]), (b, z) => b * (1 - Pow(Math.Tanh(z), 2)));
        yield return residual.Reverse("residual-skip-forgotten", "The skip connection's gradient is left out.", "common", (a, u) => Inner(a, u) is var d ? [Product(d, Turned(a[1])), Product(Turned(a[0]), d)] : []);

        // y = tanh(xW)Wᵀ
        static Shaped Hidden(Shaped[] a) => Each(Product(a[0], a[1]), Math.Tanh);
        static Shaped Mid(Shaped[] a, Shaped u) => Each(Product(u, a[1]), Hidden(a), (b, h) => b * (1 - h * h));
        var tied = new ForeignFunction("tied autoencoder tanh(xW)Wᵀ", new()
        {
            Value = a => Product(Hidden(a), Turned(a[1])),
            Vjp = (a, u) => [Product(Mid(a, u), Turned(a[1])), Each(Product(Turned(a[0]), Mid(a, u)), Product(Turned(u), Hidden(a)), (p, q) => p + q)],
        }, r => r.Int(1, 4) is var k ? [Draw(r, -1, 1, r.Int(1, 4), k), Draw(r, -1, 1, k, r.Int(1, 4))] : []);
        yield return tied.Reverse("tied-decoder-only", "The shared weights get the last use's gradient.", "common (weight tying)", (a, u) => [Product(Mid(a, u), Turned(a[1])), Product(Turned(u), Hidden(a))]);
        yield return tied.Reverse("tied-encoder-only", "The shared weights get the first use's gradient.", "common (weight tying)", (a, u) => [Product(Mid(a, u), Turned(a[1])), Product(Turned(a[0]), Mid(a, u))]);
        var gated = new ForeignFunction("gated linear unit", new()
        {
            Value = x => Fill(x[0].Size / 2, i => x[0].Values[i] * Sigmoid(x[0].Values[i + x[0].Size / 2])),
            Vjp = (x, u) => [Fill(x[0].Size, i => u.Size is var n && i < n ? u.Values[i] * Sigmoid(x[0].Values[i + n]) : u.Values[i - n] * x[0].Values[i - n] * Sigmoid(x[0].Values[i]) * (1 - Sigmoid(x[0].Values[i])))],
        }, r => [Draw(r, -2, 2, 2 * r.Int(1, 4))]);
        yield return gated.Reverse("glu-halves", "The gradients of the two halves are exchanged.", "common", (x, u) => [gated.Right.Vjp!(x, u)[0] is { } g ? Fill(g.Size, i => g.Values[(i + u.Size) % g.Size]) : null]);
        var kept = new ForeignFunction("dropout 0.25 with a fixed mask", new() { Value = x => Fill(x[0].Size, i => i % 4 == 1 ? 0 : x[0].Values[i] / 0.75), Vjp = (_, u) => [Fill(u.Size, i => i % 4 == 1 ? 0 : u.Values[i] / 0.75)] }, Vectors(-2, 2, 2));
        yield return kept.Reverse("dropout-scale", "1/(1 − p) is left out in the backward pass.", "CS231n assignment 2 (typical)", (_, u) => [Fill(u.Size, i => i % 4 == 1 ? 0 : u.Values[i])]);
        yield return kept.Reverse("dropout-mask-forgotten", "The mask is left out in the backward pass.", "CS231n assignment 2 (typical)", (_, u) => [Times(1 / 0.75, u)]);
    }
}
