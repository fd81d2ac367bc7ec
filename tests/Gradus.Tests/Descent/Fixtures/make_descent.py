"""Makes descent.json: what NumPy and mpmath say about surfaces, slopes and ways of descent.

    /usr/bin/python3 make_descent.py        (python3-numpy, python3-mpmath)

Surfaces are written down here once more, from the literature; their gradients are mpmath's derivatives at 40 digits, and central differences are computed
with 40 digits from doubles taken exactly. Ways of descent are NumPy's, with the formula of the gradient worked out by hand. Same bytes at every run.
"""
import json
import pathlib
import random

import mpmath as mp
import numpy as np

mp.mp.dps = 40
HERE = pathlib.Path(__file__).parent

SURFACES = {
    "Parabola": (1, lambda w: mp.mpf(6) / 10 * w**2),
    "Bowl": (2, lambda a, b: 3 * a**2 + 5 * b**2),
    "Rosenbrock": (2, lambda a, b: (1 - a) ** 2 + 100 * (b - a**2) ** 2),
    "Himmelblau": (2, lambda a, b: (a**2 + b - 11) ** 2 + (a + b**2 - 7) ** 2),
    "Saddle": (2, lambda a, b: a**2 - b**2),
    "Beale": (2, lambda a, b: (mp.mpf("1.5") - a + a * b) ** 2 + (mp.mpf("2.25") - a + a * b**2) ** 2 + (mp.mpf("2.625") - a + a * b**3) ** 2),
}

CURVES = {
    "sin": mp.sin,
    "exp": mp.exp,
    "cube": lambda x: x**3,
    "reciprocal": lambda x: 1 / x,
}

# Name: gradient in NumPy, by hand; start, rate and the most steps of a way.
WAYS = [
    ("Bowl", lambda w: np.array([6 * w[0], 10 * w[1]]), [4.0, -3.0], 0.05, 100),
    ("Bowl", lambda w: np.array([6 * w[0], 10 * w[1]]), [4.0, -3.0], 0.19, 100),
    ("Saddle", lambda w: np.array([2 * w[0], -2 * w[1]]), [1.0, 1e-6], 0.1, 100),
    ("Himmelblau", None, [0.0, 0.0], 0.01, 100),
    ("Himmelblau", None, [-1.0, 1.0], 0.005, 100),
    ("Himmelblau", None, [-0.5, -4.0], 0.01, 100),
    ("Rosenbrock", None, [-1.2, 1.0], 0.001, 100),
    ("Beale", None, [1.0, 1.0], 0.01, 100),
]


def himmelblau(w):
    a, b = w
    return np.array([4 * a * (a * a + b - 11) + 2 * (a + b * b - 7), 2 * (a * a + b - 11) + 4 * b * (a + b * b - 7)])


def rosenbrock(w):
    a, b = w
    return np.array([-2 * (1 - a) - 400 * a * (b - a * a), 200 * (b - a * a)])


def beale(w):
    a, b = w
    powers = np.array([b, b * b, b**3])
    rest = np.array([1.5, 2.25, 2.625]) - a + a * powers
    return np.array([2 * np.sum(rest * (powers - 1)), 2 * np.sum(rest * a * np.array([1, 2 * b, 3 * b * b]))])


GRADIENTS = {"Himmelblau": himmelblau, "Rosenbrock": rosenbrock, "Beale": beale}


def number(x):
    return float(x)


def surfaces():
    rng = random.Random(7)
    for name, (coordinates, f) in SURFACES.items():
        for _ in range(6):
            x = [round(rng.uniform(-3, 3), 2) for _ in range(coordinates)]
            at = tuple(mp.mpf(v) for v in x)
            each = range(coordinates)
            gradient = [mp.diff(f, at, tuple(int(i == k) for k in each)) if coordinates > 1 else mp.diff(f, at[0]) for i in each]
            yield {"surface": name, "x": x, "value": number(f(*at)), "gradient": [number(g) for g in gradient]}


def slopes():
    rng = random.Random(8)
    for name, f in CURVES.items():
        for h in (0.5, 0.125, 0.001):
            x = round(rng.uniform(1, 3), 2)
            X, H = mp.mpf(x), mp.mpf(h)
            yield {"function": name, "x": x, "h": h, "slope": number((f(X + H) - f(X - H)) / (2 * H))}


def ways():
    for name, gradient, start, rate, steps in WAYS:
        gradient = gradient or GRADIENTS[name]
        w, points = np.array(start), [list(start)]
        for _ in range(steps):
            w = w - rate * gradient(w)
            points.append(w.tolist())
        f = SURFACES[name][1]
        values = [number(f(*map(mp.mpf, p))) for p in points]
        kept = [0, 1, 2, 3, 10, 30, 100]
        yield {"surface": name, "start": start, "rate": rate, "steps": steps, "kept": kept, "points": [points[i] for i in kept], "values": [values[i] for i in kept]}


text = json.dumps({"surfaces": list(surfaces()), "slopes": list(slopes()), "ways": list(ways())}, indent=1)
(HERE / "descent.json").write_text(text + "\n", encoding="utf-8", newline="\n")
