"""Makes the paths that Gradus.Optimizers is compared with, by letting PyTorch 1.13 walk them in float64.

    /usr/bin/python3 make_trajectories.py

writes trajectories.json beside itself. Same bytes each time.

Each case is a setting (settings.py) with 100 steps: on Rosenbrock's function from (1.5, 1.5) every point, on the 2-3-1 net every loss and the 13 parameters after some steps.
"""

import math

import torch
from settings import NET_INPUTS, NET_START, ROSENBROCK_START, STEPS, constant, cosine, exponential, inverse_time, stairs, write

assert torch.__version__.startswith("1.13"), torch.__version__
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
KEPT = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]


def rosenbrock(p):
    x, y = p[0][0], p[0][1]
    return (1 - x) ** 2 + 100 * (y - x ** 2) ** 2


def net(p):
    x = torch.tensor(NET_INPUTS)
    return torch.sigmoid(torch.sigmoid(x @ p[0].T + p[1]) @ p[2].T + p[3]).sum()


PROBLEMS = {"rosenbrock": (rosenbrock, [ROSENBROCK_START]), "net": (net, NET_START)}


def made(case, parameters):
    """PyTorch's optimizer and scheduler of a setting."""
    rate, decay, options = case["rate"], case.get("decay"), {"lr": case["rate"]["rate"]}
    kind = case["optimizer"]
    decoupled = decay is not None and decay["kind"] == "Decoupled"
    if decay is not None:
        options["weight_decay"] = decay["lambda"]
    if kind in ("Sgd", "Momentum", "Nesterov"):
        assert not decoupled
        if kind != "Sgd":
            options |= {"momentum": case["first"], "nesterov": kind == "Nesterov", "dampening": case.get("dampening", 0)}
        optimizer = torch.optim.SGD(parameters, **options, foreach=False)
    elif kind == "Adagrad":
        assert case["place"] == "BesideRoot"
        if rate["kind"] == "InverseTime" and "warmUp" not in rate:
            options["lr_decay"] = rate["second"]  # what this option of Adagrad does is that schedule
        optimizer = torch.optim.Adagrad(parameters, **options, eps=case["epsilon"], initial_accumulator_value=case.get("start", 0), foreach=False)
    elif kind == "RmsProp":
        assert case["place"] == "BesideRoot" and not case.get("start")
        optimizer = torch.optim.RMSprop(parameters, **options, alpha=case["first"], eps=case["epsilon"], foreach=False)
    else:
        rule = torch.optim.AdamW if decoupled else torch.optim.Adam
        optimizer = rule(parameters, **{"weight_decay": 0} | options, betas=(case["first"], case["second"]), eps=case["epsilon"], foreach=False)
    return optimizer, scheduled(case, optimizer)


def scheduled(case, optimizer):
    s = torch.optim.lr_scheduler
    rate = case["rate"]
    second, steps = rate.get("second"), rate.get("steps")
    warm = lambda t: min(1, (t + 1) / rate["warmUp"]) if "warmUp" in rate else 1
    if "warmUp" in rate or rate.get("closed"):
        factors = {
            "Constant": lambda t: 1,
            "Exponential": lambda t: second ** t,
            "InverseTime": lambda t: 1 / (1 + second * t),
            "Cosine": lambda t: (second + (rate["rate"] - second) * (1 + math.cos(math.pi * min(t, steps) / steps)) / 2) / rate["rate"],
        }
        return s.LambdaLR(optimizer, lambda t: factors[rate["kind"]](t) * warm(t))
    if rate["kind"] == "InverseTime" and case["optimizer"] == "Adagrad" or rate["kind"] == "Constant":
        return None
    return {
        "Exponential": lambda: s.ExponentialLR(optimizer, second),
        "Stairs": lambda: s.StepLR(optimizer, steps, second),
        "InverseTime": lambda: s.LambdaLR(optimizer, lambda t: 1 / (1 + second * t)),
        "Cosine": lambda: s.CosineAnnealingLR(optimizer, steps, second),
    }[rate["kind"]]()


def walked(case):
    loss_of, start = PROBLEMS[case["problem"]]
    parameters = [torch.tensor(p, requires_grad=True) for p in start]
    optimizer, scheduler = made(case, parameters)
    limit = case.get("clipping")
    losses, points = [], []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = loss_of(parameters)
        loss.backward()
        if limit is not None:
            clip = torch.nn.utils.clip_grad_norm_ if limit["kind"] == "ByNorm" else torch.nn.utils.clip_grad_value_
            clip(parameters, limit["limit"])
        optimizer.step()
        if scheduler is not None:
            scheduler.step()
        losses.append(loss.item())
        points.append([number for p in parameters for number in p.detach().flatten().tolist()])
    assert all(math.isfinite(number) for point in points for number in point), case["name"]
    kept = range(1, STEPS + 1) if case["problem"] == "rosenbrock" else KEPT
    return {**case, "losses": losses, "steps": list(kept), "points": [points[step - 1] for step in kept]}


def case(name, optimizer, rate, problem="rosenbrock", **more):
    return {"name": f"{name}, {problem}", "problem": problem, "optimizer": optimizer, "rate": rate, **more}


def sgd(**more):
    return {"optimizer": "Sgd", **more}


def momentum(beta=0.9, **more):
    return {"optimizer": "Momentum", "form": "PyTorch", "first": beta, **more}


def nesterov(beta=0.9, **more):
    return {"optimizer": "Nesterov", "form": "PyTorch", "first": beta, **more}


def adagrad(epsilon=1e-10, **more):
    return {"optimizer": "Adagrad", "place": "BesideRoot", "epsilon": epsilon, **more}


def rmsprop(gamma=0.99, epsilon=1e-8, **more):
    return {"optimizer": "RmsProp", "place": "BesideRoot", "first": gamma, "epsilon": epsilon, **more}


def adam(beta1=0.9, beta2=0.999, epsilon=1e-8, **more):
    return {"optimizer": "Adam", "form": "KingmaBa", "first": beta1, "second": beta2, "epsilon": epsilon, **more}


L2 = {"kind": "L2", "lambda": 0.01}
STRONG_L2 = {"kind": "L2", "lambda": 0.5}
DECOUPLED = {"kind": "Decoupled", "lambda": 0.1}
BY_NORM = {"kind": "ByNorm", "limit": 2.0}
ABOVE = {"kind": "ByNorm", "limit": 1e5}
BY_VALUE = {"kind": "ByValue", "limit": 1.5}

# Name, rule, rate on Rosenbrock, rate on the net (None: not there).
SETTINGS = [
    ("SGD", sgd(), constant(1e-3), constant(1.0)),
    ("SGD with L2 decay", sgd(decay=STRONG_L2), constant(1e-3), constant(1.0)),
    ("SGD clipped by the norm", sgd(clipping=BY_NORM), constant(1e-2), None),
    ("SGD clipped by the norm, a limit above it", sgd(clipping=ABOVE), constant(1e-3), constant(0.5)),
    ("SGD clipped by the norm of all tensors", sgd(clipping={"kind": "ByNorm", "limit": 0.3}), None, constant(1.0)),
    ("SGD clipped by value", sgd(clipping=BY_VALUE), constant(1e-2), None),
    ("SGD clipped by value, and L2 decay", sgd(clipping={"kind": "ByValue", "limit": 0.1}, decay=STRONG_L2), constant(1e-2), constant(1.0)),
    ("momentum", momentum(), constant(1e-4), constant(0.1)),
    ("momentum of 0.5 with dampening", momentum(0.5, dampening=0.3), constant(1e-4), constant(0.1)),
    ("momentum with L2 decay", momentum(decay=STRONG_L2), constant(1e-4), constant(0.1)),
    ("momentum with dampening, clipping and L2 decay", momentum(0.95, dampening=0.9, decay=L2, clipping=BY_NORM), constant(1e-3), None),
    ("Nesterov", nesterov(), constant(1e-4), constant(0.1)),
    ("Nesterov with L2 decay", nesterov(0.5, decay=STRONG_L2), constant(1e-4), constant(0.1)),
    ("Adagrad", adagrad(), constant(0.1), constant(1.0)),
    ("Adagrad with a great epsilon", adagrad(0.1), constant(0.1), constant(1.0)),
    ("Adagrad with L2 decay", adagrad(decay=STRONG_L2), constant(0.1), constant(1.0)),
    ("Adagrad with a start", adagrad(start=0.5), constant(0.1), None),
    ("Adagrad with a rate that decays", adagrad(), inverse_time(0.1, 0.1), constant(0.5)),
    ("RMSProp", rmsprop(), constant(1e-2), constant(1e-2)),
    ("RMSProp with a great epsilon", rmsprop(0.9, 0.1), constant(1e-2), constant(1e-2)),
    ("RMSProp with L2 decay", rmsprop(decay=L2), constant(1e-2), constant(1e-2)),
    ("Adam", adam(), constant(1e-2), constant(1e-2)),
    ("Adam with other betas", adam(0.5, 0.9), constant(1e-2), constant(1e-2)),
    ("Adam with a great epsilon", adam(epsilon=0.1), constant(1e-2), constant(1e-2)),
    ("Adam with L2 decay", adam(decay=STRONG_L2), constant(1e-2), constant(1e-2)),
    ("Adam with decoupled decay", adam(decay=DECOUPLED), constant(1e-2), constant(1e-2)),
    ("Adam clipped by the norm", adam(clipping=BY_NORM), constant(1e-2), None),
    ("SGD, exponential", sgd(), exponential(1e-3, 0.97), None),
    ("SGD, stairs", sgd(), stairs(1e-3, 0.5, 30), None),
    ("SGD, inverse time", sgd(), inverse_time(1e-3, 0.05), None),
    ("SGD, cosine", sgd(), cosine(1e-3, 100, 1e-5), None),
    ("SGD, cosine that ends", sgd(), cosine(1e-3, 60, 1e-4, closed=True), None),
    ("SGD, warm-up", sgd(), {**constant(1e-3), "warmUp": 10}, None),
    ("momentum, exponential", momentum(), exponential(1e-4, 0.98), None),
    ("Nesterov, stairs", nesterov(), stairs(1e-4, 0.5, 25), None),
    ("Adam, cosine, with warm-up and decoupled decay", adam(decay=DECOUPLED), cosine(1e-2, 80, 1e-4, warmUp=5), None),
]


def main():
    cases = []
    for name, rule, on_rosenbrock, on_net in SETTINGS:
        for problem, rate in ("rosenbrock", on_rosenbrock), ("net", on_net):
            if rate is not None:
                cases.append(walked(case(name, rate=rate, problem=problem, **rule)))
    write("trajectories.json", f"PyTorch {torch.__version__}, float64", cases)


if __name__ == "__main__":
    main()
