"""Makes Public/Oracle.g.cs and Staff/Oracle.g.cs: inputs and what they should give.

Inputs are doubles of few digits and are taken with their exact value. Losses are computed with mpmath to 80 digits and rounded to double once, at the end; gradients are differences
at that precision (right to 30 digits and more), so that nothing here knows a rule of differentiation. PyTorch's losses and gradients are compared with both.

    /usr/bin/python3 make_oracle.py        (python3-mpmath, python3-numpy, python3-torch 1.13)
"""
import pathlib
import random

import mpmath as mp
import numpy as np
import torch
import torch.nn.functional as F

mp.mp.dps = 80
here = pathlib.Path(__file__).parent
H = mp.mpf(10) ** -25


def d(x):
    """A double as C# writes it."""
    x = float(x)
    text = repr(x)
    return text[:-2] if text.endswith(".0") else text


def array(a):
    a = np.array(a, dtype=object)
    return "new([" + ", ".join(map(d, a.ravel())) + "], [" + ", ".join(map(str, a.shape)) + "])"


def check(right, peer):
    """mpmath and PyTorch agree."""
    assert np.allclose(np.array(right, dtype=float), peer.detach().numpy(), rtol=1e-11, atol=1e-13), (right, peer)


def away(rng, low, high, kinks):
    """A number of few digits, not near the kinks."""
    while True:
        x = round(rng.uniform(low, high), 2)
        if all(abs(x - k) >= 0.2 for k in kinks):
            return x


def logloss(p, y):
    return -(y * mp.log(p) + (1 - y) * mp.log(1 - p))


def sigmoid(z):
    return 1 / (1 + mp.exp(-z))


# Loss, and PyTorch's, of a prediction, a target and δ.
NUMBERS = {
    "SquaredError": (lambda x, y, a: (x - y) ** 2, lambda x, y, a: F.mse_loss(x, y, reduction="none")),
    "AbsoluteError": (lambda x, y, a: abs(x - y), lambda x, y, a: F.l1_loss(x, y, reduction="none")),
    "Huber": (lambda x, y, a: (x - y) ** 2 / 2 if abs(x - y) <= a else a * (abs(x - y) - a / 2), lambda x, y, a: F.huber_loss(x, y, reduction="none", delta=a)),
    "LogLoss": (lambda p, y, a: logloss(p, y), lambda p, y, a: F.binary_cross_entropy(p, y, reduction="none")),
    "LogLossFromLogits": (lambda z, y, a: logloss(sigmoid(z), y), lambda z, y, a: F.binary_cross_entropy_with_logits(z, y, reduction="none")),
}


def drawn(rng, name, count, delta):
    """Predictions and targets of which every mistake shows: residuals of both signs and both branches, classes of both kinds and one between."""
    if name in ("LogLoss", "LogLossFromLogits"):
        y = [0, 1, 1, 0, 0.25, 1][:count]
        rng.shuffle(y)
        x = [round(rng.uniform(0.1, 0.9), 2) for _ in y] if name == "LogLoss" else [away(rng, -4, 4, [0]) for _ in y]
        return x, y
    residuals = [away(rng, 0, 4, [0, delta]) for _ in range(count)]
    if name == "Huber":
        residuals[0], residuals[1] = round(rng.uniform(0.2, 0.8) * delta, 2), round(rng.uniform(1.5, 3) * delta, 2)
    residuals = [r if i % 2 else -r for i, r in enumerate(residuals)]
    rng.shuffle(residuals)
    y = [round(rng.uniform(-3, 3), 2) for _ in residuals]
    return [round(t + r, 2) for t, r in zip(y, residuals)], y


def numbers(rng, name, shapes):
    f, peer = NUMBERS[name]
    deltas = [0.5, 1.5, 0.75, 2]
    rng.shuffle(deltas)
    for i, shape in enumerate(shapes):
        delta = deltas[i % len(deltas)] if name == "Huber" else 1
        x, y = drawn(rng, name, int(np.prod(shape)), delta)
        exact = [(mp.mpf(float(a)), mp.mpf(float(b)), mp.mpf(delta)) for a, b in zip(x, y)]
        losses = np.array([f(*e) for e in exact], dtype=object).reshape(shape)
        slopes = np.array([(f(a + H, b, c) - f(a - H, b, c)) / (2 * H) for a, b, c in exact], dtype=object).reshape(shape)
        t = torch.tensor(np.array(x, dtype=float).reshape(shape), requires_grad=True)
        target = torch.tensor(np.array(y, dtype=float).reshape(shape))
        got = peer(t, target, delta)
        got.sum().backward()
        check(losses, got)
        check(slopes, t.grad)
        # The sigmoid once more: of probabilities that were taken for logits.
        twice = np.array([logloss(sigmoid(sigmoid(a)), b) for a, b, _ in exact], dtype=object).reshape(shape) if name == "LogLossFromLogits" else losses
        yield f"new({d(delta)}, {array(np.array(x, dtype=float).reshape(shape))}, {array(np.array(y, dtype=float).reshape(shape))}, {array(losses)}, {array(slopes)}, {array(twice)})"


def softmax(row):
    powers = [mp.exp(v) for v in row]
    return [p / sum(powers) for p in powers]


def rows(x, f):
    return np.array([f(row) for row in x], dtype=object)


def entropy(x, y):
    """−Σ y ln softmax(x) of each row."""
    return rows(list(zip(x, y)), lambda r: -sum(t * mp.log(p) for t, p in zip(r[1], softmax(r[0])) if t != 0))


def differences(f, x, h):
    g = np.empty(x.shape, dtype=object)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += h
        down[index] -= h
        g[index] = (sum(f(up)) - sum(f(down))) / (2 * h)
    return g


def classes(rng, cases):
    """Shapes, or given logits with labels."""
    for case in cases:
        given = not isinstance(case[0], int)
        if not given:
            n, c = case
            x = [[away(rng, -3, 3, [0]) for _ in range(c)] for _ in range(n)]
            labels = [rng.randrange(c) for _ in range(n)]
            labels[0], labels[-1] = 0, c - 1
        else:
            x, labels = case
            n, c = len(x), len(x[0])
        # Distributions in quarters and eighths, the sum of which is 1 to the last bit.
        soft = []
        for label in labels:
            rest = [0.125 if i == (label + 1) % c else 0.0 for i in range(c)]
            rest[label] = 0.875
            if c > 2:
                rest[label], rest[(label + 2) % c] = 0.625, 0.25
            soft.append(rest)
        with mp.workdps(3000 if given else 120):
            exact = np.vectorize(lambda v: mp.mpf(float(v)), otypes=[object])(np.array(x, dtype=float))
            p = rows(exact, softmax)
            hot = [[1 if j == label else 0 for j in range(c)] for label in labels]
            h = mp.mpf(10) ** (-1400 if given else -40)
            losses, soft_losses = entropy(exact, hot), entropy(exact, soft)
            slopes, soft_slopes = (differences(lambda z, y=y: entropy(z, y), exact, h) for y in (hot, soft))
            twice, soft_twice = entropy(p, hot), entropy(p, soft)
            logs = np.vectorize(mp.log, otypes=[object])(p)
        for y, right, by in ((hot, losses, slopes), (soft, soft_losses, soft_slopes)):
            t = torch.tensor(np.array(x, dtype=float), requires_grad=True)
            got = F.cross_entropy(t, torch.tensor(np.array(y, dtype=float)), reduction="none")
            got.sum().backward()
            check(right, got)
            check(by, t.grad)
        t = torch.tensor(np.array(x, dtype=float))
        check(losses, F.nll_loss(F.log_softmax(t, 1), torch.tensor(labels), reduction="none"))
        yield (f"new({array(x)}, [{', '.join(map(str, labels))}], {array(soft)}, {array(p)}, {array(logs)}, {array(losses)}, {array(slopes)}, {array(twice)}, "
               f"{array(soft_losses)}, {array(soft_slopes)}, {array(soft_twice)})")


def weights(rng, trees):
    ratios = [0.25, 0.75, 0.3, 0.8]
    rng.shuffle(ratios)
    for i, shapes in enumerate(trees):
        ratio = ratios[i % len(ratios)]
        w = [np.array([away(rng, -3, 3, [0]) for _ in range(int(np.prod(s)))]).reshape(s) for s in shapes]
        w[0].flat[0], w[-1].flat[0] = -abs(w[0].flat[0]), abs(w[-1].flat[0])
        exact = [mp.mpf(float(v)) for t in w for v in t.ravel()]
        r = mp.mpf(ratio)
        penalties = (lambda v: abs(v), lambda v: v * v, lambda v: r * abs(v) + (1 - r) / 2 * v * v)
        sums = [sum(f(v) for v in exact) for f in penalties]
        slopes = [(penalties[2](v + H) - penalties[2](v - H)) / (2 * H) for v in exact]
        t = torch.tensor([float(v) for v in exact], dtype=torch.float64, requires_grad=True)
        elastic = ratio * t.abs().sum() + (1 - ratio) / 2 * t.square().sum()
        elastic.backward()
        check([sums[2]], elastic.reshape(1))
        check(slopes, t.grad)
        cut = np.split(np.array(slopes, dtype=object), np.cumsum([t.size for t in w])[:-1])
        yield (f"new([{', '.join(array(t) for t in w)}], {d(ratio)}, {d(sums[0])}, {d(sums[1])}, {d(sums[2])}, [{', '.join(array(g.reshape(t.shape)) for g, t in zip(cut, w))}])"
               .replace("new([new(", "new([new Shaped("))


def table(kind, name, lines):
    body = "\n".join(f"        {line}," for line in lines)
    return f"    internal static readonly {kind}[] {name} =\n    [\n{body}\n    ];\n"


def write(visibility, tables):
    text = "// <auto-generated/>\n// Made by make_oracle.py in the folder above with mpmath and PyTorch; change that and run it again.\n#nullable enable\n"
    text += f"namespace Gradus.Suites.Losses.{visibility};\n\n/// <summary>Inputs and what they should give.</summary>\ninternal static class Oracle\n{{\n"
    (here / visibility / "Oracle.g.cs").write_text(text + "\n".join(tables) + "}\n", encoding="utf-8", newline="\n")


def published():
    """The lectures' numbers, as the handout states them."""
    lecture = [([5, 4, 2], 0, "0.3490122167681864"), ([4, 2, 8], 2, "0.02058113894732934"), ([4, 4, 1], 0, "0.7177359186667026")]
    for x, label, stated in lecture:
        assert d(-mp.log(softmax([mp.mpf(v) for v in x])[label])) == stated
    assert [d(-mp.log(mp.mpf(p))) for p in (0.3, 0.8)] == ["1.2039728043259361", "0.2231435513142097"]
    assert d(logloss(sigmoid(mp.mpf(10)), 1)) == "4.539889921686465e-05" and d(logloss(sigmoid(mp.mpf(-1)), 0)) == "0.3132616875182228"
    assert 221 < -mp.log(mp.mpf("0.99")) / logloss(sigmoid(mp.mpf(10)), 1) < 222


def main():
    published()
    rng = random.Random(2026)
    write("Public", [
        *(table("Numbers", name, numbers(rng, name, [(2, 3), (3, 2), (2, 3)])) for name in NUMBERS),
        table("Classes", "Rows", classes(rng, [(4, 3), (3, 4), (5, 3)])),
        table("Classes", "Large", classes(rng, [([[1000, 999], [0, 1]], [1, 0]), ([[-1002, -1000.5, -1000], [2, 0.5, 1]], [0, 2])])),
        table("Classes", "Apart", classes(rng, [([[0, -1000], [3, 1]], [1, 1]), ([[-2000, 0, 1], [1, 0, 0.5]], [0, 2])])),
        table("Weights", "Trees", weights(rng, [[(2, 3), (4,)], [(3, 2), (1, 2)], [(5,), (2, 2)]])),
    ])
    rng = random.Random(6)
    write("Staff", [
        *(table("Numbers", name, numbers(rng, name, [(3, 2), (2, 3), (2, 1, 3)])) for name in NUMBERS),
        table("Classes", "Rows", classes(rng, [(5, 4), (2, 5), (4, 3)])),
        table("Classes", "Large", classes(rng, [([[-3000, -3001], [500, 502]], [1, 0])])),
        table("Weights", "Trees", weights(rng, [[(4, 2), (1, 3)], [(2,), (2, 2), (3,)], [(1,), (3, 3)]])),
    ])


if __name__ == "__main__":
    main()
