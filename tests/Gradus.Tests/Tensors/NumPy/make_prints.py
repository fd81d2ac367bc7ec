"""Makes prints.json: how NumPy 1.24.2 prints arrays.

    /usr/bin/python3 make_prints.py

Each array comes as the base64 of its bytes (row-major, little-endian) with the text of str() and that of
array2string(…, separator=', ', prefix='tensor(', suffix=','), which is what repr() prints between its parentheses. Same bytes every time.
"""

import base64
import json
import pathlib

import numpy as np

assert np.__version__ == "1.24.2", np.__version__
HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(5)
f4, f8, i4 = np.float32, np.float64, np.int32
nan, inf = np.nan, np.inf

ARRAYS = {
    # Scalars: all digits, as Python writes them.
    **{f"scalar {value!r}": np.array(value, f8) for value in [0.0, -0.0, 1.0, -2.5, 0.1 + 0.2, 1e-4, 9.9999e-5, 1e15, 1e16, 123456789.125, 1e300, 5e-324, 1 / 3, nan, inf, -inf]},
    **{f"float32 scalar {value!r}": np.array(value, f4) for value in [0.1, 1 / 3, 1e-4, 1e10, 3.4028235e38, 1e-45, 16777216.0]},
    "int scalar": np.array(-7, i4), "true scalar": np.array(True), "false scalar": np.array(False),
    # Small arrays.
    "whole floats": np.array([1, 2, 3], f8), "halves": np.array([1, 2.5, -3], f8), "thirds": np.array([1 / 3, 2 / 3, 1], f8), "float32 thirds": np.array([1 / 3, 2 / 3, 1], f4),
    "one element": np.array([3.25], f8), "negative zero": np.array([0.0, -0.0, 1.0], f8), "all zeros": np.zeros(4, f4), "tenths": np.arange(0, 1, 0.1).astype(f4),
    "nan and numbers": np.array([1, nan, -2.5], f8), "infinities": np.array([inf, -inf, 0.125], f8), "only nan": np.array([nan, nan], f8), "nan and inf": np.array([nan, -inf], f8), "inf in exponents": np.array([1e-10, inf, nan, -inf], f8),
    "nan beside many digits": np.array([nan, 123.456], f8),
    # Where the exponent comes in.
    "below 1e-4": np.array([1e-5, 1.0], f8), "at 1e-4": np.array([1e-4, 0.05], f8), "float32 at 1e-4": np.array([1e-4, 0.05], f4), "at 1e8": np.array([1e8, 2e8], f8), "below 1e8": np.array([99999999.0, 1e7], f8),
    "ratio of 1000": np.array([1.0, 1000.0], f8), "ratio over 1000": np.array([1.0, 1001.0], f8), "large and small": np.array([1e10, 1e-10, 0], f8), "three-digit exponents": np.array([1e100, 1e-5], f8),
    "negative exponents": np.array([-1.5e-7, 2e-7], f8), "long mantissas": np.array([1 / 3 * 1e-6, 2 / 3 * 1e6], f8), "float32 exponents": np.array([1 / 3 * 1e-6, 2 / 3 * 1e6], f4), "smallest and largest": np.array([5e-324, 1.7976931348623157e308], f8),
    "float32 power of ten": np.array([1e-5, 1 / 3, -1e-7], f4), "float64 power of ten": np.array([1e-5, 1e-23, 1 / 3, 0.0]),
    "float32 beyond 2^24": np.array([68887584, 16777216, 16777218, 50000000, 1.5e6], f4), "float32 scalar beyond 2^24": np.array(68887584, f4), "float64 beyond 2^53": np.array(9007199254740994.0), "float32 integers of eight digits": np.array([65655432, 2180314.5], f4),
    "float32 ratio": np.array([0.001, 1.0], f4), "ratio just over": np.array([0.000999, 1.0], f8), "rounds up to a power": np.array([9.9999999999e-7, 1.0], f8),
    # More digits than eight: rounded exactly, from the middle to even.
    "middle down": np.array([0.001953125, 1.0], f8), "middle up": np.array([0.005859375, 1.0], f8), "many digits": np.array([np.pi, np.e, np.sqrt(2) * 100], f8), "float32 many digits": np.array([np.pi, np.e, np.sqrt(2) * 100], f4), "carries": np.array([0.999999999, 9.999999996], f8),
    "middle with exponent": np.array([2.0 ** -30, 3 * 2.0 ** -31, 1.0], f8), "float32 small": np.array([0.012345679, 0.12345679], f4),
    # Integers and masks.
    "integers": np.array([1, -20, 300], i4), "int extremes": np.array([-2147483648, 2147483647], i4), "mask": np.array([True, False]), "all true": np.array([True, True]), "mask matrix": np.eye(3, dtype=bool), "int matrix": np.arange(12, dtype=i4).reshape(3, 4) * -7,
    # Shapes.
    "empty": np.zeros(0, f4), "no rows": np.zeros((0, 3), f4), "no columns": np.zeros((2, 0), i4), "row": np.ones((1, 3), f4), "column": np.ones((3, 1), f8) / 3, "matrix": rng.normal(size=(3, 4)), "float32 matrix": rng.normal(size=(3, 4)).astype(f4),
    "rank 3": rng.normal(size=(2, 2, 3)).astype(f4), "rank 4": np.arange(16, dtype=i4).reshape(2, 2, 2, 2), "rank 5": np.arange(4, dtype=f4).reshape(1, 2, 1, 2, 1),
    # Long lines and long arrays.
    "wraps": np.arange(40, dtype=i4), "wraps floats": rng.normal(size=30), "wide matrix": rng.normal(size=(2, 20)).astype(f4), "wide mask": rng.uniform(size=(2, 50)) > 0.5, "wide rank 3": rng.integers(0, 1000, size=(2, 2, 30)).astype(i4),
    "exactly 75": np.full(15, 1000, i4), "exactly 1000": np.arange(1000, dtype=i4), "1001": np.arange(1001, dtype=i4), "long floats": np.arange(2000, dtype=f4) / 8, "outlier that is not shown": np.where(np.arange(1200) == 600, 1e10, 1.0),
    "long matrix": np.arange(2400, dtype=i4).reshape(40, 60), "tall matrix": np.arange(1200, dtype=f4).reshape(600, 2), "flat matrix": np.arange(1200, dtype=f4).reshape(2, 600), "long rank 3": np.arange(1029, dtype=i4).reshape(7, 21, 7), "six at an edge": np.arange(1200, dtype=i4).reshape(6, 200),
    "long wide": rng.normal(size=(30, 40)), "seven": np.arange(1400, dtype=f8).reshape(7, 200) * 1e6,
}

cases = []
for name, array in ARRAYS.items():
    array = np.ascontiguousarray(array) if array.ndim else array
    body = "[]" if array.size == 0 else np.array2string(array, separator=", ", prefix="tensor(", suffix=",")
    cases.append({"name": name, "dtype": array.dtype.name, "shape": list(array.shape), "bytes": base64.b64encode(array.tobytes()).decode(), "str": str(array), "repr": body})
(HERE / "prints.json").write_text(json.dumps(cases, indent=1) + "\n", encoding="utf-8", newline="\n")
print(len(cases), "arrays")
