#!/usr/bin/env python3
"""PyTorch's side of the comparison, in the protocol of Gradus.Benchmarks:
    torch_autograd.py --list                 names, FAMILY/torch/REST
    torch_autograd.py CASE --threads N       one line of JSON
Needs PyTorch (Debian: python3-torch). The figure is the fastest of many samples of wall-clock time, as on our side."""
import json
import os
import sys
import time


def measure(call, per, scale, unit, note, budget=1.0, inner=None):
    warm = time.perf_counter()
    while time.perf_counter() - warm < 0.6:
        call()
    if inner is None:
        start = time.perf_counter()
        call()
        inner = max(1, int(5e-5 / max(time.perf_counter() - start, 1e-9)))
    samples, begin = [], time.perf_counter()
    while len(samples) < 7 or time.perf_counter() - begin < budget:
        start = time.perf_counter()
        for _ in range(inner):
            call()
        samples.append((time.perf_counter() - start) / inner / per)
    samples.sort()
    return dict(value=samples[0] * scale, unit=unit, better="lower", min_s=samples[0], median_s=samples[len(samples) // 2],
                reps=len(samples), noise=round(samples[len(samples) // 2] / samples[0], 3), detail=dict(note=note))


def matrices():
    import torch
    x = (torch.arange(16, dtype=torch.float32) * 0.1).reshape(4, 4)
    b = (0.9 + torch.arange(16, dtype=torch.float32) * 0.01).reshape(4, 4)
    return torch, x, b


def operation(f):
    torch, x, b = matrices()
    return measure(lambda: f(x, b), 1, 1e6, "us/op", "one operation on 4x4 floats", inner=1000)


def polynomial(x, b):
    y = x
    for _ in range(50):
        y = (y * b) + b
    return y.sum()


def chain_fwdbwd():
    torch, x, b = matrices()
    x.requires_grad_()

    def call():
        polynomial(x, b).backward()
        x.grad = None
    return measure(call, 100, 1e6, "us/op", "forward and backward of 100 multiplications and additions, per operation")


def chain_gradgrad():
    torch, x, b = matrices()
    x.requires_grad_()

    def call():
        first, = torch.autograd.grad(polynomial(x, b), x, create_graph=True)
        torch.autograd.grad((first * x).sum(), x)
    return measure(call, 100, 1e6, "us/op", "grad of grad over 100 multiplications and additions, per operation")


def gradcheck():
    import torch
    torch.manual_seed(0)
    x = torch.rand(8, 64, dtype=torch.double)
    parameters = [(torch.randn(*s, dtype=torch.double) * 0.1).requires_grad_() for s in ((64, 32), (32,), (32, 10), (10,))]

    def logits(w1, b1, w2, b2):
        return torch.tanh(x @ w1 + b1) @ w2 + b2
    return measure(lambda: torch.autograd.gradcheck(logits, parameters, check_undefined_grad=False), 1, 1e3, "ms", "gradcheck of the 64-32-10 network's logits, batch 8, every entry", budget=3, inner=1)


CASES = {
    "overhead/torch/add/nograd": lambda: operation(lambda a, b: a + b),
    "overhead/torch/mul/nograd": lambda: operation(lambda a, b: a * b),
    "overhead/torch/matmul/nograd": lambda: operation(lambda a, b: a @ b),
    "overhead/torch/sum/nograd": lambda: operation(lambda a, b: a.sum()),
    "overhead/torch/chain_fwdbwd": chain_fwdbwd,
    "overhead/torch/chain_gradgrad": chain_gradgrad,
    "gradcheck/torch/slow/logits": gradcheck,
}


def main():
    if "--list" in sys.argv:
        print("\n".join(CASES))
        return
    threads = int(sys.argv[sys.argv.index("--threads") + 1])
    os.environ["OMP_NUM_THREADS"] = str(threads)
    import torch
    torch.set_num_threads(threads)
    name = sys.argv[1]
    print(json.dumps(dict(case=name, impl="torch", threads=threads, **CASES[name](), load1=os.getloadavg()[0])))


if __name__ == "__main__":
    main()
