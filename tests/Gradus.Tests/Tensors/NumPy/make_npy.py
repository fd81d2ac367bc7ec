"""Makes npy.json: files that NumPy 1.24.2 writes, with what they hold, and checks files that Gradus.Tensors wrote.

    /usr/bin/python3 make_npy.py              writes npy.json; same bytes every time
    /usr/bin/python3 make_npy.py check FOLDER  reads FOLDER/*.npy, compares each with the case of its name

"files" are base64. Those under "written" are in the layout that our writer has, version 1.0 and little-endian, so ours must be equal to the byte;
NumPy therefore opens ours because it opens its own, and load(save(x)) is asserted here. "check" was run on 2026-11-22 over what the test
`Written_files_are_NumPys` leaves in the folder named by GRADUS_NPY: 9 files, all equal.
"""

import base64
import io
import json
import pathlib
import sys

import numpy as np

assert np.__version__ == "1.24.2", np.__version__
HERE = pathlib.Path(__file__).parent

WRITTEN = {
    "float32 matrix": np.array([[1.5, -2.25, 0.1], [np.nan, np.inf, -0.0]], np.float32),
    "float64 vector": np.array([1 / 3, 5e-324, -1e308]),
    "int32 rank 3": np.arange(-6, 6, dtype=np.int32).reshape(2, 3, 2),
    "bool": np.array([[True, False], [False, True]]),
    "scalar": np.array(2.5, np.float32),
    "one element": np.array([7], np.int32),
    "empty": np.zeros((0, 3), np.float64),
    "rank 8": np.arange(2, dtype=np.float32).reshape(1, 1, 1, 1, 2, 1, 1, 1),
    "long": np.arange(1000, dtype=np.float64),
}
READ = {
    **{name: np.array([[0, 1, 100], [2, 127, 3]], name) for name in ["u1", "i1", "<i2", ">i2", "<u2", ">u2", "<i4", ">i4", "<u4", ">u4", "<i8", ">i8", "<u8", ">u8"]},
    "negative i1": np.array([-128, -1], "i1"), "negative >i2": np.array([-32768, -1], ">i2"), "negative >i4": np.array([-2147483648, -1], ">i4"), "negative <i8": np.array([-2147483648, -1], "<i8"), "u2 maximum": np.array([65535], "<u2"), "u1 maximum": np.array([255], "u1"),
    **{name: np.array([0.5, -1.25, np.inf, np.nan, 65504, 6e-8], name) for name in ["<f2", ">f2", "<f4", ">f4", "<f8", ">f8"]},
    "fortran": np.asfortranarray(np.arange(12, dtype=np.float32).reshape(3, 4)), "fortran rank 3": np.asfortranarray(np.arange(24, dtype=">i4").reshape(2, 3, 4)), "fortran bool": np.asfortranarray(np.array([[True, False, True]] * 2)),
    "big scalar": np.array(1.5, ">f8"),
}
REFUSED = {
    "complex64": (np.array([1j], np.complex64), "complex"), "text": (np.array(["a"]), "text"), "bytes": (np.array([b"a"]), "text"), "objects": (np.array([{}, None]), "pickled"), "dates": (np.array(["2026-11-22"], "M8[D]"), "times"),
    "structured": (np.array([(1, 2.0)], [("a", "i4"), ("b", "f8")]), "unreadable"), "large i8": (np.array([1, 2 ** 31], "<i8"), "2147483648"), "small i8": (np.array([-(2 ** 31) - 1], ">i8"), "-2147483649"),
    "large u4": (np.array([2 ** 31], "<u4"), "2147483648"), "large u8": (np.array([2 ** 64 - 1], "<u8"), "18446744073709551615"), "long double": (np.array([1], np.longdouble), "elements of another kind"),
}


def saved(array, version=None):
    """The file of an array."""
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array, version=version)
    return stream.getvalue()


def case(name, array, data):
    back = np.lib.format.read_array(io.BytesIO(data))
    assert back.dtype == array.dtype and back.tobytes() == array.tobytes(), name
    dtype = {"b": "bool", "i": "int32", "u": "int32", "f": "float64" if array.dtype.itemsize == 8 else "float32"}[array.dtype.kind]
    items = array.astype(np.float64).ravel()
    numbers = ["nan" if np.isnan(x) else str(x) if np.isinf(x) else x for x in items.tolist()]
    return {"name": name, "dtype": dtype, "shape": list(array.shape), "data": numbers, "file": base64.b64encode(data).decode()}


def check(folder):
    files = sorted(pathlib.Path(folder).glob("*.npy"))
    for file in files:
        array, expected = np.load(file), WRITTEN[file.stem]
        assert array.dtype == expected.dtype and array.shape == expected.shape and array.tobytes() == expected.tobytes(), file
    print(len(files), "files, all equal")


if sys.argv[1:2] == ["check"]:
    check(sys.argv[2])
    sys.exit()

versions = {f"version {v}.0": case(f"version {v}.0", WRITTEN["float32 matrix"], saved(WRITTEN["float32 matrix"], (v, 0))) for v in (1, 2, 3)}
result = {
    "written": [case(name, array, saved(array)) for name, array in WRITTEN.items()],
    "read": [case(name, array, saved(array)) for name, array in READ.items()] + list(versions.values()),
    "refused": [{"name": name, "file": base64.b64encode(saved(array)).decode(), "says": says} for name, (array, says) in REFUSED.items()],
}
(HERE / "npy.json").write_text(json.dumps(result, indent=1, allow_nan=False) + "\n", encoding="utf-8", newline="\n")
print({key: len(value) for key, value in result.items()})
