"""Makes Public/Oracle.g.cs and Staff/Oracle.g.cs: inputs and what they should give.

Inputs are doubles of few digits and are taken with their exact value. Values are computed with mpmath to 80 digits and rounded to double once, at the end;
derivatives are differences at that precision (right to 30 digits and more), so that nothing here knows a rule of differentiation. PyTorch's gradients are compared with them.

    /usr/bin/python3 make_oracle.py        (python3-mpmath, python3-numpy, python3-torch 1.13)
"""
import pathlib
import random

import mpmath as mp
import numpy as np
import torch

mp.mp.dps = 80
here = pathlib.Path(__file__).parent
H = mp.mpf(10) ** -25


def d(x):
    """A double as C# writes it."""
    x = float(x)
    text = repr(x)
    return text[:-2] if text.endswith(".0") else text


def shaped(values, lengths):
    return "new([" + ", ".join(map(d, values)) + "], [" + ", ".join(map(str, lengths)) + "])"


def array(a):
    a = np.array(a, dtype=object)
    return shaped(a.ravel(), a.shape)


def draw(rng, low, high):
    """A number of few digits, not near the kinks at 0."""
    while True:
        x = round(rng.uniform(low, high), 2)
        if abs(x) >= 0.05:
            return x


def slope(f, x):
    return (f(x + H) - f(x - H)) / (2 * H)


FUNCTIONS = {
    "Sigmoid": ([0], lambda x, a: 1 / (1 + mp.exp(-x)), lambda x, a: torch.sigmoid(x)),
    "Tanh": ([0], lambda x, a: mp.tanh(x), lambda x, a: torch.tanh(x)),
    "Softsign": ([0], lambda x, a: x / (1 + abs(x)), lambda x, a: torch.nn.functional.softsign(x)),
    "Step": ([0], lambda x, a: mp.mpf(x >= 0), lambda x, a: 0 * x + (x >= 0)),
    "Softplus": ([0], lambda x, a: mp.log(1 + mp.exp(x)), lambda x, a: torch.nn.functional.softplus(x)),
    "Relu": ([0], lambda x, a: max(x, mp.mpf(0)), lambda x, a: torch.relu(x)),
    "LeakyRelu": ([0.01, 0.1, 0.25, 0.3, -0.2], lambda x, a: x if x > 0 else a * x, lambda x, a: torch.nn.functional.leaky_relu(x, a)),
    "Elu": ([0.5, 1.5, 2, 0.75, 3], lambda x, a: x if x > 0 else a * (mp.exp(x) - 1), lambda x, a: torch.nn.functional.elu(x, a)),
}


def check(right, peer, tolerance=1e-11):
    """Differences and PyTorch agree."""
    assert np.allclose(np.array(right, dtype=float), peer.detach().numpy(), rtol=tolerance, atol=1e-13), (right, peer)


def curves(rng, name, count):
    parameters, f, peer = FUNCTIONS[name]
    for i in range(count):
        a = parameters[(i + rng.randrange(len(parameters))) % len(parameters)]
        # Both signs, three of each.
        x = [draw(rng, 0, 4) for _ in range(3)] + [draw(rng, -4, 0) for _ in range(3)]
        rng.shuffle(x)
        x = [x[:3], x[3:]]
        value = [[f(mp.mpf(v), mp.mpf(a)) for v in row] for row in x]
        slopes = [[slope(lambda t: f(t, mp.mpf(a)), mp.mpf(v)) for v in row] for row in x]
        t = torch.tensor(x, dtype=torch.float64, requires_grad=True)
        y = peer(t, a)
        y.sum().backward()
        check(value, y)
        check(slopes, t.grad)
        yield f"new({d(a)}, {array(x)}, {array(value)}, {array(slopes)})"


def learned(rng, slopes):
    for slope_shape in slopes:
        x = np.array([draw(rng, -3, 3) for _ in range(6)]).reshape(2, 3)
        x[0, 0], x[1, 2] = -abs(x[0, 0]), -abs(x[1, 2])
        upstream = np.array([draw(rng, -2, 2) for _ in range(6)]).reshape(2, 3)
        s = np.array([draw(rng, 0.05, 0.9) for _ in range(3)]) if slope_shape else np.array(draw(rng, 0.05, 0.9))
        t = torch.tensor(x, requires_grad=True)
        w = torch.tensor(s, requires_grad=True)
        y = torch.nn.functional.prelu(t, w.reshape(-1))
        y.backward(torch.tensor(upstream))
        yield f"new({array(x)}, {array(s)}, {array(y.detach().numpy())}, {array(upstream)}, {array(t.grad.numpy())}, {array(w.grad.numpy())})"


def softmax(values):
    powers = [mp.exp(mp.mpf(float(v))) for v in values]
    return [p / sum(powers) for p in powers]


def along(x, axis, f):
    """f of each line along an axis."""
    x = np.array(x, dtype=object)
    moved = np.moveaxis(x, axis, -1)
    out = np.empty(moved.shape, dtype=object)
    for index in np.ndindex(moved.shape[:-1]):
        out[index] = f(moved[index])
    return np.moveaxis(out, -1, axis)


def logits(rng, cases):
    """Shapes and axes, or given logits."""
    for x, axis in cases:
        if isinstance(x, tuple):
            x = np.array([draw(rng, -4, 4) for _ in range(int(np.prod(x)))]).reshape(x)
        x = np.array(x, dtype=float)
        with mp.workdps(1000):
            p = along(x, axis, softmax)
            logs = np.vectorize(mp.log, otypes=[object])(p)
            u = np.array([draw(rng, -2, 2) for _ in range(x.size)]).reshape(x.shape)
            # Through the sum over u·y, by differences: no rule of differentiation.
            h = mp.mpf(10) ** -300

            def gradient(f):
                g = np.empty(x.shape, dtype=object)
                for index in np.ndindex(x.shape):
                    up, down = (np.vectorize(mp.mpf, otypes=[object])(x) for _ in range(2))
                    up[index] += h
                    down[index] -= h
                    g[index] = (np.sum(u * f(up)) - np.sum(u * f(down))) / (2 * h)
                return g

            def exact(values):
                powers = [mp.exp(v) for v in values]
                return [q / sum(powers) for q in powers]

            by, log_by = gradient(lambda t: along(t, axis, exact)), gradient(lambda t: np.vectorize(mp.log, otypes=[object])(along(t, axis, exact)))
            other = along(x, 0 if axis != 0 else 1, softmax)
            whole = np.array(softmax(x.ravel()), dtype=object).reshape(x.shape)
        for peer, right in ((torch.softmax, by), (torch.log_softmax, log_by)):
            t = torch.tensor(x, requires_grad=True)
            peer(t, axis).backward(torch.tensor(u))
            check(right.tolist(), t.grad)
        yield f"new({array(x)}, {axis}, {array(p)}, {array(logs)}, {array(u)}, {array(by)}, {array(log_by)}, {array(other)}, {array(whole)})"


def table(kind, name, rows):
    body = "\n".join(f"        {row}," for row in rows)
    return f"    internal static readonly {kind}[] {name} =\n    [\n{body}\n    ];\n"


def write(visibility, tables):
    text = "// <auto-generated/>\n// Made by make_oracle.py in the folder above with mpmath and PyTorch; change that and run it again.\n#nullable enable\n"
    text += f"namespace Gradus.Suites.Activations.{visibility};\n\n/// <summary>Inputs and what they should give.</summary>\ninternal static class Oracle\n{{\n"
    (here / visibility / "Oracle.g.cs").write_text(text + "\n".join(tables) + "}\n", encoding="utf-8", newline="\n")


LECTURE = [[5, 4, 2], [4, 2, 8], [4, 4, 1]]


def main():
    rng = random.Random(2026)
    write("Public", [
        *(table("Curve", name, curves(rng, name, 4)) for name in FUNCTIONS),
        table("Learned", "PRelu", learned(rng, [False, True])),
        table("Logits", "Rows", logits(rng, [((2, 3), 1), ((3, 4), 1), ((3, 2), 1)])),
        table("Logits", "Columns", logits(rng, [((3, 2), 0), ((4, 3), 0), ((2, 4), 0)])),
        table("Logits", "Large", logits(rng, [([[1000, 999], [0, 1]], 1), ([[-1002, -1000.5, -1000], [2, 0.5, 1]], 1)])),
        table("Logits", "Apart", logits(rng, [([[0, -1000], [3, 1]], 1), ([[-2000, 0, 1], [1, 0, 0.5]], 1)])),
    ])
    rng = random.Random(6)
    write("Staff", [
        *(table("Curve", name, curves(rng, name, 4)) for name in FUNCTIONS),
        table("Learned", "PRelu", learned(rng, [True, False])),
        table("Logits", "Rows", logits(rng, [((4, 3), 1), ((2, 5), 1)])),
        table("Logits", "Columns", logits(rng, [((4, 2), 0), ((3, 3), 0)])),
        table("Logits", "Stacks", logits(rng, [((2, 2, 3), 2), ((3, 2, 2), 2)])),
        table("Logits", "Large", logits(rng, [([[-3000, -3001], [500, 502]], 1)])),
    ])


if __name__ == "__main__":
    main()
