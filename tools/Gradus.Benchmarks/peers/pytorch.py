#!/usr/bin/env python3
"""PyTorch's matrix products, elementwise operations and training (protocol.py says how it answers). Its kernels use AVX-512 only where they are told to: torch512."""
import itertools
import os

from models import MODELS, RULES, epochs, steps, title
from protocol import Case, blas, duration, main, rate

ANY = 1 << 30
IMPLEMENTATIONS = {"torch": {}, "torch512": {"ATEN_CPU_CAPABILITY": "avx512"}}
SIZES = {"L1_4k": 4096, "L2_64k": 65536, "L3_1m": 1 << 20, "DRAM_32m": 1 << 25}
# How many arrays an operation reads and writes.
STREAMS = {"add": 3, "mul": 3, "axpy": 3, "relu": 2, "exp": 2, "log": 2, "tanh": 2, "sigmoid": 2, "sum": 1, "dot": 2, "softmax": 2}
# [batch, inputs, outputs] of layers in training.
LAYERS = {"b64_784x512": (64, 784, 512), "b64_784x128": (64, 784, 128), "b256_784x512": (256, 784, 512), "b64_784x10": (64, 784, 10)}


def torch_with(threads):
    import torch
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    return torch


def version():
    import torch
    return f"PyTorch {torch.__version__} with {blas()} ({os.environ.get('ATEN_CPU_CAPABILITY', 'its default')} kernels)"


def product(m, k, n, form):
    def run(threads):
        torch = torch_with(threads)
        left = torch.randn(m, k) if form[0] == "n" else torch.randn(k, m).t()
        right = torch.randn(k, n) if form[1] == "n" else torch.randn(n, k).t()
        result = torch.empty(m, n)
        return rate(lambda: torch.mm(left, right, out=result), 2e-9 * m * k * n, "GFLOP/s", f"[{m}, {k}] · [{k}, {n}]")
    return run


def elementwise(op, count):
    def run(threads):
        torch = torch_with(threads)
        a, b, out = torch.rand(count) + 0.5, torch.rand(count) + 0.5, torch.empty(count)
        if op == "softmax":
            a, out = a.view(-1, 1024), out.view(-1, 1024)
        call = {
            "add": lambda: torch.add(a, b, out=out), "mul": lambda: torch.mul(a, b, out=out), "axpy": lambda: b.add_(a, alpha=1e-9),
            "relu": lambda: torch.clamp(a, min=0, out=out), "exp": lambda: torch.exp(a, out=out), "log": lambda: torch.log(a, out=out),
            "tanh": lambda: torch.tanh(a, out=out), "sigmoid": lambda: torch.sigmoid(a, out=out), "sum": lambda: torch.sum(a),
            "dot": lambda: torch.dot(a, b), "softmax": lambda: torch.softmax(a, 1, out=out)}[op]
        return rate(call, 4e-9 * STREAMS[op] * count, "GB/s", f"{op} of {count} floats")
    return run


def training(model, rule, whole_epochs):
    """On made-up images: a shuffled epoch, or single steps."""
    def run(threads):
        torch = torch_with(threads)
        count, widths, batch_size = MODELS[model]
        images, labels = torch.rand(count, widths[0]), torch.randint(0, widths[-1], (count,))
        layers = []
        for inputs, outputs in itertools.pairwise(widths):
            layers += [torch.nn.Linear(inputs, outputs), torch.nn.ReLU()]
        network = torch.nn.Sequential(*layers[:-1])
        optimizer = torch.optim.SGD(network.parameters(), 0.1) if rule == "sgd" else torch.optim.Adam(network.parameters(), 1e-3)

        def step(batch):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(network(images[batch]), labels[batch]).backward()
            optimizer.step()

        def epoch():
            order = torch.randperm(count)
            for at in range(0, count, batch_size):
                step(order[at:at + batch_size])

        if whole_epochs:
            return duration(epoch, 1, "s", f"an epoch of {title(model, rule)}, {count:,} rows", exactly=epochs(model))
        # Whole batches only: an epoch's last one has fewer rows, and would be the fastest.
        order = torch.randperm(count)
        starts = itertools.cycle(range(0, count - batch_size, batch_size))

        def next_step():
            at = next(starts)
            step(order[at:at + batch_size])
        return duration(next_step, 1e6, "us", f"a step of {title(model, rule)}", exactly=steps(model))
    return run


CASES = {}
for n in (64, 128, 256, 512, 1024, 2048):
    CASES[f"sgemm/torch/{n}"] = Case(product(n, n, n, "nn"), ANY)
for layer, (batch, inputs, outputs) in LAYERS.items():
    # Weights are [outputs, inputs], as in torch.nn.Linear: forward X·Wᵀ, and the weights' gradient Gᵀ·X.
    CASES[f"sgemm/torch/fwd_{layer}"] = Case(product(batch, inputs, outputs, "nt"), ANY)
    CASES[f"sgemm/torch/dW_{layer}"] = Case(product(outputs, batch, inputs, "tn"), ANY)
for implementation, environment in IMPLEMENTATIONS.items():
    for op in STREAMS:
        for size, count in SIZES.items():
            CASES[f"eltwise/{implementation}/{op}/{size}"] = Case(elementwise(op, count), ANY, environment)
    for model, rule, part in itertools.product(MODELS, RULES, ("epoch", "step")):
        CASES[f"train/{implementation}/{model}/{rule}/{part}"] = Case(training(model, rule, part == "epoch"), ANY, environment)

if __name__ == "__main__":
    main("torch", "python3-torch", CASES, version)
