"""Makes Public/Oracle.g.cs and Staff/Oracle.g.cs: inputs, what they should give, and what wrong formulas give.

Networks are torch.nn's in float64 with handed-over weights (a dense layer's W [in, out] is torch's transposed); gradients are torch's. Inputs are doubles of few digits. Spreads are those
that torch.nn.init draws with. The lectures' numbers are asserted here.

    /usr/bin/python3 make_oracle.py        (python3-torch 1.13, python3-numpy)
"""
import math
import pathlib
import random

import numpy as np
import torch
from torch import nn

assert torch.__version__.startswith("1.13"), torch.__version__
torch.set_default_dtype(torch.float64)
here = pathlib.Path(__file__).parent
FUNCTIONS = {"None": lambda x: x, "Relu": torch.relu, "Tanh": torch.tanh, "Sigmoid": torch.sigmoid}


def number(x):
    """A double as C# writes it."""
    text = repr(float(x))
    return text[:-2] if text.endswith(".0") else text


def shaped(tensor):
    array = np.asarray(tensor.detach() if isinstance(tensor, torch.Tensor) else tensor, dtype=float)
    return f"new([{', '.join(map(number, array.ravel()))}], [{', '.join(map(str, array.shape))}])"


def listed(tensors):
    return "[" + ", ".join(map(shaped, tensors)) + "]"


def part(layer):
    kind, *rest = layer
    if kind == "Dense":
        outputs, function, has_bias = rest
        return f"new(LayerKind.Dense, {outputs}, Squashing.{function}, {'true' if has_bias else 'false'})"
    return f"new(LayerKind.Activate, 0, Squashing.{rest[0]})" if kind == "Activate" else f"new(LayerKind.{kind})"


def parts(layers):
    return "[" + ", ".join(map(part, layers)) + "]"


class Draws:
    def __init__(self, seed):
        self.rng = random.Random(seed)

    def tensor(self, *shape, low=-1.5, high=1.5, digits=2):
        """Numbers of few digits, not near 0."""
        def one():
            while True:
                x = round(self.rng.uniform(low, high), digits)
                if abs(x) >= 0.05:
                    return x
        return torch.tensor(np.array([one() for _ in range(math.prod(shape))]).reshape(shape))


# Dense layers.

def dense(draws, batch, features, outputs, function, has_bias):
    f = FUNCTIONS[function]
    while True:
        x, w, b = draws.tensor(batch, features), draws.tensor(features, outputs), draws.tensor(outputs)
        sums = x @ w + (b if has_bias else 0)
        if function != "Relu" or (sums.abs().min() > 0.05 and (sums > 0).any() and (sums < 0).any()):
            break
    upstream = draws.tensor(batch, outputs)
    linear = nn.Linear(features, outputs, bias=has_bias)
    linear.weight.data = w.T.clone()
    if has_bias:
        linear.bias.data = b.clone()
    at = x.clone().requires_grad_()
    output = f(linear(at))
    gradients = torch.autograd.grad((upstream * output).sum(), [linear.weight, at] + ([linear.bias] if has_bias else []))
    by_b = gradients[2] if has_bias else torch.zeros(0)
    before = torch.autograd.grad((upstream * f(sums.requires_grad_())).sum(), [sums])[0]
    transposed = f(x @ w.T + (b if has_bias else 0)) if features == outputs else torch.zeros(0)
    columns = [x, w, b if has_bias else torch.zeros(0), output, f(x @ w), transposed, sums, f(x @ w) + b if has_bias else torch.zeros(0),
               upstream, gradients[0].T, by_b, gradients[1], before[0] if has_bias else torch.zeros(0)]
    return f"new(Squashing.{function}, {', '.join(map(shaped, columns))})"


# Networks.

def build(layers, weights):
    """The network as a function of x, with these weights."""
    modules, left = [], list(weights)
    for kind, *rest in layers:
        if kind == "Dense":
            outputs, function, has_bias = rest
            w = left.pop(0)
            linear = nn.Linear(w.shape[0], outputs, bias=has_bias)
            linear.weight.data = w.T.clone()
            if has_bias:
                linear.bias.data = left.pop(0).clone()
            modules.append(linear)
            if function != "None":
                modules.append({"Relu": nn.ReLU, "Tanh": nn.Tanh, "Sigmoid": nn.Sigmoid}[function]())
        elif kind == "PRelu":
            layer = nn.PReLU()
            layer.weight.data = left.pop(0).reshape(1).clone()
            modules.append(layer)
        else:
            modules.append({"Relu": nn.ReLU, "Tanh": nn.Tanh, "Sigmoid": nn.Sigmoid}[rest[0]]())
    return nn.Sequential(*modules)


def slopes(draws, layers, batch, features):
    """Given layers alone. Wrong ones: the first layer alone, one stretch of weights for all, the layers from behind."""
    count = sum(kind == "PRelu" for kind, *_ in layers)
    weights = [draws.tensor(1, low=-1, high=2)[0] for _ in range(count)]
    x = draws.tensor(batch, features)
    right = build(layers, weights)(x)
    first = build(layers[:1], weights)(x)
    stretch = build(layers, weights[:1] * count)(x)
    behind = build(layers[::-1], weights)(x)
    return f"new({parts(layers)}, {listed(weights)}, {shaped(x)}, {shaped(right)}, {shaped(first)}, {shaped(stretch)}, {shaped(behind)})"


def network(draws, layers, batch, features):
    weights, width = [], features
    for kind, *rest in layers:
        if kind == "Dense":
            weights.append(draws.tensor(width, rest[0], low=-1, high=1))
            width = rest[0]
            if rest[2]:
                weights.append(draws.tensor(width, low=-1, high=1))
        elif kind == "PRelu":
            weights.append(draws.tensor(1, low=0.1, high=0.6)[0])
    x, upstream = draws.tensor(batch, features), draws.tensor(batch, width)
    model, at = build(layers, weights), x.clone().requires_grad_()
    output = model(at)
    ours = [p for p in model.parameters()]
    gradients = torch.autograd.grad((upstream * output).sum(), ours + [at])
    shapes = [w.shape for w in weights] + [x.shape]
    gradients = [g.T if g.dim() == 2 and i < len(ours) else g.reshape(shapes[i]) for i, g in enumerate(gradients)]
    return f"new({parts(layers)}, {listed(weights)}, {shaped(x)}, {shaped(output)}, {shaped(upstream)}, {listed(gradients)})"


# Starts.

def spread(fan_in, fan_out):
    glorot, he = math.sqrt(2.0 / (fan_in + fan_out)), nn.init.calculate_gain("relu") / math.sqrt(fan_in)
    weights = torch.empty(fan_out, fan_in)
    torch.manual_seed(3)
    for fill, deviation in [(nn.init.xavier_uniform_, glorot), (nn.init.xavier_normal_, glorot), (nn.init.kaiming_uniform_, he), (nn.init.kaiming_normal_, he)]:
        fill(weights, **({"nonlinearity": "relu"} if "kaiming" in fill.__name__ else {}))
        assert abs(weights.std() / deviation - 1) < 0.02, fill.__name__
    exchanged = nn.init.calculate_gain("relu") / math.sqrt(fan_out)
    return f"new({fan_in}, {fan_out}, {number(glorot)}, {number(math.sqrt(3) * glorot)}, {number(he)}, {number(math.sqrt(3) * he)}, {number(exchanged)})"


def table(kind, name, rows):
    return f"    internal static readonly {kind}[] {name} =\n    [\n" + "".join(f"        {row},\n" for row in rows) + "    ];\n"


def write(visibility, seed):
    draws = Draws(seed)
    hidden = visibility == "Staff"
    tables = []
    dense_rows = [(4, 3, 2, "None", True), (5, 3, 3, "Tanh", True), (4, 2, 4, "Sigmoid", False), (6, 3, 4, "Relu", True)] if not hidden else \
                 [(5, 4, 3, "Sigmoid", True), (4, 4, 4, "None", False), (7, 2, 3, "Relu", True), (3, 5, 1, "Tanh", True)]
    tables.append(table("DenseCase", "Dense", [dense(draws, *row) for row in dense_rows]))
    limits = [(1, 3, 2, "Tanh", True), (4, 1, 1, "None", True)]
    if hidden:
        tables.append(table("DenseCase", "Limits", [dense(draws, *row) for row in limits]))
        layers = [[("Dense", 4, "Tanh", True), ("PRelu",), ("Dense", 3, "None", False), ("Activate", "Sigmoid"), ("Dense", 2, "None", True)],
                  [("Activate", "Tanh"), ("Dense", 3, "Sigmoid", True), ("Dense", 5, "None", True), ("PRelu",)]]
        tables.append(table("NetworkCase", "Networks", [network(draws, layers[0], 4, 3), network(draws, layers[1], 5, 2)]))
        tables.append(table("SpreadCase", "Spreads", [spread(200, 340)]))
    else:
        layers = [[("PRelu",), ("Activate", "Tanh"), ("PRelu",)], [("Activate", "Sigmoid"), ("PRelu",), ("Activate", "Tanh"), ("PRelu",), ("Activate", "Sigmoid")]]
        tables.append(table("SlopesCase", "Slopes", [slopes(draws, layers[0], 4, 3), slopes(draws, [("PRelu",)] + layers[1][2:], 3, 4)]))
        tables.append(table("SpreadCase", "Spreads", [spread(400, 120)]))
    text = (
        "// <auto-generated/>\n// Made by make_oracle.py in the folder above with torch.nn; change that and run it again.\n#nullable enable\n"
        f"namespace Gradus.Suites.Layers.{visibility};\n\n/// <summary>Inputs and what they should give.</summary>\n"
        "internal static class Oracle\n{\n" + "\n".join(tables) + "}\n")
    (here / visibility / "Oracle.g.cs").write_text(text, encoding="utf-8", newline="\n")


def lecture():
    """Rows 15 and 19 of the lectures' numbers, which the handout states."""
    x = torch.tensor([[0.5, 0.1]])
    w1, w2 = torch.tensor([[0.15, 0.2], [0.25, 0.3]]), torch.tensor([[0.4], [0.45]])
    assert abs(torch.sigmoid(torch.sigmoid(x @ w1) @ w2).item() - 0.6105432018743285) < 1e-15
    assert abs((x @ w1 @ w2).item() - 0.0985) < 1e-15


lecture()
write("Public", 2026)
write("Staff", 6202)
