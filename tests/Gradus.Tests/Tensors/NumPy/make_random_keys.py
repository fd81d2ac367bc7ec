"""Makes random_keys.json: what RandomKey must give, from an implementation of Philox 4x32-10 that shares no line with it.

    /usr/bin/python3 make_random_keys.py

The generator is checked here against the known answers of Random123 (kat_vectors, philox4x32 10). Same bytes every time.
"""

import json
import math
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent
MASK = 0xFFFFFFFF


def philox(counter, key):
    """Four words of four counter words and two key words (Salmon et al., SC 2011)."""
    c, k = list(counter), list(key)
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & MASK, (p0 >> 32) ^ c[3] ^ k[1], p0 & MASK]
        k = [(k[0] + 0x9E3779B9) & MASK, (k[1] + 0xBB67AE85) & MASK]
    return c


KNOWN = [
    ("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"),
]
for counter, key, words in KNOWN:
    assert philox([int(w, 16) for w in counter.split()], [int(w, 16) for w in key.split()]) == [int(w, 16) for w in words.split()]


def block(key, counter, stream=0):
    return philox([counter & MASK, counter >> 32, stream & MASK, stream >> 32], [key & MASK, key >> 32])


def words(key, count):
    return [w for i in range((count + 3) // 4) for w in block(key, i)][:count]


def uniform64(key, count):
    w = words(key, 2 * count)
    return [((w[2 * i + 1] << 32 | w[2 * i]) >> 11) / 2 ** 53 for i in range(count)]


def derived(key, number, stream):
    w = block(key, number & 0xFFFFFFFFFFFFFFFF, stream)
    return w[1] << 32 | w[0]


def permutation(key, n):
    order, draws = list(range(n)), uniform64(key, n)
    for i in range(n - 1, 0, -1):
        j = int(draws[i] * (i + 1))
        order[i], order[j] = order[j], order[i]
    return order


cases = []
for seed in [0, 42, -1, 2147483647]:
    key = seed & 0xFFFFFFFFFFFFFFFF
    unit = np.array([(w >> 8) / 2 ** 24 for w in words(key, 10)], np.float32)
    cases.append({
        "seed": seed,
        "split": [str(derived(key, i, 1)) for i in range(4)],
        "fold": {str(n): str(derived(key, n, 2)) for n in [0, 1, 7, -1]},
        "uniform32": unit.astype(np.float64).tolist(),
        "uniform64": uniform64(key, 10),
        "between": (np.float32(-2) + unit * np.float32(5)).astype(np.float64).tolist(),
        "bernoulli": [u < 0.3 for u in uniform64(key, 20)],
        "integers": [math.floor(u * 6) + 1 for u in uniform64(key, 20)],
        "all integers": [math.floor(u * (2 ** 32 - 1)) - 2 ** 31 for u in uniform64(key, 20)],
        "permutation": permutation(key, 12),
    })
(HERE / "random_keys.json").write_text(json.dumps(cases, indent=1) + "\n", encoding="utf-8", newline="\n")
