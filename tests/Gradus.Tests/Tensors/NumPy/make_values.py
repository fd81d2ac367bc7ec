"""Makes values.json: what NumPy 1.24.2 says of indexing, creation, shapes, reductions and functions.

    /usr/bin/python3 make_values.py

Each case is a NumPy expression over the arrays below; the tests hold the same expression in C# beside it. Same bytes every time.
An array is {dtype, shape, data}; numbers that JSON lacks are the words nan, inf and -inf.
"""

import json
import math
import pathlib
import re

import numpy as np

assert np.__version__ == "1.24.2", np.__version__
HERE = pathlib.Path(__file__).parent

rng = np.random.default_rng(3)
ARRAYS = {
    "A": np.arange(12, dtype=np.int32).reshape(3, 4),
    "B": np.arange(60, dtype=np.int32).reshape(3, 4, 5),
    "V": np.array([1.5, -2.0, 0.0, 3.25, -0.5]),
    "X": rng.normal(size=(2, 3, 4)),
    "Y": rng.normal(size=(3, 4)),
    "F": rng.normal(size=(4, 5)).astype(np.float32),
    "P": rng.uniform(0.5, 2, size=(3, 5)),
    "Z": np.array([[1.0, 0.0, 3.0], [2.0, 5.0, -4.0]]),
    "N": np.array([1.0, np.nan, np.inf, -np.inf, 0.0]),
    "T": np.array([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 0.49999999999999994, 1e16, -3.7, 3.2]),
    "S": np.array([-800.0, -40.0, -1.0, 0.0, 1e-3, 1.0, 40.0, 800.0]),
    "M": np.array([[True, False, True, False], [False, False, True, True], [False, False, False, False]]),
    "C": np.array([[3, 1, 3], [0, 0, -2]], dtype=np.int32),
}

CASES = {
    "Indexing": [
        "A[1]", "A[-1]", "A[1:3]", "A[1:3, :]", "A[:, 2]", "A[-1, -1]", "A[..., 0]", "B[1, ..., 2]", "B[..., 1:3]", "B[:, 1:2, -2:]", "A[2:2]",
        "A[::2]", "A[:, ::2]", "A[::-1]", "A[:, ::-2]", "A[:, 3:0:-1]", "A[:, 1:4:2]", "B[2:0:-1, ::3, ::-1]", "A[:, None]", "A[None, 1, None, :2]", "B[..., None, 0]",
        "A[[0, 2]]", "A[[2, -1, 0]]", "A[:, [3, 0, 0]]", "A[np.array([[0, 1], [2, 0]])]", "A[:, np.array([[0, 1], [2, 3]])]", "A[[0, 1, 2], [3, 2, 0]]", "A[[[0], [2]], [1, 3]]",
        "B[[0, 2], 1:3]", "B[[0, 2], :, [1, 4]]", "B[0, :, [1, 4]]", "B[:, [0, 1], [2, 3]]", "B[:, [0, 1], 2]", "B[1, [0, 1], :]", "B[:, [[0], [1]], [2, 3]]", "B[[0, 1], None, [2, 3]]",
        "B[..., [0, 1], None]", "B[1:, [0, 3], ::-2]", "A[M]", "A[A % 2 == 0]", "B[M]", "B[:, [True, False, True, True]]", "B[[True, False, True], :, 0]", "B[[True, False, True], [0, 3]]", "A[[]]",
        "replaced(A, np.s_[0], 7)", "replaced(A, np.s_[:, 1:3], [[1, 2]])", "replaced(A, np.s_[[0, 0], [1, 1]], [5, 6])", "replaced(A, M, -1)", "replaced(B, np.s_[..., ::2], 0)",
        "replaced(A, np.s_[2:2], 1)", "replaced(Y, np.s_[::-1, 0], [1., 2., 3.])", "replaced(M, np.s_[1], True)",
        "added(A, np.s_[0], 7)", "added(A, np.s_[[0, 0, 2]], [[1], [10], [100]])", "added(Y, np.s_[:, ::2], 0.5)",
    ],
    "Creation": [
        "np.arange(0, 5)", "np.arange(2, 10, 3)", "np.arange(5, 0, -2)", "np.arange(0, 1, 0.25)", "np.arange(3, 3)", "np.arange(5, 2)", "np.linspace(0, 1, 5)", "np.linspace(-1, 1, 4, endpoint=False)",
        "np.linspace(2, 3, 1)", "np.linspace(2, 3, 0)", "np.linspace(0, 0.1, 7)", "np.eye(3)", "np.eye(2, 4)", "np.eye(3, dtype=bool)", "np.eye(4)[[1, 3, 0]]", "np.eye(3)[np.array([[0, 1], [2, 2]])]",
        "np.full((2, 3), 7)", "np.full((2,), 0.1, np.float32)", "np.zeros((0, 3))", "np.ones((), bool)", "np.array([[1.5, 2.5], [3.5, 4.5]])", "np.arange(24, dtype=np.int32).reshape(2, 3, 2, 2)",
    ],
    "Shaping": [
        "A.reshape(2, 6)", "A.reshape(-1, 3)", "A.reshape(-1)", "A.ravel()", "A.T", "B.transpose(2, 0, 1)", "B.transpose()", "np.swapaxes(B, 0, 2)", "np.moveaxis(B, 0, -1)", "np.moveaxis(B, 2, 0)",
        "np.expand_dims(A, 0)", "np.expand_dims(A, -1)", "np.squeeze(np.ones((1, 3, 1)))", "np.squeeze(np.ones((1, 3, 1)), 0)", "np.flip(A)", "np.flip(A, 1)", "np.flip(B, (0, 2))",
        "np.roll(A, 1, 0)", "np.roll(A, -1, 1)", "np.roll(A, 9, 1)", "np.roll(A, 0, 1)", "np.repeat(A, 2, 0)", "np.repeat(A, 3, 1)", "np.repeat(A, 0, 1)", "np.tile(V, 3)", "np.tile(A, (2, 2))", "np.tile(A, (2, 1, 2))", "np.tile(B, 2)",
        "np.split(A, 2, 1)[1]", "np.split(A, [1], 0)[1]", "np.concatenate([A, A])", "np.concatenate([A, A[:, :1]], 1)", "np.stack([V, 2 * V])", "np.stack([V, 2 * V], -1)", "np.broadcast_to(V, (2, 5))",
        "np.pad(A, ((1, 0), (2, 1)))", "np.pad(Y, ((0, 1), (1, 1)), constant_values=1.5)", "A.astype(np.float32)", "V.astype(np.int32)", "V.astype(bool)", "M.astype(np.float64)", "np.take(A, [1, 1, 0], 1)",
    ],
    "Reductions": [
        "X.sum()", "X.sum(0)", "X.sum((0, 2))", "X.sum(-1, keepdims=True)", "A.sum()", "M.sum()", "M.sum(1)", "np.zeros((0, 3)).sum(0)", "X.mean()", "X.mean(1)", "X.mean((0, 1), keepdims=True)", "F.mean(0)",
        "X.prod()", "P.prod(0)", "P.prod((0, 1), keepdims=True)", "X.prod((0, 2))", "A[:, 1:].prod(1)", "np.zeros((0, 3)).prod(0)", "X.max()", "X.max(1)", "X.max((1, 2))", "X.min(-1, keepdims=True)", "A.min(0)", "N.max()", "N[2:].max()",
        "X.argmax()", "X.argmax(1)", "X.argmin()", "X.argmin(2)", "C.argmax(1)", "C.argmin(1)", "C.argmax(0)", "X.argmax(1, keepdims=True)", "M.argmax(1)", "M.any()", "M.any(1)", "M.all(0)", "M.all()", "C.any(0)", "C.all(1)", "np.zeros((0, 3), bool).all(0)", "np.zeros((0, 3), bool).any(0)",
        "np.count_nonzero(C)", "np.count_nonzero(C, 1)", "np.count_nonzero(M, 0)", "X.cumsum(1)", "A.cumsum(0)", "M.cumsum(1)", "X.var()", "X.var(1)", "X.var((0, 2), ddof=1)", "X.var(2, ddof=1.5, keepdims=True)", "X.std()", "X.std(0, ddof=1)", "F.var(1)",
    ],
    "LinearAlgebra": [
        "np.linalg.norm(V)", "np.linalg.norm(V, 1)", "np.linalg.norm(V, np.inf)", "np.linalg.norm(V, 3)", "np.linalg.norm(Y)", "np.linalg.norm(Y, axis=1)", "np.linalg.norm(Y, 1, axis=0)", "np.linalg.norm(Y, 2.5, axis=1, keepdims=True)", "np.linalg.norm(Y, np.inf, axis=0)",
        "np.dot(V, V + 1)", "np.outer(V, V[:3])", "V @ P.T", "P @ V", "V @ V", "X @ Y.T", "X @ X.transpose(0, 2, 1)", "Y @ V[:4]", "X[:, None] @ Y.T", "np.trace(Y)", "np.diagonal(Y)", "np.diagonal(Y, 1)", "np.diagonal(Y, -2)", "np.diagonal(Y, 4)", "np.diagonal(Y, -3)",
        "np.diagonal(X, 1, -2, -1)", "np.diag(V)", "np.tril(Y)", "np.tril(Y, -1)", "np.tril(X, 1)", "np.triu(Y)", "np.triu(Y, 2)", "np.triu(X, -1)",
    ],
    "Functions": [
        "np.clip(V, -1, 2)", "np.clip(A, 3, 7)", "np.clip(N, -1, 1)", "np.clip(V, -np.inf, 1)", "np.square(V)", "np.maximum(V, 0)", "np.logaddexp(0, S)", "np.reciprocal(P)", "np.round(T)", "np.ceil(T)", "np.floor(T)",
        "M & M[::-1]", "M | M[0]", "M ^ M[0]", "~M", "V == 0", "V != 0", "C == C[0]", "M == M[0]", "M != M[0]", "np.isnan(N)", "np.isfinite(N)", "np.isfinite(A)", "np.where(V > 0, V, -1)", "np.where(M, A, -A)", "A > 5", "5 > A", "A >= A[1]", "2 - A", "1 / P", "A * 2 - 1",
        "np.isclose(N, N).all()", "np.isclose(N, N, equal_nan=True).all()", "np.isclose(V, V + 1e-9).all()", "np.isclose(V, V + 1e-4).all()", "np.isclose(V, V * (1 + 5e-6)).all()", "np.isclose([1.0], [np.inf]).all()",
    ],
}


def replaced(array, index, value):
    """A copy with a part assigned."""
    copy = array.copy()
    copy[index] = value
    return copy


def added(array, index, value):
    """A copy with something added to a part, also to places named twice."""
    copy = array.copy()
    np.add.at(copy, index, value)
    return copy


def number(value):
    """A number as JSON has it."""
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
    return value


def packed(value):
    """An array with our types: every integer is int32."""
    array = np.asarray(value)
    dtype = "int32" if array.dtype.kind == "i" else array.dtype.name
    return {"dtype": dtype, "shape": list(array.shape), "data": [number(item) for item in array.ravel().tolist()]}


names = {"np": np, "replaced": replaced, "added": added, **ARRAYS}
result = {
    "made_by": f"make_values.py with NumPy {np.__version__}",
    "arrays": {name: packed(array) for name, array in ARRAYS.items()},
    "cases": {group: {expression: packed(eval(expression, names)) for expression in expressions} for group, expressions in CASES.items()},
}
with np.errstate(all="ignore"):
    text = json.dumps(result, indent=1, allow_nan=False)
# One array a line.
text = re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda match: "[" + re.sub(r"\s*\n\s*", " ", match.group(1)) + "]", text)
text = re.sub(r"\{\s+(\"dtype\"[^{}]*?)\s+\}", lambda match: "{" + re.sub(r"\s*\n\s*", " ", match.group(1)) + "}", text)
(HERE / "values.json").write_text(text + "\n", encoding="utf-8", newline="\n")
print(sum(len(cases) for cases in CASES.values()), "cases")
