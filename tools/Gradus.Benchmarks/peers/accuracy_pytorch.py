#!/usr/bin/env python3
"""Trains PyTorch's networks on the arrays that Gradus trains on, with the same options and its own random numbers. It reads a line of JSON and prints lines of JSON
(Accuracy/Peer.cs shows them): its version, then for each seed how many examples of the test part it gives their class."""
import importlib.util
import itertools
import json
import os
import sys

from protocol import blas, prepare


def network(torch, widths, start):
    layers = []
    for inputs, outputs in itertools.pairwise(widths):
        layers += [torch.nn.Linear(inputs, outputs), torch.nn.ReLU()]
    # nn.Linear starts weights and biases uniformly in ±1/√inputs.
    if start == "normal":
        for layer in layers[::2]:
            torch.nn.init.normal_(layer.weight)
            torch.nn.init.zeros_(layer.bias)
    return torch.nn.Sequential(*layers[:-1])


def correct(torch, request, arrays, seed):
    x, labels, test_x, test_labels = arrays
    torch.manual_seed(seed)
    net = network(torch, request["widths"], request["start"])
    optimizer = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[request["rule"]](net.parameters(), request["rate"])
    for _ in range(request["epochs"]):
        for rows in torch.randperm(len(x)).split(request["batch"]):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(net(x[rows]), labels[rows]).backward()
            optimizer.step()
    with torch.no_grad():
        return int((net(test_x).argmax(1) == test_labels).sum())


def main():
    if importlib.util.find_spec("torch") is None:
        sys.exit("torch is not installed; it is in Debian's python3-torch")
    request = json.loads(sys.stdin.read())
    prepare(1)
    import numpy as np
    import torch
    torch.set_num_threads(1)

    def load(name):
        return torch.from_numpy(np.load(os.path.join(request["folder"], name + ".npy")))
    arrays = load("training-x"), load("training-labels").long(), load("test-x"), load("test-labels").long()
    print(json.dumps(dict(version=f"PyTorch {torch.__version__} with {blas()}")), flush=True)
    for seed in request["seeds"]:
        print(json.dumps(dict(seed=seed, correct=correct(torch, request, arrays, seed))), flush=True)


if __name__ == "__main__":
    main()
