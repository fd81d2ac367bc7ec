"""The settings whose paths are fixtures, and how they are written: one JSON object a line."""

import json
import pathlib

HERE = pathlib.Path(__file__).parent
STEPS = 100

# The 2-3-1 net of PyTorch's test/cpp/api/optim_baseline.py, with its start weights.
NET_INPUTS = [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]
NET_START = [
    [[-0.21089885683388707, -0.4975560466422629], [-0.1412921620247176, -0.3420288967865903], [-0.2523635082803723, 0.6975570255493778]],
    [-0.10853121966252376, -0.297948499687533, 0.6892015099955718],
    [[-0.05080313011597654, -0.3941351875105899, -0.28433759745928844]],
    [-0.07113812430174121],
]
ROSENBROCK_START = [1.5, 1.5]


def constant(rate):
    return {"kind": "Constant", "rate": rate}


def exponential(rate, factor, **more):
    return {"kind": "Exponential", "rate": rate, "second": factor, **more}


def stairs(rate, factor, every):
    return {"kind": "Stairs", "rate": rate, "second": factor, "steps": every}


def inverse_time(rate, decay, **more):
    return {"kind": "InverseTime", "rate": rate, "second": decay, **more}


def cosine(rate, steps, last, **more):
    return {"kind": "Cosine", "rate": rate, "second": last, "steps": steps, **more}


def write(name, about, cases):
    lines = ",\n    ".join(json.dumps(case, ensure_ascii=False) for case in cases)
    (HERE / name).write_text('{\n  "about": %s,\n  "cases": [\n    %s\n  ]\n}\n' % (json.dumps(about, ensure_ascii=False), lines), encoding="utf-8")
    print(name, len(cases), "cases")
