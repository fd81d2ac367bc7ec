"""Makes Public/Oracle.g.cs and Staff/Oracle.g.cs: inputs and what they should give, computed with mpmath to 50 digits.

Inputs are doubles and are taken with their exact value; results are rounded to double once, at the end. Derivatives of single operations are
closed forms; those of whole expressions are mpmath's numerical derivatives at 50 digits, so that nothing here is an autograd engine.

    python3 make_oracle.py        (python3-mpmath 1.3)
"""
import pathlib
import random

import mpmath as mp

mp.mp.dps = 50
here = pathlib.Path(__file__).parent


def f(x):
    """A double as C# writes it."""
    text = repr(float(x))
    return text[:-2] if text.endswith(".0") else text


def m(x):
    return mp.mpf(float(x))


def draw(rng, low, high, digits=3):
    """A number of few digits, not too near to 0."""
    while True:
        x = round(rng.uniform(low, high), digits)
        if abs(x) >= 0.2:
            return x


def binaries(rng, count):
    for _ in range(count):
        a, b = draw(rng, -3, 3), draw(rng, -3, 3)
        if abs(abs(a) - abs(b)) > 0.2 and abs(abs(a) - 1) > 0.1 and abs(abs(b) - 1) > 0.1:
            x, y = m(a), m(b)
            yield f"new({f(a)}, {f(b)}, {f(x + y)}, {f(x - y)}, {f(x * y)}, {f(x / y)}, {f(1 / y)}, {f(-x / y**2)})"


def powers(rng, count):
    for i in range(count):
        n = [3, -2, 0.5, 2.5, -1.5, 4][i % 6]
        a = draw(rng, 1.2, 3)
        x = m(a)
        yield f"new({f(a)}, {f(n)}, {f(x ** m(n))}, {f(m(n) * x ** (m(n) - 1))})"


def unary(rng, count, low, high, value, slope):
    for _ in range(count):
        a = draw(rng, low, high)
        if abs(abs(a) - 1) > 0.1:
            yield f"new({f(a)}, {f(value(m(a)))}, {f(slope(m(a)))})"


def sigmoid(x):
    return 1 / (1 + mp.exp(-x))


FUNCTIONS = {
    "Exp": (-2, 2, mp.exp, mp.exp),
    "Log": (0.2, 4, mp.log, lambda x: 1 / x),
    "Tanh": (-2, 2, mp.tanh, lambda x: 1 - mp.tanh(x) ** 2),
    "Sigmoid": (-3, 3, sigmoid, lambda x: sigmoid(x) * (1 - sigmoid(x))),
    "Relu": (-3, 3, lambda x: max(x, mp.mpf(0)), lambda x: mp.mpf(1 if x > 0 else 0)),
}


def expressions(rng, count):
    """Random graphs of +, - and * with much sharing: lists of steps (operation, left, right) over three leaves."""
    made = 0
    while made < count:
        leaves = [draw(rng, -1.5, 1.5, 2) for _ in range(3)]
        steps = []
        for i in range(7):
            known = 3 + i
            # A new node mostly uses late nodes, so that nearly all are below the last.
            left = known - 1 if i else rng.randrange(3)
            right = rng.randrange(known)
            pair = (left, right) if rng.random() < 0.5 else (right, left)
            steps.append((rng.choice("+-***"), *pair))

        def value(*x):
            nodes = list(x)
            for operation, i, j in steps:
                nodes.append({"+": nodes[i] + nodes[j], "-": nodes[i] - nodes[j], "*": nodes[i] * nodes[j]}[operation])
            return nodes[-1]

        point = tuple(m(v) for v in leaves)
        y = value(*point)
        gradient = [mp.diff(value, point, tuple(int(k == i) for k in range(3))) for i in range(3)]
        if not (0.05 < abs(y) < 500 and all(0.05 < abs(g) < 2000 for g in gradient)):
            continue
        made += 1
        text = " ".join(f"{o}{i},{j}" for o, i, j in steps)
        yield f'new([{", ".join(map(f, leaves))}], "{text}", {f(y)}, [{", ".join(map(f, gradient))}])'


ACTIVATIONS = {"Linear": lambda x: x, "Sigmoid": sigmoid, "Tanh": mp.tanh, "Relu": lambda x: max(x, mp.mpf(0))}


def neurons(rng, count):
    for i in range(count):
        name = list(ACTIVATIONS)[i % 4]
        while True:
            n = rng.randrange(2, 5)
            w, x = [draw(rng, -2, 2, 2) for _ in range(n)], [draw(rng, -2, 2, 2) for _ in range(n)]
            b = draw(rng, -1, 1, 2)
            s = sum(m(p) * m(q) for p, q in zip(w, x))
            # ReLU: half of them on either side of 0.
            if name != "Relu" or ((s + m(b) > 0.1) if i % 8 < 4 else (s + m(b) < -0.1)):
                break
        act = ACTIVATIONS[name]
        each = sum(act(m(p) * m(q)) for p, q in zip(w, x)) + m(b)
        yield (f"new([{', '.join(map(f, w))}], {f(b)}, ScalarActivation.{name}, [{', '.join(map(f, x))}], "
               f"{f(s + m(b))}, {f(act(s + m(b)))}, {f(act(s))}, {f(each)})")


def network(w, x):
    """Two tanh neurons with bias, one sigmoid neuron with bias: w = (w11 w12 b1, w21 w22 b2, v1 v2 c)."""
    h1 = mp.tanh(w[0] * x[0] + w[1] * x[1] + w[2])
    h2 = mp.tanh(w[3] * x[0] + w[4] * x[1] + w[5])
    return sigmoid(w[6] * h1 + w[7] * h2 + w[8])


def networks(rng, count):
    for _ in range(count):
        w, x = [draw(rng, -1.5, 1.5, 2) for _ in range(9)], [draw(rng, -1.5, 1.5, 2) for _ in range(2)]
        point, inputs = tuple(map(m, w)), tuple(map(m, x))
        gradient = [mp.diff(lambda *v: network(v, inputs), point, tuple(int(k == i) for k in range(9))) for i in range(9)]
        yield f"new([{', '.join(map(f, w))}], [{', '.join(map(f, x))}], {f(network(point, inputs))}, [{', '.join(map(f, gradient))}])"


def micrograd(a, b):
    """The expression of micrograd's README."""
    c, d = a + b, a * b + b**3
    c = c + c + 1
    c = c + 1 + c - a
    d = d + d * 2 + max(b + a, mp.mpf(0))
    d = d + 3 * d + max(b - a, mp.mpf(0))
    e = c - d
    return e**2 / 2 + 10 / e**2


def lecture(*w):
    """-ln o of lecture 3's network at x = (0.5, 0.1)."""
    h1, h2 = sigmoid(w[0] * m(0.5) + w[1] * m(0.1)), sigmoid(w[2] * m(0.5) + w[3] * m(0.1))
    return -mp.log(sigmoid(w[4] * h1 + w[5] * h2))


def table(type_, name, rows):
    body = "".join(f"        {row},\n" for row in rows)
    return f"    internal static readonly {type_}[] {name} =\n    [\n{body}    ];\n"


def write(visibility, seed, count):
    rng = random.Random(seed)
    parts = [table("Binary", "Binaries", binaries(rng, 4 * count)), table("Power", "Powers", powers(rng, count))]
    parts += [table("Unary", name, unary(rng, count, *spec)) for name, spec in FUNCTIONS.items()]
    parts += [table("Expression", "Expressions", expressions(rng, count)), table("Weighing", "Neurons", neurons(rng, 8))]
    parts.append(table("Net", "Networks", networks(rng, 4)))
    if visibility == "Public":
        a, b = mp.mpf(-4), mp.mpf(2)
        row = [micrograd(a, b), mp.diff(micrograd, (a, b), (1, 0)), mp.diff(micrograd, (a, b), (0, 1))]
        assert [f"{float(v):.4f}" for v in row] == ["24.7041", "138.8338", "645.5773"], row  # the digits that micrograd prints
        parts.append(f"    internal static readonly double[] Micrograd = [{', '.join(map(f, row))}];\n")
        w = tuple(m(v) for v in (0.15, 0.25, 0.2, 0.3, 0.4, 0.45))
        slopes = [mp.diff(lecture, w, tuple(int(k == i) for k in range(6))) for i in range(6)]
        parts.append(f"    internal static readonly double[] LectureGradient = [{', '.join(map(f, slopes))}];\n")
    text = (
        "// <auto-generated/>\n// Made by make_oracle.py in the folder above with mpmath; change that and run it again.\n#nullable enable\nusing Gradus.Contracts;\n\n"
        f"namespace Gradus.Suites.Scalars.{visibility};\n\n/// <summary>Inputs and what they should give, computed to 50 digits.</summary>\n"
        "internal static class Oracle\n{\n" + "\n".join(parts) + "}\n")
    (here / visibility / "Oracle.g.cs").write_text(text, encoding="utf-8", newline="\n")


write("Public", 2025, 8)
write("Staff", 5202, 12)
