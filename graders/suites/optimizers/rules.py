"""The rules as the slides and papers print them, and wrong ones, for one number at a time.

A rule is f(s, x, g, a, t, p): s is what it keeps (a dictionary of numbers that start at p["start"]), x the number, g the gradient, a the rate, t the step from 1, p its settings. It gives the new x.
"""
from mpmath import mpf, nan, sqrt


def root(value):
    """√, as C# has it: NaN of a negative number."""
    return sqrt(value) if value >= 0 else nan


def over(a, b):
    return a / b if b != 0 else nan


def sgd(s, x, g, a, t, p):
    return x - a * g


def uphill(s, x, g, a, t, p):
    return x + a * g


def rate_ignored(s, x, g, a, t, p):
    return x - g


def heavy_ball(s, x, g, a, t, p):
    """Lecture 2."""
    s["v"] = p["first"] * s["v"] - a * g
    return x + s["v"]


def heavy_ball_complement(s, x, g, a, t, p):
    s["v"] = p["first"] * s["v"] - (1 - p["first"]) * a * g
    return x + s["v"]


def heavy_ball_uphill(s, x, g, a, t, p):
    s["v"] = p["first"] * s["v"] + a * g
    return x + s["v"]


def pytorch_momentum(s, x, g, a, t, p):
    s["b"] = g if t == 1 else p["first"] * s["b"] + (1 - p["dampening"]) * g
    return x - a * s["b"]


def dampened_from_the_start(s, x, g, a, t, p):
    s["b"] = p["first"] * s["b"] + (1 - p["dampening"]) * g
    return x - a * s["b"]


def dampening_forgotten(s, x, g, a, t, p):
    s["b"] = p["first"] * s["b"] + g
    return x - a * s["b"]


def pytorch_nesterov(s, x, g, a, t, p):
    s["b"] = p["first"] * s["b"] + g
    return x - a * (g + p["first"] * s["b"])


def nesterov_without_gradient(s, x, g, a, t, p):
    s["b"] = p["first"] * s["b"] + g
    return x - a * p["first"] * s["b"]


def inertia(s, x, g, a, t, p):
    """Lecture 3's listing."""
    s["d"] = p["first"] * s["d"] + (1 - p["first"]) * a * g
    return x - s["d"]


def inertia_without_complement(s, x, g, a, t, p):
    s["d"] = p["first"] * s["d"] + a * g
    return x - s["d"]


def inertia_rate_twice(s, x, g, a, t, p):
    s["d"] = p["first"] * s["d"] + (1 - p["first"]) * a * g
    return x - a * s["d"]


def inertia_shares_exchanged(s, x, g, a, t, p):
    s["d"] = (1 - p["first"]) * s["d"] + p["first"] * a * g
    return x - s["d"]


def divided(s, x, g, a, p, place):
    if place == "under":
        return x - over(a * g, root(s["G"] + p["epsilon"]))
    return x - over(a * g, root(s["G"]) + p["epsilon"])


def places(p):
    return ("beside", "under") if p["beside"] else ("under", "beside")


def adagrad(s, x, g, a, t, p):
    s["G"] += g * g
    return divided(s, x, g, a, p, places(p)[0])


def adagrad_other_place(s, x, g, a, t, p):
    s["G"] += g * g
    return divided(s, x, g, a, p, places(p)[1])


def adagrad_without_squares(s, x, g, a, t, p):
    s["G"] += g
    return divided(s, x, g, a, p, places(p)[0])


def squares_of_today(s, x, g, a, t, p):
    s["G"] = g * g
    return divided(s, x, g, a, p, places(p)[0])


def adagrad_without_root(s, x, g, a, t, p):
    s["G"] += g * g
    return x - over(a * g, s["G"] + p["epsilon"])


def rmsprop(s, x, g, a, t, p):
    s["G"] = p["first"] * s["G"] + (1 - p["first"]) * g * g
    return divided(s, x, g, a, p, places(p)[0])


def rmsprop_other_place(s, x, g, a, t, p):
    s["G"] = p["first"] * s["G"] + (1 - p["first"]) * g * g
    return divided(s, x, g, a, p, places(p)[1])


def rmsprop_shares_exchanged(s, x, g, a, t, p):
    s["G"] = (1 - p["first"]) * s["G"] + p["first"] * g * g
    return divided(s, x, g, a, p, places(p)[0])


def rmsprop_without_root(s, x, g, a, t, p):
    s["G"] = p["first"] * s["G"] + (1 - p["first"]) * g * g
    return x - over(a * g, s["G"] + p["epsilon"])


def rmsprop_without_squares(s, x, g, a, t, p):
    s["G"] = p["first"] * s["G"] + (1 - p["first"]) * g
    return divided(s, x, g, a, p, places(p)[0])


def means(s, g, p, b1="first", b2="second"):
    s["v"] = p[b1] * s["v"] + (1 - p[b1]) * g
    s["G"] = p[b2] * s["G"] + (1 - p[b2]) * g * g


def missing(p, t, b1="first", b2="second"):
    return 1 - p[b1] ** t, 1 - p[b2] ** t


def adam_lecture(s, x, g, a, t, p):
    means(s, g, p)
    return x - over(a * s["v"], root(s["G"] + p["epsilon"]))


def adam_uncorrected(s, x, g, a, t, p):
    means(s, g, p)
    return x - over(a * s["v"], root(s["G"]) + p["epsilon"])


def adam(s, x, g, a, t, p):
    """Kingma and Ba, algorithm 1."""
    means(s, g, p)
    c1, c2 = missing(p, t)
    return x - over(a * s["v"] / c1, root(s["G"] / c2) + p["epsilon"])


def adam_short(s, x, g, a, t, p):
    means(s, g, p)
    c1, c2 = missing(p, t)
    return x - a * sqrt(c2) / c1 * over(s["v"], root(s["G"]) + p["epsilon"])


def adam_epsilon_inside(s, x, g, a, t, p):
    means(s, g, p)
    c1, c2 = missing(p, t)
    return x - over(a * s["v"] / c1, root(s["G"] / c2 + p["epsilon"]))


def adam_first_uncorrected(s, x, g, a, t, p):
    means(s, g, p)
    _, c2 = missing(p, t)
    return x - over(a * s["v"], root(s["G"] / c2) + p["epsilon"])


def adam_second_uncorrected(s, x, g, a, t, p):
    means(s, g, p)
    c1, _ = missing(p, t)
    return x - over(a * s["v"] / c1, root(s["G"]) + p["epsilon"])


def adam_betas_exchanged(s, x, g, a, t, p):
    return adam(s, x, g, a, t, {**p, "first": p["second"], "second": p["first"]})


def adam_lecture_betas_exchanged(s, x, g, a, t, p):
    return adam_lecture(s, x, g, a, t, {**p, "first": p["second"], "second": p["first"]})


def adam_short_betas_exchanged(s, x, g, a, t, p):
    return adam_short(s, x, g, a, t, {**p, "first": p["second"], "second": p["first"]})


def adam_square_of_mean(s, x, g, a, t, p):
    s["v"] = p["first"] * s["v"] + (1 - p["first"]) * g
    s["G"] = p["second"] * s["G"] + (1 - p["second"]) * s["v"] * s["v"]
    c1, c2 = missing(p, t)
    return x - over(a * s["v"] / c1, root(s["G"] / c2) + p["epsilon"])


# The right rule first, and then the keys of the wrong ones.
RULES = {
    "Sgd": (sgd, {"rate-ignored": rate_ignored, "uphill": uphill}),
    "MomentumLecture": (heavy_ball, {"momentum-forms-mixed": dampening_forgotten, "momentum-forgotten": sgd, "momentum-complement": heavy_ball_complement, "uphill": heavy_ball_uphill}),
    "MomentumPyTorch": (pytorch_momentum, {"momentum-forms-mixed": heavy_ball, "momentum-forgotten": sgd, "dampening-on-first-step": dampened_from_the_start, "dampening-forgotten": dampening_forgotten}),
    "NesterovLecture": (heavy_ball, {"momentum-forms-mixed": pytorch_nesterov, "momentum-forgotten": sgd}),
    "NesterovPyTorch": (pytorch_nesterov, {"heavy-ball-for-nesterov": dampening_forgotten, "momentum-forms-mixed": heavy_ball, "gradient-counted-once": nesterov_without_gradient, "momentum-forgotten": sgd}),
    "Inertia": (inertia, {"inertia-without-complement": inertia_without_complement, "rate-inside-twice": inertia_rate_twice, "shares-exchanged": inertia_shares_exchanged, "momentum-forgotten": sgd}),
    "Adagrad": (adagrad, {"square-forgotten": adagrad_without_squares, "history-forgotten": squares_of_today, "root-forgotten": adagrad_without_root}),
    "RmsProp": (rmsprop, {"shares-exchanged": rmsprop_shares_exchanged, "adagrad-for-rmsprop": adagrad, "square-forgotten": rmsprop_without_squares, "root-forgotten": rmsprop_without_root}),
    "AdamLecture": (adam_lecture, {"epsilon-outside": adam_uncorrected, "corrected-lecture-form": adam, "betas-exchanged": adam_lecture_betas_exchanged}),
    "AdamKingmaBa": (adam, {"bias-correction-missing": adam_uncorrected, "first-moment-uncorrected": adam_first_uncorrected, "second-moment-uncorrected": adam_second_uncorrected,
                            "epsilon-inside": adam_epsilon_inside, "epsilon-before-correction": adam_short, "betas-exchanged": adam_betas_exchanged, "square-of-mean": adam_square_of_mean}),
    "AdamKingmaBaShort": (adam_short, {"bias-correction-missing": adam_uncorrected, "epsilon-after-correction": adam, "betas-exchanged": adam_short_betas_exchanged}),
}


def wrong_rules(p):
    """Keys and rules, with the lecture's form of Adam taken for the corrected one as well, and ε where it should not be."""
    _, wrong = RULES[p["kind"]]
    pairs = list(wrong.items())
    if p["kind"] in ("Adagrad", "RmsProp"):
        other = adagrad_other_place if p["kind"] == "Adagrad" else rmsprop_other_place
        pairs.append(("epsilon-inside" if p["beside"] else "epsilon-outside", other))
    if p["kind"] in ("AdamKingmaBa", "AdamKingmaBaShort"):
        pairs.append(("bias-correction-missing", adam_lecture))
    if p["kind"] == "AdamLecture":
        pairs.append(("corrected-lecture-form", adam_epsilon_inside))
    return pairs


class Kept(dict):
    """What a rule keeps for one number: 0, or G's start, until it is written."""

    def __init__(self, start):
        super().__init__()
        self.start = mpf(start)

    def __missing__(self, key):
        return self.start if key == "G" else mpf(0)
