"""Makes Public/Oracle.g.cs and Staff/Oracle.g.cs: gradients, and where the rules lead along them; schedules; shortened gradients.

The rules (rules.py) are those of the slides and papers, done with mpmath in 50 digits; the wrong ones stand beside them. PyTorch 1.13 walks the same paths where it has the rule,
and the figures of its test/optim/lua.out come out. The staff's gradients are those of a 2-3-1 net (PyTorch's test/cpp/api/optim_baseline.py) in training.

    /usr/bin/python3 make_oracle.py        (python3-mpmath 1.3, python3-torch 1.13)
"""
import math
import pathlib
import random

import mpmath as mp
import torch

from rules import RULES, Kept, wrong_rules

mp.mp.dps = 50
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
here = pathlib.Path(__file__).parent
KEPT = [1, 2, 3, 10, 30, 100]


def d(x):
    """A double as C# writes it."""
    x = float(x)
    if x != x:
        return "double.NaN"
    if x in (math.inf, -math.inf):
        return "double.PositiveInfinity" if x > 0 else "double.NegativeInfinity"
    text = repr(float(f"{x:.12g}"))  # far beyond what checks look at, and a third of the file less
    return text[:-2] if text.endswith(".0") else text


def vector(values):
    return "[" + ", ".join(map(d, values)) + "]"


def rows(table):
    return "[" + ", ".join(map(vector, table)) + "]"


def whole(values):
    return "[" + ", ".join(map(str, values)) + "]"


# Rates.

def rate_at(s, t):
    """After t steps."""
    first, second, steps = mp.mpf(s["rate"]), mp.mpf(s.get("second", 0)), s.get("steps", 0)
    value = {
        "Constant": lambda: first,
        "Exponential": lambda: first * second ** t,
        "Stairs": lambda: first * second ** (t // steps),
        "InverseTime": lambda: first / (1 + second * t),
        "Cosine": lambda: second + (first - second) * (1 + mp.cos(mp.pi * min(t, steps) / steps)) / 2,
    }[s["kind"]]()
    return value * min(1, mp.mpf(t + 1) / s["warmUp"]) if "warmUp" in s else value


def wrong_rates(s):
    """Keys, and rates by t."""
    first, second, steps = mp.mpf(s["rate"]), mp.mpf(s.get("second", 0)), s.get("steps", 0)
    yield "step-from-one", lambda t: rate_at(s, t + 1)
    if s["kind"] == "Stairs":
        yield "floor-forgotten", lambda t: first * second ** (mp.mpf(t) / steps)
        yield "every-forgotten", lambda t: first * second ** t
    if s["kind"] == "Exponential":
        yield "factor-times-step", lambda t: first * second * t
    if s["kind"] == "InverseTime":
        yield "one-forgotten", lambda t: first / (second * t) if t else mp.inf
    if s["kind"] == "Cosine":
        wave = lambda t: mp.cos(mp.pi * min(t, steps) / steps)
        yield "half-forgotten", lambda t: second + (first - second) * (1 + wave(t))
        yield "last-forgotten", lambda t: first * (1 + wave(t)) / 2
        yield "goes-on-after-end", lambda t: second + (first - second) * (1 + mp.cos(mp.pi * mp.mpf(t) / steps)) / 2


def schedule(s):
    return f"new(ScheduleKind.{s['kind']}, {d(s['rate'])}, {d(s.get('second', 0))}, {s.get('steps', 0)}, {s.get('warmUp', 0)})"


def rates(s, steps):
    right = [rate_at(s, t) for t in steps]
    wrong = [(key, [f(t) for t in steps]) for key, f in wrong_rates(s)]
    wrong = [(key, column) for key, column in wrong if differs([column], [right])]
    return f"new({schedule(s)}, {whole(steps)}, {vector(right)}, [" + ", ".join(f'new("{key}", [{vector(column)}])' for key, column in wrong) + "])"


# Walks.

def differs(a, b):
    return any(not abs(float(x) - float(y)) <= 1e-6 * (abs(float(y)) + 1e-3) for p, q in zip(a, b) for x, y in zip(p, q))


def settings(kind, rate, first=0.0, second=0.0, epsilon=0.0, beside=False, start=0.0, dampening=0.0, decay=None):
    return {"kind": kind, "rate": rate, "first": first, "second": second, "epsilon": epsilon, "beside": beside, "start": start, "dampening": dampening, "decay": decay}


def exact(p):
    return {key: mp.mpf(value) if isinstance(value, float) else value for key, value in p.items()}


def walk(p, start, gradients, rule=None, keeping=None):
    """The points after each step. Decay stands around the rule."""
    rule, q = rule or RULES[p["kind"]][0], exact(p)
    x = [mp.mpf(float(v)) for v in start]
    kept = keeping or [Kept(p["start"]) for _ in x]
    points = []
    for t, given in enumerate(gradients, 1):
        a = rate_at(p["rate"], t - 1)
        g = [mp.mpf(float(v)) for v in given]
        if p["decay"] and p["decay"][0] == "L2":
            g = [v + mp.mpf(p["decay"][1]) * w for v, w in zip(g, x)]
        after = [rule(s, w, v, a, t, q) for s, w, v in zip(kept, x, g)]
        if p["decay"] and p["decay"][0] == "Decoupled":
            after = [w - a * mp.mpf(p["decay"][1]) * before for w, before in zip(after, x)]
        x = after
        points.append(x)
    return points


def setting(p):
    text = f"new(OptimizerKind.{p['kind']}, {schedule(p['rate'])}, {d(p['first'])}, {d(p['second'])}, {d(p['epsilon'])}, {'true' if p['beside'] else 'false'}, {d(p['start'])}, {d(p['dampening'])}"
    if p["decay"]:
        text += f", Decaying.{p['decay'][0]}, {d(p['decay'][1])}"
    return text + ")"


def case(p, start, gradients, named=None, kept=None):
    kept = kept or list(range(1, len(gradients) + 1))
    take = lambda points: [points[step - 1] for step in kept]
    right = take(walk(p, start, gradients))
    assert all(mp.isfinite(v) for point in right for v in point), p
    as_pytorch(p, start, gradients, right, kept)
    wrong = [(key, take(walk(p, start, gradients, rule))) for key, rule in wrong_rules(p)]
    wrong = [(key, path) for key, path in wrong if differs(path, right)]
    return (f"new({setting(p)}, {vector(start)}, {named or rows(gradients)}, {whole(kept)}, {rows(right)}"
            + ", [" + "".join(f'\n            new("{key}", {rows(path)}),' for key, path in wrong) + "])")


def as_pytorch(p, start, gradients, right, kept):
    """PyTorch leads to the same places, where it has the rule."""
    options = {"lr": 1.0}
    if p["decay"]:
        options["weight_decay"] = p["decay"][1]
    decoupled = bool(p["decay"]) and p["decay"][0] == "Decoupled"
    x = torch.tensor([float(v) for v in start], requires_grad=True)
    if p["kind"] in ("Sgd", "MomentumPyTorch", "NesterovPyTorch") and not decoupled:
        o = torch.optim.SGD([x], **options, momentum=p["first"], dampening=p["dampening"], nesterov=p["kind"] == "NesterovPyTorch")
    elif p["kind"] == "Adagrad" and p["beside"]:
        o = torch.optim.Adagrad([x], **options, eps=p["epsilon"], initial_accumulator_value=p["start"])
    elif p["kind"] == "RmsProp" and p["beside"] and not p["start"]:
        o = torch.optim.RMSprop([x], **options, alpha=p["first"], eps=p["epsilon"])
    elif p["kind"] == "AdamKingmaBa":
        o = (torch.optim.AdamW if decoupled else torch.optim.Adam)([x], **{"weight_decay": 0} | options, betas=(p["first"], p["second"]), eps=p["epsilon"])
    else:
        return
    points = []
    for t, g in enumerate(gradients):
        o.param_groups[0]["lr"] = float(rate_at(p["rate"], t))
        x.grad = torch.tensor([float(v) for v in g])
        o.step()
        points.append(x.detach().tolist())
    for step, expected in zip(kept, right):
        assert all(abs(u - float(v)) <= 1e-12 * (1 + abs(u)) for u, v in zip(points[step - 1], expected)), (p, step, points[step - 1], expected)


def draw(rng, low, high):
    """A number of two digits, not near 0."""
    while True:
        x = round(rng.uniform(low, high), 2)
        if abs(x) >= 0.1:
            return x


def drawn(rng, steps=4, size=4):
    return [draw(rng, -2, 2) for _ in range(size)], [[draw(rng, -3, 3) for _ in range(size)] for _ in range(steps)]


def constant(rate):
    return {"kind": "Constant", "rate": rate}


def rising(rate, steps):
    return {"kind": "Constant", "rate": rate, "warmUp": steps}


# Nesterov's own: where the gradient is asked, on a bowl with slopes curvature·x.

def bowl(rng):
    """Curvatures, setting, points that were asked and points that were reached; and those of wrong ways."""
    curvatures, start = [draw(rng, 1, 4) for _ in range(3)], [draw(rng, -2, 2) for _ in range(3)]
    p = settings("NesterovLecture", rising(draw(rng, 0.1, 0.3), 3), first=round(rng.uniform(0.5, 0.9), 2))

    def walked(ahead):
        x, v, asked, points = [mp.mpf(s) for s in start], [mp.mpf(0)] * 3, [], []
        for t in range(4):
            at = [a + mp.mpf(ahead) * b for a, b in zip(x, v)]
            asked.append(at)
            v = [mp.mpf(p["first"]) * b - rate_at(p["rate"], t) * mp.mpf(c) * a for a, b, c in zip(at, v, curvatures)]
            x = [a + b for a, b in zip(x, v)]
            points.append(x)
        return asked, points

    columns = [("nesterov-gradient-at-x", 0), ("nesterov-looks-back", -p["first"]), ("nesterov-whole-step-ahead", 1)]
    right = walked(p["first"])
    return (f"new({setting(p)}, {vector(curvatures)}, {vector(start)}, {rows(right[0])}, {rows(right[1])}"
            + ", [" + "".join(f'\n            new("{key}", {rows(asked)}, {rows(points)}),' for key, (asked, points) in ((key, walked(ahead)) for key, ahead in columns)) + "])")


# Slots that are shared between two parameters, or kept from one run to the next.

def states(rng):
    p = settings("AdamKingmaBa", constant(0.1), first=0.8, second=0.9, epsilon=1e-8)
    (x, gx), (y, gy) = drawn(rng, 4, 5), drawn(rng, 4, 5)
    right = walk(p, x, gx), walk(p, y, gy)
    rule, q = RULES[p["kind"]][0], exact(p)
    kept = [Kept(0) for _ in x]
    ends = [mp.mpf(v) for v in x], [mp.mpf(v) for v in y]
    shared = [], []
    for t in range(1, 5):
        for which, gradients in enumerate((gx, gy)):
            ends[which][:] = [rule(s, w, mp.mpf(g), rate_at(p["rate"], t - 1), t, q) for s, w, g in zip(kept, ends[which], gradients[t - 1])]
            shared[which].append(list(ends[which]))
    again = []
    for start, gradients in ((x, gx), (y, gy)):
        kept = [Kept(0) for _ in start]
        walk(p, start, gradients, keeping=kept)
        again.append(walk(p, start, gradients, keeping=kept))
    both = lambda pair: rows(a + b for a, b in zip(*pair))
    return f"new({setting(p)}, {vector(x)}, {vector(y)}, {rows(gx)}, {rows(gy)}, {both(right)}, {both(shared)}, {both(again)})"


# Clipping.

def clipped(rng, above):
    tensors = [[draw(rng, -3, 3) for _ in range(3)], [draw(rng, -3, 3) for _ in range(4)]]
    exactly = [[mp.mpf(v) for v in t] for t in tensors]
    norm = mp.sqrt(sum(v * v for t in exactly for v in t))
    limit = float(math.ceil(norm) + 1) if above else round(float(norm) * rng.uniform(0.3, 0.6), 1)
    scaled = lambda t, factor: [v * factor for v in t]
    short = [[max(-mp.mpf(limit), min(mp.mpf(limit), v)) for v in t] for t in exactly]
    one_side = [[min(mp.mpf(limit), v) for v in t] for t in exactly]
    by_norm = [scaled(t, min(1, limit / (norm + mp.mpf(1e-6)))) for t in exactly]
    grads = [torch.tensor(t, requires_grad=True) for t in tensors]
    for g, t in zip(grads, tensors):
        g.grad = torch.tensor(t)
    torch.nn.utils.clip_grad_norm_(grads, limit)
    assert all(abs(float(a) - b) < 1e-12 for t, g in zip(by_norm, grads) for a, b in zip(t, g.grad.tolist()))
    each = [scaled(t, min(1, limit / (mp.sqrt(sum(v * v for v in t)) + mp.mpf(1e-6)))) for t in exactly]
    squared = [scaled(t, min(1, limit / (norm ** 2 + mp.mpf(1e-6)))) for t in exactly]
    always = [scaled(t, limit / (norm + mp.mpf(1e-6))) for t in exactly]
    unit = [scaled(t, 1 / (norm + mp.mpf(1e-6))) for t in exactly]
    columns = [("norm-of-each", each), ("elements-for-norm", short), ("norm-squared", squared), ("always-scaled", always), ("scaled-to-one", unit)]
    flat = lambda pair: [v for t in pair for v in t]
    return (f"new({d(limit)}, {vector(tensors[0])}, {vector(tensors[1])}, {vector(flat(by_norm))}, {vector(flat(short))}, {vector(flat(one_side))}"
            + ", [" + ", ".join(f'new("{key}", [{vector(flat(column))}])' for key, column in columns if differs([flat(column)], [flat(by_norm)])) + "])")


# The net.

START = [-0.21089885683388707, -0.4975560466422629, -0.1412921620247176, -0.3420288967865903, -0.2523635082803723, 0.6975570255493778, -0.10853121966252376, -0.297948499687533, 0.6892015099955718,
         -0.05080313011597654, -0.3941351875105899, -0.28433759745928844, -0.07113812430174121]


def net_gradients():
    """100 gradients of a net that is trained at a rate of 0.1 on 20 times the sum of its outputs, to six digits after the point."""
    x = torch.tensor([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]])
    w = torch.tensor(START, requires_grad=True)
    for _ in range(100):
        loss = torch.sigmoid(torch.sigmoid(x @ w[:6].reshape(3, 2).T + w[6:9]) @ w[9:12].reshape(1, 3).T + w[12:]).sum() * 20
        g, = torch.autograd.grad(loss, w)
        yield [round(v, 6) for v in g.tolist()]
        w = (w - 0.1 * g).detach().requires_grad_()


def published():
    """The figures of lua.out, by these rules: a gradient with an x too many, as there."""
    def end(p, steps=100, ahead=0.0):
        x, kept = [mp.mpf(1.5)] * 2, [Kept(p["start"]) for _ in range(2)]
        for t in range(1, steps + 1):
            u, v = (w + mp.mpf(ahead) * s["v"] for w, s in zip(x, kept))
            g = [-400 * u * (v - u * u) - 2 * (1 - u), 200 * u * (v - u * u)]
            x = [RULES[p["kind"]][0](s, w, a, rate_at(p["rate"], t - 1), t, exact(p)) for s, w, a in zip(kept, x, g)]
        return x
    for p, figures, more in [
        (settings("Adagrad", constant(1e-3), epsilon=1e-10, beside=True), (1.481798994647, 1.518200402711), {}),
        (settings("AdamKingmaBaShort", constant(1e-3), 0.9, 0.999, 1e-8), (1.411295823128, 1.588683222100), {}),
        (settings("AdamKingmaBaShort", constant(1e-4), 0.9, 0.999, 1e-8), (1.490102453959, 1.509897390837), {}),
        (settings("RmsProp", constant(1e-2), 0.99, epsilon=1e-8, beside=True, start=1.0), (1.298377974681, 1.686614574776), {}),
        (settings("Sgd", constant(1e-3)), (1.261621570352, 1.592554504180), {}),
        (settings("MomentumPyTorch", constant(1e-4), 0.95, dampening=0.9), (1.298650333438, 1.596110748833), {}),
        (settings("NesterovPyTorch", constant(1e-4), 0.95), (1.243558315812, 1.627855092636), {"steps": 3}),
        (settings("NesterovLecture", constant(1e-4), 0.9), (1.262392960766, 1.594504097812), {"ahead": 0.9}),
        (settings("NesterovLecture", constant(1e-4), 0.95), (1.256254599325, 1.579036812441), {"ahead": 0.95}),
    ]:
        got = end(p, **more)
        assert all(abs(a - b) < 1e-12 for a, b in zip(got, figures)), (p, got, figures)


# The files.

def public(rng):
    def three(make):
        return [make() for _ in range(3)]

    def walks(p, steps=4, kept=None):
        def one():
            start, gradients = drawn(rng, steps)
            return case(p(), start, gradients, kept=kept)
        return three(one)

    rate = lambda low=0.1, high=0.6: draw(rng, low, high)
    beta = lambda: round(rng.uniform(0.5, 0.9), 2)

    def steady():
        start, (g,) = drawn(rng, 1)
        return case(settings("Inertia", constant(rate()), first=0.5), start, [g] * 40, kept=[1, 2, 39, 40])

    def flat(kind, **more):
        def one():
            start, gradients = drawn(rng, 3)
            for g in gradients:
                g[1] = 0.0
            gradients[0] = [0.0] * 4
            return case(settings(kind, constant(rate()), epsilon=1e-12, beside=rng.random() < 0.5, **more), start, gradients)
        return three(one)

    def first_step():
        start, (g,) = drawn(rng, 1)
        g = [g[0] / 1000, g[1] * 1000, 0.0, g[3]]
        return case(settings("AdamKingmaBa", constant(rate()), 0.9, 0.999, 1e-8), start, [g])

    steps = [0, 1, 2, 5, 9, 10, 19, 20, 33]
    yield "Sgd", "Walk", walks(lambda: settings("Sgd", constant(rate())))
    yield "SgdRising", "Walk", walks(lambda: settings("Sgd", rising(rate(), 3)))
    yield "Momentum", "Walk", walks(lambda: settings("MomentumLecture", constant(rate()), beta()))
    yield "MomentumRising", "Walk", walks(lambda: settings("MomentumLecture", rising(rate(), 3), beta()))
    yield "PyTorchRising", "Walk", walks(lambda: settings("MomentumPyTorch", rising(rate(), 3), beta()))
    yield "Dampened", "Walk", walks(lambda: settings("MomentumPyTorch", rising(rate(), 3), beta(), dampening=draw(rng, 0.2, 0.6)))
    yield "Nesterov", "Bowl", three(lambda: bowl(rng))
    yield "NesterovPyTorch", "Walk", walks(lambda: settings("NesterovPyTorch", rising(rate(), 3), beta()))
    yield "Inertia", "Walk", walks(lambda: settings("Inertia", rising(rate(), 3), beta()))
    yield "Steady", "Walk", three(steady)
    yield "Adagrad", "Walk", walks(lambda: settings("Adagrad", constant(rate()), epsilon=1e-12))
    yield "AdagradUnder", "Walk", walks(lambda: settings("Adagrad", rising(rate(), 3), epsilon=draw(rng, 0.5, 2), start=0.25))
    yield "AdagradBeside", "Walk", walks(lambda: settings("Adagrad", constant(rate()), epsilon=draw(rng, 0.5, 2), beside=True))
    yield "AdagradFlat", "Walk", flat("Adagrad")
    yield "RmsProp", "Walk", walks(lambda: settings("RmsProp", constant(rate()), beta(), epsilon=1e-12))
    yield "RmsPropUnder", "Walk", walks(lambda: settings("RmsProp", rising(rate(), 3), beta(), epsilon=draw(rng, 0.5, 2), start=0.25))
    yield "RmsPropBeside", "Walk", walks(lambda: settings("RmsProp", constant(rate()), beta(), epsilon=draw(rng, 0.5, 2), beside=True))
    yield "RmsPropFlat", "Walk", flat("RmsProp", first=0.9)
    yield "FirstStep", "Walk", three(first_step)
    yield "AdamLecture", "Walk", walks(lambda: settings("AdamLecture", rising(rate(), 3), beta(), 0.95, draw(rng, 0.2, 1)))
    yield "AdamKingmaBa", "Walk", walks(lambda: settings("AdamKingmaBa", rising(rate(), 3), beta(), 0.95, draw(rng, 0.2, 1)))
    yield "AdamShort", "Walk", walks(lambda: settings("AdamKingmaBaShort", rising(rate(), 3), beta(), 0.95, draw(rng, 0.2, 1)))
    yield "States", "TwoParameters", three(lambda: states(rng))
    yield "Exponential", "RateCase", three(lambda: rates({"kind": "Exponential", "rate": rate(), "second": draw(rng, 0.5, 0.95)}, steps))
    yield "Stairs", "RateCase", three(lambda: rates({"kind": "Stairs", "rate": rate(), "second": draw(rng, 0.3, 0.8), "steps": rng.choice([3, 4, 7])}, steps))
    yield "InverseTime", "RateCase", three(lambda: rates({"kind": "InverseTime", "rate": rate(), "second": draw(rng, 0.1, 0.9)}, steps))
    yield "Cosine", "RateCase", three(lambda: rates({"kind": "Cosine", "rate": rate(), "second": round(rng.uniform(0.01, 0.05), 3), "steps": rng.choice([40, 50])}, steps))
    yield "CosineEnd", "RateCase", three(lambda: rates({"kind": "Cosine", "rate": rate(), "second": round(rng.uniform(0.01, 0.05), 3), "steps": rng.choice([8, 9])}, [0, 4, 7, 8, 9, 10, 12, 50]))
    yield "Clipped", "ClipCase", three(lambda: clipped(rng, False))
    yield "Short", "ClipCase", three(lambda: clipped(rng, True))


def staff(rng):
    gradients = list(net_gradients())

    def net(*choices):
        return [case(p, START, gradients, "NetGradients", KEPT) for p in choices]

    wave = {"kind": "Constant", "rate": 0.3, "warmUp": 4}
    yield "Sgd", "Walk", net(settings("Sgd", wave), settings("Sgd", constant(0.4)))
    yield "MomentumL2", "Walk", net(settings("MomentumLecture", wave, 0.8, decay=("L2", 0.1)), settings("MomentumLecture", {**wave, "rate": 0.2}, 0.7, decay=("L2", 0.2)))
    yield "MomentumDecoupled", "Walk", net(settings("MomentumPyTorch", wave, 0.8, decay=("Decoupled", 0.1)), settings("MomentumPyTorch", {**wave, "rate": 0.2}, 0.7, decay=("Decoupled", 0.2)))
    yield "Dampened", "Walk", net(settings("MomentumPyTorch", wave, 0.8, dampening=0.4), settings("MomentumPyTorch", wave, 0.7, dampening=0.3))
    yield "Nesterov", "Bowl", [bowl(rng) for _ in range(2)]
    yield "NesterovPyTorch", "Walk", net(settings("NesterovPyTorch", wave, 0.8), settings("NesterovPyTorch", {**wave, "rate": 0.2}, 0.7, decay=("L2", 0.1)))
    yield "Inertia", "Walk", net(settings("Inertia", wave, 0.8), settings("Inertia", {**wave, "rate": 0.5}, 0.6))
    for kind, first in ("Adagrad", 0.0), ("RmsProp", 0.9):
        yield kind, "Walk", net(settings(kind, wave, first, epsilon=1e-10), settings(kind, wave, first, epsilon=1e-9, start=1.0))
        yield kind + "Epsilon", "Walk", net(settings(kind, wave, first, epsilon=0.01), settings(kind, wave, first, epsilon=0.02))
        yield kind + "Beside", "Walk", net(settings(kind, wave, first, epsilon=0.1, beside=True), settings(kind, wave, first, epsilon=0.2, beside=True))
    yield "AdamKingmaBa", "Walk", net(settings("AdamKingmaBa", wave, 0.9, 0.999, 1e-3), settings("AdamKingmaBa", wave, 0.8, 0.99, 1e-2))
    yield "AdamShort", "Walk", net(settings("AdamKingmaBaShort", wave, 0.9, 0.999, 1e-3), settings("AdamKingmaBaShort", wave, 0.8, 0.99, 1e-2))
    yield "AdamLecture", "Walk", net(settings("AdamLecture", wave, 0.9, 0.999, 1e-3), settings("AdamLecture", wave, 0.8, 0.99, 1e-2))
    yield "AdamDecoupled", "Walk", net(settings("AdamKingmaBa", wave, 0.9, 0.999, 1e-8, decay=("Decoupled", 0.1)))
    steps = [0, 3, 4, 11, 12, 13, 24, 47, 48, 100, 1000]
    yield "Schedules", "RateCase", [
        rates({"kind": "Exponential", "rate": 0.7, "second": 0.99}, steps),
        rates({"kind": "Stairs", "rate": 0.7, "second": 0.6, "steps": 12}, steps),
        rates({"kind": "InverseTime", "rate": 0.7, "second": 0.25}, steps),
        rates({"kind": "Cosine", "rate": 0.7, "second": 0.01, "steps": 48}, steps),
    ]
    yield "Clipped", "ClipCase", [clipped(rng, False) for _ in range(3)]
    yield "Short", "ClipCase", [clipped(rng, True) for _ in range(3)]
    yield "NetGradients", "double[]", [vector(g) for g in gradients]


def write(folder, tables):
    text = f"""// <auto-generated/>
// Made by make_oracle.py in the folder above with mpmath and PyTorch; change that and run it again.
#nullable enable
namespace Gradus.Suites.Optimizers.{folder};

/// <summary>Inputs and what they should give.</summary>
internal static class Oracle
{{
"""
    # A table stands below what it uses: fields are filled in the order of the file.
    for name, kind, items in sorted(tables, key=lambda t: t[0] != "NetGradients"):
        text += f"    internal static readonly {kind}[] {name} =\n    [\n" + "".join(f"        {item},\n" for item in items) + "    ];\n\n"
    (here / folder / "Oracle.g.cs").write_text(text.rstrip() + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    published()
    write("Public", list(public(random.Random("optimizers public"))))
    write("Staff", list(staff(random.Random("optimizers staff"))))
