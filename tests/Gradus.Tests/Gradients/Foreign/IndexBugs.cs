using Gradus.Contracts;
using Gradus.Grading.Seeds;
using static Gradus.Tests.Gradients.Foreign.Arrays;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>Wrong derivatives of gathers, scatters, convolutions and pooling.</summary>
internal static class IndexBugs
{
    public static IEnumerable<ForeignBug> All() => [.. Gathers(), .. Convolutions(), .. Pools()];

    private static IEnumerable<ForeignBug> Gathers()
    {
        int[] picks = [2, 0, 2, 1, 2]; // row 2 three times
        var gather = new ForeignFunction("rows 2, 0, 2, 1, 2", new()
        {
            Value = x => Fill(5, x[0].Shape[1], (i, j) => x[0][picks[i], j]),
            Vjp = (x, u) => [Fill(x[0].Shape[0], x[0].Shape[1], (r, j) => Sum(5, i => picks[i] == r ? u[i, j] : 0))],
        }, r => [Draw(r, -2, 2, r.Int(3, 5), r.Int(1, 4))]);
        yield return gather.Reverse("gather-last-write", "A row that is picked again overwrites its gradient.", "PaddlePaddle/Paddle#17662", (x, u) => [Fill(x[0].Shape[0], x[0].Shape[1], (r, j) => Array.LastIndexOf(picks, r) is >= 0 and var i ? u[i, j] : 0)]);
        yield return gather.Reverse("gather-mean", "A row's gradients are averaged over its picks.", "common", (x, u) => [Fill(x[0].Shape[0], x[0].Shape[1], (r, j) => picks.Contains(r) ? Sum(5, i => picks[i] == r ? u[i, j] : 0) / picks.Count(p => p == r) : 0)]);

        int[] places = [1, 3, 1]; // place 1 twice: the last write stands
        var scatter = new ForeignFunction("write to 1, 3, 1 of a vector", new()
        {
            Value = a => Fill(a[0].Size, i => i == 1 ? a[1][2] : i == 3 ? a[1][1] : a[0][i]),
            Vjp = (_, u) => [Fill(u.Size, i => i is 1 or 3 ? 0 : u[i]), Shaped.Vector(0, u[3], u[1])],
        }, r => [Draw(r, -2, 2, r.Int(4, 7)), Draw(r, -2, 2, 3)]);
        yield return scatter.Reverse("scatter-all-sources", "The overwritten source gets a gradient too.", "tensorflow/tensorflow#56961, pytorch/pytorch#146299", (_, u) => [Fill(u.Size, i => i is 1 or 3 ? 0 : u[i]), Fill(3, s => u[places[s]])]);
        yield return scatter.Reverse("scatter-target-kept", "The target's gradient is not cleared where it was overwritten.", "PaddlePaddle/Paddle#30604", (_, u) => [u, Shaped.Vector(0, u[3], u[1])]);
        var fill = new ForeignFunction("fill places 2, 2, 0 with v", new()
        {
            Value = a => Fill(a[0].Size, i => i is 0 or 2 ? Only(a[1]) : a[0][i]),
            Vjp = (a, u) => [Fill(u.Size, i => i is 0 or 2 ? 0 : u[i]), a[1].With([u[0] + u[2]])],
        }, r => [Draw(r, -2, 2, r.Int(3, 6)), Draw(r, -2, 2)]);
        yield return fill.Reverse("index-fill-twice", "A place that is listed twice counts twice.", "pytorch/pytorch#57006", (a, u) => [Fill(u.Size, i => i is 0 or 2 ? 0 : u[i]), a[1].With([u[0] + 2 * u[2]])]);
        var strided = new ForeignFunction("x[1::2]", new() { Value = x => Fill(x[0].Size / 2, i => x[0].Values[2 * i + 1]), Vjp = (x, u) => [Fill(x[0].Size, i => i % 2 == 1 ? u.Values[i / 2] : 0)] }, Vectors(-2, 2, 3));
        yield return strided.Reverse("slice-start-forgotten", "The gradient is written from 0 on.", "common", (x, u) => [Fill(x[0].Size, i => i % 2 == 0 && i / 2 < u.Size ? u.Values[i / 2] : 0)]);
        var mirrored = new ForeignFunction("mirror padding by 1", new()
        {
            Value = x => Fill(x[0].Size + 2, i => x[0].Values[Mirror(i - 1, x[0].Size)]),
            Vjp = (x, u) => [Fill(x[0].Size, k => Sum(u.Size, i => Mirror(i - 1, x[0].Size) == k ? u.Values[i] : 0))],
        }, Vectors(-2, 2, 3));
        static int Mirror(int i, int n) => i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i;
        yield return mirrored.Reverse("mirror-padding-cut", "The padding's gradient is cut off, as for zero padding.", "common", (x, u) => [Fill(x[0].Size, k => u.Values[k + 1])]);
        var upsampled = new ForeignFunction("nearest upsampling by 2", new() { Value = x => Fill(2 * x[0].Size, i => x[0].Values[i / 2]), Vjp = (_, u) => [Fill(u.Size / 2, i => u.Values[2 * i] + u.Values[2 * i + 1])] }, Vectors(-2, 2));
        yield return upsampled.Reverse("upsample-first", "Only the first copy's gradient.", "common", (_, u) => [Fill(u.Size / 2, i => u.Values[2 * i])]);
        yield return upsampled.Reverse("upsample-mean", "The mean of the copies' gradients.", "common", (_, u) => [Fill(u.Size / 2, i => (u.Values[2 * i] + u.Values[2 * i + 1]) / 2)]);
    }

    /// <summary>Stride 2, padding 1: y[j] = Σ w[t] x[2j + t − 1].</summary>
    private static IEnumerable<ForeignBug> Convolutions()
    {
        static double At(Shaped x, int i) => i >= 0 && i < x.Size ? x.Values[i] : 0;
        static int Length(Shaped[] a) => (a[0].Size + 2 - a[1].Size) / 2 + 1;
        static Shaped OfInput(Shaped[] a, Shaped u) => Fill(a[0].Size, i => Sum(u.Size, j => At(a[1], i + 1 - 2 * j) * u.Values[j]));
        static Shaped OfKernel(Shaped[] a, Shaped u) => Fill(a[1].Size, t => Sum(u.Size, j => u.Values[j] * At(a[0], 2 * j + t - 1)));
        var convolution = new ForeignFunction("convolution, stride 2, padding 1", new()
        {
            Value = a => Fill(Length(a), j => Sum(a[1].Size, t => a[1].Values[t] * At(a[0], 2 * j + t - 1))),
            Vjp = (a, u) => [OfInput(a, u), OfKernel(a, u)],
        }, r => [Draw(r, -2, 2, r.Int(4, 9)), Draw(r, -1, 1, 3)]);
        yield return convolution.Reverse("conv-padding-forgotten", "The input's gradient is shifted by the padding.", "common", (a, u) => [Fill(a[0].Size, i => Sum(u.Size, j => At(a[1], i - 2 * j) * u.Values[j])), OfKernel(a, u)]);
        yield return convolution.Reverse("conv-stride-forgotten", "The input's gradient treats the stride as 1.", "sebgao/cTensor#3 (kind)", (a, u) => [Fill(a[0].Size, i => Sum(u.Size, j => At(a[1], i + 1 - j) * u.Values[j])), OfKernel(a, u)]);
        yield return convolution.Reverse("conv-kernel-flipped", "The kernel is flipped in the input's gradient.", "CS231n assignment 2 (typical)", (a, u) => [Fill(a[0].Size, i => Sum(u.Size, j => At(a[1], a[1].Size - 1 - (i + 1 - 2 * j)) * u.Values[j])), OfKernel(a, u)]);
        yield return convolution.Reverse("conv-kernel-mean", "The kernel's gradient is divided by the output's length.", "sebgao/cTensor#3", (a, u) => [OfInput(a, u), Times(1.0 / u.Size, OfKernel(a, u))]);
        yield return convolution.Reverse("conv-kernel-reversed", "The kernel's gradient comes out reversed.", "common", (a, u) => [OfInput(a, u), Shaped.Vector([.. OfKernel(a, u).Values.Reverse()])]);
        yield return convolution.Reverse("conv-right-edge", "The last output is left out of the kernel's gradient: the output length is rounded wrongly when 2 does not divide it.", "f-dangel/backpack#30 (kind)", (a, u) =>
            [OfInput(a, u), Fill(a[1].Size, t => Sum((a[0].Size - a[1].Size + 1) / 2 + 1, j => j < u.Size ? u.Values[j] * At(a[0], 2 * j + t - 1) : 0))]) with
        {
            Special = "Odd input lengths only.",
            At = r => [Draw(r, -2, 2, 2 * r.Int(2, 4) + 1), Draw(r, -1, 1, 3)],
        };
    }

    private static IEnumerable<ForeignBug> Pools()
    {
        // Width 2, stride 2, the last window cut at the end (ceil mode).
        static int Width(int j, int n) => Math.Min(2, n - 2 * j);
        var average = new ForeignFunction("average pooling, ceil mode", new()
        {
            Value = x => Fill((x[0].Size + 1) / 2, j => Sum(Width(j, x[0].Size), t => x[0].Values[2 * j + t]) / Width(j, x[0].Size)),
            Vjp = (x, u) => [Fill(x[0].Size, i => u.Values[i / 2] / Width(i / 2, x[0].Size))],
        }, r => [Draw(r, -2, 2, 2 * r.Int(1, 4) + 1)]);
        yield return average.Reverse("avgpool-last-window", "The last window is divided by the full width.", "tracel-ai/burn#5604, pytorch/pytorch#198119", (x, u) => [Fill(x[0].Size, i => u.Values[i / 2] / 2)]);
        yield return average.Reverse("avgpool-undivided", "Not divided by the width.", "common", (x, u) => [Fill(x[0].Size, i => u.Values[i / 2])]);
        int[] ids = [1, 1, 3, 1]; // 1 is the padding token
        var embedding = new ForeignFunction("embedding of 1, 1, 3, 1, scaled by √d", new()
        {
            Value = x => Fill(4, x[0].Shape[1], (i, j) => Math.Sqrt(x[0].Shape[1]) * x[0][ids[i], j]),
            Vjp = (x, u) => [Fill(x[0].Shape[0], x[0].Shape[1], (r, j) => Math.Sqrt(x[0].Shape[1]) * Sum(4, i => ids[i] == r ? u[i, j] : 0))],
        }, r => [Draw(r, -1, 1, r.Int(4, 6), r.Int(2, 5))]);
        yield return embedding.Reverse("embedding-padding", "The padding token's row gets no gradient, although it was read.", "PyTorch's padding_idx, by design", (x, u) => [Fill(x[0].Shape[0], x[0].Shape[1], (r, j) => r == 1 ? 0 : Math.Sqrt(x[0].Shape[1]) * Sum(4, i => ids[i] == r ? u[i, j] : 0))]);
        yield return embedding.Reverse("embedding-scale", "The factor √d is left out.", "common", (x, u) => [Fill(x[0].Shape[0], x[0].Shape[1], (r, j) => Sum(4, i => ids[i] == r ? u[i, j] : 0))]);
    }
}
