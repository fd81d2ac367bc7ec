"""Makes random.json: what Philox 4x32-10 and the normal quantile are, by another program.

    /usr/bin/python3 make_random.py

Philox is written out here from the paper (Salmon et al., SC 2011) and must give the three known answers that Random123 publishes; quantiles are mpmath's, to 30 digits,
and SciPy's ndtri must agree with them.
"""

import json
import pathlib

import mpmath
import numpy as np
import scipy.special

mpmath.mp.dps = 30
MASK = 0xFFFFFFFF

# Random123, kat_vectors: counter, key, answer.
KNOWN = [
    ([0, 0, 0, 0], [0, 0], [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]),
    ([MASK] * 4, [MASK] * 2, [0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD]),
    ([0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344], [0xA4093822, 0x299F31D0], [0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1]),
]


def philox(counter, key):
    c, k = list(counter), list(key)
    for _ in range(10):
        left, right = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(right >> 32) ^ c[1] ^ k[0], right & MASK, (left >> 32) ^ c[3] ^ k[1], left & MASK]
        k = [(k[0] + 0x9E3779B9) & MASK, (k[1] + 0xBB67AE85) & MASK]
    return c


def quantile(u):
    """u is an exact fraction (numerator, bits)."""
    p = mpmath.mpf(u[0]) / mpmath.mpf(2) ** u[1]
    z = mpmath.sqrt(2) * mpmath.erfinv(2 * p - 1)
    if 1e-12 < p < 1 - 1e-12:
        assert abs(scipy.special.ndtri(float(p)) - float(z)) <= 4e-15 * max(1, abs(float(z))), p
    return float(z)


for counter, key, answer in KNOWN:
    assert philox(counter, key) == answer

cases = []
for key in [0, 1, 42, 0x123456789ABCDEF0, 2**64 - 1]:
    words = [word for block in range(10) for word in philox([block, 0, 0, 0], [key & MASK, key >> 32])]
    pairs = [(words[i + 1] << 32) | words[i] for i in range(0, 40, 2)]
    cases.append({
        "key": str(key),
        "words": words,
        "uniform32": [(word >> 8) / 2**24 for word in words],
        "uniform64": [(pair >> 11) / 2**53 for pair in pairs],
        "normal32": [float(np.float32(quantile((2 * word + 1, 33)))) for word in words],
        "normal64": [quantile((2 * (pair >> 12) + 1, 53)) for pair in pairs],
    })

# Words whose normals lie in every part of the approximation, the farthest tails included.
high = [0, 1, 2, 100, 10**5, 2**24, 2**28, 0.074 * 2**32, 0.0750001 * 2**32, 2**30, 2**31 - 1]
edges = [int(h) for h in high] + [2**32 - 1 - int(h) for h in high]
quantiles = [{"low": low, "high": h, "z": quantile((2 * (((h << 32) | low) >> 12) + 1, 53))} for h in edges for low in (0, 0x6000, 0xDEADBEEF)]

known = [{"counter": c[0] | c[1] << 32, "stream": c[2] | c[3] << 32, "key": k[0] | k[1] << 32, "words": w} for c, k, w in KNOWN]
for item in known:
    for name in ("counter", "stream", "key"):
        item[name] = str(item[name])
path = pathlib.Path(__file__).parent / "random.json"
path.write_text(json.dumps({"known": known, "cases": cases, "quantiles": quantiles}, separators=(",", ":")) + "\n")
