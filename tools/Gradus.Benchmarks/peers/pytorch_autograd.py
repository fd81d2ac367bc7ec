#!/usr/bin/env python3
"""PyTorch's derivatives: what an operation costs beside its arithmetic, and what gradcheck costs (protocol.py says how it answers)."""
from protocol import Case, duration, main


def version():
    import torch
    return f"PyTorch {torch.__version__}"


def matrices(threads):
    import torch
    torch.set_num_threads(threads)
    x = (torch.arange(16, dtype=torch.float32) * 0.1).reshape(4, 4)
    b = (0.9 + torch.arange(16, dtype=torch.float32) * 0.01).reshape(4, 4)
    return torch, x, b


def operation(f):
    def run(threads):
        _, x, b = matrices(threads)
        return duration(lambda: f(x, b), 1e6, "us/op", "one operation on 4×4 floats")
    return run


def polynomial(x, b):
    y = x
    for _ in range(50):
        y = (y * b) + b
    return y.sum()


def chain_fwdbwd(threads):
    _, x, b = matrices(threads)
    x.requires_grad_()

    def call():
        polynomial(x, b).backward()
        x.grad = None
    return duration(call, 1e6, "us/op", "forward and backward of 100 multiplications and additions, per operation", per=100)


def chain_gradgrad(threads):
    torch, x, b = matrices(threads)
    x.requires_grad_()

    def call():
        first, = torch.autograd.grad(polynomial(x, b), x, create_graph=True)
        torch.autograd.grad((first * x).sum(), x)
    return duration(call, 1e6, "us/op", "grad of grad over 100 multiplications and additions, per operation", per=100)


def gradcheck(threads):
    torch, _, _ = matrices(threads)
    torch.manual_seed(0)
    x = torch.rand(8, 64, dtype=torch.double)
    parameters = [(torch.randn(*s, dtype=torch.double) * 0.1).requires_grad_() for s in ((64, 32), (32,), (32, 10), (10,))]

    def logits(w1, b1, w2, b2):
        return torch.tanh(x @ w1 + b1) @ w2 + b2
    return duration(lambda: torch.autograd.gradcheck(logits, parameters, check_undefined_grad=False), 1e3, "ms", "gradcheck of the 64-32-10 network's logits, batch 8, every entry", budget=3)


CASES = {
    "overhead/torch/add/nograd": Case(operation(lambda a, b: a + b)),
    "overhead/torch/mul/nograd": Case(operation(lambda a, b: a * b)),
    "overhead/torch/matmul/nograd": Case(operation(lambda a, b: a @ b)),
    "overhead/torch/sum/nograd": Case(operation(lambda a, b: a.sum())),
    "overhead/torch/chain_fwdbwd": Case(chain_fwdbwd),
    "overhead/torch/chain_gradgrad": Case(chain_gradgrad),
    "gradcheck/torch/slow/logits": Case(gradcheck),
}

if __name__ == "__main__":
    main("torch", "python3-torch", CASES, version)
