"""Makes the fixtures that Gradus.Layers is compared with, by asking torch.nn (float64) and NumPy.

    /usr/bin/python3 make_layers.py

writes layers.json and numpy.zip beside itself, and reads saved.zip, which Layer.Save wrote, with np.load. Same seed, same bytes.

layers.json: for each network its layers, the shape of an example, weights, a batch x, what comes out, and the gradients of Σ upstream · output by all weights and by x, in the order of
Gradus.Layers (a dense layer's matrix is [in, out], torch's transposed); and for some fans the spread that torch.nn.init gives weights.
"""

import io
import json
import math
import pathlib
import zipfile

import numpy as np
import torch
from torch import nn

assert torch.__version__.startswith("1.13"), torch.__version__
HERE = pathlib.Path(__file__).parent
torch.set_default_dtype(torch.float64)
FUNCTIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}

# A layer: kind, outputs, activation, has a bias.
NETWORKS = [
    ("one layer, nothing behind the sums", [4], 5, [("dense", 3, "", True)]),
    ("no bias", [3], 4, [("dense", 2, "sigmoid", False)]),
    ("one row", [3], 1, [("dense", 2, "tanh", True)]),
    ("one feature, one output", [1], 6, [("dense", 1, "", True)]),
    ("lecture 3's shape", [2], 3, [("dense", 2, "sigmoid", False), ("dense", 1, "sigmoid", False)]),
    ("two linear layers", [3], 4, [("dense", 5, "", True), ("dense", 2, "", True)]),
    ("three layers", [6], 7, [("dense", 8, "relu", True), ("dense", 5, "tanh", True), ("dense", 3, "", True)]),
    ("images", [3, 4], 5, [("flatten",), ("dense", 6, "relu", True), ("dense", 2, "", True)]),
    ("images with channels", [2, 3, 2], 3, [("flatten",), ("dense", 4, "", True)]),
    ("learned slopes", [4], 6, [("dense", 5, "", True), ("prelu",), ("dense", 3, "", True), ("prelu",)]),
    ("activations as layers", [3], 4, [("dense", 4, "", True), ("activate", "tanh"), ("dense", 2, "", True), ("activate", "sigmoid")]),
]


def module(layer, shape):
    """torch's layer for examples of a shape, and the shape behind it."""
    if layer[0] == "dense":
        _, outputs, function, has_bias = layer
        linear = nn.Linear(shape[0], outputs, bias=has_bias)
        return [linear] + ([FUNCTIONS[function]()] if function else []), [outputs]
    if layer[0] == "flatten":
        return [nn.Flatten()], [math.prod(shape)]
    return [nn.PReLU(init=0.25) if layer[0] == "prelu" else FUNCTIONS[layer[1]]()], shape


def ours(parameter, tensor):
    """A parameter's numbers, or its gradient's, as Gradus.Layers shapes them."""
    array = tensor.detach().numpy()
    return array.T if parameter.dim() == 2 else array.reshape(()) if array.shape == (1,) and getattr(parameter, "is_slope", False) else array


def shaped(array):
    return {"shape": list(array.shape), "values": np.ascontiguousarray(array).ravel().tolist()}


def case(name, shape, batch, layers):
    modules, example = [], shape
    for layer in layers:
        added, example = module(layer, example)
        modules += added
    network = nn.Sequential(*modules)
    for part in network:
        if isinstance(part, nn.PReLU):
            part.weight.is_slope = True
            part.weight.data.uniform_(0.1, 0.5)
    parameters = list(network.parameters())
    x = torch.randn([batch] + shape, requires_grad=True)
    output = network(x)
    upstream = torch.randn(output.shape)
    gradients = torch.autograd.grad((upstream * output).sum(), parameters + [x])
    return {
        "name": name,
        "input": shape,
        "layers": [{"kind": layer[0], "outputs": layer[1] if layer[0] == "dense" else 0,
                    "activation": layer[2] if layer[0] == "dense" else layer[1] if layer[0] == "activate" else "",
                    "hasBias": layer[3] if layer[0] == "dense" else False} for layer in layers],
        "example": example,
        "weights": [shaped(ours(p, p)) for p in parameters],
        "x": shaped(x.detach().numpy()),
        "upstream": shaped(upstream.numpy()),
        "output": shaped(output.detach().numpy()),
        "gradients": [shaped(ours(p, g)) for p, g in zip(parameters, gradients)],
        "xGradient": shaped(gradients[-1].numpy()),
    }


def spread(fan_in, fan_out):
    """The bounds and deviations that torch.nn.init draws with, read from its source: gain · √(2/(in + out)), gain / √in, and √3 times that for the uniform ones."""
    relu = nn.init.calculate_gain("relu")
    glorot, he = math.sqrt(2.0 / (fan_in + fan_out)), relu / math.sqrt(fan_in)
    weights = torch.empty(fan_out, fan_in)
    near = 0.99 if weights.numel() > 1000 else 0.8
    torch.manual_seed(5)
    nn.init.xavier_uniform_(weights)
    assert near < weights.abs().max() / (math.sqrt(3) * glorot) <= 1
    nn.init.kaiming_uniform_(weights, nonlinearity="relu")
    assert near < weights.abs().max() / (math.sqrt(3) * he) <= 1
    nn.init.kaiming_uniform_(weights, a=math.sqrt(5))  # nn.Linear's own
    assert near < weights.abs().max() * math.sqrt(fan_in) <= 1
    return {"in": fan_in, "out": fan_out, "glorotUniformBound": math.sqrt(3) * glorot, "glorotDeviation": glorot,
            "heUniformBound": math.sqrt(3) * he, "heDeviation": he, "pyTorchBound": 1 / math.sqrt(fan_in)}


def numpy_file():
    """A file of weights written by NumPy alone, of Sequential(Dense(2), Dense(1, hasBias: false)) for examples [3]."""
    arrays = {"0.weights": np.arange(6, dtype="<f8").reshape(3, 2) / 4, "0.bias": np.array([0.5, -0.5]), "1.weights": np.array([[3.0], [-2.0]])}
    listing = {"schema": "gradus/weights/v1", "layers": ["Dense(2)", "Dense(1, hasBias: false)"],
               "parameters": [{"name": n, "shape": list(a.shape), "dtype": str(a.dtype), "file": n + ".npy"} for n, a in arrays.items()]}
    with zipfile.ZipFile(HERE / "numpy.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        entries = [("weights.json", json.dumps(listing).encode())]
        for name, array in arrays.items():
            stream = io.BytesIO()
            np.lib.format.write_array(stream, array)
            entries.append((name + ".npy", stream.getvalue()))
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def read_saved():
    """NumPy opens what Layer.Save wrote: Sequential(Dense(2, Relu), Dense(1)) for examples [3], float32, parameter i full of the numbers i + 0, i + 1/8, …"""
    saved = np.load(HERE / "saved.zip")
    listing = json.loads(saved["weights.json"])
    assert listing["schema"] == "gradus/weights/v1" and listing["layers"] == ["Dense(2, Relu)", "Dense(1)"], listing
    shapes = {"0.weights": (3, 2), "0.bias": (2,), "1.weights": (2, 1), "1.bias": (1,)}
    assert [p["name"] for p in listing["parameters"]] == list(shapes), listing
    for i, (name, shape) in enumerate(shapes.items()):
        array = saved[name]
        assert array.dtype == np.float32 and array.shape == shape, (name, array)
        assert (array.ravel() == i + np.arange(array.size) / 8).all(), (name, array)


torch.manual_seed(6)
fixture = {"torch": "1.13", "cases": [case(*network) for network in NETWORKS], "spreads": [spread(*fan) for fan in [(784, 128), (64, 32), (100, 400), (30, 1)]]}
(HERE / "layers.json").write_text(json.dumps(fixture, indent=None, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")
numpy_file()
read_saved()
