"""1,000,000 samples, the same on both sides, classes as 32-bit integers: numbers made of the sample's index by SplitMix64, as in Cases/Million.cs."""


def uniform(stream):
    """[1,000,000] numbers from 0 to 1."""
    import numpy as np
    z = (np.arange(1_000_000, dtype=np.uint64) + np.uint64(stream * 1_000_000 + 1)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)) * 2.0 ** -53


def scores():
    """Three of ten are positive, and score higher by 0.3 on average."""
    import numpy as np
    truth = (uniform(0) < 0.3).astype(np.int32)
    return truth, uniform(1) + 0.3 * truth


def classes():
    """Ten classes; 85 of 100 answers are right, the others any."""
    import numpy as np
    truth = (uniform(0) * 10).astype(np.int32)
    return truth, np.where(uniform(1) < 0.85, truth, (uniform(2) * 10).astype(np.int32))
