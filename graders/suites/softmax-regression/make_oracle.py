"""Makes Public/Oracle.g.cs and Staff/Oracle.g.cs: inputs, what they should give, and what known mistakes make of them.

Inputs are eighths, so that they are the same numbers in float32. Values are computed with mpmath to 50 digits and rounded to double once, at the end; gradients are differences of the
likelihood at that precision, so that nothing here knows the formula of the exercise. PyTorch's cross-entropy and its gradients are compared with both, lecture 4's numbers with the softmax.
Perceptrons and neurons run in exact fractions.

    /usr/bin/python3 make_oracle.py        (python3-mpmath, python3-numpy, python3-torch 1.13)
"""
import pathlib
import random
from fractions import Fraction

import mpmath as mp
import numpy as np
import torch
import torch.nn.functional as F

mp.mp.dps = 50
torch.set_default_dtype(torch.float64)
here = pathlib.Path(__file__).parent
H = mp.mpf(10) ** -20


# C#.

def d(x):
    """A double as C# writes it."""
    x = float(x)
    if x != x:
        return "double.NaN"
    text = repr(x)
    return text[:-2] if text.endswith(".0") else text


def shaped(a):
    a = np.array(a, dtype=object)
    return "new([" + ", ".join(map(d, a.ravel())) + "], [" + ", ".join(map(str, a.shape)) + "])"


def vector(values):
    return "[" + ", ".join(map(d, values)) + "]"


def rows(table):
    return "[" + ", ".join(map(vector, table)) + "]"


def whole(values):
    return "[" + ", ".join(map(str, values)) + "]"


def truths(values):
    return "[" + ", ".join("true" if v else "false" for v in values) + "]"


def told_apart(*answers):
    """Whether no two are the same: then a diagnosis says which mistake it was."""
    return all(a != b for i, a in enumerate(answers) for b in answers[:i])


# Scaling.

def ranged(x, low, high):
    return np.array([[0 if h == l else Fraction(v - l) / Fraction(h - l) for v, l, h in zip(row, low, high)] for row in x], dtype=object)


def matrix(rng, n, c, low=-24, high=24):
    """Eighths, no two alike in a column."""
    columns = [rng.sample(range(low, high), n) for _ in range(c)]
    return np.array([[Fraction(columns[j][i], 8) for j in range(c)] for i in range(n)], dtype=object)


def scaling(rng, n, m, c, factor=1):
    training, other = matrix(rng, n, c), matrix(rng, m, c) * factor
    while (np.concatenate([training, other]).min(0) == other.min(0)).all():  # a range of all rows that is that of the others tells no mistake
        other = matrix(rng, m, c) * factor + 3 * factor * (np.arange(c) == 0)
    low, high = training.min(0), training.max(0)
    both = np.concatenate([training, other])
    all_low, all_high = [training.min()] * c, [training.max()] * c
    zeros = [Fraction(0)] * c

    def by_row(x):
        return np.array([ranged([row], [min(row)] * c, [max(row)] * c)[0] for row in x], dtype=object)

    wrong = {
        "fits-scaling-on-test": [ranged(x, both.min(0), both.max(0)) for x in (training, other)],
        "scaled-by-row": [by_row(x) for x in (training, other)],
        "scaled-by-all-columns": [ranged(x, all_low, all_high) for x in (training, other)],
        "minimum-forgotten": [ranged(x, zeros, high) for x in (training, other)],
        "scaled-by-own-range": [ranged(training, low, high), ranged(other, other.min(0), other.max(0))],
        "clipped": [ranged(training, low, high), np.array([[min(max(v, Fraction(0)), Fraction(1)) for v in row] for row in ranged(other, low, high)], dtype=object)],
    }
    assert told_apart(ranged(other, low, high).tolist(), *(b.tolist() for _, b in wrong.values()))
    mistakes = ", ".join(f'new("{key}", {shaped(a)}, {shaped(b)})' for key, (a, b) in wrong.items())
    return f"new({shaped(training)}, {shaped(other)}, {shaped(ranged(training, low, high))}, {shaped(ranged(other, low, high))}, [{mistakes}])"


# Softmax.

def softmax(row):
    top = max(row)
    powers = [mp.exp(v - top) for v in row]
    return [p / sum(powers) for p in powers]


def by_rows(f, z):
    return np.array([f(row) for row in z], dtype=object)


def logits(theta, bias, x):
    return np.array([[sum(mp.mpf(a) * t for a, t in zip(row, theta[:, k])) + bias[k] for k in range(len(bias))] for row in x], dtype=object)


def losses(z, labels):
    """-ln p of the label, to all digits also where p is no double."""
    return np.array([mp.log(sum(mp.exp(v - max(row)) for v in row)) - (row[y] - max(row)) for row, y in zip(z, labels)], dtype=object)


def slope(f, w):
    g = np.empty(w.shape, dtype=object)
    for index in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[index] += H
        down[index] -= H
        g[index] = (f(up) - f(down)) / (2 * H)
    return g


def eighths(rng, *shape, size=16):
    a = np.empty(shape, dtype=object)
    for index in np.ndindex(shape):
        a[index] = mp.mpf(rng.choice([v for v in range(-size, size + 1) if abs(v) > 1])) / 8
    return a


def labelled(rng, n, c):
    """Every class, if there are rows enough."""
    labels = ([*range(c)] * n)[:n]
    rng.shuffle(labels)
    return labels


def against_torch(theta, bias, x, labels, z, loss, by_theta, by_bias):
    t, b = (torch.tensor(a.astype(float), requires_grad=True) for a in (theta, bias))
    y = torch.tensor(x.astype(float)) @ t + b
    total = F.cross_entropy(y, torch.tensor(labels), reduction="sum")
    total.backward()
    for ours, theirs in ((z, y), (sum(loss), total), (by_theta, t.grad), (by_bias, b.grad)):
        assert np.allclose(np.array(ours, dtype=float), theirs.detach().numpy(), rtol=1e-10, atol=1e-11), (ours, theirs)


def regression(theta, bias, x, labels):
    z = logits(theta, bias, x)
    p = by_rows(softmax, z)
    loss = losses(z, labels)
    by_theta = slope(lambda t: sum(losses(logits(t, bias, x), labels)), theta)
    by_bias = slope(lambda b: sum(losses(logits(theta, b, x), labels)), bias)
    against_torch(theta, bias, x, labels, z, loss, by_theta, by_bias)
    without = logits(theta, bias * 0, x)
    everything = softmax(list(z.ravel()))
    one_hot = np.array([[int(k == y) for k in range(len(bias))] for y in labels], dtype=object)
    wrong = [
        without,
        by_rows(softmax, without),
        by_rows(softmax, p),
        by_rows(softmax, z.T).T,
        np.array(everything, dtype=object).reshape(z.shape),
        losses(without, labels),
        losses(p, labels),
        np.array([-mp.log(max(row)) for row in p], dtype=object),
        x.T.dot(p),
        p.sum(0),
    ]
    parts = [theta, bias, x, labels, z, p, loss, by_theta, by_bias, p - one_hot]
    return f"new({', '.join(whole(a) if a is labels else shaped(a) for a in parts)}, new({', '.join(map(shaped, wrong))}))"


def drawn(rng, n, f, c, size=16):
    return regression(eighths(rng, f, c, size=size), eighths(rng, c), eighths(rng, n, f), labelled(rng, n, c))


def lecture():
    """Lecture 4's three rows: row 16 of the worked numbers."""
    z = np.array([[5, 4, 2], [4, 2, 8], [4, 4, 1]], dtype=object) * mp.mpf(1)
    right = [0.3490122167681864, 0.02058113894732934, 0.7177359186667026]
    assert np.allclose(np.array(losses(z, [0, 2, 0]), dtype=float), right, rtol=1e-15)
    return [f"new({shaped([row])}, {whole([y])}, {d(loss)})" for row, y, loss in zip(z, [0, 2, 0], right)]


def large(rng, top, n, c):
    """Rows of logits far from each other: beside the first one, the others' exponentials vanish."""
    z = np.array([[top * (n - 1 - i) + mp.mpf(rng.randint(-16, 16)) / 8 for _ in range(c)] for i in range(n)], dtype=object)
    p = by_rows(softmax, z)
    nan = [mp.nan] * c
    overflow = [nan if float(max(row)) > 709.8 else q for row, q in zip(z, p)]
    # What is left of a row below the batch's greatest logit: at exp(-746) nothing, so 0/0.
    assert all(float(max(row)) < 709.8 and float(max(row) - z.max()) < -746 for row in z[1:])
    batch = [p[0], *([nan] * (n - 1))]
    return f"new({shaped(z)}, {shaped(p)}, {shaped(overflow)}, {shaped(batch)})"


def far(rng, c):
    """Logits of which the label's is so far down that its probability is no double."""
    z = np.array([[mp.mpf(rng.randint(-16, 16)) / 8 - (800 if k == 1 else 0) for k in range(c)], [mp.mpf(rng.randint(-16, 16)) / 8 + (1200 if k == 2 else 0) for k in range(c)]], dtype=object)
    labels = [1, 0]
    return f"new({shaped(z)}, {whole(labels)}, {d(sum(losses(z, labels)))})"


# Steps.

def steps(rng, n, f, c, size, rate):
    theta, bias, x, labels = eighths(rng, f, c, size=8), eighths(rng, c, size=8), eighths(rng, n, f), np.array(labelled(rng, n, c))
    order = [*range(n)]
    rng.shuffle(order)
    batches = [order[i:i + size] for i in range(0, n, size)]
    assert len(batches[-1]) not in (1, size)

    def walk(factor, learns_bias=True):
        """Where steps of factor(rows of the batch) times the gradient lead: after the first one, and after the last."""
        t, b, points = theta, bias, []
        for batch in batches:
            by_theta = slope(lambda w: sum(losses(logits(w, b, x[batch]), labels[batch])), t)
            by_bias = slope(lambda w: sum(losses(logits(t, w, x[batch]), labels[batch])), b)
            t, b = t - factor(len(batch)) * by_theta, b - (factor(len(batch)) * by_bias if learns_bias else 0)
            points.append((t, b))
        return points[0], points[-1]

    eta = mp.mpf(rate)
    wrong = {
        "rate-ignored": walk(lambda m: mp.mpf(1) / m),
        "uphill": walk(lambda m: -eta / m),
        "sum-for-mean": walk(lambda m: eta),
        "divided-twice": walk(lambda m: eta / m ** 2),
        "bias-not-trained": walk(lambda m: eta / m, False),
    }

    def weights(w):
        return f"new({shaped(w[0])}, {shaped(w[1])})"

    first, last = walk(lambda m: eta / m)
    assert told_apart(*([float(v) for v in end[0].ravel()] for end in [last, *(w[1] for w in wrong.values())]))
    mistakes = ", ".join(f'new("{key}", {weights(a)}, {weights(b)})' for key, (a, b) in wrong.items())
    table = "[" + ", ".join(map(whole, batches)) + "]"
    return f"new({shaped(theta)}, {shaped(bias)}, {shaped(x)}, {whole(labels)}, {table}, {d(rate)}, {weights(first)}, {weights(last)}, [{mistakes}])"


# Answers.

def prediction(rng, n, c, ties):
    """Rows with one greatest probability, or with two or more."""
    def row():
        while True:
            cuts = sorted(rng.sample(range(1, 32), c - 1))
            parts = [b - a for a, b in zip([0, *cuts], [*cuts, 32])]
            if (parts.count(max(parts)) > 1) == ties and parts.count(min(parts)) == 1:
                return [Fraction(v, 32) for v in parts]

    while True:
        table = [row() for _ in range(n)]
        first = [r.index(max(r)) for r in table]
        last = [c - 1 - r[::-1].index(max(r)) for r in table]
        columns = [max(range(n), key=lambda i: (table[i][k], -i)) for k in range(c)]
        least = [r.index(min(r)) for r in table]
        if len(set(first)) > 1 and told_apart(first, columns, least, [k + 1 for k in first], *([last] if ties else [])):
            break
    return f"new({shaped(table)}, {whole(first)}, {whole(last)}, {whole(columns)}, {whole(least)})"


def fires(rng, weights, threshold, inputs):
    sums = [sum(w * x for w, x in zip(weights, row)) for row in inputs]
    right, added = [s > threshold for s in sums], [s + threshold > 0 for s in sums]
    loose, below = [s >= threshold for s in sums], [s < threshold for s in sums]
    return f"new({vector(weights)}, {d(threshold)}, {rows(inputs)}, {truths(right)}, {truths(added)}, {truths(loose)}, {truths(below)})"


CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]


def slide_neurons(rng):
    """Lecture 4's neurons as weights and a threshold: row 18."""
    one = Fraction(1)
    yield fires(rng, [one, one], Fraction(3, 2), CORNERS)
    yield fires(rng, [one, one], Fraction(1, 2), CORNERS)
    yield fires(rng, [-one], Fraction(-1, 2), [[0], [1]])
    yield fires(rng, [one, one, -2 * one], Fraction(1, 2), [[a, b, a * b] for a, b in CORNERS])


def neuron(rng, count, n, at_threshold):
    while True:
        weights = [Fraction(rng.randint(-16, 16), 8) for _ in range(count)]
        inputs = [[Fraction(rng.randint(-16, 16), 8) for _ in range(count)] for _ in range(n)]
        sums = sorted(sum(w * x for w, x in zip(weights, row)) for row in inputs)
        threshold = sums[n // 2] if at_threshold else (sums[n // 2] + sums[n // 2 - 1]) / 2
        strict, added, loose = [s > threshold for s in sums], [s + threshold > 0 for s in sums], [s >= threshold for s in sums]
        if all(w != 0 for w in weights) and threshold > 0 and added not in (strict, loose) and (threshold in sums) == at_threshold and len({*sums}) == n:
            return fires(rng, weights, threshold, inputs)


def answer(w, b, x):
    return 1 if sum(u * v for u, v in zip(w, x)) + b >= 0 else -1


def answer_minus(w, b, x):
    return 1 if sum(u * v for u, v in zip(w, x)) + b > 0 else -1


def once(inputs, labels, answering=answer, always=False, learns_bias=True, by_answer=False):
    """A perceptron that sees each row once, at a rate of 1."""
    w, b, wrong = [Fraction(0)] * len(inputs[0]), Fraction(0), []
    for x, y in zip(inputs, labels):
        a = answering(w, b, x)
        wrong.append(a != y)
        if a != y or always:
            pull = a if by_answer else y
            w, b = [u + pull * v for u, v in zip(w, x)], b + (pull if learns_bias else 0)
    return w, b, wrong


WRONG = {
    "updates-when-right": dict(always=True),
    "bias-not-learnt": dict(learns_bias=False),
    "zero-answers-minus": dict(answering=answer_minus),
    "follows-its-answer": dict(by_answer=True),
}


def perceptron(rng, n, features):
    while True:
        inputs = [[Fraction(rng.randint(-16, 16), 8) for _ in range(features)] for _ in range(n)]
        labels = [1 if rng.random() < 0.5 else -1 for _ in range(n)]
        right = once(inputs, labels)
        runs = {key: once(inputs, labels, **how) for key, how in WRONG.items()}
        asked = [[Fraction(rng.randint(-16, 16), 8) for _ in range(features)] for _ in range(4)] + [[Fraction(0)] * features]
        answers = [answer(right[0], right[1], x) for x in asked]
        seen = [(run[0], run[1]) for run in runs.values()] + [(right[0], right[1])]
        if sum(right[2]) in range(2, n - 1) and all(u != 0 for u in right[0]) and right[1] != 0 and all(seen.count(s) == 1 for s in seen) and len(set(answers)) == 2:
            break
    mistakes = ", ".join(f'new("{key}", {truths(wrong)}, {vector(w)}, {d(b)})' for key, (w, b, wrong) in runs.items())
    return f"new({rows(inputs)}, {whole(labels)}, {truths(right[2])}, {vector(right[0])}, {d(right[1])}, {rows(asked)}, {whole(answers)}, [{mistakes}])"


def zeros(rng, features):
    """Rows after which w·x + b is exactly 0 somewhere: the first one is right at once, or w is orthogonal to what is asked."""
    x = [Fraction(rng.randint(1, 16), 8) for _ in range(features)]
    inputs, labels = [x], [-1]
    w, b, wrong = once(inputs, labels)
    # w·asked + b = 0: asked = -b·x/|x|² needs a division; a multiple along the first coordinate does without.
    asked = [[-b / w[0]] + [Fraction(0)] * (features - 1), [2 * -b / w[0]] + [Fraction(0)] * (features - 1), [Fraction(0)] * features]
    if any(Fraction(float(v)) != v for row in asked for v in row):
        return zeros(rng, features)
    right = [answer(w, b, row) for row in asked]
    minus = [answer_minus(w, b, row) for row in asked]
    assert right != minus
    return f"new({rows(inputs)}, {whole(labels)}, {rows(asked)}, {whole(right)}, {whole(minus)})"


def epochs(inputs, labels, limit, answering=answer, always=False, learns_bias=True, by_answer=False):
    w, b = [Fraction(0)] * len(inputs[0]), Fraction(0)
    for epoch in range(1, limit + 1):
        mistakes = 0
        for x, y in zip(inputs, labels):
            a = answering(w, b, x)
            mistakes += a != y
            if a != y or always:
                pull = a if by_answer else y
                w, b = [u + pull * v for u, v in zip(w, x)], b + (pull if learns_bias else 0)
        if mistakes == 0:
            return epoch, w, b
    return -1, w, b


def convergence(inputs, labels, limit, right=None):
    inputs = [[Fraction(v) for v in x] for x in inputs]
    got, w, b = epochs(inputs, labels, limit)
    # Of weights that are 0 no rate and no training shows.
    assert any(w)
    assert right is None or got == right, got
    wrong = {key: epochs(inputs, labels, limit, **how)[0] for key, how in WRONG.items()}
    wrong |= {"counts-from-zero": got - 1} if got > 0 else {"says-limit": limit}
    values = [got, *wrong.values()]
    mistakes = ", ".join(f'new("{key}", {value})' for key, value in wrong.items() if values.count(value) == 1)
    return f"new({rows(inputs)}, {whole(labels)}, {limit}, {got}, {vector(w)}, {d(b)}, [{mistakes}])"


def separable(rng, n, features):
    while True:
        inputs = [[Fraction(rng.randint(-16, 16), 8) for _ in range(features)] for _ in range(n)]
        labels = [1 if rng.random() < 0.5 else -1 for _ in range(n)]
        if len(set(labels)) == 2 and epochs(inputs, labels, 40)[0] in range(4, 20):
            return inputs, labels


def inseparable(rng):
    """XOR of a parallelogram's corners: its diagonals cross, so no line parts them. One epoch more or less leaves other weights, which it does not at the corners of the square."""
    while True:
        p, u, v = ([Fraction(rng.randint(-16, 16), 8) for _ in range(2)] for _ in range(3))
        inputs, limit = [[p[k] + a * u[k] + c * v[k] for k in (0, 1)] for a, c in CORNERS], rng.randint(5, 12)
        ends = [epochs(inputs, XOR, n)[1:] for n in (limit - 1, limit, limit + 1)]
        if u[0] * v[1] != u[1] * v[0] and told_apart(*ends) and all(ends[1][0]) and ends[1][1] != 0:
            return inputs, XOR, limit


AND, OR, XOR = [-1, -1, -1, 1], [-1, 1, 1, 1], [-1, 1, 1, -1]


def public(rng):
    yield "Scalings", "ScaleCase", [scaling(rng, 5, 4, 3, 1000), scaling(rng, 4, 5, 2, 1000)]
    yield "Regressions", "SoftmaxCase", [drawn(rng, 5, 3, 4), drawn(rng, 6, 2, 3), drawn(rng, 7, 4, 5)]
    yield "Wide", "SoftmaxCase", [drawn(rng, 3, 6, 4), drawn(rng, 2, 5, 3)]
    yield "Lecture", "LikelihoodCase", lecture()
    yield "Overflowing", "LargeCase", [large(rng, 1000, 2, 3), large(rng, 800, 2, 2)]
    yield "Steps", "StepsCase", [steps(rng, 8, 3, 4, 3, 0.5), steps(rng, 11, 2, 3, 4, 0.75)]
    yield "Answers", "AnswerCase", [prediction(rng, 4, 3, False), prediction(rng, 5, 4, False)]
    yield "Ties", "AnswerCase", [prediction(rng, 4, 3, True), prediction(rng, 3, 5, True)]
    yield "SlideNeurons", "NeuronCase", slide_neurons(rng)
    yield "Neurons", "NeuronCase", [neuron(rng, 2, 5, False), neuron(rng, 4, 6, False)]
    yield "AtThreshold", "NeuronCase", [neuron(rng, 2, 5, True), neuron(rng, 3, 5, True)]
    yield "Perceptrons", "PerceptronCase", [perceptron(rng, 8, 2), perceptron(rng, 9, 3)]
    yield "Separable", "EpochCase", [convergence(CORNERS, AND, 100, 6), convergence(CORNERS, OR, 100)]
    yield "Xor", "EpochCase", [convergence(CORNERS, XOR, 25, -1)]


def staff(rng):
    yield "Scalings", "ScaleCase", [scaling(rng, 7, 3, 5), scaling(rng, 6, 6, 4)]
    yield "Regressions", "SoftmaxCase", [drawn(rng, 9, 5, 4), drawn(rng, 6, 3, 7), drawn(rng, 8, 6, 5)]
    yield "OneRow", "SoftmaxCase", [drawn(rng, 1, 4, 3), drawn(rng, 1, 3, 5)]
    yield "Thousands", "SoftmaxCase", [drawn(rng, 6, 4, 3, 4000), drawn(rng, 5, 3, 4, 4000)]
    yield "Overflowing", "LargeCase", [large(rng, 1000, 2, 4), large(rng, 900, 2, 3)]
    yield "Far", "LikelihoodCase", [far(rng, 3), far(rng, 4)]
    yield "Answers", "AnswerCase", [prediction(rng, 7, 4, False), prediction(rng, 3, 6, False)]
    yield "Ties", "AnswerCase", [prediction(rng, 5, 3, True), prediction(rng, 4, 6, True)]
    yield "Neurons", "NeuronCase", [neuron(rng, 3, 8, False), neuron(rng, 5, 7, False)]
    yield "AtThreshold", "NeuronCase", [neuron(rng, 4, 7, True), neuron(rng, 2, 7, True)]
    yield "Perceptrons", "PerceptronCase", [perceptron(rng, 10, 4), perceptron(rng, 12, 2)]
    yield "Zeros", "ZeroCase", [zeros(rng, 2), zeros(rng, 3)]
    yield "Separable", "EpochCase", [convergence(*separable(rng, 8, 2), 60), convergence(*separable(rng, 10, 3), 60)]
    yield "Inseparable", "EpochCase", [convergence(*inseparable(rng), -1), convergence(*inseparable(rng), -1)]


def write(folder, tables):
    text = f"""// <auto-generated/>
// Made by make_oracle.py in the folder above with mpmath and PyTorch; change that and run it again.
#nullable enable
namespace Gradus.Suites.Linear.{folder};

/// <summary>Inputs, what they should give, and what known mistakes make of them.</summary>
internal static class Oracle
{{
"""
    for name, kind, items in tables:
        text += f"    internal static readonly {kind}[] {name} =\n    [\n" + "".join(f"        {item},\n" for item in items) + "    ];\n\n"
    (here / folder / "Oracle.g.cs").write_text(text.rstrip() + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    write("Public", public(random.Random("softmax-regression public")))
    write("Staff", staff(random.Random("softmax-regression staff")))
