"""Makes activations.json: what mpmath and PyTorch 1.13 say of the activation functions.

    /usr/bin/python3 make_activations.py

Values and two derivatives come from mpmath's own exponential, to 60 digits, by numerical differentiation at 400 digits; none of our formulas is in it. PyTorch says what holds at a kink,
and its gradients are compared with mpmath's here. Same script, same bytes.
"""

import json
import pathlib

import mpmath as mp
import numpy as np
import torch
import torch.nn.functional as F

assert torch.__version__.startswith("1.13"), torch.__version__
mp.mp.dps = 400
HERE = pathlib.Path(__file__).parent
MAGNITUDES = [0.01, 0.5, 1.0, 3.0, 20.0, 50.0, 1e3, 1e4]
POINTS = sorted([-m for m in MAGNITUDES] + MAGNITUDES)

# name, parameter, mpmath's function of x and the parameter, PyTorch's
FUNCTIONS = [
    ("sigmoid", 0, lambda x, a: 1 / (1 + mp.exp(-x)), lambda x, a: torch.sigmoid(x)),
    ("tanh", 0, lambda x, a: mp.tanh(x), lambda x, a: torch.tanh(x)),
    ("softsign", 0, lambda x, a: x / (1 + abs(x)), lambda x, a: F.softsign(x)),
    ("step", 0, lambda x, a: mp.mpf(1 if x >= 0 else 0), lambda x, a: torch.heaviside(x.detach(), torch.ones((), dtype=x.dtype)) + 0 * x),
    ("softplus", 0, lambda x, a: mp.log(1 + mp.exp(x)), lambda x, a: F.softplus(x, threshold=100)),
    ("relu", 0, lambda x, a: x if x > 0 else mp.mpf(0), lambda x, a: F.relu(x)),
    ("leaky-relu", 0.01, lambda x, a: x if x > 0 else a * x, lambda x, a: F.leaky_relu(x, a)),
    ("leaky-relu", 0.2, lambda x, a: x if x > 0 else a * x, lambda x, a: F.leaky_relu(x, a)),
    ("elu", 1, lambda x, a: x if x > 0 else a * (mp.exp(x) - 1), lambda x, a: F.elu(x, a)),
    ("elu", 0.5, lambda x, a: x if x > 0 else a * (mp.exp(x) - 1), lambda x, a: F.elu(x, a)),
]

ROWS = [
    ("lecture 4", [[5, 4, 2], [4, 2, 8], [4, 4, 1]], 1),
    ("far apart", [[1000, 999], [0, 1]], 1),
    ("far below", [[-1000, -1001.5, -1003], [0, -1000, 1000]], 1),
    ("columns", [[0.3, -1.2, 2.5], [1.7, 0.4, -0.6], [-2.2, 3.1, 0.05], [0.9, 0.9, 0.9]], 0),
    ("rows", [[0.3, -1.2, 2.5, 0.01], [1.7, 0.4, -0.6, -3.3]], 1),
]


def number(x):
    """The nearest double."""
    return float(mp.nstr(x, 60))


def at(function, parameter, x, order):
    return number(mp.diff(lambda t: function(t, mp.mpf(parameter)), mp.mpf(x), order) if order else function(mp.mpf(x), mp.mpf(parameter)))


def compare(name, ours, theirs):
    """mpmath's derivative and PyTorch's: ours is right, theirs loses digits where it subtracts."""
    assert abs(ours - theirs) <= 1e-15 + 1e-11 * abs(ours), (name, ours, theirs)


def smooth():
    cases = []
    for name, parameter, function, peer in FUNCTIONS:
        values, first, second = ([at(function, parameter, x, order) for x in POINTS] for order in range(3))
        for x, value, slope in zip(POINTS, values, first):
            t = torch.tensor(x, dtype=torch.float64, requires_grad=True)
            y = peer(t, parameter)
            y.backward()
            compare(name, value, y.item())
            compare(name, slope, t.grad.item())
        # The same at numbers that float32 holds, for a parameter that it holds.
        single = [float(np.float32(x)) for x in POINTS]
        held = float(np.float32(parameter))
        cases.append(dict(name=name, parameter=parameter, x=POINTS, value=values, first=first, second=second,
                          singleX=single, singleValue=[at(function, held, x, 0) for x in single], singleFirst=[at(function, held, x, 1) for x in single]))
    return cases


def kinks():
    """PyTorch's derivative at 0."""
    found = []
    for name, parameter, _, peer in FUNCTIONS:
        t = torch.zeros((), dtype=torch.float64, requires_grad=True)
        y = peer(t, parameter)
        y.backward()
        found.append(dict(name=name, parameter=parameter, value=y.item(), slope=t.grad.item()))
    return found


def learned_slopes():
    """PyTorch's prelu, with a slope for all and one for each feature."""
    x = [[-1.5, 0.0, 2.0], [0.25, -3.0, -0.5]]
    upstream = [[1.0, -2.0, 0.5], [3.0, 0.75, -1.25]]
    cases = []
    for slope in ([0.25], [0.1, -0.2, 0.4]):
        t = torch.tensor(x, dtype=torch.float64, requires_grad=True)
        s = torch.tensor(slope, dtype=torch.float64, requires_grad=True)
        y = F.prelu(t, s)
        y.backward(torch.tensor(upstream, dtype=torch.float64))
        cases.append(dict(x=x, slope=slope, upstream=upstream, value=y.tolist(), xGradient=t.grad.tolist(), slopeGradient=s.grad.tolist()))
    return cases


def rows():
    cases = []
    for name, x, axis in ROWS:
        lines = np.array(x, dtype=float)
        lines = lines if axis == 1 else lines.T
        soft = [[mp.exp(mp.mpf(v)) / sum(mp.exp(mp.mpf(w)) for w in line) for v in line] for line in lines]
        upstream = [[mp.mpf((i * 7 + j * 3) % 5) - 1.5 for j in range(len(line))] for i, line in enumerate(soft)]
        pulled = [[p * (u - sum(q * v for q, v in zip(ps, us))) for p, u in zip(ps, us)] for ps, us in zip(soft, upstream)]
        logs = [[mp.log(p) for p in ps] for ps in soft]
        log_pulled = [[u - p * sum(us) for p, u in zip(ps, us)] for ps, us in zip(soft, upstream)]
        flat = lambda m: np.array([[number(v) for v in line] for line in m])
        upright = lambda m: (m if axis == 1 else m.T).tolist()
        t = torch.tensor(x, dtype=torch.float64, requires_grad=True)
        torch.softmax(t, axis).backward(torch.tensor(upright(flat(upstream)), dtype=torch.float64))
        assert np.allclose(t.grad.numpy(), np.array(upright(flat(pulled))), rtol=1e-12, atol=1e-15), name
        t.grad = None
        torch.log_softmax(t, axis).backward(torch.tensor(upright(flat(upstream)), dtype=torch.float64))
        assert np.allclose(t.grad.numpy(), np.array(upright(flat(log_pulled))), rtol=1e-12, atol=1e-15), name
        cases.append(dict(name=name, x=[[float(v) for v in line] for line in x], axis=axis, upstream=upright(flat(upstream)), softmax=upright(flat(soft)), pullback=upright(flat(pulled)),
                          logSoftmax=upright(flat(logs)), logPullback=upright(flat(log_pulled))))
    return cases


def main():
    tables = dict(smooth=smooth(), kinks=kinks(), learnedSlopes=learned_slopes(), rows=rows())
    lines = ",\n".join(f' "{key}": [\n  ' + ",\n  ".join(json.dumps(case) for case in cases) + "\n ]" for key, cases in tables.items())
    (HERE / "activations.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
