"""Makes indices.json: 400 random indices, of all kinds mixed, into arange(n).reshape(shape), and what NumPy 1.24.2 selects.

    /usr/bin/python3 make_indices.py

An index is a number, [start, stop, step] under "slice", "all", "newaxis", "ellipsis", {"places": nested numbers} or {"mask": nested truth values}.
Slices lie within their axes (ours are not cut). Same bytes every time.
"""

import json
import pathlib

import numpy as np

assert np.__version__ == "1.24.2", np.__version__
HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(7)


def within(length):
    """A slice that lies within an axis: its description and the slice."""
    step = int(rng.choice([1, 1, 2, 3, -1, -2]))
    if step > 0:
        start, stop = sorted(int(x) for x in rng.integers(0, length + 1, size=2))
    else:
        stop, start = sorted(int(x) for x in rng.integers(0, length, size=2))
    ends = [start if rng.random() < 0.7 else None, stop if rng.random() < 0.7 else None]
    return {"slice": [*ends, step]}, slice(*ends, step)


def one(shape, broadcast):
    """An index for the first axes of a shape: its description, the index, how many axes it takes."""
    kind = rng.choice(["number", "number", "slice", "slice", "slice", "all", "newaxis", "places", "places", "mask"])
    length = shape[0]
    if kind == "number":
        at = int(rng.integers(-length, length))
        return at, at, 1
    if kind == "slice":
        return *within(length), 1
    if kind == "all":
        return "all", slice(None), 1
    if kind == "newaxis":
        return "newaxis", None, 0
    if kind == "places":
        places = rng.integers(-length, length, size=broadcast[int(rng.integers(0, len(broadcast))):])
        return {"places": places.tolist()}, places, 1
    axes = int(rng.integers(1, len(shape) + 1))
    mask = rng.random(size=shape[:axes]) < 0.4
    return {"mask": mask.tolist()}, mask, axes


cases = []
while len(cases) < 400:
    shape = tuple(int(x) for x in rng.integers(1, 5, size=rng.integers(1, 5)))
    broadcast = tuple(int(x) for x in rng.integers(1, 4, size=rng.integers(1, 3)))
    array = np.arange(np.prod(shape), dtype=np.int32).reshape(shape)
    left, described, index = list(shape), [], []
    skips = rng.random() < 0.3
    while left and rng.random() < 0.85:
        if skips and rng.random() < 0.5:
            skips, taken = False, int(rng.integers(0, len(left) + 1))
            described.append("ellipsis")
            index.append(Ellipsis)
            # What follows the ellipsis indexes the last axes.
            left = left[taken:]
            continue
        text, item, axes = one(left, broadcast)
        described.append(text)
        index.append(item)
        left = left[axes:]
    if "ellipsis" in described and left:
        described += ["all"] * len(left)
        index += [slice(None)] * len(left)
    try:
        part = array[tuple(index)]
    except IndexError:
        # A mask's elements, as many as there are, do not broadcast with the places beside it.
        continue
    cases.append({"of": list(shape), "index": described, "shape": list(part.shape), "data": part.ravel().tolist()})
(HERE / "indices.json").write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n", encoding="utf-8", newline="\n")
