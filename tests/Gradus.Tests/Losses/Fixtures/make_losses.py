"""Makes losses.json: what mpmath, PyTorch 1.13 and scikit-learn 1.2.1 say of losses and penalties.

    /usr/bin/python3 make_losses.py

Each element's or row's loss comes from mpmath at 60 digits, by the textbook's formula; gradients come from PyTorch's autograd in float64, and its losses are compared with mpmath's here, as are
scikit-learn's log-losses. Same script, same bytes.
"""

import json
import pathlib
import warnings

import mpmath as mp
import numpy as np
import sklearn
import torch
import torch.nn.functional as F
from sklearn.metrics import log_loss

assert torch.__version__.startswith("1.13"), torch.__version__
assert sklearn.__version__ == "1.2.1", sklearn.__version__
mp.mp.dps = 60
HERE = pathlib.Path(__file__).parent
EPSILON = 2.0**-52


def number(x):
    """The nearest double."""
    return float(mp.nstr(x, 40))


def tensor(x):
    return torch.tensor(x, dtype=torch.float64)


def case(name, prediction, target, each, peer, delta=0.0, close=1e-11):
    """One loss at one input: mpmath's losses one by one, PyTorch's gradients of their mean, of their sum, and of a weighted sum."""
    each = np.array(each, dtype=object)
    flat = [number(v) for v in each.ravel()]
    weights = [(3 * i % 7) - 2.5 for i in range(len(flat))]
    gradients = {}
    for key, combine in (("mean", lambda y: y.mean()), ("sum", lambda y: y.sum()), ("none", lambda y: (y.ravel() * tensor(weights)).sum())):
        p = tensor(prediction).requires_grad_()
        y = peer(p)
        assert np.allclose(y.detach().numpy().ravel(), flat, rtol=close, atol=1e-14), (name, y, flat)
        combine(y).backward()
        gradients[key] = p.grad.tolist()
    mean = number(sum(each.ravel()) / len(flat))
    return dict(name=name, prediction=prediction, target=target, delta=delta, shape=list(each.shape), none=flat, sum=number(sum(each.ravel())), mean=mean,
                weights=weights, meanGradient=gradients["mean"], sumGradient=gradients["sum"], weightedGradient=gradients["none"])


def elementwise(function, prediction, target):
    return [[function(mp.mpf(p), mp.mpf(t)) for p, t in zip(ps, ts)] for ps, ts in zip(prediction, target)]


def regression(rng):
    random = np.round(rng.normal(0, 2, (3, 4)), 3).tolist()
    others = np.round(rng.normal(0, 2, (3, 4)), 3).tolist()
    # Equal, at the edge of Huber's branches on either side, within, far off.
    edge, zeros = [[0.0, 0.5, -0.5, 0.25], [-0.125, 100.0, -100.0, 0.75]], [[0.0] * 4] * 2
    for kind, p, t in (("random", random, others), ("edges", edge, zeros)):
        yield case(f"squared-error {kind}", p, t, elementwise(lambda a, b: (a - b) ** 2, p, t), lambda x: F.mse_loss(x, tensor(t), reduction="none"))
        yield case(f"absolute-error {kind}", p, t, elementwise(lambda a, b: abs(a - b), p, t), lambda x: F.l1_loss(x, tensor(t), reduction="none"))
        for delta in (0.5, 1.0):
            huber = lambda a, b: (a - b) ** 2 / 2 if abs(a - b) <= delta else delta * (abs(a - b) - mp.mpf(delta) / 2)
            yield case(f"huber {kind}", p, t, elementwise(huber, p, t), lambda x: F.huber_loss(x, tensor(t), reduction="none", delta=delta), delta)


def log_losses(rng):
    def clipped(p, y):
        p = min(max(p, mp.mpf(EPSILON)), 1 - mp.mpf(EPSILON))
        return -(y * mp.log(p) + (1 - y) * mp.log(1 - p))

    def peer(targets):
        def loss(x):
            p = x.clamp(EPSILON, 1 - EPSILON)
            return -(tensor(targets) * p.log() + (1 - tensor(targets)) * torch.log1p(-p))
        return loss

    inputs = {
        "lecture 3": ([[0.3, 0.8]], [[1.0, 1.0]]),
        "random": (np.round(rng.random((4, 3)), 3).tolist(), rng.integers(0, 2, (4, 3)).astype(float).tolist()),
        "soft": (np.round(rng.random((2, 3)), 3).tolist(), np.round(rng.random((2, 3)), 2).tolist()),
        "near 0 and 1": ([[1e-10, 1e-10, 1 - 1e-10, 1 - 1e-10]], [[0.0, 1.0, 0.0, 1.0]]),
        "certain": ([[0.0, 0.0, 1.0, 1.0]], [[0.0, 1.0, 0.0, 1.0]]),
    }
    for kind, (p, y) in inputs.items():
        found = case(f"log-loss {kind}", p, y, elementwise(clipped, p, y), peer(y))
        if kind != "soft":
            flat = [int(v) for row in y for v in row]
            theirs = log_loss(flat, [v for row in p for v in row], labels=[0, 1])
            assert abs(theirs - found["mean"]) <= 1e-13 + 1e-11 * found["mean"], (kind, theirs, found["mean"])
            found["scikitLearn"] = theirs
        yield found


def from_logits():
    z = [[s * m for m in (0.01, 0.5, 1.0, 3.0, 10.0, 40.0, 50.0, 800.0, 1e4)] for s in (1, -1)]
    exact = lambda a, y: mp.log(1 + mp.exp(a)) - a * y if a < 0 else mp.log(1 + mp.exp(-a)) + a * (1 - y)
    for label in (0.0, 1.0, 0.25):
        y = [[label] * 9] * 2
        with mp.workdps(400):
            each = elementwise(exact, z, y)
        yield case(f"logits label {label}", z, y, each, lambda x: F.binary_cross_entropy_with_logits(x, tensor(y), reduction="none"))
    yield case("logits zero", [[0.0, 0.0]], [[0.0, 1.0]], [[mp.log(2), mp.log(2)]], lambda x: F.binary_cross_entropy_with_logits(x, tensor([[0.0, 1.0]]), reduction="none"))


def log_softmax(rows):
    return [[mp.mpf(v) - mp.log(sum(mp.exp(mp.mpf(w)) for w in row)) for v in row] for row in rows]


def rows(rng):
    inputs = {
        "lecture 4": ([[5.0, 4, 2], [4, 2, 8], [4, 4, 1]], [0, 2, 0]),
        "random": (np.round(rng.normal(0, 3, (6, 4)), 3).tolist(), rng.integers(0, 4, 6).tolist()),
        "far apart": ([[1000.0, 999, -1000], [0, 1, 2], [-1000, -1001, -1002]], [1, 0, 2]),
        "hopeless": ([[0.0, -800.0], [800.0, 0.0]], [1, 1]),
    }
    for kind, (z, labels) in inputs.items():
        with mp.workdps(2000):
            logs = log_softmax(z)
            each = [-row[label] for row, label in zip(logs, labels)]
        found = case(f"cross-entropy {kind}", z, labels, each, lambda x: F.cross_entropy(x, torch.tensor(labels), reduction="none"))
        if kind == "random":
            p = torch.softmax(tensor(z), 1).numpy()
            theirs = log_loss(labels, p / p.sum(1, keepdims=True), labels=[0, 1, 2, 3])
            assert abs(theirs - found["mean"]) <= 1e-12, (theirs, found["mean"])
            found["scikitLearn"] = theirs
        yield found
        one_hot = np.eye(len(z[0]))[labels].tolist()
        yield case(f"one-hot {kind}", z, one_hot, each, lambda x: F.cross_entropy(x, tensor(one_hot), reduction="none"))
        soft = [[(i + 2 * j + 1) % 4 / 8 for j in range(len(row))] for i, row in enumerate(z)]
        soft = [[*row[:-1], 1 - sum(row[:-1])] for row in soft]
        with mp.workdps(2000):
            each = [-sum(mp.mpf(t) * v for t, v in zip(ts, vs)) for ts, vs in zip(soft, logs)]
        yield case(f"one-hot soft {kind}", z, soft, each, lambda x: F.cross_entropy(x, tensor(soft), reduction="none"))
    z, labels = inputs["random"]
    values = [[number(v) for v in row] for row in log_softmax(z)]
    yield case("likelihood", values, labels, [-mp.mpf(row[label]) for row, label in zip(values, labels)], lambda x: F.nll_loss(x, torch.tensor(labels), reduction="none"))


def penalties(rng):
    weights = [np.round(rng.normal(0, 1, (2, 3)), 3).tolist(), np.round(rng.normal(0, 1, 3), 3).tolist()]
    weights[1][1] = 0.0
    flat = [mp.mpf(v) for row in weights[0] for v in row] + [mp.mpf(v) for v in weights[1]]
    absolute, square = sum(abs(v) for v in flat), sum(v * v for v in flat)
    found = []
    for name, ratio, value, peer in (
        ("l1", 0.0, absolute, lambda ws: sum(w.abs().sum() for w in ws)),
        ("l2", 0.0, square, lambda ws: sum((w * w).sum() for w in ws)),
        ("elastic", 0.5, absolute / 2 + square / 4, lambda ws: sum(0.5 * w.abs().sum() + 0.25 * (w * w).sum() for w in ws)),
        ("elastic", 0.125, absolute / 8 + 7 * square / 16, lambda ws: sum(0.125 * w.abs().sum() + 0.4375 * (w * w).sum() for w in ws)),
    ):
        ws = [tensor(w).requires_grad_() for w in weights]
        peer(ws).backward()
        found.append(dict(name=name, ratio=ratio, matrix=weights[0], vector=weights[1], value=number(value), matrixGradient=ws[0].grad.tolist(), vectorGradient=ws[1].grad.tolist()))
    return found


def main():
    warnings.simplefilter("error")
    rng = np.random.default_rng(6)
    tables = dict(elementwise=[*regression(rng), *log_losses(rng), *from_logits()], rows=[*rows(rng)], penalties=penalties(rng))
    lines = ",\n".join(f' "{key}": [\n  ' + ",\n  ".join(json.dumps(c) for c in cases) + "\n ]" for key, cases in tables.items())
    (HERE / "losses.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
