"""Makes Public/Oracle.g.cs and Staff/Oracle.g.cs: inputs and what they should give.

Inputs are doubles of few digits and are taken with their exact value. Values are computed with mpmath to 60 digits and rounded to double once, at the end;
derivatives are differences at that precision (right to 30 digits and more), so that nothing here knows a rule of differentiation. Gradients of linear
operations are NumPy's: the operation's matrix, column by column from unit inputs, transposed.

    python3 make_oracle.py        (python3-mpmath 1.3, python3-numpy 2)
"""
import itertools
import pathlib
import random

import mpmath as mp
import numpy as np

mp.mp.dps = 80
here = pathlib.Path(__file__).parent
H = mp.mpf(10) ** -18


def d(x):
    """A double as C# writes it."""
    x = float(x)
    if x != x:
        return "double.NaN"
    if x in (float("inf"), float("-inf")):
        return "double.PositiveInfinity" if x > 0 else "double.NegativeInfinity"
    text = repr(x)
    return text[:-2] if text.endswith(".0") else text


def vector(values):
    return "[" + ", ".join(map(d, values)) + "]"


def shape(lengths):
    return "[" + ", ".join(map(str, lengths)) + "]"


def shaped(values, lengths):
    return f"new({vector(values)}, {shape(lengths)})"


def array(a):
    return shaped(np.asarray(a, dtype=float).ravel(), np.asarray(a).shape)


def size(lengths):
    return int(np.prod(lengths, dtype=int))


def draw(rng, low, high, digits=2):
    """A number of few digits, not near 0."""
    while True:
        x = round(rng.uniform(low, high), digits)
        if abs(x) >= 0.1:
            return x


def exact(values):
    return [mp.mpf(float(v)) for v in values]


# Elementwise rules: x, y = f(x), f'(x).

def sigmoid(x):
    return 1 / (1 + mp.exp(-x))


UNARY = {
    "Exp": (mp.exp, -2, 2), "Log": (mp.log, 0.2, 4), "Sqrt": (mp.sqrt, 0.2, 4), "Sin": (mp.sin, -3, 3),
    "Cos": (mp.cos, -3, 3), "Tanh": (mp.tanh, -2, 2), "Sigmoid": (sigmoid, -3, 3),
}


def slope(f, x):
    return (f(x + H) - f(x - H)) / (2 * H)


def unary(rng, count, f, low, high, digits=2):
    for _ in range(count):
        x = [draw(rng, low, high, digits) for _ in range(6)]
        yield f"new({vector(x)}, {vector(map(f, exact(x)))}, {vector(slope(f, t) for t in exact(x))})"


def binary(rng, count):
    """a, b, a·b, a/b and its derivatives by a and by b; those of the product; the maximum and its derivatives."""
    for _ in range(count):
        a, b = ([draw(rng, -3, 3) for _ in range(6)] for _ in range(2))
        rows = [(p * q, p / q, slope(lambda t: t / q, p), slope(lambda t: p / t, q), slope(lambda t: t * q, p), slope(lambda t: p * t, q),
                 max(p, q), slope(lambda t: max(t, q), p), slope(lambda t: max(p, t), q)) for p, q in zip(exact(a), exact(b))]
        yield f"new({vector(a)}, {vector(b)}, " + ", ".join(vector(column) for column in zip(*rows)) + ")"


def curved(f, x):
    """The second derivative."""
    return (f(x + H) - 2 * f(x) + f(x - H)) / (H * H)


def second_orders(rng):
    for f, low, high in UNARY.values():
        x = [draw(rng, low, high) for _ in range(6)]
        yield f"new({vector(x)}, {vector(curved(f, t) for t in exact(x))})"


def quotient_second(rng):
    """a, b, ∂²(a/b)/∂a∂b, ∂²(a/b)/∂b²."""
    a, b = ([draw(rng, -3, 3) for _ in range(6)] for _ in range(2))
    rows = [(slope(lambda t: 1 / t, q), curved(lambda t: p / t, q)) for p, q in zip(exact(a), exact(b))]
    yield f"new({vector(a)}, {vector(b)}, " + ", ".join(vector(column) for column in zip(*rows)) + ")"


# Linear operations: the gradient is Jᵀu.

def pulled(operation, lengths, upstream):
    columns = [operation(unit.reshape(lengths)).ravel() for unit in np.eye(size(lengths))]
    return (np.array(columns) @ upstream.ravel()).reshape(lengths)


def numbers(rng, lengths):
    return np.array([draw(rng, -2, 2) for _ in range(size(lengths))]).reshape(lengths)


def sums(rng, cases):
    for lengths, axes in cases:
        upstream = numbers(rng, [n for axis, n in enumerate(lengths) if axis not in axes])
        yield f"new({array(upstream)}, {shape(lengths)}, {shape(axes)}, {array(pulled(lambda x: x.sum(axis=tuple(axes)), lengths, upstream))})"


def broadcasts(rng, cases):
    for lengths, to in cases:
        upstream = numbers(rng, to)
        added = len(to) - len(lengths)
        stretched = tuple(axis for axis in range(added, len(to)) if lengths[axis - added] == 1 and to[axis] != 1)
        one = upstream[(0,) * added][tuple(slice(0, n) for n in lengths)]
        wrong = [one, upstream.sum(axis=tuple(range(added))), upstream.sum(axis=stretched, keepdims=True)]
        gradient = pulled(lambda x: np.broadcast_to(x, to), lengths, upstream)
        yield f"new({array(upstream)}, {shape(lengths)}, {array(gradient)}, {', '.join(map(array, wrong))})"


def transposes(rng, cases):
    for lengths, order in cases:
        upstream = numbers(rng, [lengths[axis] for axis in order])
        wrong = [upstream.transpose(order), upstream.transpose()]
        yield f"new({array(upstream)}, {shape(order)}, {array(pulled(lambda x: x.transpose(order), lengths, upstream))}, {', '.join(map(array, wrong))})"


def products(rng, cases):
    for left, right in cases:
        a, b = numbers(rng, left), numbers(rng, right)
        upstream = numbers(rng, (a @ b).shape)
        by_a, by_b = pulled(lambda x: x @ b, a.shape, upstream), pulled(lambda x: a @ x, b.shape, upstream)
        yield f"new({array(upstream)}, {array(a)}, {array(b)}, {array(by_a)}, {array(by_b)})"


# Examples: flat lists of numbers and shapes; what IAutodiff's documentation says of each.

def each(f):
    """A function of elements, for inputs of one shape."""
    return lambda inputs, shapes: ([f(*xs) for xs in zip(*inputs)], shapes[0])


def fan_out(x):
    return mp.sinh(x) + mp.atan(x) + x


def diamond(x):
    b = mp.sinh(x)
    return mp.asinh(b + mp.atan(b))


def loop(x):
    for k in range(1, 13):
        x = mp.atan(x + mp.mpf(1.0 / k))  # the double 1/k
    return x


def recursion(x, depth=5):
    return x if depth == 0 else mp.expm1(mp.atan(recursion(x, depth - 1)))


def doubling(x):
    while x < 100:
        x += x
    return x


def pieces(inputs, shapes):
    x, = inputs
    running = list(itertools.accumulate(x))
    return [x[4], x[5], x[1], x[2]] + [mp.mpf(0)] * 2 + running, [12]


def rosenbrock(inputs, shapes):
    x, = inputs
    return [sum((1 - p) ** 2 + 100 * (q - p * p) ** 2 for p, q in zip(x, x[1:]))], []


def three_numbers(inputs, shapes):
    (a, b, c), = inputs
    return [a ** 3 * b + mp.sinh(b * c)], []


def matrix_numbers(inputs, shapes):
    (a, b, c, p, q, r), = inputs
    return [a * a * r + b * p * q + c ** 4], []


def regression(inputs, shapes):
    x, w, (b,), t = inputs
    n, k = shapes[0]
    return [sum((sum(x[i * k + j] * w[j] for j in range(k)) + b - t[i]) ** 2 for i in range(n)) / n], []


def network(inputs, shapes):
    x, w1, b, w2 = inputs
    out = []
    for i in range(shapes[0][0]):
        hidden = [sigmoid(x[2 * i] * w1[j] + x[2 * i + 1] * w1[3 + j] + b[j]) for j in range(3)]
        out.append(sigmoid(sum(h * w for h, w in zip(hidden, w2))))
    return out, [shapes[0][0], 1]


def log_sum_exp(row):
    top = max(row)
    if mp.isinf(top):
        return top
    return top + mp.log(mp.fsum(mp.exp(x - top) for x in row))


def cross_entropy(inputs, shapes):
    z, = inputs
    c = shapes[0][1]
    return [sum(log_sum_exp(z[c * i:c * i + c]) - z[c * i + k] for i, k in enumerate([0, 2, 0]))], []


EXAMPLES = {
    "ErfOfTan": (each(lambda x: mp.erf(mp.tan(x))), [[[4]], [[2, 3]], [[5]]], -1.2, 1.2),
    "FanOut": (each(fan_out), [[[4]], [[2, 3]], [[3]]], -1.5, 1.5),
    "Diamond": (each(diamond), [[[4]], [[3, 2]], [[3]]], -1.5, 1.5),
    "ThreeInputs": (each(lambda x, y, z: mp.atan2(x, y) - mp.asinh(mp.cosh(z))), [[[4]] * 3, [[2, 2]] * 3, [[3]] * 3], -1.5, 1.5),
    "Unused": (lambda inputs, shapes: ([mp.sinh(x) for x in inputs[0]], shapes[0]), [[[3], [2]], [[2], [4]], [[2, 2], [3]]], -1.5, 1.5),
    "WorkAfterwards": (each(mp.sinh), [[[3]], [[2, 2]], [[4]]], -1.2, 1.2),
    "Pieces": (pieces, [[[6]]] * 3, -2, 2),
    "Loop": (each(loop), [[[3]], [[2, 2]], [[4]]], -1, 2),
    "Branch": (each(lambda x: mp.atan(x) if x > 0 else mp.sinh(x)), [[[]]] * 6, -2, 2),
    "Doubling": (each(doubling), [[[]]] * 4, 0.3, 40),
    "Recursion": (each(recursion), [[[3]], [[2, 2]], [[4]]], -1, 1),
    "Closure": (each(lambda x: mp.atan2(mp.atan(x), mp.cosh(x))), [[[3]], [[2, 2]], [[4]]], -1.5, 1.5),
    "Rosenbrock": (rosenbrock, [[[3]], [[4]], [[5]]], -1.5, 1.5),
    "Regression": (regression, [[[3, 2], [2], [], [3]], [[4, 3], [3], [], [4]], [[2, 4], [4], [], [2]]], -2, 2),
    "Network": (network, [[[2, 2], [2, 3], [3], [3, 1]], [[3, 2], [2, 3], [3], [3, 1]], [[1, 2], [2, 3], [3], [3, 1]]], -1.5, 1.5),
    "CrossEntropy": (cross_entropy, [[[3, 3]], [[3, 4]], [[3, 3]]], -4, 4),
}


def jacobian(f, inputs, shapes):
    """One column for each element of each input."""
    columns = []
    for i, x in enumerate(inputs):
        columns.append([])
        for k in range(len(x)):
            ahead, behind = ([list(v) for v in inputs] for _ in range(2))
            ahead[i][k] += H
            behind[i][k] -= H
            columns[-1].append([(p - q) / (2 * H) for p, q in zip(f(ahead, shapes)[0], f(behind, shapes)[0])])
    return columns


def passes(rng, name):
    f, cases, low, high = EXAMPLES[name]
    for shapes in cases:
        while True:
            inputs = [[draw(rng, low, high) for _ in range(size(s))] for s in shapes]
            value, out = f(list(map(exact, inputs)), shapes)
            if all(0.02 < abs(v) < 2000 for v in value if v):
                break
        columns = jacobian(f, list(map(exact, inputs)), shapes)
        upstream = [draw(rng, -2, 2) for _ in range(size(out))]
        tangents = [[draw(rng, -2, 2) for _ in x] for x in inputs]
        gradients = [[sum(c * mp.mpf(u) for c, u in zip(column, upstream)) for column in block] for block in columns]
        # What each input's tangent contributes to the result's.
        parts = [[sum(mp.mpf(v[k]) * block[k][j] for k in range(len(block))) for j in range(len(value))] for v, block in zip(tangents, columns)]
        yield (f"new([{', '.join(map(shaped, inputs, shapes))}], {shaped(value, out)}, {shaped(upstream, out)}, [{', '.join(map(shaped, gradients, shapes))}], "
               f"[{', '.join(map(shaped, tangents, shapes))}], [{', '.join(shaped(p, out) for p in parts)}])")


def hessian(f, x):
    h = mp.mpf(10) ** -15
    n = len(x)

    def at(i, a, j, b):
        y = list(x)
        y[i] += a * h
        y[j] += b * h
        return f(y)

    return [[(at(i, 1, j, 1) - at(i, 1, j, -1) - at(i, -1, j, 1) + at(i, -1, j, -1)) / (4 * h * h) for j in range(n)] for i in range(n)]


def curvatures(rng, count, name, lengths, low, high):
    functions = {"ThreeNumbers": three_numbers, "MatrixNumbers": matrix_numbers, "Rosenbrock": rosenbrock}
    for _ in range(count):
        x, v = ([draw(rng, low, high) for _ in range(size(lengths))] for _ in range(2))
        f = lambda y: functions[name]([y], [lengths])[0][0]
        h = hessian(f, exact(x))
        gradient = [slope(lambda t: f(exact(x[:k]) + [t] + exact(x[k + 1:])), mp.mpf(x[k])) for k in range(len(x))]
        product = [sum(row[j] * mp.mpf(v[j]) for j in range(len(v))) for row in h]
        yield f"new({shaped(x, lengths)}, {shaped(v, lengths)}, {shaped(gradient, lengths)}, {shaped(product, lengths)}, {shaped([e for row in h for e in row], lengths + lengths)})"


def orders(rng, count, f, low, high):
    for _ in range(count):
        x = draw(rng, low, high)
        yield f"new({d(x)}, {vector(mp.diff(f, mp.mpf(x), n) for n in range(6))})"


# Log-sum-exp.

def rows_along(lengths, axis, x):
    """For each place of the result, the flat positions of its row."""
    index = np.moveaxis(np.arange(size(lengths)).reshape(lengths), axis, -1)
    return [list(map(int, row)) for row in index.reshape(-1, lengths[axis])]


def log_sums(rng, cases, low, high, digits=2):
    for lengths, axis in cases:
        x = [draw(rng, low, high, digits) for _ in range(size(lengths))]
        yield log_sum(rng, x, lengths, axis)


def log_sum(rng, x, lengths, axis):
    point = [mp.mpf(v) for v in x]
    rows = rows_along(lengths, axis, x)
    out = [n for k, n in enumerate(lengths) if k != axis % len(lengths)]
    value = [log_sum_exp([point[i] for i in row]) for row in rows]
    upstream = [draw(rng, -2, 2) for _ in rows]
    gradient = [mp.mpf(0)] * len(x)
    for row, y, u in zip(rows, value, upstream):
        if mp.isfinite(y):  # −∞ beside finite numbers adds nothing
            for i in row:
                gradient[i] = mp.exp(point[i] - y) * mp.mpf(u)
    kept = [1 if k == axis % len(lengths) else n for k, n in enumerate(lengths)]
    return f"new({shaped(x, lengths)}, {axis}, {shaped(value, out)}, {shape(kept)}, {shaped(upstream, out)}, {shaped(gradient, lengths)})"


INF = float("inf")
EXTREME = {
    "Large": [([1000, 999, 998, 0, 1, 2], [2, 3], 1), ([1000, -1000, 1001, -1001], [2, 2], 1), ([-1000, -1001, 0.5, 900, 903, 902], [2, 3], -1), ([710, 5, 711, 4], [2, 2], 1)],
    "Huge": [([1e308, 1e308, -1e308, -1e308, 1e308, -1e308], [3, 2], 1), ([-1e308, 3, 2, 1e300, -5, 1e300], [2, 3], 1)],
    "Scores": [([5, 4, 2, 4, 2, 8, 4, 4, 1], [3, 3], 1)],
    "Distant": [([1000, 999, 998, 997], [2, 2], 1), ([-INF, 1, 2, 3, -INF, -INF], [2, 3], 1)],
    "Infinite": [([-INF, -INF, 1, 2], [2, 2], 1), ([INF, 1, -INF, 3], [2, 2], 1), ([-INF, -INF, -INF, INF], [2, 2], 1)],
}


def extremes(rng, name):
    for x, lengths, axis in EXTREME[name]:
        yield log_sum(rng, x, lengths, axis)


def table(type_, name, rows):
    body = "".join(f"        {row},\n" for row in rows)
    return f"    internal static readonly {type_}[] {name} =\n    [\n{body}    ];\n"


CASES = {
    "Public": dict(
        sums=[([2, 3], [1]), ([3, 2], [0]), ([3, 3], [0]), ([2, 3, 2], [0, 2]), ([2, 2], [0, 1])],
        broadcasts=[([3], [2, 3]), ([3, 1], [3, 4]), ([3, 1], [2, 3, 4])],
        transposes=[([2, 3, 4], [2, 0, 1]), ([2, 2, 2], [1, 2, 0]), ([2, 3, 2, 2], [1, 3, 0, 2])],
        products=[([3, 3], [3, 3]), ([2, 3], [3, 4]), ([4, 2], [2, 3])],
        log_sums=[([3, 4], 1), ([4, 3], 0), ([2, 5], -1)],
        examples=["ErfOfTan", "FanOut", "Diamond", "ThreeInputs", "Unused", "Pieces", "Loop", "Doubling", "Recursion", "Rosenbrock", "Regression", "Network"],
    ),
    "Staff": dict(
        sums=[([4, 3], [0]), ([2, 3, 2], [1]), ([3, 2, 3], [0, 2]), ([2, 2, 3], [1, 2]), ([3, 3, 3], [1])],
        broadcasts=[([2], [3, 2]), ([1, 3], [4, 3]), ([2, 1], [3, 2, 3]), ([1, 2, 1], [2, 3, 2, 2])],
        transposes=[([3, 2, 4], [1, 2, 0]), ([2, 2, 2], [2, 0, 1]), ([2, 3, 1, 2], [3, 0, 1, 2]), ([2, 2, 2, 2], [2, 0, 3, 1])],
        products=[([2, 2], [2, 2]), ([3, 4], [4, 2]), ([1, 3], [3, 2]), ([3, 1], [1, 2]), ([2, 2, 3], [2, 3, 2]), ([2, 3, 3], [2, 3, 3])],
        log_sums=[([2, 3, 4], 1), ([3, 2, 2], 0), ([2, 2, 3], -2), ([2, 3, 2], -1)],
        examples=["ErfOfTan", "FanOut", "Diamond", "ThreeInputs", "Unused", "WorkAfterwards", "Pieces", "Loop", "Branch", "Recursion", "Closure", "CrossEntropy"],
    ),
}


def write(visibility, seed):
    rng = random.Random(seed)
    cases = CASES[visibility]
    parts = [table("Unary", name, unary(rng, 4, *spec)) for name, spec in UNARY.items()]
    parts.append(table("Binary", "Binaries", binary(rng, 4)))
    parts.append(table("Unary", "Softplus", unary(rng, 3, lambda x: mp.log1p(mp.exp(x)), -3, 3)))
    parts.append(table("SumCase", "Sums", sums(rng, cases["sums"])))
    parts.append(table("BroadcastCase", "Broadcasts", broadcasts(rng, cases["broadcasts"])))
    parts.append(table("TransposeCase", "Transposes", transposes(rng, cases["transposes"])))
    parts.append(table("ProductCase", "Products", products(rng, cases["products"])))
    parts += [table("Pass", name, passes(rng, name)) for name in cases["examples"]]
    parts.append(table("LogSum", "LogSums", log_sums(rng, cases["log_sums"], -3, 3)))
    if visibility == "Public":
        parts.append(table("LogSum", "Large", extremes(rng, "Large")))
        parts.append(table("Curvature", "ThreeNumbers", curvatures(rng, 3, "ThreeNumbers", [3], -1.5, 1.5)))
        parts.append(table("Orders", "Cubic", orders(rng, 3, lambda x: x ** 3 - 2 * x * x + 3 * x - 1, -2, 2)))
        parts.append(table("Orders", "Sinh", orders(rng, 3, mp.sinh, -1.5, 1.5)))
        parts.append(table("LogSum", "Scores", extremes(rng, "Scores")))
    else:
        parts.append(table("LogSum", "Huge", extremes(rng, "Huge")))
        parts.append(table("LogSum", "Infinite", extremes(rng, "Infinite")))
        far = [-800, -40, -20, 20, 40, 800]
        parts.append(table("Unary", "FarSoftplus", [f"new({vector(far)}, {vector(mp.log1p(mp.exp(x)) for x in exact(far))}, {vector(map(sigmoid, exact(far)))})"]))
        parts.append(table("Curvature", "MatrixNumbers", curvatures(rng, 3, "MatrixNumbers", [2, 3], -1.5, 1.5)))
        parts.append(table("Curvature", "Rosenbrock", curvatures(rng, 3, "Rosenbrock", [4], -1.5, 1.5)))
        parts.append(table("Orders", "Cubic", orders(rng, 3, lambda x: x ** 3 - 2 * x * x + 3 * x - 1, -2, 2)))
        parts.append(table("Orders", "SigmoidOrders", orders(rng, 3, sigmoid, -2, 2)))
        parts.append(table("LogSum", "Distant", extremes(rng, "Distant")))
        parts.append(table("SecondOrder", "SecondOrders", second_orders(rng)))
        parts.append(table("QuotientSecond", "QuotientSeconds", quotient_second(rng)))
    text = (
        "// <auto-generated/>\n// Made by make_oracle.py in the folder above with mpmath and NumPy; change that and run it again.\n#nullable enable\n"
        f"namespace Gradus.Suites.Autodiff.{visibility};\n\n/// <summary>Inputs and what they should give.</summary>\n"
        "internal static class Oracle\n{\n" + "\n".join(parts) + "}\n")
    (here / visibility / "Oracle.g.cs").write_text(text, encoding="utf-8", newline="\n")


write("Public", 2026)
write("Staff", 6202)
