"""What the programs of this folder share: the protocol of Gradus.Benchmarks, and how time is measured.
    PROGRAM --list [--threads N]     names of the cases that take so many threads, FAMILY/IMPLEMENTATION/REST
    PROGRAM CASE --threads N         one line of JSON
The figure is that of the fastest of many samples of wall-clock time, as on our side. Variables that libraries read when they are loaded are set first."""
import importlib.util
import json
import os
import sys
import time


class Case:
    """A measurement, how many threads it can make use of, and the environment that makes it what its name says."""

    def __init__(self, run, most_threads=1, environment=None):
        self.run, self.most_threads, self.environment = run, most_threads, environment or {}


def samples(call, budget, inner=None):
    call()
    begin = time.perf_counter()
    while time.perf_counter() - begin < 0.2:
        call()
    if inner is None:
        start = time.perf_counter()
        call()
        inner = max(1, int(5e-5 / max(time.perf_counter() - start, 1e-9)))
    seconds, begin, cpu = [], time.perf_counter(), time.process_time()
    while len(seconds) < 7 or time.perf_counter() - begin < budget:
        start = time.perf_counter()
        for _ in range(inner):
            call()
        seconds.append((time.perf_counter() - start) / inner)
    cpu = (time.process_time() - cpu) / (inner * len(seconds))
    return sorted(seconds), cpu


def measured(seconds, cpu, value, unit, better, note):
    least, median = seconds[0], seconds[len(seconds) // 2]
    return dict(value=value, unit=unit, better=better, min_s=least, median_s=median, cpu_s=cpu, reps=len(seconds), noise=round(median / least, 3), detail=dict(note=note))


def duration(call, scale, unit, note, per=1, budget=1.0, inner=None):
    """How long a call takes: scale is what a second is in the unit, per how many of the things that the figure is about one call does."""
    seconds, cpu = samples(call, budget, inner)
    seconds = [s / per for s in seconds]
    return measured(seconds, cpu / per, seconds[0] * scale, unit, "lower", note)


def rate(call, amount, unit, note, budget=0.4):
    """How much is done in a second, when one call does amount."""
    seconds, cpu = samples(call, budget)
    return measured(seconds, cpu, amount / seconds[0], unit, "higher", note)


def blas():
    """Which library the matrix products come from: Debian's NumPy and PyTorch take whatever is installed, and the reference library is some twenty times slower."""
    with open("/proc/self/maps") as maps:
        loaded = maps.read()
    for name in ("openblas", "mkl", "blis"):
        if name in loaded:
            return name.replace("openblas", "OpenBLAS").replace("mkl", "MKL").replace("blis", "BLIS")
    sys.exit("matrix products would come from a library that is none of OpenBLAS, MKL and BLIS; Debian has libopenblas0-pthread")


def main(library, package, cases, version):
    """Answers. library is the module to import, package what brings it, cases a dictionary by name, version a function that names what was measured."""
    if importlib.util.find_spec(library) is None:
        sys.exit(f"{library} is not installed; it is in Debian's {package}")
    threads = int(sys.argv[sys.argv.index("--threads") + 1]) if "--threads" in sys.argv else 1
    if "--list" in sys.argv:
        print("\n".join(name for name, case in cases.items() if case.most_threads >= threads))
        return
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in cases:
        sys.exit(f"there is no case '{name}'; --list prints those that there are")
    if not 1 <= threads <= cases[name].most_threads:
        sys.exit(f"the case '{name}' takes at most {cases[name].most_threads} threads, not {threads}")
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = str(threads)
    # Threads that wait in a loop take the core that another library's threads need: PyTorch is faster without, so this is the fair comparison.
    os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
    os.environ.update(cases[name].environment)
    answer = cases[name].run(threads)
    print(json.dumps(dict(case=name, impl=name.split("/")[1], threads=threads, **answer, load1=os.getloadavg()[0], version=version())))
