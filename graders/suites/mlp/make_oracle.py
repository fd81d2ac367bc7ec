"""Makes Public/Oracle.g.cs and Staff/Oracle.g.cs: inputs, what they should give, and what wrong formulas give.

Networks, losses, gradients and rules are PyTorch's in float64 with handed-over weights (a dense layer's W is [in, out]); lecture 2's Nesterov is its formula, which is asserted to walk through
PyTorch's points. Orders of rows and keys of batches are those of Philox 4x32-10 (Salmon et al., 2011) and Fisher and Yates. Lecture 3's listing is in mpmath. Inputs are doubles of few digits.
The lectures' numbers are asserted here.

    /usr/bin/python3 make_oracle.py        (python3-torch 1.13, python3-numpy, python3-mpmath)
"""
import copy
import math
import pathlib
import random

import mpmath
import numpy as np
import torch

import networks
import philox

assert torch.__version__.startswith("1.13"), torch.__version__
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
mpmath.mp.dps = 40
here = pathlib.Path(__file__).parent


def number(x):
    """A double as C# writes it."""
    x = float(x)
    if math.isnan(x):
        return "double.NaN"
    if math.isinf(x):
        return "double.PositiveInfinity" if x > 0 else "double.NegativeInfinity"
    text = repr(x)
    return text[:-2] if text.endswith(".0") else text


def flat(value):
    if isinstance(value, (list, tuple)):
        return [v for item in value for v in flat(item)]
    return list(np.asarray(value.detach() if isinstance(value, torch.Tensor) else value, dtype=float).ravel())


def numbers(values):
    return "[" + ", ".join(number(v) for v in flat(values)) + "]"


def integers(values):
    return "[" + ", ".join(map(str, values)) + "]"


def tables(rows):
    return "[" + ", ".join(integers(row) for row in rows) + "]"


def booleans(values):
    return "[" + ", ".join("true" if v else "false" for v in values) + "]"


def shaped(tensor):
    return f"new({numbers(tensor)}, {integers(list(tensor.shape))})"


def listed(tensors):
    return "[" + ", ".join(map(shaped, tensors)) + "]"


def jagged(rows):
    return "[" + ", ".join(numbers(row) for row in rows) + "]"


def matrices(layers):
    return "[" + ", ".join("new double[,] { " + ", ".join("{ " + ", ".join(map(number, row)) + " }" for row in layer) + " }" for layer in layers) + "]"


def setting(s):
    return f"new({integers(s.hidden)}, {s.outputs}, Squashing.{s.squashing}, {number(s.dropout)}, Cost.{s.cost}, {number(s.l2)}, Rule.{s.rule}, {number(s.rate)})"


def wrongs(kind, rows):
    return "[" + ", ".join(f'new("{key}", {", ".join(kind(*values))})' for key, *values in rows) + "]"


class Draws:
    def __init__(self, seed):
        self.rng = random.Random(seed)

    def tensor(self, *shape, low=-1.5, high=1.5, digits=2):
        """Numbers of few digits, not near 0."""
        def one():
            while True:
                x = round(self.rng.uniform(low, high), digits)
                if abs(x) >= 0.05:
                    return x
        return torch.tensor(np.array([one() for _ in range(math.prod(shape))]).reshape(shape))

    def data(self, s, rows, inputs):
        x = self.tensor(rows, inputs)
        y = {"CrossEntropy": lambda: torch.tensor([self.rng.randrange(s.outputs) for _ in range(rows)]),
             "SquaredError": lambda: self.tensor(rows, s.outputs),
             "LogLossFromLogits": lambda: torch.tensor([[float(self.rng.randrange(2)) for _ in range(s.outputs)] for _ in range(rows)])}[s.cost]()
        return x, y

    def weights(self, s, inputs):
        w, width = [], inputs
        for outputs in [*s.hidden, s.outputs]:
            w += [self.tensor(width, outputs, low=-1, high=1), self.tensor(outputs, low=-0.5, high=0.5)]
            width = outputs
        return w

    def batches(self, rows, size, count):
        return [self.rng.sample(range(rows), size) for _ in range(count)]


def problem(draws, s, rows, inputs):
    """A network and rows at which no sum of a hidden neuron is near a kink."""
    while True:
        w, (x, y) = draws.weights(s, inputs), draws.data(s, rows, inputs)
        if s.squashing != "Relu" or all(h.abs().min() > 0.02 for h in networks.sums(s, w, x)):
            return w, x, y


# Objectives.

def objective(draws, s, rows, inputs):
    w, x, y = problem(draws, s, rows, inputs)
    loss, penalty = networks.loss(s, w, x, y), networks.penalty(s, w)
    rows_of = [("sum-for-mean", [loss * rows])]
    if s.cost == "CrossEntropy":
        rows_of.insert(0, ("softmax-twice", [torch.nn.functional.cross_entropy(torch.softmax(networks.forward(s, w, x), 1), y)]))
    if s.l2:
        rows_of = [("penalty-forgotten", [loss]), ("penalty-of-each-row", [loss + penalty / rows]), ("penalty-subtracted", [loss - penalty])]
    return f"new({setting(s)}, {listed(w)}, {shaped(x)}, {shaped(y)}, {number(loss + penalty)}, {wrongs(lambda v: [number(v[0])], rows_of)})"


# Steps.

def steps(draws, s, rows, inputs, size, count, mistakes):
    w, x, y = problem(draws, s, rows, inputs)
    batches = draws.batches(rows, size, count)
    losses, after = networks.train(s, w, x, y, batches)
    wrong = [(key, *networks.train(s, w, x, y, batches, key)) for key in mistakes]
    return (f"new({setting(s)}, {listed(w)}, {shaped(x)}, {shaped(y)}, {tables(batches)}, {numbers(losses)}, {numbers(after)}, "
            f"{wrongs(lambda l, a: [numbers(l), numbers(a)], wrong)})")


# PyTorch's manner.

def backward(draws, s, rows, inputs, size, count, has_left, mistakes):
    w, x, y = problem(draws, s, rows, inputs)
    batches = draws.batches(rows, size, count)
    left = [draws.tensor(*v.shape) for v in w] if has_left else []
    after, gradients = networks.backpropagate(s, w, left, x, y, batches)
    wrong = [(key, *networks.backpropagate(s, w, left, x, y, batches, key)) for key in mistakes]
    return (f"new({setting(s)}, {listed(w)}, {listed(left)}, {shaped(x)}, {shaped(y)}, {tables(batches)}, {numbers(after)}, {numbers(gradients)}, "
            f"{wrongs(lambda a, g: [numbers(a), numbers(g)], wrong)})")


# Epochs.

def order(rows, size, key):
    own = philox.order(philox.fold(philox.of_seed(key), 0), rows)
    count = -(-rows // size)
    return (f"new({rows}, {size}, {key}, {integers(own)}, {integers(philox.order(philox.of_seed(key), rows))}, "
            f"{integers(philox.signed(philox.fold(philox.of_seed(key), i + 1)) for i in range(count))}, "
            f"{integers(philox.signed(philox.fold(philox.of_seed(key), i)) for i in range(count))}, {integers([philox.signed(philox.of_seed(key))] * count)})")


def epochs(draws, s, rows, inputs, size, count, key):
    w, x, y = problem(draws, s, rows, inputs)
    losses, after = networks.epochs(s, w, x, y, size, count, key)
    return f"new({setting(s)}, {listed(w)}, {shaped(x)}, {shaped(y)}, {size}, {count}, {key}, {numbers(losses)}, {numbers(after)})"


# Early stopping.

def stopping(patience, tolerance, first, scores, mistakes):
    def observe(mistake=None):
        best, best_epoch, without, stops = -math.inf, -1, 0, []
        for i, score in enumerate(scores):
            margin = 0 if mistake == "tolerance-ignored" else tolerance
            better = score < (math.inf if best == -math.inf else best) - margin if mistake == "lower-is-better" else score > best + margin
            if mistake == "nan-is-better":
                better = not score <= best + margin
            if mistake == "equal-is-better":
                better = score >= best + margin
            if better:
                best, best_epoch, without = score, i if mistake == "epochs-counted-anew" else first + i, 0
            else:
                without += 1
                if mistake == "best-creeps" and score > best:
                    best = score
            if mistake == "last-for-best":
                best, best_epoch = (score, first + i) if not math.isnan(score) else (best, best_epoch)
            if mistake == "patience-not-reset":
                without = observe.total = (0 if i == 0 else observe.total) + (0 if better else 1)
            stops.append(without > patience if mistake == "one-epoch-late" else without >= patience)
        return stops, best_epoch, best

    def parts(stops, epoch, best):
        return [booleans(stops), str(epoch), number(best)]
    right = observe()
    assert right[0].count(True) == 0 or right[0].index(True) == len(scores) - 1, "a sequence ends where it stops"
    wrong = [(key, *result) for key in mistakes if str(result := observe(key)) != str(right)]
    assert len({str(result) for _, *result in wrong}) == len(wrong), f"mistakes that look alike: {wrong}"
    return f"new({patience}, {number(tolerance)}, {first}, {numbers(scores)}, {', '.join(parts(*right))}, {wrongs(parts, wrong)})"


# Prediction.

def prediction(draws, s, rows, inputs):
    while True:
        w, x, _ = problem(draws, s, rows, inputs)
        logits = networks.forward(s, w, x)
        classes = logits.argmax(1).tolist()
        if len(set(classes)) == s.outputs and logits.argmax(0).tolist() != classes[:s.outputs]:
            break
    labels = [c if i % 3 else (c + 1) % s.outputs for i, c in enumerate(classes)]
    right = sum(a == b for a, b in zip(classes, labels)) / rows
    probabilities = torch.softmax(logits, 1)
    return (f"new({setting(s)}, {listed(w)}, {shaped(x)}, {shaped(probabilities)}, {shaped(logits)}, {shaped(torch.softmax(probabilities, 1))}, {shaped(torch.softmax(logits, 0))}, "
            f"{integers(classes)}, {integers(logits.argmax(0).tolist())}, {integers(labels)}, {number(right)})")


def regression(draws, s, rows, inputs, constant=False):
    w, x, _ = problem(draws, s, rows, inputs)
    output = networks.forward(s, w, x)
    truth = torch.full((rows, s.outputs), 0.1) if constant else (output + draws.tensor(rows, s.outputs, low=-0.4, high=0.4)).mul(64).round().div(64)
    error, variation = ((truth - output) ** 2).sum(0), ((truth - truth.mean(0)) ** 2).sum(0)
    r2 = 0.0 if constant else (1 - error / variation).mean()
    of_all = 0.0 if constant else 1 - error.sum() / ((truth - truth.mean()) ** 2).sum()
    if s.outputs == 1:
        output, truth = output[:, 0], truth[:, 0]
    return f"new({setting(s)}, {listed(w)}, {shaped(x)}, {shaped(output)}, {shaped(truth)}, {number(r2)}, {number(error.sum() / truth.numel())}, {number(of_all)})"


# By hand: lecture 3's listing.

def forward_by_hand(weights, x, slope=1, squash=True):
    outputs = [[mpmath.mpf(v) for v in x]]
    for layer in weights:
        sums = [mpmath.fsum(mpmath.mpf(a) * b for a, b in zip(row, outputs[-1])) for row in layer]
        outputs.append([1 / (1 + mpmath.exp(-slope * s)) if squash else s for s in sums])
    return outputs


def deltas_by_hand(weights, outputs, target, mistake=None):
    deltas = [None] * len(weights)
    for l in range(len(weights) - 1, -1, -1):
        row = []
        for j, o in enumerate(outputs[l + 1]):
            if l == len(weights) - 1:
                behind = -(mpmath.mpf(target[j]) - o)
                slope = 1 if mistake == "slope-forgotten" else o * (1 - o)
                if mistake == "sign-exchanged":
                    slope = -slope
            else:
                k = range(len(weights[l + 1]))
                behind = mpmath.fsum(deltas[l + 1][i] * mpmath.mpf(weights[l + 1][i][j]) for i in k)
                slope = 1 if mistake in ("slope-forgotten", "hidden-slope-forgotten") else o * (1 - o)
                if mistake == "slope-of-next-layer":
                    after = outputs[l + 2]
                    slope = 1
                    behind = mpmath.fsum(deltas[l + 1][i] * after[i] * (1 - after[i]) * mpmath.mpf(weights[l + 1][i][j]) for i in k)
            row.append((2 * slope if mistake == "lecture-slope" else slope) * behind)
        deltas[l] = row
    return deltas


def learn_by_hand(weights, rate, inertia, rows, targets, mistake=None):
    w = [[[mpmath.mpf(v) for v in row] for row in layer] for layer in weights]
    change = [[[mpmath.mpf(0)] * len(row) for row in layer] for layer in w]
    rate, inertia = mpmath.mpf(rate), mpmath.mpf(inertia)
    for x, target in zip(rows, targets):
        outputs = forward_by_hand(w, x)
        deltas = deltas_by_hand(w, outputs, target)
        for l, layer in enumerate(w):
            for j, row in enumerate(layer):
                for i in range(len(row)):
                    step = (1 if mistake == "rate-ignored" else rate) * deltas[l][j] * outputs[l][i]
                    old = 0 if mistake == "inertia-forgotten" else inertia * change[l][j][i]
                    new = step if mistake in ("inertia-without-complement", "inertia-forgotten") else inertia * step if mistake == "shares-exchanged" else (1 - inertia) * step
                    if mistake == "shares-exchanged":
                        old = (1 - inertia) * change[l][j][i]
                    change[l][j][i] = old + new
                    row[i] += change[l][j][i] if mistake == "uphill" else -change[l][j][i]
    return w


def by_hand(weights, x, target, mistakes):
    outputs = forward_by_hand(weights, x)
    deltas = deltas_by_hand(weights, outputs, target)
    wrong = [(key, flat_of(deltas_by_hand(weights, outputs, target, key))) for key in mistakes]
    return (f"new({matrices(weights)}, {numbers(x)}, {numbers(target)}, {jagged(outputs)}, {jagged(deltas)}, {numbers(flat_of(forward_by_hand(weights, x, squash=False)))}, "
            f"{numbers(flat_of(forward_by_hand(weights, x, slope=2)))}, {wrongs(lambda d: [numbers(d)], wrong)})")


def learning(weights, rate, inertia, rows, targets, mistakes):
    after = learn_by_hand(weights, rate, inertia, rows, targets)
    wrong = [(key, flat_of(learn_by_hand(weights, rate, inertia, rows, targets, key))) for key in mistakes]
    return f"new({matrices(weights)}, {number(rate)}, {number(inertia)}, {jagged(rows)}, {jagged(targets)}, {numbers(flat_of(after))}, {wrongs(lambda w: [numbers(w)], wrong)})"


def flat_of(value):
    return [v for item in value for v in flat_of(item)] if isinstance(value, list) else [float(value)]


def layers(draws, *widths):
    return [[[float(v) for v in row] for row in draws.tensor(b, a)] for a, b in zip(widths, widths[1:])]


def vector(draws, length, low=-1.5, high=1.5):
    return [float(v) for v in draws.tensor(length, low=low, high=high)]


def table(kind, name, rows):
    return f"    internal static readonly {kind}[] {name} =\n    [\n" + "".join(f"        {row},\n" for row in rows) + "    ];\n"


S = networks.Setting


def public(draws):
    classes = S([4], 3, "Tanh", "CrossEntropy")
    yield table("ObjectiveCase", "CrossEntropies", [objective(draws, classes, 5, 3) for _ in range(2)])
    yield table("ObjectiveCase", "SquaredErrors", [objective(draws, S([3], 2, "Sigmoid", "SquaredError"), 4, 3) for _ in range(2)])
    yield table("ObjectiveCase", "Penalties", [objective(draws, classes.having(l2=0.25), 5, 3) for _ in range(2)])
    yield table("StepsCase", "OneStep", [steps(draws, classes.having(rate=0.25), 7, 3, 5, 1, ["loss-after-step", "rate-ignored", "uphill", "sum-for-mean"]) for _ in range(2)])
    yield table("StepsCase", "LooksAhead", [steps(draws, classes.having(rule="NesterovLecture", rate=0.25), 8, 3, 6, 3, ["nesterov-gradient-at-x", "steps-from-look-ahead", "state-started-anew", "uphill", "loss-after-step"]) for _ in range(2)])
    yield table("StepsCase", "TenSteps", [steps(draws, S([3], 2, "Sigmoid", "SquaredError", rule="Adam", rate=0.125), 8, 3, 4, 10, ["state-started-anew", "uphill", "loss-after-step"]) for _ in range(2)])
    yield table("OrderCase", "Orders", [order(13, 6, 3), order(13, 6, 8), order(15, 7, 21)])
    yield table("BackwardCase", "OneBackward", [backward(draws, classes.having(rate=0.25, l2=0.125), 6, 3, 5, 1, False, ["step-before-gradient", "zeroed-after-the-step", "penalty-forgotten", "trainers-own-optimizer"]) for _ in range(2)])
    yield table("BackwardCase", "TwoBackwards", [backward(draws, classes.having(rate=0.25), 8, 3, 4, 2, False, ["gradient-accumulates", "step-before-gradient", "trainers-own-optimizer"]) for _ in range(2)])
    yield table("BackwardCase", "LeftBehind", [backward(draws, classes.having(rate=0.25), 8, 3, 5, 1, True, ["left-gradient-counts", "trainers-own-optimizer"]) for _ in range(2)])
    every = ["one-epoch-late", "tolerance-ignored", "lower-is-better", "last-for-best", "patience-not-reset", "best-creeps", "epochs-counted-anew"]
    yield table("StoppingCase", "Patience", [
        stopping(3, 0.01, 1, [0.5, 0.625, 0.62, 0.63, 0.75, 0.755, 0.7575, 0.74], every),
        stopping(2, 0.02, 5, [0.25, 0.5, 0.51, 0.625, 0.635, 0.63], every),
        stopping(2, 0.125, 2, [0.25, 0.375, 0.385, 0.395, 0.3875], [*every, "equal-is-better"])])
    yield table("StoppingCase", "NotNumbers", [
        stopping(3, 0.01, 1, [math.nan, 0.5, math.nan, 0.75, math.nan, math.nan, math.nan], ["one-epoch-late", "nan-is-better"]),
        stopping(2, 0, 1, [math.nan, math.nan], ["one-epoch-late", "nan-is-better"])])
    yield table("PredictionCase", "Predictions", [prediction(draws, classes, 7, 3) for _ in range(2)])
    yield table("RegressionCase", "Regressions", [regression(draws, S([3], 1, "Tanh", "SquaredError"), 6, 2) for _ in range(2)])
    yield table("ByHandCase", "Deltas", [
        by_hand(layers(draws, 2, 3, 2), vector(draws, 2), vector(draws, 2, 0.1, 0.9), ["slope-forgotten", "sign-exchanged", "hidden-slope-forgotten", "slope-of-next-layer", "lecture-slope"]) for _ in range(2)])
    yield table("LearningCase", "Inertias", [
        learning(layers(draws, 2, 3, 1), 0.75, 0.375, [vector(draws, 2) for _ in range(3)], [vector(draws, 1, 0.1, 0.9) for _ in range(3)],
                 ["inertia-without-complement", "inertia-forgotten", "shares-exchanged", "rate-ignored", "uphill"]) for _ in range(2)])


def staff(draws):
    deep = S([4, 3], 3, "Relu", "CrossEntropy", l2=0.125)
    yield table("ObjectiveCase", "Losses", [
        objective(draws, S([5], 1, "Tanh", "LogLossFromLogits"), 6, 2), objective(draws, S([4, 3], 4, "Relu", "CrossEntropy"), 7, 3), objective(draws, S([2, 3], 2, "Sigmoid", "SquaredError", l2=0.5), 5, 4)])
    yield table("ObjectiveCase", "Limits", [objective(draws, S([], 3, "None", "CrossEntropy"), 4, 2), objective(draws, S([3], 2, "Tanh", "CrossEntropy"), 1, 3)])
    yield table("StepsCase", "Networks", [
        steps(draws, deep.having(rule="Momentum", rate=0.125), 9, 3, 5, 6, ["rate-ignored", "uphill", "state-started-anew"]),
        steps(draws, S([4], 1, "Tanh", "LogLossFromLogits", rule="Adam", rate=0.0625, l2=0.01), 8, 3, 4, 8, ["state-started-anew", "uphill"]),
        steps(draws, S([3, 3], 2, "Sigmoid", "SquaredError", rule="NesterovLecture", rate=0.5), 8, 2, 6, 5, ["nesterov-gradient-at-x", "steps-from-look-ahead"])])
    yield table("OrderCase", "Orders", [order(12, 4, 5), order(5, 9, 14), order(1, 1, 2), order(9, 1, 33)])
    yield table("EpochsCase", "Epochs", [
        epochs(draws, S([5], 3, "Tanh", "CrossEntropy", rule="Adam", rate=0.0625), 11, 3, 4, 3, 6), epochs(draws, S([4], 1, "Sigmoid", "SquaredError", rule="Momentum", rate=0.25), 10, 2, 5, 2, 9)])
    yield table("BackwardCase", "Backwards", [
        backward(draws, S([4, 3], 3, "Relu", "CrossEntropy", l2=0.0625, rule="Adam", rate=0.0625), 9, 3, 4, 4, False, ["gradient-accumulates", "penalty-forgotten", "step-before-gradient", "trainers-own-optimizer"]),
        backward(draws, S([4], 1, "Tanh", "LogLossFromLogits", rule="Momentum", rate=0.25), 8, 3, 5, 3, True, ["gradient-accumulates", "left-gradient-counts", "trainers-own-optimizer"])])
    every = ["one-epoch-late", "tolerance-ignored", "lower-is-better", "last-for-best", "patience-not-reset", "best-creeps", "epochs-counted-anew"]
    yield table("StoppingCase", "Patience", [
        stopping(4, 0.05, 3, [-2.0, -1.0, -1.5, -0.98, -0.5, -0.48, -0.47, -0.46, -0.455], every),
        stopping(3, 0.001, 1, [0.9, 0.91, 0.92, 0.85, 0.9, 0.91], every),
        stopping(5, 0.01, 1, [0.1, 0.2, 0.3, 0.25, 0.4, 0.405, 0.5], ["lower-is-better", "last-for-best", "epochs-counted-anew"])])
    yield table("StoppingCase", "JustBetter", [
        stopping(1, 0, 1, [0.5, 0.625, 0.625], ["one-epoch-late", "equal-is-better"]),
        stopping(2, 0, 7, [-math.inf, -math.inf], ["one-epoch-late", "equal-is-better"]),
        stopping(2, 0.25, 1, [0.5, 0.75, 0.76, 0.77, 0.765], [*every, "equal-is-better"])])
    yield table("PredictionCase", "Predictions", [prediction(draws, S([5, 4], 4, "Relu", "CrossEntropy"), 9, 3)])
    yield table("PredictionCase", "Pairs", [prediction(draws, S([3], 2, "Sigmoid", "CrossEntropy"), 6, 2)])
    yield table("RegressionCase", "Regressions", [regression(draws, S([4], 2, "Tanh", "SquaredError"), 7, 3), regression(draws, S([3], 1, "Sigmoid", "SquaredError"), 5, 2, constant=True)])
    yield table("ByHandCase", "Deeper", [
        by_hand(layers(draws, 3, 4, 3, 2), vector(draws, 3), vector(draws, 2, 0.1, 0.9), ["slope-forgotten", "sign-exchanged", "hidden-slope-forgotten", "slope-of-next-layer", "lecture-slope"])])
    yield table("ByHandCase", "Shallow", [by_hand(layers(draws, 3, 2), vector(draws, 3), vector(draws, 2, 0.1, 0.9), ["slope-forgotten", "sign-exchanged", "lecture-slope"])])
    yield table("LearningCase", "Inertias", [
        learning(layers(draws, 3, 4, 3, 2), 2, 0.75, [vector(draws, 3) for _ in range(4)], [vector(draws, 2, 0.1, 0.9) for _ in range(4)],
                 ["inertia-without-complement", "inertia-forgotten", "shares-exchanged", "rate-ignored", "uphill"]),
        learning(layers(draws, 2, 2), 0.5, 0, [vector(draws, 2) for _ in range(2)], [vector(draws, 2, 0.1, 0.9) for _ in range(2)], ["rate-ignored", "uphill"])])
    yield table("RegressionCase", "OneColumn", [regression(draws, S([3], 1, "Tanh", "SquaredError"), 6, 2)])


def write(visibility, seed, make):
    text = (
        "// <auto-generated/>\n// Made by make_oracle.py in the folder above with PyTorch and mpmath; change that and run it again.\n#nullable enable\n"
        f"namespace Gradus.Suites.Networks.{visibility};\n\n/// <summary>Inputs and what they should give.</summary>\n"
        "internal static class Oracle\n{\n" + "\n".join(make(Draws(seed))) + "}\n")
    (here / visibility / "Oracle.g.cs").write_text(text, encoding="utf-8", newline="\n")


def lecture():
    """Rows 15 and 16 of the lectures' numbers, which the handout states."""
    outputs = forward_by_hand([[[0.15, 0.25], [0.2, 0.3]], [[0.4, 0.45]]], [0.5, 0.1])
    for got, stated in zip(flat_of(outputs[1:]), [0.52497918747894, 0.5324543063873187, 0.6105432018743285]):
        assert abs(got - stated) < 1e-15
    once = torch.softmax(torch.tensor([5.0, 4.0, 2.0]), 0)
    for got, stated in zip([*once, *torch.softmax(once, 0)],
                           [0.7053845126982412, 0.25949646034241913, 0.03511902695933972, *SOFTENED_TWICE]):
        assert abs(float(got) - stated) < 1e-15, float(got)


SOFTENED_TWICE = [0.4647211174898178, 0.2975402250142156, 0.2377386574959666]

if __name__ == "__main__":
    philox.check()
    networks.check(copy.deepcopy(problem(Draws(1), S([3], 2, "Tanh", "CrossEntropy"), 5, 2)))
    lecture()
    write("Public", 2026, public)
    write("Staff", 6202, staff)
