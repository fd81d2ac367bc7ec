"""Writes statistics.json: Clopper-Pearson intervals by SciPy, percentiles and deviations by NumPy. Deterministic."""
import json
import pathlib

import numpy
from scipy.stats import binomtest

proportions = []
for runs in (1, 2, 10, 20, 299, 300, 1000):
    for count in sorted({0, 1, 2, runs // 4, runs // 2, runs - 2, runs - 1, runs} & set(range(runs + 1))):
        side = "less" if count == 0 else "greater" if count == runs else "two-sided"
        interval = binomtest(count, runs, alternative=side).proportion_ci(0.95, method="exact")
        proportions.append({"count": count, "runs": runs, "low": float(interval.low), "high": float(interval.high)})

random = numpy.random.default_rng(6)
samples = []
for size in (1, 2, 5, 39, 40, 41, 1000):
    values = [float(v) for v in numpy.round(random.normal(3, 2, size), 6)]
    samples.append({"values": values, "percentiles": {str(q): float(numpy.percentile(values, q)) for q in (0, 2.5, 50, 97.5, 100)}, "deviation": float(numpy.std(values, ddof=1)) if size > 1 else 0.0})

path = pathlib.Path(__file__).with_name("statistics.json")
path.write_text("{\n" + '"proportions": [\n' + ",\n".join(json.dumps(p) for p in proportions) + '\n],\n"samples": [\n' + ",\n".join(json.dumps(s) for s in samples) + "\n]\n}\n")
