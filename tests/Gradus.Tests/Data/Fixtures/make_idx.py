"""Makes idx.json: small IDX files of each type of elements, and damaged ones, written by NumPy and gzip.

    /usr/bin/python3 make_idx.py

Files stand in it as base64, because a fixture is a text. Same bytes at every run.
"""

import base64
import gzip
import json
import pathlib
import struct

import numpy as np

HERE = pathlib.Path(__file__).parent
TYPES = [(0x08, "UInt8", ">u1"), (0x09, "Int8", ">i1"), (0x0B, "Int16", ">i2"), (0x0C, "Int32", ">i4"), (0x0D, "Float32", ">f4"), (0x0E, "Float64", ">f8")]
rng = np.random.default_rng(6)


def header(code, lengths):
    return struct.pack(">BBBB", 0, 0, code, len(lengths)) + b"".join(struct.pack(">I", n) for n in lengths)


def idx(code, array):
    return header(code, array.shape) + array.tobytes()


def values(dtype, shape):
    kind = np.dtype(dtype)
    if kind.kind == "f":
        return rng.normal(0, 1000, shape).astype(kind)
    info = np.iinfo(kind)
    some = rng.integers(info.min, info.max, shape, endpoint=True).astype(kind)
    some.flat[0], some.flat[-1] = info.min, info.max
    return some


def case(name, data, type_name, array):
    return {"name": name, "file": base64.b64encode(data).decode(), "type": type_name, "shape": list(array.shape), "values": [float(v) for v in array.ravel()],
            "little": base64.b64encode(array.astype(array.dtype.newbyteorder("<")).tobytes()).decode()}


def members(*parts):
    return b"".join(gzip.compress(p, mtime=0) for p in parts)


good = []
for code, name, dtype in TYPES:
    for shape in [(3,), (2, 3, 4)]:
        array = values(dtype, shape)
        good.append(case(f"{name} {list(shape)}", idx(code, array), name, array))
images = values(">u1", (4, 5, 6))
file = idx(0x08, images)
good.append(case("gzip", members(file), "UInt8", images))
good.append(case("gzip of three members", members(file[:3], file[3:50], file[50:]), "UInt8", images))
good.append(case("no elements", idx(0x08, images[:0]), "UInt8", images[:0]))
good.append(case("one number without axes", idx(0x0C, np.array(7, ">i4")), "Int32", np.array(7, ">i4")))

packed = members(file)
flipped = bytearray(packed)
flipped[len(packed) // 2] ^= 0x10
bad = [
    ("empty", b"", ["byte 0", "header"]),
    ("three bytes", file[:3], ["byte 3", "header"]),
    ("no IDX file", b"\x89PNG" + file, ["byte 0", "00 00", "89 50"]),
    ("magic of the lower byte first", struct.pack("<I", 0x00000803) + file[4:], ["byte 0", "03 08"]),
    ("unknown type", b"\0\0\x0a" + file[3:], ["byte 2", "0A"]),
    ("header cut off", file[:10], ["byte 10", "header"]),
    ("one byte short", file[:-1], ["byte 135", "119 of the 120", "UInt8 [4, 5, 6]"]),
    ("elements missing", file[:16], ["byte 16", "0 of the 120"]),
    ("one byte long", file + b"\0", ["byte 136", "goes on"]),
    ("two files in a row", file + file, ["byte 136", "goes on"]),
    ("length of -1", header(0x08, [0xFFFFFFFF]) + b"\0" * 9, ["byte 4", "axis 0", "4294967295"]),
    ("too many elements", header(0x08, [60000, 60000]), ["byte 8", "axis 1", "60000"]),
    ("product beyond 64 bits", header(0x0E, [0x7FFFFFFF] * 5), ["byte 4", "axis 0"]),
    ("axis of 0 beside an absurd one", header(0x08, [0, 0x7FFFFFFF, 0x7FFFFFFF]), ["byte 8", "axis 1"]),
    ("two thousand million bytes claimed", header(0x08, [2000, 1000, 1000]) + b"\1" * 100, ["100 of the 2000000000"]),
    ("255 axes claimed", b"\0\0\x08\xff" + b"\0\0\0\1" * 10, ["byte 44", "header"]),
    ("gzip of a short file", members(file[:-1]), ["byte 135", "119 of the 120"]),
    ("gzip of a long file", members(file + b"\0"), ["byte 136", "goes on"]),
    ("gzip cut off", packed[: len(packed) // 2], []),
    ("gzip with a wrong bit", bytes(flipped), []),
    ("gzip with a wrong checksum", packed[:-8] + bytes(4) + packed[-4:], []),
    ("gzip of another method", b"\x1f\x8b\x07" + packed[3:], []),
    ("gzip within gzip", members(packed), ["byte 0", "1F 8B"]),
]
damaged = [{"name": n, "file": base64.b64encode(d).decode(), "words": w} for n, d, w in bad]


def lines(cases):
    return "[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]"


(HERE / "idx.json").write_text(f'{{"good": {lines(good)},\n"bad": {lines(damaged)}}}\n', encoding="utf-8", newline="\n")
