"""Makes Public/Oracle.g.cs and Staff/Oracle.g.cs: small networks, data and batches, and what training them costs before each of 12 steps.

PyTorch 1.13 in float64 does the training, by its autograd; the rules of lecture 2, which it has not, are written out here. scikit-learn gives the figures about answers. Beside each right column stand those of
known mistakes. The order of an epoch's rows is that of RandomKey (Philox 4x32-10), from an implementation that shares no line with it.

    /usr/bin/python3 make_oracle.py        (python3-torch 1.13, python3-numpy, python3-sklearn 1.2)
"""
import pathlib
import random

import numpy as np
import torch
from sklearn import metrics

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
here = pathlib.Path(__file__).parent
STEPS = 12


# What C# reads.

def d(x):
    """A double as C# writes it."""
    text = repr(float(f"{float(x):.12g}"))  # far beyond what checks look at
    return text[:-2] if text.endswith(".0") else text


def vector(values):
    return "[" + ", ".join(map(d, values)) + "]"


def whole(values):
    return "[" + ", ".join(str(int(v)) for v in values) + "]"


def shaped(array):
    array = np.asarray(array, dtype=float)
    return f"new({vector(array.ravel())}, {whole(array.shape)})"


def wrongs(right, columns, write):
    """The columns that differ from the right one."""
    differ = [(key, column) for key, column in columns if np.shape(column) != np.shape(right) or np.abs(np.asarray(column) - right).max() > 1e-5]
    assert len(differ) == len(columns), [key for key, column in columns if key not in dict(differ)]
    return "[" + ", ".join(f'new("{key}", {write(column)})' for key, column in differ) + "]"


# Random orders, as RandomKey draws them.

def philox(counter, key):
    c, k = list(counter), list(key)
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & 0xFFFFFFFF, (p0 >> 32) ^ c[3] ^ k[1], p0 & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c


def block(key, counter, stream=0):
    return philox([counter & 0xFFFFFFFF, counter >> 32, stream, 0], [key & 0xFFFFFFFF, key >> 32])


def fold(key, number):
    w = block(key, number, 2)
    return w[1] << 32 | w[0]


def permutation(key, n):
    words = [w for i in range((2 * n + 3) // 4) for w in block(key, i)]
    draws = [((words[2 * i + 1] << 32 | words[2 * i]) >> 11) / 2 ** 53 for i in range(n)]
    order = list(range(n))
    for i in range(n - 1, 0, -1):
        j = int(draws[i] * (i + 1))
        order[i], order[j] = order[j], order[i]
    return order


# Networks.

class TanhUnsquared(torch.autograd.Function):
    """tanh with the slope 1 − y."""

    @staticmethod
    def forward(ctx, x):
        y = torch.tanh(x)
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, upstream):
        y, = ctx.saved_tensors
        return upstream * (1 - y)


class BiasOfMeanGradient(torch.autograd.Function):
    """Adds a bias, whose gradient is the mean over the rows in place of their sum."""

    @staticmethod
    def forward(ctx, x, b):
        return x + b

    @staticmethod
    def backward(ctx, upstream):
        return upstream, upstream.mean(0)


UNITS = {
    "Relu": lambda x, a: torch.relu(x),
    "LeakyRelu": lambda x, a: torch.where(x > 0, x, a * x),
    "Elu": lambda x, a: torch.nn.functional.elu(x, a),
    "Softplus": lambda x, a: torch.nn.functional.softplus(x),
    "Softsign": lambda x, a: torch.nn.functional.softsign(x),
    "Tanh": lambda x, a: torch.tanh(x),
    "Sigmoid": lambda x, a: torch.sigmoid(x),
    "TensorTanh": lambda x, a: torch.tanh(x),
    "TensorSigmoid": lambda x, a: torch.sigmoid(x),
}
KINKED = ("Relu", "LeakyRelu")

LOSSES = {
    "CrossEntropy": torch.nn.functional.cross_entropy,
    "CrossEntropyOneHot": torch.nn.functional.cross_entropy,
    "Likelihood": torch.nn.functional.cross_entropy,
    "SquaredError": torch.nn.functional.mse_loss,
    "AbsoluteError": torch.nn.functional.l1_loss,
    "Huber": torch.nn.functional.huber_loss,
    "LogLossFromLogits": torch.nn.functional.binary_cross_entropy_with_logits,
}


def forward(case, weights, x, wrong=None):
    """The outputs; sums in front of a kink must not be near it."""
    x = x.reshape(len(x), -1) if wrong != "columns-first" else x.swapaxes(1, 2).reshape(len(x), -1)
    layers = len(weights) // 2
    for i in range(layers):
        w, b = weights[2 * i], weights[2 * i + 1]
        sums = x @ w
        if wrong == "broadcast-mean":
            sums = BiasOfMeanGradient.apply(sums, b)
        elif wrong != "bias-forgotten":
            sums = sums + b
        if i == layers - 1:
            return sums
        if case["unit"] in KINKED and wrong is None:
            case["nearest"] = min(case.get("nearest", 1), sums.abs().min().item())
        if wrong == "relu-passes-all":
            x = sums
        elif wrong == "tanh-unsquared":
            x = TanhUnsquared.apply(sums)
        else:
            x = UNITS[case["unit"]](sums, case["number"])


def objective(case, weights, x, y, wrong=None):
    output = forward(case, weights, x, wrong)
    if wrong == "softmax-twice":
        output = torch.softmax(output, 1)
    loss = LOSSES[case["loss"]](output, y, reduction="sum" if wrong == "sum-for-mean" else "mean")
    if case["loss"] in ("AbsoluteError", "Huber") and wrong is None:
        edge = 1 if case["loss"] == "Huber" else 0
        case["nearest"] = min(case.get("nearest", 1), ((output - y).abs() - edge).abs().min().item())
    penalised = weights[::2]
    if case["penalty"] == "L2":
        loss = loss + case["lambda"] * sum((w * w).sum() for w in penalised) * (0.5 if wrong == "penalty-halved" else 1)
    if case["penalty"] == "Elastic":
        loss = loss + case["lambda"] * sum(0.5 * w.abs().sum() + 0.25 * (w * w).sum() for w in penalised)
    return loss


# Rules. PyTorch's own where it has them; those of the lectures are three lines each.

def rule_of(o, weights, wrong=None):
    """From gradients to changed weights, and where the gradient is taken."""
    kind, first, second, epsilon = o["kind"], o["first"], o["second"], o["epsilon"]
    rate = lambda t: o["rate"] * (o["factor"] ** t if o["factor"] else 1)
    kept = [torch.zeros_like(w) for w in weights]
    if kind in ("MomentumPyTorch", "NesterovPyTorch", "Adagrad", "RmsProp", "Sgd") or (kind == "AdamKingmaBa" and wrong is None):
        made = {
            "Sgd": lambda p: torch.optim.SGD(p, lr=o["rate"]),
            "MomentumPyTorch": lambda p: torch.optim.SGD(p, lr=o["rate"], momentum=first),
            "NesterovPyTorch": lambda p: torch.optim.SGD(p, lr=o["rate"], momentum=first, nesterov=True),
            "Adagrad": lambda p: torch.optim.Adagrad(p, lr=o["rate"], eps=epsilon),
            "RmsProp": lambda p: torch.optim.RMSprop(p, lr=o["rate"], alpha=first, eps=epsilon),
            "AdamKingmaBa": lambda p: torch.optim.Adam(p, lr=o["rate"], betas=(first, second), eps=epsilon),
        }[kind](weights)
        total = [torch.zeros_like(w) for w in weights]

        def step(t):
            made.param_groups[0]["lr"] = rate(t)
            if wrong == "gradient-accumulates":
                for w, s in zip(weights, total):
                    s += w.grad
                    w.grad = s.clone()
            made.step()

        return step, lambda: weights
    squares = [torch.zeros_like(w) for w in weights]

    @torch.no_grad()
    def step(t):
        for w, v, s in zip(weights, kept, squares):
            g = w.grad
            if kind in ("MomentumLecture", "NesterovLecture"):
                v.mul_(first).sub_(rate(t) * g)
                w += v
            elif kind == "Inertia":
                v.mul_(first).add_((1 - first) * rate(t) * g)
                w -= v
            elif kind == "AdamKingmaBa":  # without its corrections
                v.mul_(first).add_((1 - first) * g)
                s.mul_(second).add_((1 - second) * g * g)
                w -= rate(t) * v / (s.sqrt() + epsilon)

    def at():
        if kind != "NesterovLecture" or wrong == "nesterov-gradient-at-x":
            return weights
        return [(w + first * v).detach().requires_grad_() for w, v in zip(weights, kept)]

    return step, at


def train(case, batches, wrong=None):
    """The objective before each step."""
    weights = [torch.tensor(w).requires_grad_() for w in case["weights"]]
    step, at = rule_of(case["optimizer"], weights, wrong)
    x, y = torch.tensor(case["x"]), torch.tensor(case["y"])
    losses = []
    for t, rows in enumerate(batches):
        where = at()
        loss = objective(case, where, x[rows], y[rows], wrong)
        losses.append(loss.item())
        for w, g in zip(weights, torch.autograd.grad(loss, where, allow_unused=True)):
            w.grad = torch.zeros_like(w) if g is None else g
        step(t)
    assert wrong or all(np.isfinite(losses)), (case["unit"], case["optimizer"])
    return losses


# Cases.

def rule(kind, rate, first=0.0, second=0.0, epsilon=0.0, factor=0.0):
    return {"kind": kind, "rate": rate, "first": first, "second": second, "epsilon": epsilon, "factor": factor}


def number(rng, size):
    return round(rng.uniform(-size, size), 2)


def numbers(rng, shape, size):
    return np.array([number(rng, size) for _ in range(int(np.prod(shape)))]).reshape(shape)


def case(rng, unit, loss, optimizer, hidden=(4,), number=0.0, penalty="None", weight=0.0, image=None, rows=10, classes=3, dropout=0.0):
    features = int(np.prod(image)) if image else 5
    widths = [features, *hidden, 1 if loss == "LogLossFromLogits" else classes]
    weights = [w for i, o in zip(widths, widths[1:]) for w in (numbers(rng, (i, o), 0.9), numbers(rng, (o,), 0.6))]
    x = numbers(rng, (rows, *(image or (features,))), 1.5)
    y = {
        "CrossEntropy": lambda: np.array([rng.randrange(classes) for _ in range(rows)]),
        "Likelihood": lambda: np.array([rng.randrange(classes) for _ in range(rows)]),
        "CrossEntropyOneHot": lambda: np.eye(classes)[[rng.randrange(classes) for _ in range(rows)]] * 0.85 + 0.05,
        "LogLossFromLogits": lambda: np.array([[float(rng.randrange(2))] for _ in range(rows)]),
    }.get(loss, lambda: numbers(rng, (rows, classes), 2))()
    return {"unit": unit, "loss": loss, "optimizer": optimizer, "hidden": hidden, "number": number, "penalty": penalty, "lambda": weight, "weights": weights, "x": x, "y": y, "classes": classes,
            "dropout": dropout}


def setting(c):
    o = c["optimizer"]
    schedule = f"new(ScheduleKind.Exponential, {d(o['rate'])}, {d(o['factor'])})" if o["factor"] else f"new(ScheduleKind.Constant, {d(o['rate'])})"
    optimizer = f"new(OptimizerKind.{o['kind']}, {schedule}, {d(o['first'])}, {d(o['second'])}, {d(o['epsilon'])}, true)"
    return f"new({whole(c['hidden'])}, SystemUnit.{c['unit']}, SystemLoss.{c['loss']}, {optimizer}, {d(c['number'])}, {d(c['dropout'])}, SystemPenalty.{c['penalty']}, {d(c['lambda'])})"


def system(c):
    return f"{setting(c)}, [{', '.join(shaped(w) for w in c['weights'])}], {shaped(c['x'])}"


def away_from_kinks(make, run):
    """Drawn anew until no sum comes so near to a kink that rounding could carry it over."""
    while True:
        c = make()
        result = run(c)
        if c.get("nearest", 1) > 1e-4:
            return c, result


def drill(rng, *columns, **settings):
    """12 steps on batches of unequal sizes."""
    size = settings.get("rows", 10)
    batches = [sorted(rng.sample(range(size), rng.choice([3, 4, 5]))) for _ in range(STEPS)]
    c, right = away_from_kinks(lambda: case(rng, **settings), lambda c: train(c, batches))
    wrong = wrongs(right, [(key, train(c, batches, key)) for key in columns], vector)
    return f"new({system(c)}, {shaped(c['y'])}, [{', '.join(whole(b) for b in batches)}], {vector(right)}, {wrong})"


def epochs(rng, **settings):
    """Three epochs in the orders of their keys; the last batch is short."""
    keys, size = [rng.randrange(1, 1000) for _ in range(3)], 4
    n = settings.setdefault("rows", 2 * size + 1)

    def run(c, wrong=None):
        orders = [list(range(n)) if wrong == "no-shuffling" else permutation(fold(key, 0), n) for key in keys]
        batches = [order[i:i + size] for order in orders for i in range(0, n, size)]
        losses = train(c, batches)
        weights = [1 if wrong == "mean-of-batch-means" else len(b) for b in batches]
        each = len(batches) // len(keys)
        return [float(np.average(losses[e * each:(e + 1) * each], weights=weights[e * each:(e + 1) * each])) for e in range(len(keys))]

    c, right = away_from_kinks(lambda: case(rng, **settings), run)
    return f"new({system(c)}, {shaped(c['y'])}, {size}, {whole(keys)}, {vector(right)}, {wrongs(right, [(key, run(c, key)) for key in ('no-shuffling', 'mean-of-batch-means')], vector)})"


def question(rng, *columns, **settings):
    """Probabilities of a network that was not trained."""
    c = case(rng, loss="CrossEntropy", optimizer=rule("Sgd", 0.1), rows=6, **settings)
    weights = [torch.tensor(w) for w in c["weights"]]
    output = forward(c, weights, torch.tensor(c["x"]))
    right = torch.softmax(output, 1)

    def wrong(key):
        if key == "softmax-twice":
            return torch.softmax(right, 1)
        if key == "softmax-columns":
            return torch.softmax(output, 0)
        if key == "dropout-in-evaluation":  # of a share that leaves nothing: the last bias alone is heard
            return torch.softmax(weights[-1].expand(output.shape), 1)
        return torch.softmax(forward(c, weights, torch.tensor(c["x"]), key), 1)

    columns = wrongs(right.numpy(), [(key, wrong(key).numpy()) for key in columns], shaped)
    return f"new({system(c)}, {shaped(right)}, {columns})"


def softmax(rng):
    """Softmax regression: rows of any size, scaled to [0, 1] by the training rows; the last batch is short."""
    n, features, classes = 11, 4, 3
    x = numbers(rng, (n, features), 1.5) * np.array([1, 10, 100, 1]) + np.array([0, 50, -20, 3])
    x[:, 3] = x[0, 3]  # constant: 0 everywhere
    asked = numbers(rng, (5, features), 2.5) * np.array([1, 10, 100, 1]) + np.array([0, 50, -20, 3])
    labels, rate = [rng.randrange(classes) for _ in range(n)], round(rng.uniform(0.3, 0.9), 2)
    theta, bias = numbers(rng, (features, classes), 1.0), numbers(rng, (classes,), 0.5)
    batches = [sorted(rng.sample(range(n), rng.choice([3, 4, 5]))) for _ in range(STEPS)]

    def run(wrong=None):
        rows = np.vstack([x, asked]) if wrong == "fits-scaling-on-test" else x
        low, high = rows.min(0), rows.max(0)
        scaled = lambda a: torch.tensor(np.where(high == low, 0, (a - low) / np.where(high == low, 1, high - low)))
        t, b = torch.tensor(theta).requires_grad_(), torch.tensor(bias).requires_grad_()
        losses = []
        for batch in batches:
            loss = torch.nn.functional.cross_entropy(scaled(x)[batch] @ t + b, torch.tensor(labels)[batch])
            losses.append(loss.item())
            factor = rate * (len(batch) if wrong == "sum-for-mean" else 1)
            g, h = torch.autograd.grad(loss, (t, b))
            t, b = (t - factor * g).detach().requires_grad_(), (b - factor * h).detach().requires_grad_()
        return losses, torch.softmax(scaled(asked) @ t + b, 1).detach().numpy()

    right, keys = run(), ("sum-for-mean", "fits-scaling-on-test")
    gap = np.sort(right[1], 1)
    assert (gap[:, -1] - gap[:, -2]).min() > 1e-3
    loss = wrongs(right[0], [(key, run(key)[0]) for key in keys if np.abs(np.subtract(run(key)[0], right[0])).max() > 1e-5], vector)
    answers = wrongs(right[1], [(key, run(key)[1]) for key in keys], shaped)
    return (f"new({shaped(theta)}, {shaped(bias)}, {shaped(x)}, {whole(labels)}, [{', '.join(whole(b) for b in batches)}], {d(rate)}, {shaped(asked)}, {vector(right[0])}, {loss}, {shaped(right[1])}, {answers}, "
            f"{whole(right[1].argmax(1))})")


def answers(rng):
    """Answers to 24 questions, and figures about them."""
    classes = 4
    truth = [i % classes for i in range(12)] + [rng.randrange(classes) for _ in range(12)]
    given = [t if rng.random() < 0.6 else rng.randrange(classes) for t in truth]
    p = np.array([[rng.randrange(1, 20) + (12 if c == a else 0) for c in range(classes)] for a in given], dtype=float)
    p = np.round(p / p.sum(1, keepdims=True), 3)
    p[:, -1] = np.round(1 - p[:, :-1].sum(1), 3)
    confusion = metrics.confusion_matrix(truth, given, labels=range(classes)).astype(float)
    right, column, row = np.diag(confusion), confusion.sum(0), confusion.sum(1)
    assert column.min() > 0
    negative = len(truth) - row
    figures = {
        "Accuracy": (metrics.accuracy_score(truth, given), []),
        "BalancedAccuracy": (metrics.balanced_accuracy_score(truth, given), [("fp-fn-swapped", metrics.precision_score(truth, given, average="macro"))]),
        "Precision": (metrics.precision_score(truth, given, average="macro"), [("fp-fn-swapped", metrics.recall_score(truth, given, average="macro"))]),
        "Specificity": (np.mean((negative - (column - right)) / negative), [("fp-fn-swapped", np.mean((negative - (column - right)) / (negative - (column - right) + row - right)))]),
        "FOne": (metrics.f1_score(truth, given, average="macro"), []),
        "LogLoss": (metrics.log_loss(truth, p, labels=range(classes)), [("sum-for-mean", metrics.log_loss(truth, p, labels=range(classes), normalize=False))]),
        "RocAuc": (metrics.roc_auc_score(truth, p, multi_class="ovr", average="macro"), []),
    }
    if any(abs(wrong - value) < 1e-3 for value, columns in figures.values() for _, wrong in columns):
        return answers(rng)
    lines = ", ".join(f"new(SystemMeasure.{name}, {d(value)}, {wrongs(value, columns, lambda v: f'[{d(v)}]')})" for name, (value, columns) in figures.items())
    return f"new({whole(truth)}, {whole(given)}, {shaped(p)}, [{lines}])"


# The files.

def public(rng):
    def three(make):
        return [make() for _ in range(3)]

    def drills(*columns, **settings):
        return three(lambda: drill(rng, *columns, **settings))

    sgd, adam = rule("Sgd", 0.5), rule("AdamKingmaBa", 0.1, 0.9, 0.999, 1e-8)
    yield "TanhRule", "Drill", drills("tanh-unsquared", "broadcast-mean", unit="TensorTanh", loss="CrossEntropy", optimizer=sgd)
    yield "SigmoidRule", "Drill", drills("broadcast-mean", unit="TensorSigmoid", loss="SquaredError", optimizer=sgd, hidden=(4, 3))
    yield "Parameters", "Drill", drills("broadcast-mean", unit="Relu", loss="CrossEntropy", optimizer=rule("MomentumPyTorch", 0.2, 0.8))
    yield "Relu", "Drill", drills("relu-passes-all", unit="Relu", loss="CrossEntropy", optimizer=rule("Sgd", 0.2))
    yield "Tanh", "Drill", drills(unit="Tanh", loss="CrossEntropy", optimizer=sgd)
    yield "Likelihood", "Drill", drills(unit="Sigmoid", loss="Likelihood", optimizer=sgd)
    yield "Probabilities", "Question", three(lambda: question(rng, "softmax-columns", "softmax-twice", unit="Tanh"))
    yield "CrossEntropy", "Drill", drills("sum-for-mean", "softmax-twice", unit="Tanh", loss="CrossEntropy", optimizer=rule("Sgd", 0.2))
    yield "Penalised", "Drill", drills("penalty-halved", unit="Tanh", loss="SquaredError", optimizer=rule("Sgd", 0.3), penalty="L2", weight=0.05)
    yield "TwoClasses", "Drill", drills(unit="Tanh", loss="LogLossFromLogits", optimizer=sgd)
    yield "Dense", "Drill", drills("bias-forgotten", unit="Tanh", loss="CrossEntropy", optimizer=sgd, hidden=(4, 3))
    yield "Images", "Drill", drills("bias-forgotten", unit="Tanh", loss="CrossEntropy", optimizer=sgd, image=(2, 3))
    yield "Dropped", "Question", three(lambda: question(rng, "dropout-in-evaluation", "bias-forgotten", unit="Tanh", dropout=0.9999))
    yield "Momentum", "Drill", drills(unit="Tanh", loss="CrossEntropy", optimizer=rule("MomentumLecture", 0.2, 0.8))
    yield "Nesterov", "Drill", drills("nesterov-gradient-at-x", unit="Tanh", loss="CrossEntropy", optimizer=rule("NesterovLecture", 0.2, 0.8))
    yield "RmsProp", "Drill", drills(unit="Tanh", loss="CrossEntropy", optimizer=rule("RmsProp", 0.05, 0.9, epsilon=1e-8))
    yield "Adam", "Drill", drills("bias-correction-missing", unit="Tanh", loss="CrossEntropy", optimizer=adam)
    yield "Regression", "Regression", three(lambda: softmax(rng))
    yield "Step", "Drill", drills("nesterov-gradient-at-x", unit="Tanh", loss="CrossEntropy", optimizer=rule("NesterovLecture", 0.2, 0.7), penalty="L2", weight=0.02)
    yield "Epochs", "Course", three(lambda: epochs(rng, unit="Tanh", loss="CrossEntropy", optimizer=rule("Sgd", 0.5)))
    yield "Backpropagated", "Drill", drills("gradient-accumulates", unit="Tanh", loss="CrossEntropy", optimizer=rule("Sgd", 0.1))
    yield "Figures", "Answered", three(lambda: answers(rng))


def staff(rng):
    def two(make):
        return [make() for _ in range(2)]

    def drills(*columns, **settings):
        return two(lambda: drill(rng, *columns, **settings))

    sgd = rule("Sgd", 0.3)
    yield "DeepRules", "Drill", drills("broadcast-mean", unit="TensorSigmoid", loss="CrossEntropy", optimizer=rule("Sgd", 1), hidden=(5, 4))
    yield "PenalisedRules", "Drill", drills("tanh-unsquared", "broadcast-mean", unit="TensorTanh", loss="Huber", optimizer=sgd, penalty="Elastic", weight=0.03)
    yield "Elu", "Drill", drills(unit="Elu", loss="CrossEntropy", optimizer=sgd, number=0.6)
    yield "LeakyRelu", "Drill", drills(unit="LeakyRelu", loss="CrossEntropy", optimizer=sgd, number=0.2)
    yield "Softplus", "Drill", drills(unit="Softplus", loss="CrossEntropy", optimizer=sgd)
    yield "Softsign", "Drill", drills(unit="Softsign", loss="CrossEntropy", optimizer=sgd)
    yield "CrossEntropy", "Drill", drills("sum-for-mean", "softmax-twice", unit="Sigmoid", loss="CrossEntropy", optimizer=sgd, classes=4)
    yield "OneHot", "Drill", drills(unit="Tanh", loss="CrossEntropyOneHot", optimizer=sgd)
    yield "Huber", "Drill", drills(unit="Tanh", loss="Huber", optimizer=sgd)
    yield "Elastic", "Drill", drills(unit="Tanh", loss="AbsoluteError", optimizer=rule("Sgd", 0.1), penalty="Elastic", weight=0.05)
    yield "Deep", "Drill", drills("bias-forgotten", unit="Tanh", loss="CrossEntropy", optimizer=sgd, hidden=(5, 4, 3))
    yield "Decaying", "Drill", drills(unit="Tanh", loss="CrossEntropy", optimizer=rule("Sgd", 0.6, factor=0.9))
    yield "Adagrad", "Drill", drills(unit="Tanh", loss="CrossEntropy", optimizer=rule("Adagrad", 0.2, epsilon=1e-10))
    yield "Inertia", "Drill", drills(unit="Tanh", loss="CrossEntropy", optimizer=rule("Inertia", 0.8, 0.7))
    yield "NesterovPyTorch", "Drill", drills(unit="Tanh", loss="CrossEntropy", optimizer=rule("NesterovPyTorch", 0.15, 0.8))
    yield "Regression", "Regression", two(lambda: softmax(rng))
    yield "Epochs", "Course", two(lambda: epochs(rng, unit="Sigmoid", loss="CrossEntropy", optimizer=rule("AdamKingmaBa", 0.05, 0.9, 0.999, 1e-8), penalty="L2", weight=0.01))
    yield "Figures", "Answered", two(lambda: answers(rng))


def write(folder, tables):
    text = f"""// <auto-generated/>
// Made by make_oracle.py in the folder above with PyTorch and scikit-learn; change that and run it again.
#nullable enable
namespace Gradus.Suites.Digits.{folder};

/// <summary>Inputs and what they should give.</summary>
internal static class Oracle
{{
"""
    for name, kind, items in tables:
        text += f"    internal static readonly {kind}[] {name} =\n    [\n" + "".join(f"        {item},\n" for item in items) + "    ];\n\n"
    (here / folder / "Oracle.g.cs").write_text(text.rstrip() + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    assert permutation(42, 12) == [5, 9, 11, 1, 8, 6, 4, 10, 7, 2, 3, 0] and fold(42, 0) == 9596705052794187942
    write("Public", list(public(random.Random("digits public"))))
    write("Staff", list(staff(random.Random("digits staff"))))
