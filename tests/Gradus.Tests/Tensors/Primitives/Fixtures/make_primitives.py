"""Makes primitives.json: what NumPy 1.24 says of every primitive that is not a function of single floats, in all shapes and layouts.

    /usr/bin/python3 make_primitives.py

A case is {"op", "with": parameters, "in": tensors, "out": tensor}; a tensor is {"type", "shape", "data": row-major, "views": what is done to it before it is used}.
Numbers are small multiples of 1/8, so sums and products are exact in both types and the results can be compared to the bit. NaN and the infinities are words.
"""

import itertools
import json
import math
import pathlib

import numpy as np

rng = np.random.default_rng(4)
FLOATS = [np.float32, np.float64]
NUMBERS = FLOATS + [np.int32]
ALL = NUMBERS + [np.bool_]
cases = []


def written(array):
    array = np.asarray(array)
    if array.dtype == np.bool_ or array.dtype == np.int32:
        return [int(value) for value in array.ravel()]
    return [number(float(value)) for value in array.ravel()]


def number(value):
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return int(value) if value == int(value) and value != 0 and abs(value) < 1e9 else value


class Input:
    """An array, made of a base by views, each done by NumPy here and by a primitive there."""

    def __init__(self, base):
        self.base, self.array, self.views = base, base, []

    def then(self, kind, *parameters):
        x = self.array
        self.views.append([kind, *parameters])
        if kind == "permute":
            self.array = np.transpose(x, parameters[0])
        elif kind == "broadcast":
            self.array = np.broadcast_to(x, parameters[0])
        elif kind == "flip":
            self.array = np.flip(x, parameters[0])
        elif kind == "slice":
            starts, lengths, steps = parameters
            self.array = x[tuple(slice(s, s + n * t, t) if n else slice(0, 0) for s, n, t in zip(starts, lengths, steps))]
        return self

    def written(self):
        item = {"type": self.base.dtype.name, "shape": list(self.base.shape), "data": written(self.base)}
        return item | ({"views": self.views} if self.views else {})


def numbers(dtype, *shape):
    if dtype is np.bool_:
        return Input(rng.random(shape) < 0.5)
    values = rng.integers(-40, 41, shape)
    return Input((values if dtype is np.int32 else values / 8).astype(dtype))


def layouts(dtype, *shape):
    """Tensors of one shape that lie in memory in every way there is."""
    rank = len(shape)
    yield numbers(dtype, *shape)
    if rank == 0:
        return
    order = list(range(rank))[::-1]
    yield numbers(dtype, *[shape[axis] for axis in order]).then("permute", order)
    yield numbers(dtype, *shape).then("flip", [rank - 1])
    yield numbers(dtype, *[2 * n + 1 for n in shape]).then("slice", [1] * rank, list(shape), [2] * rank)
    yield numbers(dtype).then("broadcast", list(shape))
    if 0 not in shape:
        yield numbers(dtype, *shape[:-1], 1).then("broadcast", list(shape))
        yield numbers(dtype, 1, *shape[1:]).then("broadcast", list(shape))
    if rank > 2:
        yield numbers(dtype, *shape[1:], shape[0]).then("permute", [rank - 1, *range(rank - 1)]).then("flip", [0, 1])


def case(op, inputs, output, **parameters):
    output = np.asarray(output)
    item = {"op": op, "in": [x.written() for x in inputs], "out": {"type": output.dtype.name, "shape": list(output.shape), "data": written(output)}}
    cases.append(item | ({"with": parameters} if parameters else {}))


def special(dtype, *shape):
    """Some elements of numbers made NaN and infinite."""
    x = numbers(dtype, *shape)
    flat = x.base.reshape(-1)
    flat[rng.choice(flat.size, 3, replace=False)] = [math.nan, math.inf, -math.inf]
    return x


SHAPES = [(), (1,), (5,), (0,), (2, 3), (3, 0), (2, 0, 3), (3, 17), (2, 3, 4), (2, 1, 3, 2)]


def both(dtype, *shape):
    """Two tensors: every pair of layouts of the shape [2, 3]; of others each layout with two."""
    count = len(list(layouts(dtype, *shape)))
    for i in range(count):
        for j in range(count) if shape == (2, 3) else {(i + 1) % count, (i + 3) % count}:
            yield list(layouts(dtype, *shape))[i], list(layouts(dtype, *shape))[j]


# Elementwise, each layout on either side.
for shape in SHAPES:
    for a in layouts(np.float32, *shape):
        case("negate", [a], -a.array)
    for a, b in both(np.float32, *shape):
        case("subtract", [a, b], a.array - b.array)
for dtype in ALL:
    pairs = zip(layouts(dtype, 3, 17), reversed(list(layouts(dtype, 3, 17))))
    for a, b in pairs:
        case("maximum", [a, b], np.maximum(a.array, b.array))
        case("minimum", [a, b], np.minimum(a.array, b.array))
for dtype in (np.float64, np.int32):
    for op, numpy in {"add": np.add, "subtract": np.subtract, "multiply": np.multiply}.items():
        a, b = numbers(dtype, 35), numbers(dtype, 35)
        case(op, [a, b], numpy(a.array, b.array))
for op, numpy in {"negate": np.negative, "abs": np.abs, "sign": np.sign}.items():
    x = Input(np.concatenate([numbers(np.int32, 35).array, np.array([2**31 - 1, -(2**31) + 1, 0], np.int32)]))
    case(op, [x], numpy(x.array))
for op, numpy in {"greater": np.greater, "greater-or-equal": np.greater_equal, "less": np.less, "less-or-equal": np.less_equal, "equal": np.equal, "not-equal": np.not_equal}.items():
    edges = np.array([0.0, -0.0, 1, math.inf, -math.inf, math.nan])
    for dtype in FLOATS:
        a, b = Input(np.repeat(edges, 6).astype(dtype)), Input(np.tile(edges, 6).astype(dtype))
        case(op, [a, b], numpy(a.array, b.array))
    for dtype in NUMBERS:
        a, b = numbers(dtype, 3, 70).then("flip", [0]), numbers(dtype, 70).then("broadcast", [3, 70])
        b.base[::3] = a.array[0, ::3]
        b.array = np.broadcast_to(b.base, (3, 70))
        case(op, [a, b], numpy(a.array, b.array))
for dtype in ALL:
    for mask, a, b in zip(layouts(np.bool_, 3, 17), reversed(list(layouts(dtype, 3, 17))), [numbers(dtype, 3, 17)] * 4 + [numbers(dtype).then("broadcast", [3, 17])] * 3):
        case("select", [mask, a, b], np.where(mask.array, a.array, b.array))

# To int32 beyond its numbers NumPy leaves open what happens.
for source, target in itertools.product(ALL, ALL):
    x = numbers(source, 21) if source is np.int32 or source is np.bool_ or target is np.int32 else special(source, 21)
    case("cast", [x], x.array.astype(target), type=np.dtype(target).name)
x = Input(np.array([2.75, -2.75, 0.99, -0.99, -0.0, 2**31 - 1, -(2**31), 1e-300]))
case("cast", [x], x.array.astype(np.int32), type="int32")
case("cast", [Input(np.array([1 + 2**-25, 1e300, 1e-300, 2**24 + 1.0]))], np.array([1, math.inf, 0, 2**24], np.float32), type="float32")
for x in layouts(np.float32, 3, 5):
    case("cast", [x], x.array.astype(np.float64), type="float64")

# Reductions: over every set of axes.
REDUCTIONS = {"sum": np.sum, "max": np.max, "min": np.min}
for shape in [(5,), (2, 3), (3, 40), (3, 2, 5), (2, 3, 2, 3)]:
    for axes in itertools.chain.from_iterable(itertools.combinations(range(len(shape)), count) for count in range(len(shape) + 1)):
        layout = list(layouts(np.float32, *shape)) if len(shape) < 4 else [numbers(np.float32, *shape), numbers(np.float32, 3, 2, 3, 2).then("permute", [3, 2, 1, 0])]
        for x in layout:
            for name in ["sum"] if len(shape) > 2 else ["sum", "max"]:
                case(name, [x], REDUCTIONS[name](x.array, axis=axes).astype(np.float32), axes=list(axes))
for dtype in NUMBERS:
    for name, numpy in REDUCTIONS.items():
        for axes in [(0,), (1,), (0, 1)]:
            x = numbers(dtype, 70, 3)
            case(name, [x], numpy(x.array, axis=axes).astype(dtype), axes=list(axes))
for dtype in FLOATS:
    for name in ["max", "min"]:
        for axes in [(0,), (1,)]:
            x = special(dtype, 5, 70)
            case(name, [x], REDUCTIONS[name](x.array, axis=axes), axes=list(axes))
for name, numpy in {"max": np.any, "min": np.all}.items():
    for shape, axes in [((3, 4), (0,)), ((3, 4), (1,)), ((3, 4), (0, 1)), ((0, 3), (0,)), ((2, 0), (0, 1))]:
        x = Input(rng.random(shape) < (0.2 if name == "max" else 0.8))
        case(name, [x], numpy(x.array, axis=axes), axes=list(axes))
for shape, axes in [((0,), (0,)), ((0, 3), (0,)), ((0, 3), (1,)), ((2, 0, 3), (1,)), ((2, 0, 3), (0, 2))]:
    for dtype in NUMBERS:
        x = numbers(dtype, *shape)
        case("sum", [x], np.sum(x.array, axis=axes).astype(dtype), axes=list(axes))
case("max", [numbers(np.float32, 0, 3)], np.zeros((0,), np.float32), axes=[1])

# Positions: ties and NaN.
for dtype in NUMBERS:
    for axis in (0, 1, 2):
        for x in [numbers(dtype, 3, 7, 4), numbers(dtype, 4, 7, 3).then("permute", [2, 1, 0]), numbers(dtype, 3, 1, 4).then("broadcast", [3, 7, 4])]:
            x.base[...] = x.base // 3 if dtype is np.int32 else np.floor(x.base)
            case("argmax", [x], x.array.argmax(axis).astype(np.int32), axis=axis)
            case("argmin", [x], x.array.argmin(axis).astype(np.int32), axis=axis)
for dtype in FLOATS:
    x = Input(np.array([[1, math.nan, math.nan, 5], [math.nan, 1, 2, 3], [math.inf, 1, math.inf, -math.inf], [0.0, -0.0, 0.0, -0.0]], dtype))
    case("argmax", [x], x.array.argmax(1).astype(np.int32), axis=1)
    case("argmin", [x], x.array.argmin(1).astype(np.int32), axis=1)
case("argmax", [numbers(np.float32, 0, 3)], np.zeros((0,), np.int32), axis=1)

for dtype in NUMBERS:
    for shape in [(5,), (3, 20), (2, 3, 4), (0, 3), (2, 0)]:
        for axis in range(len(shape)):
            for x in itertools.islice(layouts(dtype, *shape), 3):
                case("cumulative-sum", [x], np.cumsum(x.array, axis, dtype=dtype), axis=axis)

# Places.
for dtype in ALL:
    for x in layouts(dtype, 3, 4):
        before, after, between = [1, 0], [0, 2], [0, 1]
        out = np.full((4, 9), 1, dtype)
        out[1:4, 0:7:2] = x.array
        case("pad", [x], out, before=before, after=after, between=between, value=1)
for shape, before, after, between in [((), [], [], []), ((0,), [1], [2], [3]), ((2, 0), [1, 1], [0, 0], [2, 0]), ((2, 2, 2), [0, 0, 1], [1, 0, 0], [0, 2, 1])]:
    x = numbers(np.float64, *shape)
    out = np.full([b + n + max(n - 1, 0) * i + a for n, b, a, i in zip(shape, before, after, between)], -2.5)
    out[tuple(slice(b, b + max(n + (n - 1) * i, 0), i + 1) for n, b, i in zip(shape, before, between))] = x.array
    case("pad", [x], out, before=before, after=after, between=between, value=-2.5)
for x in list(layouts(np.float32, 3, 5)) + list(layouts(np.float32, 2, 3, 4)):
    rank = x.array.ndim
    case("copy", [x], x.array)
    case("flip", [x], np.flip(x.array, 0), axes=[0])
    case("flip", [x], np.flip(x.array), axes=list(range(rank)))
    case("slice", [x], x.array[(slice(1, None, 1), slice(0, 3, 2))], starts=[1] + [0] * (rank - 1), lengths=[x.array.shape[0] - 1, 2] + list(x.array.shape[2:]), steps=[1, 2] + [1] * (rank - 2))
    case("slice", [x], x.array[:, 2:2], starts=[0, 2] + [0] * (rank - 2), lengths=[x.array.shape[0], 0] + list(x.array.shape[2:]), steps=[1] * rank)
    case("permute", [x], np.swapaxes(x.array, 0, 1), order=[1, 0] + list(range(2, rank)))
    case("reshape", [x], x.array.reshape(-1), shape=[x.array.size])
    case("broadcast", [x], np.broadcast_to(x.array, (2, *x.array.shape)), shape=[2, *x.array.shape])
for shape, to in [((), (2, 3)), ((1, 3), (2, 3)), ((2, 1, 3), (4, 2, 5, 3)), ((0, 1), (0, 4)), ((1,), (0,))]:
    x = numbers(np.int32, *shape)
    case("broadcast", [x], np.broadcast_to(x.array, to), shape=list(to))
for shape, to in [((), (1, 1)), ((0, 3), (3, 0)), ((2, 6), (3, 4)), ((1,), ())]:
    x = numbers(np.bool_, *shape)
    case("reshape", [x], x.array.reshape(to), shape=list(to))
case("flip", [numbers(np.float32, 0, 3)], np.zeros((0, 3), np.float32), axes=[0, 1])

for dtype in ALL:
    for axis, shapes in [(0, [(2, 3), (1, 3), (0, 3)]), (1, [(2, 3), (2, 1), (2, 4)]), (0, [(3,)]), (1, [(2, 0, 3), (2, 2, 3)])]:
        parts = [list(layouts(dtype, *shape))[min(i, 1)] for i, shape in enumerate(shapes)]
        case("concatenate", parts, np.concatenate([part.array for part in parts], axis), axis=axis)

for dtype in ALL:
    for axis in range(3):
        for indices in [np.array(2), np.array([0, 1, 1, 2]), np.array([[1, 0], [2, 2]]), np.zeros((0,))]:
            x = list(layouts(dtype, 3, 3, 4))[axis]
            at = Input(indices.astype(np.int32))
            case("gather", [x, at], np.take(x.array, at.array, axis), axis=axis)
for dtype in NUMBERS:
    for axis, shape in [(0, (4, 3)), (1, (2, 4, 3)), (2, (2, 3, 4))]:
        for updates in itertools.islice(layouts(dtype, *shape), 3):
            at = Input(np.array([1, 4, 1, 0], np.int32)).then("flip", [0])
            out = np.zeros((*shape[:axis], 5, *shape[axis + 1:]), dtype)
            np.add.at(np.moveaxis(out, axis, 0), at.array, np.moveaxis(updates.array, axis, 0))
            case("scatter-add", [updates, at], out, axis=axis, length=5)
updates, at = numbers(np.float32, 2, 2, 3), Input(np.array([[1, 0], [1, 1]], np.int32))
out = np.zeros((2, 3), np.float32)
np.add.at(out, at.array, updates.array)
case("scatter-add", [updates, at], out, axis=0, length=2)
case("scatter-add", [numbers(np.float32, 0, 3), Input(np.zeros(0, np.int32))], np.zeros((2, 3), np.float32), axis=0, length=2)

# Products: sizes on both sides of the blocks' edges, all layouts, batches.
for dtype in FLOATS:
    for m, k, n in [(1, 1, 1), (2, 3, 4), (4, 5, 32), (5, 7, 33), (9, 2, 17), (3, 300, 5), (1, 9, 40), (6, 40, 1), (0, 3, 2), (2, 0, 3), (2, 3, 0)]:
        a, b = numbers(dtype, m, k), numbers(dtype, k, n)
        case("dot", [a, b], a.array @ b.array)
    sides = [layouts(dtype, 5, 6), reversed(list(layouts(dtype, 6, 9)))]
    for a, b in itertools.product(*map(list, sides)) if dtype is np.float32 else list(zip(*sides)):
        case("dot", [a, b], a.array @ b.array)
    for a, b in [(numbers(dtype, 3, 2, 4), numbers(dtype, 3, 4, 5)), (numbers(dtype, 2, 4).then("broadcast", [3, 2, 4]), numbers(dtype, 5, 4, 3).then("permute", [2, 1, 0])),
                 (numbers(dtype, 2, 3, 2, 4), numbers(dtype, 3, 4, 2).then("broadcast", [2, 3, 4, 2])), (numbers(dtype, 3, 2, 2, 4).then("permute", [1, 0, 2, 3]), numbers(dtype, 2, 3, 4, 1)),
                 (numbers(dtype, 0, 2, 4), numbers(dtype, 0, 4, 5))]:
        case("dot", [a, b], a.array @ b.array)

path = pathlib.Path(__file__).parent / "primitives.json"
path.write_text("[\n" + ",\n".join(json.dumps(item, separators=(",", ":")) for item in cases) + "\n]\n")
