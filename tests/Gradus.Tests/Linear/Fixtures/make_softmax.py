"""Makes softmax.json: softmax regression by NumPy in float64 (sums in long double), and the optimum that scikit-learn 1.2.1 finds.

    /usr/bin/python3 make_softmax.py

Same seed, same bytes. The optimum is where the gradient is 0: scikit-learn's solver and the formula under test meet there, and share no code.
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression

assert sklearn.__version__ == "1.2.1", sklearn.__version__
HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(61)


def parts(theta, bias, x, labels):
    z = (x.astype(np.longdouble) @ theta.astype(np.longdouble)) + bias.astype(np.longdouble)
    shifted = z - z.max(axis=1, keepdims=True)
    e = np.exp(shifted)
    p = e / e.sum(axis=1, keepdims=True)
    rows = np.arange(len(labels))
    nll = (np.log(e.sum(axis=1)) - shifted[rows, labels]).sum()
    error = p.copy()
    error[rows, labels] -= 1
    return p, nll, x.astype(np.longdouble).T @ error, error.sum(axis=0)


def listed(array):
    return np.asarray(array, dtype=np.float64).tolist()


def case(name, n, features, classes, size, rate):
    theta, bias = rng.normal(0, size, (features, classes)), rng.normal(0, size, classes)
    x, labels = rng.normal(0, 1, (n, features)), rng.integers(0, classes, n)
    p, nll, d_theta, d_bias = parts(theta, bias, x, labels)
    return {"name": name, "theta": listed(theta), "bias": listed(bias), "x": listed(x), "labels": labels.tolist(), "rate": rate, "probabilities": listed(p), "likelihood": float(nll),
            "thetaGradient": listed(d_theta), "biasGradient": listed(d_bias), "thetaAfter": listed(theta - rate / n * d_theta), "biasAfter": listed(bias - rate / n * d_bias)}


cases = [
    case("one row, two classes", 1, 2, 2, 1, 0.1),
    case("more features than rows", 3, 5, 4, 1, 0.5),
    case("more rows than features", 20, 3, 3, 1, 0.5),
    case("one class", 4, 2, 1, 1, 0.5),
    case("one feature, ten classes", 6, 1, 10, 1, 2.0),
    case("logits in the thousands", 8, 4, 3, 1000, 0.5),
    case("logits near zero", 8, 4, 3, 1e-9, 1e-3),
]


def optimum(strength):
    """Overlapping clouds: their likelihood has a greatest value at finite weights. strength is scikit-learn's C; None: no penalty."""
    labels = np.arange(90) % 3
    centers = np.array([[0, 1], [1, -0.5], [-1, -0.5]])
    x = np.round(centers[labels] + rng.normal(0, 1, (90, 2)), 3)
    penalty = {"penalty": None} if strength is None else {"penalty": "l2", "C": strength}
    model = LogisticRegression(multi_class="multinomial", solver="newton-cg", tol=1e-7, max_iter=1000, **penalty).fit(x, labels)
    theta, bias = model.coef_.T, model.intercept_
    _, nll, d_theta, d_bias = parts(theta, bias, x, labels)
    assert np.abs(d_theta + (0 if strength is None else theta / strength)).max() < 1e-6 and np.abs(d_bias).max() < 1e-6
    return {"name": "no penalty" if strength is None else f"C = {strength}", "strength": strength, "theta": listed(theta), "bias": listed(bias), "x": listed(x), "labels": labels.tolist(),
            "likelihood": float(nll), "probabilities": listed(model.predict_proba(x)), "classes": model.predict(x).tolist(), "score": float(model.score(x, labels))}


def lines(items):
    return "[\n" + ",\n".join(json.dumps(i) for i in items) + "\n]"


text = f'{{"cases": {lines(cases)},\n"optima": {lines([optimum(None), optimum(1.0), optimum(0.1)])}}}\n'
(HERE / "softmax.json").write_text(text, encoding="utf-8", newline="\n")
