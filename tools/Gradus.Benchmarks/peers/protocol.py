"""What the programs of this folder share: the protocol of Gradus.Benchmarks, and how time is measured.
    PROGRAM --list [--threads N]     names of the cases that take so many threads, FAMILY/IMPLEMENTATION/REST
    PROGRAM CASE --threads N         one line of JSON; --seconds S: measure for so long instead of the case's own time
The figure is that of the fastest of many samples of wall-clock time, as on our side. Variables that libraries read when they are loaded are set first."""
import ctypes
import importlib.util
import json
import os
import sys
import time


class Case:
    """A measurement, how many threads it can make use of, and the environment that makes it what its name says."""

    def __init__(self, run, most_threads=1, environment=None):
        self.run, self.most_threads, self.environment = run, most_threads, environment or {}


def repeated(call, least):
    """Calls for so many seconds, at least once: how many calls there were, and how long one took."""
    calls, begin = 0, time.perf_counter()
    while calls < 1 or time.perf_counter() - begin < least:
        call()
        calls += 1
    return calls, (time.perf_counter() - begin) / calls


def samples(call, budget, exactly=None):
    """Warms up and samples by the rules of Measurement.cs, with its constants."""
    repeated(call, 0.25)
    inner = max(1, int(5e-5 / repeated(call, 0.05)[1])) if exactly is None else 1
    if "--seconds" in sys.argv:
        budget = float(sys.argv[sys.argv.index("--seconds") + 1])
    seconds, begin, cpu = [], time.perf_counter(), time.process_time()
    while len(seconds) < exactly if exactly else len(seconds) < 7 or time.perf_counter() - begin < budget:
        start = time.perf_counter()
        for _ in range(inner):
            call()
        seconds.append((time.perf_counter() - start) / inner)
    cpu = (time.process_time() - cpu) / (inner * len(seconds))
    return sorted(seconds), cpu


def measured(seconds, cpu, value, unit, better, note):
    least, median = seconds[0], seconds[len(seconds) // 2]
    return dict(value=value, unit=unit, better=better, min_s=least, median_s=median, cpu_s=cpu, reps=len(seconds), noise=round(median / least, 3), detail=dict(note=note))


def duration(call, scale, unit, note, per=1, budget=1.0, exactly=None):
    """How long a call takes: scale is what a second is in the unit, per how many of the things that the figure is about one call does; exactly so many samples of one call."""
    seconds, cpu = samples(call, budget, exactly)
    seconds = [s / per for s in seconds]
    return measured(seconds, cpu / per, seconds[0] * scale, unit, "lower", note)


def rate(call, amount, unit, note, budget=0.4):
    """How much is done in a second, when one call does amount."""
    seconds, cpu = samples(call, budget)
    return measured(seconds, cpu, amount / seconds[0], unit, "higher", note)


def blas():
    """Which library the matrix products come from, and for which processor: Debian's NumPy and PyTorch take whatever is installed, and the reference library is some twenty
    times slower."""
    with open("/proc/self/maps") as maps:
        files = sorted({line.split()[-1] for line in maps if "/" in line})
    core = openblas_core(files)
    if core:
        return f"OpenBLAS ({core} kernels)"
    for name in ("mkl", "blis"):
        if any(name in os.path.basename(file) for file in files):
            return name.upper()
    sys.exit("matrix products would come from a library that is none of OpenBLAS, MKL and BLIS; Debian has libopenblas0-pthread")


def openblas_core(files):
    """The processor whose kernels OpenBLAS has chosen; None where it is not among the files."""
    for file in files:
        if "libopenblas" in os.path.basename(file):
            get = ctypes.CDLL(file).openblas_get_corename
            get.restype = ctypes.c_char_p
            return get().decode()
    return None


def best_core():
    """Names OpenBLAS's kernels with vectors of 512 bits where the processor has such: they are the fastest, whether or not OpenBLAS knows the processor."""
    try:
        with open("/proc/cpuinfo") as processors:
            flags = next(line for line in processors if line.startswith("flags")).split()
    except (OSError, StopIteration):
        return {}
    if not {"avx512f", "avx512dq", "avx512bw", "avx512vl"} <= set(flags):
        return {}
    return {"OPENBLAS_CORETYPE": "Cooperlake" if "avx512_bf16" in flags else "SkylakeX"}


def prepare(threads):
    """Sets the variables that libraries read when they are loaded."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = str(threads)
    # Threads that wait in a loop take the core that another library's threads need: PyTorch is faster without, so this is the fair comparison.
    os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
    # What the shell says about OpenBLAS was meant for something else: a shell with OPENBLAS_CORETYPE=Haswell halves the figures.
    for variable in [v for v in os.environ if v.startswith("OPENBLAS_") and v != "OPENBLAS_NUM_THREADS"]:
        del os.environ[variable]
    os.environ.update(best_core())


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
    prepare(threads)
    os.environ.update(cases[name].environment)
    answer = cases[name].run(threads)
    print(json.dumps(dict(case=name, impl=name.split("/")[1], threads=threads, **answer, load1=os.getloadavg()[0], version=version())))
