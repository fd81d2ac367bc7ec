"""Makes the paths of the formulas on the lectures' slides, which no library has, with 50 digits.

    /usr/bin/python3 make_lecture_forms.py

writes lecture-forms.json beside itself. Same bytes each time. Rosenbrock's function from (1.5, 1.5), its gradient by the formula.
"""

from mpmath import cos, mp, mpf, pi, sqrt
from settings import ROSENBROCK_START, STEPS, constant, cosine, exponential, inverse_time, write

mp.dps = 50


def gradient(x, y):
    return [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]


def rate_at(rate, t):
    """The rate after t steps."""
    first, second = mpf(rate["rate"]), mpf(rate.get("second", 0))
    if rate["kind"] == "Constant":
        return first
    if rate["kind"] == "Exponential":
        return first * second ** t
    if rate["kind"] == "InverseTime":
        return first / (1 + second * t)
    assert rate["kind"] == "Cosine"
    return second + (first - second) * (1 + cos(pi * min(t, rate["steps"]) / rate["steps"])) / 2


def momentum(case, x, g, slots, rate, t):
    slots[0] = case["first"] * slots[0] - rate * g
    return x + slots[0]


def inertia(case, w, g, slots, rate, t):
    slots[0] = case["first"] * slots[0] + (1 - case["first"]) * rate * g
    return w - slots[0]


def adagrad(case, x, g, slots, rate, t):
    slots[0] = slots[0] + g * g
    return x - rate * g / sqrt(slots[0] + case["epsilon"])


def rmsprop(case, x, g, slots, rate, t):
    slots[0] = case["first"] * slots[0] + (1 - case["first"]) * g * g
    root = sqrt(slots[0]) + case["epsilon"] if case["place"] == "BesideRoot" else sqrt(slots[0] + case["epsilon"])
    return x - rate * g / root


def adam(case, x, g, slots, rate, t):
    b1, b2, epsilon = case["first"], case["second"], case["epsilon"]
    slots[0] = b1 * slots[0] + (1 - b1) * g
    slots[1] = b2 * slots[1] + (1 - b2) * g * g
    if case["form"] == "Lecture":
        return x - rate * slots[0] / sqrt(slots[1] + epsilon)
    if case["form"] == "KingmaBaShort":
        return x - rate * sqrt(1 - b2 ** t) / (1 - b1 ** t) * slots[0] / (sqrt(slots[1]) + epsilon)
    return x - rate * (slots[0] / (1 - b1 ** t)) / (sqrt(slots[1] / (1 - b2 ** t)) + epsilon)


def sgd(case, x, g, slots, rate, t):
    return x - rate * g


RULES = {"Sgd": sgd, "Momentum": momentum, "Nesterov": momentum, "Inertia": inertia, "Adagrad": adagrad, "RmsProp": rmsprop, "Adam": adam}


def walked(case):
    exact = {key: mpf(value) if isinstance(value, float) else value for key, value in case.items()}
    decay = case.get("decay")
    point = [mpf(number) for number in ROSENBROCK_START]
    slots = [[mpf(case.get("start", 0))] * 2 for _ in point]
    points = []
    for t in range(1, STEPS + 1):
        rate = rate_at(case["rate"], t - 1)
        asked = [x + exact["first"] * s[0] for x, s in zip(point, slots)] if case["optimizer"] == "Nesterov" else point
        g = gradient(*asked)
        if decay is not None and decay["kind"] == "L2":
            g = [a + mpf(decay["lambda"]) * b for a, b in zip(g, asked)]
        after = [RULES[case["optimizer"]](exact, x, a, s, rate, t) for x, a, s in zip(point, g, slots)]
        if decay is not None and decay["kind"] == "Decoupled":
            after = [a - rate * mpf(decay["lambda"]) * x for a, x in zip(after, point)]
        point = after
        points.append([float(x) for x in point])
    return {**case, "name": case["name"] + ", rosenbrock", "problem": "rosenbrock", "steps": list(range(1, STEPS + 1)), "points": points}


L2 = {"kind": "L2", "lambda": 0.5}
DECOUPLED = {"kind": "Decoupled", "lambda": 0.1}
UNDER = {"place": "UnderRoot"}
CASES = [
    {"name": "momentum", "optimizer": "Momentum", "form": "Lecture", "first": 0.9, "rate": constant(1e-4)},
    {"name": "momentum, exponential", "optimizer": "Momentum", "form": "Lecture", "first": 0.9, "rate": exponential(1e-4, 0.97)},
    {"name": "momentum with L2 decay", "optimizer": "Momentum", "form": "Lecture", "first": 0.9, "rate": constant(1e-4), "decay": L2},
    {"name": "momentum with decoupled decay", "optimizer": "Momentum", "form": "Lecture", "first": 0.9, "rate": inverse_time(1e-4, 0.1), "decay": DECOUPLED},
    {"name": "SGD with decoupled decay", "optimizer": "Sgd", "rate": cosine(1e-3, 60, 1e-4), "decay": DECOUPLED},
    {"name": "Nesterov", "optimizer": "Nesterov", "form": "Lecture", "first": 0.9, "rate": constant(1e-4)},
    {"name": "Nesterov, exponential", "optimizer": "Nesterov", "form": "Lecture", "first": 0.9, "rate": exponential(1e-4, 0.97)},
    {"name": "Nesterov with L2 decay", "optimizer": "Nesterov", "form": "Lecture", "first": 0.5, "rate": constant(1e-4), "decay": L2},
    {"name": "inertia", "optimizer": "Inertia", "first": 0.9, "rate": constant(1e-3)},
    {"name": "inertia of 0.5, exponential", "optimizer": "Inertia", "first": 0.5, "rate": exponential(1e-3, 0.97)},
    {"name": "Adagrad", "optimizer": "Adagrad", **UNDER, "epsilon": 1e-10, "rate": constant(0.1)},
    {"name": "Adagrad with a great epsilon", "optimizer": "Adagrad", **UNDER, "epsilon": 100.0, "rate": constant(0.1)},
    {"name": "Adagrad with a start", "optimizer": "Adagrad", **UNDER, "epsilon": 1e-10, "start": 100.0, "rate": constant(0.1)},
    {"name": "RMSProp", "optimizer": "RmsProp", **UNDER, "first": 0.99, "epsilon": 1e-8, "rate": constant(1e-2)},
    {"name": "RMSProp with a great epsilon", "optimizer": "RmsProp", **UNDER, "first": 0.9, "epsilon": 10.0, "rate": constant(1e-3)},
    {"name": "RMSProp with a start", "optimizer": "RmsProp", "place": "BesideRoot", "first": 0.99, "epsilon": 1e-8, "start": 1.0, "rate": constant(1e-2)},
    {"name": "Adam, the lecture's", "optimizer": "Adam", "form": "Lecture", "first": 0.9, "second": 0.999, "epsilon": 1e-8, "rate": constant(1e-2)},
    {"name": "Adam, the lecture's, with a great epsilon", "optimizer": "Adam", "form": "Lecture", "first": 0.5, "second": 0.9, "epsilon": 1.0, "rate": constant(1e-2)},
    {"name": "Adam, the lecture's, cosine and decoupled decay", "optimizer": "Adam", "form": "Lecture", "first": 0.9, "second": 0.999, "epsilon": 1e-8, "rate": cosine(1e-2, 60, 1e-3), "decay": DECOUPLED},
    {"name": "Adam, Kingma and Ba", "optimizer": "Adam", "form": "KingmaBa", "first": 0.9, "second": 0.999, "epsilon": 1e-3, "rate": constant(1e-2)},
    {"name": "Adam, Kingma and Ba's short form", "optimizer": "Adam", "form": "KingmaBaShort", "first": 0.9, "second": 0.999, "epsilon": 1e-3, "rate": constant(1e-2)},
    {"name": "Adam, Kingma and Ba's short form, with L2 decay", "optimizer": "Adam", "form": "KingmaBaShort", "first": 0.5, "second": 0.9, "epsilon": 0.1, "rate": constant(1e-2), "decay": L2},
]

if __name__ == "__main__":
    write("lecture-forms.json", "mpmath, 50 digits, from the slides' formulas", [walked(case) for case in CASES])
