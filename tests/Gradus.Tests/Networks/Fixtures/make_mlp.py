"""Makes what Gradus.Networks is compared with: trainings by PyTorch 1.13 in float64, and lecture 3's listing in mpmath.

    /usr/bin/python3 make_mlp.py

writes mlp.json beside itself. Same bytes each time.

The trainings: 64-32-10 on the 1,438 training rows of the digits, pixels / 16, ReLU, mean cross-entropy, batches of 32, three epochs. Weights and orders are made by whole numbers, so that C#
makes the same ones: weights by a linear congruential generator in the order of the parameters, epoch e's order as row(k) = (k * A[e] + B[e]) mod 1438.
"""

import gzip
import json
import math
import pathlib

import mpmath
import torch

assert torch.__version__.startswith("1.13"), torch.__version__
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
HERE = pathlib.Path(__file__).parent
DATA = HERE.parents[3] / "reference" / "Gradus.Data" / "Resources"
A, B = [701, 365, 1001], [0, 17, 500]
BATCH = 32


def digits():
    rows = [line.split(",") for line in gzip.open(DATA / "optdigits-8x8.csv.gz", "rt").read().split()]
    test = {int(line) for line in (DATA / "digits-test-rows.txt").read_text().split()}
    parts = []
    for wanted in (False, True):
        chosen = [r for i, r in enumerate(rows) if (i in test) == wanted]
        parts.append((torch.tensor([[float(v) / 16 for v in r[:64]] for r in chosen]), torch.tensor([int(r[64]) for r in chosen])))
    return parts


def start():
    seed = 12345
    weights = []
    for inputs, outputs in ((64, 32), (32, 10)):
        for shape, bound in (((inputs, outputs), math.sqrt(6 / (inputs + outputs))), ((outputs,), 0.1)):
            numbers = []
            for _ in range(math.prod(shape)):
                seed = (1103515245 * seed + 12345) % 2**31
                numbers.append((seed / 2**31 - 0.5) * 2 * bound)
            weights.append(torch.tensor(numbers).reshape(shape).requires_grad_())
    return weights


def training(name, optimizer, penalty=0.0):
    (x, y), (test_x, test_y) = digits()
    w = start()
    rule = optimizer(w)

    def logits(rows):
        return torch.relu(rows @ w[0] + w[1]) @ w[2] + w[3]

    losses, first = [], []
    for epoch in range(3):
        order = [(k * A[epoch] + B[epoch]) % len(x) for k in range(len(x))]
        assert sorted(order) == list(range(len(x)))
        total = 0.0
        for at in range(0, len(x), BATCH):
            rows = order[at:at + BATCH]
            rule.zero_grad()
            loss = torch.nn.functional.cross_entropy(logits(x[rows]), y[rows])
            if penalty:
                loss = loss + penalty * ((w[0] ** 2).sum() + (w[2] ** 2).sum())
            loss.backward()
            rule.step()
            total += loss.item() * len(rows)
            if len(first) < 5:
                first.append(loss.item())
        losses.append(total / len(x))
    with torch.no_grad():
        answers = logits(test_x)
        return {
            "name": name, "firstSteps": first, "losses": losses, "norms": [p.norm().item() for p in w],
            "testLoss": torch.nn.functional.cross_entropy(answers, test_y).item(), "testRight": int((answers.argmax(1) == test_y).sum())}


def listing(name, weights, rate, inertia, examples):
    """Lecture 3: forward, deltas and the change with inertia, example by example."""
    mpmath.mp.dps = 50
    w = [[[mpmath.mpf(v) for v in row] for row in layer] for layer in weights]
    change = [[[mpmath.mpf(0)] * len(layer[0]) for _ in layer] for layer in w]
    rate, inertia = mpmath.mpf(rate), mpmath.mpf(inertia)
    steps = []
    for x, target in examples:
        outputs = [[mpmath.mpf(v) for v in x]]
        for layer in w:
            outputs.append([1 / (1 + mpmath.exp(-sum(a * b for a, b in zip(row, outputs[-1])))) for row in layer])
        deltas = [None] * len(w)
        deltas[-1] = [-o * (1 - o) * (mpmath.mpf(t) - o) for o, t in zip(outputs[-1], target)]
        for l in range(len(w) - 2, -1, -1):
            deltas[l] = [o * (1 - o) * sum(deltas[l + 1][k] * w[l + 1][k][j] for k in range(len(w[l + 1]))) for j, o in enumerate(outputs[l + 1])]
        for l, layer in enumerate(w):
            for j, row in enumerate(layer):
                for i in range(len(row)):
                    change[l][j][i] = inertia * change[l][j][i] + (1 - inertia) * rate * deltas[l][j] * outputs[l][i]
                    row[i] -= change[l][j][i]
        steps.append({"outputs": numbers(outputs), "deltas": numbers(deltas), "weights": numbers(w)})
    return {"name": name, "weights": weights, "rate": float(rate), "inertia": float(inertia), "examples": [{"x": x, "target": t} for x, t in examples], "steps": steps}


def numbers(value):
    return [numbers(v) for v in value] if isinstance(value, list) else float(value)


LECTURE = [[[0.15, 0.25], [0.2, 0.3]], [[0.4, 0.45]]]
DEEP = [[[0.5, -0.25, 0.125], [1.0, 0.75, -0.5], [-1.5, 0.25, 2.0], [0.0625, -1.0, 0.375]], [[1.0, -2.0, 0.5, 0.25], [-0.75, 0.5, 1.5, -1.0], [0.125, 0.25, -0.5, 2.0]],
        [[-1.0, 0.5, 0.25], [2.0, -0.125, 0.75]]]
EXAMPLES = [([0.5, 0.1], [1.0]), ([0.9, -0.4], [0.0]), ([0.5, 0.1], [1.0]), ([-0.3, 0.8], [0.25])]
DEEP_EXAMPLES = [([1.0, -0.5, 0.25], [1.0, 0.0]), ([-1.0, 2.0, 0.5], [0.0, 1.0]), ([0.0, 0.75, -1.25], [0.5, 0.5])]

trainings = [
    training("sgd", lambda w: torch.optim.SGD(w, 0.1)),
    training("momentum", lambda w: torch.optim.SGD(w, 0.05, momentum=0.9)),
    training("nesterov", lambda w: torch.optim.SGD(w, 0.05, momentum=0.9, nesterov=True)),
    training("adam", lambda w: torch.optim.Adam(w, 1e-3)),
    training("sgd with a penalty", lambda w: torch.optim.SGD(w, 0.1), penalty=1e-3),
]
listings = [
    listing("lecture 3's network, without inertia", LECTURE, 0.5, 0, EXAMPLES),
    listing("lecture 3's network, with inertia", LECTURE, 0.5, 0.25, EXAMPLES),
    listing("three layers", DEEP, 2, 0.75, DEEP_EXAMPLES),
]
(HERE / "mlp.json").write_text(json.dumps({"about": __doc__.split("\n")[0], "trainings": trainings, "listings": listings}, indent=1) + "\n")
