"""Makes functions.json: what the elementwise functions of one and two floats are.

    /usr/bin/python3 make_functions.py

Finite values are mpmath's, rounded once to the type; what is infinite or not a number is what NumPy 1.24 (SciPy for erf and sigmoid) gives.
Numbers are written in full; NaN and the infinities are the words "nan", "inf", "-inf".
"""

import json
import math
import pathlib

import mpmath as mp
import numpy as np
import scipy.special

mp.mp.dps = 60
rng = np.random.default_rng(3)
SPECIAL = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, math.inf, -math.inf, math.nan]
EXTREME = {np.float64: [5e-324, -5e-324, 2.2e-308, 1e-300, 1e-17, -1e-17, 1.7976931348623157e308, -1e300, 709.7, -745.0, 710.5],
           np.float32: [1.4e-45, -1.4e-45, 1.18e-38, 1e-30, 1e-9, -1e-9, 3.4028235e38, -1e30, 88.5, -103.0, 89.5]}


def spread(low, high, count=24):
    """Numbers of both signs, evenly spread in the logarithm."""
    return rng.choice([-1, 1], count) * np.exp(rng.uniform(np.log(low), np.log(high), count))


EVERYWHERE = lambda: np.concatenate([spread(1e-12, 1e3), rng.uniform(-3, 3, 24)])
UNIT = lambda: np.concatenate([spread(1e-12, 1), rng.uniform(-1, 1, 16), 1 - spread(1e-12, 0.1, 8)])
POSITIVE = lambda: np.abs(np.concatenate([spread(1e-200, 1e200), 1 + spread(1e-12, 0.5)]))

# name: where, exactly, and by NumPy for what is not finite.
UNARY = {
    "negate": (EVERYWHERE, lambda x: -x, np.negative),
    "abs": (EVERYWHERE, abs, np.abs),
    "sign": (EVERYWHERE, mp.sign, np.sign),
    "floor": (EVERYWHERE, mp.floor, np.floor),
    "sqrt": (POSITIVE, mp.sqrt, np.sqrt),
    "exp": (lambda: np.concatenate([EVERYWHERE(), rng.uniform(-745, 709, 16)]), mp.exp, np.exp),
    "expm1": (lambda: np.concatenate([EVERYWHERE(), rng.uniform(-40, 709, 16), rng.uniform(-1, 1, 80)]), mp.expm1, np.expm1),
    "log": (POSITIVE, mp.log, np.log),
    "log1p": (lambda: np.concatenate([np.abs(EVERYWHERE()), rng.uniform(-1, 1, 80), -1 + np.abs(spread(1e-15, 0.5))]), mp.log1p, np.log1p),
    "sin": (EVERYWHERE, mp.sin, np.sin),
    "cos": (EVERYWHERE, mp.cos, np.cos),
    "tan": (EVERYWHERE, mp.tan, np.tan),
    "asin": (UNIT, mp.asin, np.arcsin),
    "acos": (UNIT, mp.acos, np.arccos),
    "atan": (EVERYWHERE, mp.atan, np.arctan),
    "sinh": (EVERYWHERE, mp.sinh, np.sinh),
    "cosh": (EVERYWHERE, mp.cosh, np.cosh),
    "tanh": (EVERYWHERE, mp.tanh, np.tanh),
    "asinh": (EVERYWHERE, mp.asinh, np.arcsinh),
    "acosh": (lambda: 1 + np.abs(spread(1e-12, 1e6)), mp.acosh, np.arccosh),
    "atanh": (UNIT, mp.atanh, np.arctanh),
    "sigmoid": (lambda: np.concatenate([EVERYWHERE(), rng.uniform(-740, 40, 24)]), lambda x: 1 / (1 + mp.exp(-x)), scipy.special.expit),
    "erf": (lambda: np.concatenate([spread(1e-12, 7, 60), rng.uniform(-6.5, 6.5, 120), rng.uniform(0.8, 1.2, 40)]), mp.erf, scipy.special.erf),
}
BINARY = {
    "add": (lambda a, b: a + b, np.add),
    "subtract": (lambda a, b: a - b, np.subtract),
    "multiply": (lambda a, b: a * b, np.multiply),
    "divide": (lambda a, b: a / b, np.divide),
    "power": (mp.power, np.power),
    "atan2": (mp.atan2, np.arctan2),
    "maximum": (None, np.maximum),
    "minimum": (None, np.minimum),
}


def written(values):
    words = {math.inf: "inf", -math.inf: "-inf"}
    return ["nan" if math.isnan(v) else words.get(v, v) for v in (float(value) for value in values)]


def rounded(value, dtype):
    """Once: by way of a string, mpmath's own conversion is to double."""
    if dtype is np.float64:
        return float(value)
    double = float(value)
    near = np.float32(double)
    # Twice is once unless the double lies halfway between two floats.
    if np.isfinite(near) and near != double:
        other = np.nextafter(near, np.float32(math.copysign(math.inf, double - float(near))))
        if abs(mp.mpf(float(other)) - value) < abs(mp.mpf(float(near)) - value):
            return float(other)
    return float(near)


def expected(exact, numpy, dtype, *arguments):
    with np.errstate(all="ignore"):
        by_numpy = numpy(*[dtype(argument) for argument in arguments])
    if exact is None or not np.isfinite(by_numpy) or not all(math.isfinite(argument) and argument != 0 for argument in arguments):
        return float(by_numpy)
    value = exact(*[mp.mpf(argument) for argument in arguments])
    if not isinstance(value, mp.mpf) or value == 0:
        return float(by_numpy)
    return math.copysign(rounded(value, dtype), value)


def unary(name, dtype):
    where, exact, numpy = UNARY[name]
    with np.errstate(all="ignore"):
        x = [float(dtype(v)) for v in np.concatenate([SPECIAL, EXTREME[dtype], where()])]
    x = [v for v in x if v == v or math.isnan(v)]
    return {"op": name, "dtype": dtype.__name__, "x": [written(x)], "y": written([expected(exact, numpy, dtype, v) for v in x])}


def binary(name, dtype):
    exact, numpy = BINARY[name]
    edges = SPECIAL + [EXTREME[dtype][0], EXTREME[dtype][6], 3.0, -2.5]
    # Which zero is the greater is left open by NumPy; IEEE 754-2019, which ours follows, says +0.
    pairs = [(a, b) for a in edges for b in edges if not (exact is None and a == 0 and b == 0)]
    pairs += list(zip(spread(1e-6, 1e6), spread(1e-3, 30))) + list(zip(np.abs(spread(1e-3, 1e3)), spread(1e-3, 30)))
    a, b = ([float(dtype(v)) for v in side] for side in zip(*pairs))
    return {"op": name, "dtype": dtype.__name__, "x": [written(a), written(b)], "y": written([expected(exact, numpy, dtype, *pair) for pair in zip(a, b)])}


cases = [unary(name, dtype) for name in UNARY for dtype in (np.float64, np.float32)] + [binary(name, dtype) for name in BINARY for dtype in (np.float64, np.float32)]
path = pathlib.Path(__file__).parent / "functions.json"
path.write_text("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]\n")
