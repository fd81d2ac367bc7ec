#!/usr/bin/env python3
"""NumPy with OpenBLAS: matrix products, elementwise operations, a network trained by hand, and counting with bincount (protocol.py says how it answers)."""
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


def epoch(_):
    """784-128-10, batches of 64, SGD, derivatives by hand: what a tutorial from scratch does."""
    import numpy as np
    random = np.random.RandomState(0)
    images, labels = random.rand(60_000, 784).astype("f4"), random.randint(0, 10, 60_000)
    w1, b1 = (random.randn(784, 128) * (2 / 784) ** 0.5).astype("f4"), np.zeros(128, "f4")
    w2, b2 = (random.randn(128, 10) * (2 / 128) ** 0.5).astype("f4"), np.zeros(10, "f4")
    rate_of_learning = np.float32(0.1)

    def call():
        nonlocal w1, b1, w2, b2
        order = random.permutation(60_000)
        for at in range(0, 60_000, 64):
            batch = order[at:at + 64]
            x, y = images[batch], labels[batch]
            hidden = np.maximum(x @ w1 + b1, 0)
            logits = hidden @ w2 + b2
            logits -= logits.max(1, keepdims=True)
            error = np.exp(logits)
            error /= error.sum(1, keepdims=True)
            error[np.arange(len(batch)), y] -= 1
            error /= np.float32(len(batch))
            hidden_error = (error @ w2.T) * (hidden > 0)
            w2 -= rate_of_learning * (hidden.T @ error)
            b2 -= rate_of_learning * error.sum(0)
            w1 -= rate_of_learning * (x.T @ hidden_error)
            b1 -= rate_of_learning * hidden_error.sum(0)
    return duration(call, 1, "s", "an epoch of 784-128-10, batch 64, SGD, 60,000 images", exactly=5)


def confusion(_):
    import numpy as np
    from million import classes
    truth, answers = classes()
    return duration(lambda: np.bincount(truth * 10 + answers, minlength=100).reshape(10, 10), 1e3, "ms", "10×10 counts of 1,000,000 samples by bincount")


CASES = {"train/numpy/mlp128/b64/sgd/epoch": Case(epoch, ANY), "metrics/numpy/confusion_1m": Case(confusion)}
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
