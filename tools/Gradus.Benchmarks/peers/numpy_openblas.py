#!/usr/bin/env python3
"""NumPy with OpenBLAS: matrix products, elementwise operations, a network trained by hand, and counting with bincount (protocol.py says how it answers)."""
import itertools

from models import MODELS, RULES, epochs, title
from protocol import Case, blas, duration, main, rate

ANY = 1 << 30
SIZES = {"L1_4k": 4096, "L2_64k": 65536, "L3_1m": 1 << 20, "DRAM_32m": 1 << 25}
STREAMS = {"add": 3, "mul": 3, "relu": 2, "exp": 2, "log": 2, "tanh": 2, "sum": 1, "dot": 2}
LAYERS = {"b64_784x512": (64, 784, 512), "b64_784x128": (64, 784, 128), "b256_784x512": (256, 784, 512), "b64_784x10": (64, 784, 10)}


def version():
    import numpy
    return f"NumPy {numpy.__version__} with {blas()}"


def product(m, k, n, form):
    def run(_):
        import numpy as np
        random = np.random.RandomState(0)

        def matrix(rows, columns):
            return random.randn(rows, columns).astype("f4")
        left = matrix(m, k) if form[0] == "n" else matrix(k, m).T
        right = matrix(k, n) if form[1] == "n" else matrix(n, k).T
        result = np.empty((m, n), "f4")
        return rate(lambda: np.dot(left, right, out=result), 2e-9 * m * k * n, "GFLOP/s", f"[{m}, {k}] · [{k}, {n}]")
    return run


def elementwise(op, count):
    def run(_):
        import numpy as np
        random = np.random.RandomState(0)
        a, b, out = random.rand(count).astype("f4") + np.float32(0.5), random.rand(count).astype("f4") + np.float32(0.5), np.empty(count, "f4")
        call = {
            "add": lambda: np.add(a, b, out=out), "mul": lambda: np.multiply(a, b, out=out), "relu": lambda: np.maximum(a, np.float32(0), out=out),
            "exp": lambda: np.exp(a, out=out), "log": lambda: np.log(a, out=out), "tanh": lambda: np.tanh(a, out=out), "sum": lambda: a.sum(), "dot": lambda: np.dot(a, b)}[op]
        return rate(call, 4e-9 * STREAMS[op] * count, "GB/s", f"{op} of {count} floats")
    return run


def training(model, rule):
    """An epoch, derivatives by hand: what a tutorial from scratch does."""
    def run(_):
        import numpy as np
        random = np.random.RandomState(0)
        count, widths, batch_size = MODELS[model]
        images, labels = random.rand(count, widths[0]).astype("f4"), random.randint(0, widths[-1], count)
        weights = [(random.randn(i, o) * (2 / i) ** 0.5).astype("f4") for i, o in itertools.pairwise(widths)]
        biases = [np.zeros(o, "f4") for o in widths[1:]]
        means = [[np.zeros_like(p) for p in parameters] for parameters in (weights, biases)]
        squares = [[np.zeros_like(p) for p in parameters] for parameters in (weights, biases)]
        steps = 0

        def descend(kind, layer, gradient):
            parameter = (weights, biases)[kind][layer]
            if rule == "sgd":
                parameter -= np.float32(0.1) * gradient
                return
            mean, square = means[kind][layer], squares[kind][layer]
            mean += np.float32(0.1) * (gradient - mean)
            square += np.float32(0.001) * (gradient * gradient - square)
            rate, root = np.float32(1e-3 / (1 - 0.9 ** steps)), np.float32((1 - 0.999 ** steps) ** 0.5)
            parameter -= rate * mean / (np.sqrt(square) / root + np.float32(1e-8))

        def call():
            nonlocal steps
            order = random.permutation(count)
            for at in range(0, count, batch_size):
                batch = order[at:at + batch_size]
                steps += 1
                outputs = [images[batch]]
                for w, b in zip(weights[:-1], biases[:-1]):
                    outputs.append(np.maximum(outputs[-1] @ w + b, 0))
                logits = outputs[-1] @ weights[-1] + biases[-1]
                logits -= logits.max(1, keepdims=True)
                error = np.exp(logits)
                error /= error.sum(1, keepdims=True)
                error[np.arange(len(batch)), labels[batch]] -= 1
                error /= np.float32(len(batch))
                for layer in reversed(range(len(weights))):
                    below = (error @ weights[layer].T) * (outputs[layer] > 0) if layer else None
                    descend(0, layer, outputs[layer].T @ error)
                    descend(1, layer, error.sum(0))
                    error = below
        return duration(call, 1, "s", f"an epoch of {title(model, rule)}, {count:,} rows", exactly=epochs(model))
    return run


def confusion(_):
    import numpy as np
    from million import classes
    truth, answers = classes()
    return duration(lambda: np.bincount(truth * 10 + answers, minlength=100).reshape(10, 10), 1e3, "ms", "10×10 counts of 1,000,000 samples by bincount")


CASES = {"metrics/numpy/confusion_1m": Case(confusion)}
for model, rule in itertools.product(MODELS, RULES):
    CASES[f"train/numpy/{model}/{rule}/epoch"] = Case(training(model, rule), ANY)
for n in (64, 128, 256, 512, 1024, 2048):
    CASES[f"sgemm/numpy/{n}"] = Case(product(n, n, n, "nn"), ANY)
for layer, (batch, inputs, outputs) in LAYERS.items():
    CASES[f"sgemm/numpy/fwd_{layer}"] = Case(product(batch, inputs, outputs, "nt"), ANY)
    CASES[f"sgemm/numpy/dW_{layer}"] = Case(product(outputs, batch, inputs, "tn"), ANY)
for op in STREAMS:
    for size, count in SIZES.items():
        CASES[f"eltwise/numpy/{op}/{size}"] = Case(elementwise(op, count))

if __name__ == "__main__":
    main("numpy", "python3-numpy", CASES, version)
