"""Makes elementary.txt: what the elementary functions are at many points, more exactly than their type can hold.

    /usr/bin/python3 make_elementary.py

A line with a function and a type, then a line for each point: the bits of x, the bits of the exact value rounded to the type, and what rounding left in units in the last place
(nothing below 0.005). Points lie over the whole range: exponents uniformly, an interval of interest uniformly, beside the borders at which results overflow, vanish or
become denormal, at which algorithms change over, and zero, infinities, NaN. Values are mpmath's.
"""

import math
import pathlib
import struct

import mpmath as mp
import numpy as np

mp.mp.dps = 60
rng = np.random.default_rng(5)

FORMATS = {np.float32: ("<f", "<I", 24, -149, 128), np.float64: ("<d", "<Q", 53, -1074, 1024)}


def sigmoid(x):
    return 1 / (1 + mp.exp(-x))


# name: function, interval of interest, borders in single and in double precision, which x it takes, and its limits at -inf and inf.
FUNCTIONS = {
    "exp": (mp.exp, (-3, 3), [-103.97, -103.28, -87.34, 88.72, 89], [-745.13, -744.44, -708.4, 709.78, 710], None, (0.0, math.inf)),
    "expm1": (mp.expm1, (-3, 3), [-17.33, -16.64, -20, 88.72, 89], [-37.43, -36.74, -40, 709.78, 710], None, (-1.0, math.inf)),
    "log": (mp.log, (0.3, 3), [1, 0.75, 1.5, 1.17549435e-38], [1, 0.75, 1.5, 2.2250738585072014e-308], lambda x: x > 0, (math.nan, math.inf)),
    "log1p": (mp.log1p, (-0.9, 3), [-1, -0.25, 0.5, 2, 16777216], [-1, -0.25, 0.5, 2, 9007199254740992], lambda x: x > -1, (math.nan, math.inf)),
    "tanh": (mp.tanh, (-4, 4), [9.01, 9.7, 10, -9.01, -10], [19.06, 19.75, 20, -19.06, -20], None, (-1.0, 1.0)),
    "sigmoid": (sigmoid, (-8, 8), [-103.97, -103.28, -87.34, 16.64, 17.33, 88.72], [-745.13, -744.44, -708.4, 36.74, 37.43, 709.78], None, (0.0, 1.0)),
    "sin": (mp.sin, (-10, 10), [math.pi / 2 * n for n in (1, 2, 3, 4, 7, 50, 701, 5214, -5213)] + [8192], [math.pi / 2 * n for n in (1, 2, 3, 4, 7, 50, 701, 667543, -667542)] + [1048576], None,
            (math.nan, math.nan)),
    "cos": (mp.cos, (-10, 10), [math.pi / 2 * n for n in (1, 2, 3, 4, 7, 50, 701, 5214, -5213)] + [8192], [math.pi / 2 * n for n in (1, 2, 3, 4, 7, 50, 701, 667543, -667542)] + [1048576], None,
            (math.nan, math.nan)),
    "erf": (mp.erf, (-3, 3), [0.9, -0.9, 3.83, 3.92, 4], [1, -1, 5.86, 5.92, 6], None, (-1.0, 1.0)),
}


def neighbours(x, dtype, count=8):
    """A number and those beside it."""
    result = [dtype(x)]
    for end in (-math.inf, math.inf):
        at = dtype(x)
        for _ in range(count):
            at = np.nextafter(at, dtype(end))
            result.append(at)
    return result


def points(interval, borders, takes, dtype):
    _, _, _, low, high = FORMATS[dtype]
    signs, count = ([-1, 1], 800) if takes is None else ([1], 1100)
    with np.errstate(over="ignore"):
        everywhere = np.ldexp(rng.uniform(1, 2, count), rng.integers(low, high, count)) * rng.choice(signs, count)
        # Halfway between multiples of ln 2, and some of those.
        steps = [n * math.log(2) for n in np.concatenate([np.arange(-20, 20) + 0.5, np.arange(-6, 7)])]
        near_one = [sign * 2.0**-k + one for k in range(1, 54, 2) for sign in (-1, 1) for one in (0, 1)]
        numbers = [dtype(x) for x in np.concatenate([everywhere, rng.uniform(*interval, count), rng.uniform(-20, 20, 100), near_one])]
    for step in steps:
        numbers += neighbours(step, dtype, 1)
    for border in borders:
        numbers += neighbours(border, dtype)
    info = np.finfo(dtype)
    for extreme in (info.max, info.tiny, info.smallest_subnormal):
        numbers += [sign * extreme for sign in (1, -1)]
    return sorted({float(x) for x in numbers if np.isfinite(x) and x != 0 and (takes is None or takes(x))})


def rounded(value, dtype):
    """The nearest number of a type, ties to even, and what is left in its units in the last place."""
    _, _, digits, low, high = FORMATS[dtype]
    if value == 0:
        return 0.0, ""
    exponent = max(int(mp.floor(mp.log(abs(value), 2))) + 1 - digits, low)
    units = value / mp.mpf(2) ** exponent
    nearest = int(mp.nint(units))
    if abs(nearest) * mp.mpf(2) ** exponent >= mp.mpf(2) ** high:
        return math.inf if nearest > 0 else -math.inf, ""
    left = float(units - nearest)
    return math.copysign(math.ldexp(abs(nearest), exponent), value), f"{left:.2f}" if abs(left) >= 0.005 else ""


def bits(x, dtype):
    floats, words, *_ = FORMATS[dtype]
    return f"{struct.unpack(words, struct.pack(floats, x))[0]:0{2 * np.dtype(dtype).itemsize}x}"


lines = []
for name, (function, interval, single, double, takes, limits) in FUNCTIONS.items():
    for dtype, borders in ((np.float32, single), (np.float64, double)):
        lines.append(f"{name} {dtype.__name__}")
        for x in points(interval, borders, takes, dtype):
            # Where the limit is reached.
            far = abs(x) > 2000 and name in ("exp", "expm1", "tanh", "sigmoid", "erf")
            y, left = (limits[x > 0], "") if far else rounded(function(mp.mpf(x)), dtype)
            lines.append(f"{bits(x, dtype)} {bits(y, dtype)} {left}".rstrip())
        # What is exact: zeros, infinities, not a number, and numbers that the function does not take.
        at_zero = {"exp": (1.0, 1.0), "cos": (1.0, 1.0), "sigmoid": (0.5, 0.5), "log": (-math.inf, -math.inf)}.get(name, (0.0, -0.0))
        special = [(0.0, at_zero[0]), (-0.0, at_zero[1]), (-math.inf, limits[0]), (math.inf, limits[1]), (math.nan, math.nan)]
        if name == "log":
            special += [(x, math.nan) for x in (-1.0, -1e-30, -1e30)]
        if name == "log1p":
            special += [(-1.0, -math.inf), (-2.0, math.nan), (-1e30, math.nan)]
        lines += [f"{bits(x, dtype)} {bits(y, dtype)}" for x, y in special]

(pathlib.Path(__file__).parent / "elementary.txt").write_text("\n".join(lines) + "\n")
