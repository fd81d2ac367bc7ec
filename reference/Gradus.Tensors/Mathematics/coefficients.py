"""Prints the polynomials of the elementary functions in this folder, and their greatest errors.

    /usr/bin/python3 coefficients.py

Each is a minimax fit, by Remez's exchange in mpmath. The error that is made small is that of the whole function relative to its value, as if evaluated without rounding.
The coefficients of single precision are rounded one by one from the lowest power on, and those still free are fitted again each time, so that little is lost by rounding.
"""

import mpmath as mp
import numpy as np

mp.mp.dps = 50


def remez(values, weights, powers, points):
    """The coefficients c that make the greatest |weight · (value - Σ c·x^power)| over the points least, and that greatest error."""
    count = len(powers)
    columns = [[x**power for power in powers] for x in points]
    # Chebyshev's points to begin with.
    chosen = sorted({round((len(points) - 1) * (1 - np.cos(np.pi * k / count)) / 2) for k in range(count + 1)})
    for _ in range(40):
        system = mp.matrix(count + 1, count + 1)
        right = mp.matrix(count + 1, 1)
        for row, at in enumerate(chosen):
            for column in range(count):
                system[row, column] = columns[at][column]
            system[row, count] = (-1) ** row / weights[at]
            right[row] = values[at]
        solution = mp.lu_solve(system, right)
        coefficients = [solution[k] for k in range(count)]
        errors = [w * (v - mp.fsum(c * p for c, p in zip(coefficients, column))) for v, w, column in zip(values, weights, columns)]
        worst = max(abs(error) for error in errors)
        # The greatest error of each run of one sign; of more runs than needed, those with the greatest.
        peaks = []
        for at, error in enumerate(errors):
            if peaks and (errors[peaks[-1]] > 0) == (error > 0):
                if abs(error) > abs(errors[peaks[-1]]):
                    peaks[-1] = at
            else:
                peaks.append(at)
        while len(peaks) > count + 1:
            peaks.pop(0 if abs(errors[peaks[0]]) < abs(errors[peaks[-1]]) else -1)
        if len(peaks) <= count or peaks == chosen or worst < abs(solution[count]) * mp.mpf("1.001"):
            return coefficients, worst
        chosen = peaks
    return coefficients, worst


def fit(name, function, weight, interval, powers, dtype, fixed=()):
    """Prints the polynomial in these powers that is nearest to a function, its coefficients rounded to a type."""
    low, high = (mp.mpf(end) for end in interval)
    count = 90 * len(powers)
    points = [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * (k + mp.mpf(1) / 2) / count) for k in range(count)]
    values = [function(x) for x in points]
    weights = [weight(x) for x in points]
    done = []
    rest = list(powers)
    while rest:
        coefficients, worst = remez(values, weights, rest, points)
        # Double precision rounds so finely that all are taken at once.
        taken = 1 if dtype is np.float32 else len(rest)
        for _ in range(taken):
            power, c = rest.pop(0), coefficients.pop(0)
            c = mp.mpf(float(dtype(mp.nstr(c, 25))))
            done.append((power, c))
            values = [value - c * x**power for value, x in zip(values, points)]
    worst = max(abs(w * v) for v, w in zip(values, weights))
    print(f"// {name}: error {mp.nstr(worst, 2)} = 2^{mp.nstr(mp.log(worst, 2), 4)}")
    for power, c in done:
        print(f"    {'C' + str(power)} = {shortest(c, dtype)};")
    print()


def shortest(c, dtype):
    return f"{dtype(float(c))!r}" + ("f" if dtype is np.float32 else "")


def near(x, value, limit):
    """A quotient's limit at 0."""
    return value(x) if abs(x) > mp.mpf("1e-12") else mp.mpf(limit)


HALF_LN2 = mp.log(2) / 2 * mp.mpf("1.0005")


def exponential(dtype, terms):
    """e^r = 1 + r + r²·q(r), fitted for e^r - 1, which asks for more than e^r."""
    fit(f"(e^r - 1 - r)/r^2, {dtype.__name__}", lambda r: near(r, lambda r: (mp.expm1(r) - r) / r**2, 0.5),
        lambda r: near(r, lambda r: r**2 / abs(mp.expm1(r)), 1e-9) + mp.mpf("1e-9"), [-HALF_LN2, HALF_LN2], range(terms), dtype)


def logarithm(dtype, terms):
    """ln(1 + f) = f + f²·q(f) for 3/4 ≤ 1 + f < 3/2."""
    fit(f"(ln(1 + f) - f)/f^2, {dtype.__name__}", lambda f: near(f, lambda f: (mp.log1p(f) - f) / f**2, -0.5),
        lambda f: near(f, lambda f: f**2 / abs(mp.log1p(f)), 1e-9) + mp.mpf("1e-9"), [-0.25, 0.5], range(terms), dtype)


def artanh(dtype, terms):
    """ln(1 + f) = 2s + s·z·q(z) for s = f/(2 + f), z = s²."""
    def quotient(z):
        s = mp.sqrt(z)
        return (2 * mp.atanh(s) - 2 * s) / (s * z)
    fit(f"(2 artanh s - 2s)/s^3 in s^2, {dtype.__name__}", lambda z: near(z, quotient, mp.mpf(2) / 3),
        lambda z: z + mp.mpf("1e-9"), [0, mp.mpf("0.0401")], range(terms), dtype)


def error_function(dtype, border, limit, centre, tail):
    """erf x = x + x·q(x²) up to the border; beyond it 1 - e^q(x)."""
    fit(f"erf(x)/x - 1 in x^2 to {border}, {dtype.__name__}", lambda t: near(t, lambda t: mp.erf(mp.sqrt(t)) / mp.sqrt(t), 2 / mp.sqrt(mp.pi)) - 1,
        lambda t: near(t, lambda t: mp.sqrt(t) / mp.erf(mp.sqrt(t)), mp.sqrt(mp.pi) / 2), [0, mp.mpf(border) ** 2], range(centre), dtype)
    fit(f"ln erfc(x) from {border} to {limit}, {dtype.__name__}", lambda x: mp.log(mp.erfc(x)), lambda x: mp.erfc(x) / mp.erf(x), [border, limit], range(tail), dtype)


QUARTER = mp.pi / 4 * mp.mpf("1.0005")


def sine_and_cosine(dtype, terms):
    """sin r = r + r³·q(r²) and cos r = 1 - ½r² + r⁴·p(r²) for |r| ≤ π/4."""
    def sine(z):
        r = mp.sqrt(z)
        return (mp.sin(r) - r) / (z * r)
    fit(f"(sin(r) - r)/r^3 in r^2, {dtype.__name__}", lambda z: near(z, sine, -mp.mpf(1) / 6),
        lambda z: near(z, lambda z: z * mp.sqrt(z) / mp.sin(mp.sqrt(z)), 1e-9) + mp.mpf("1e-9"), [0, QUARTER**2], range(terms), dtype)
    fit(f"(cos(r) - 1 + r^2/2)/r^4 in r^2, {dtype.__name__}", lambda z: near(z, lambda z: (mp.cos(mp.sqrt(z)) - 1 + z / 2) / z**2, mp.mpf(1) / 24),
        lambda z: z**2 / mp.cos(mp.sqrt(z)) + mp.mpf("1e-9"), [0, QUARTER**2], range(terms), dtype)


def pieces(name, value, bits, count, dtype):
    """A constant as a sum of parts of few bits, rounded down, so that the product of each with an integer is exact."""
    print(f"// {name}")
    for k in range(count):
        part = value
        if k < count - 1:
            unit = mp.mpf(2) ** (mp.floor(mp.log(value, 2)) + 1 - bits)
            part = mp.floor(value / unit) * unit
        print(f"    {shortest(mp.mpf(float(part)), dtype)};")
        value -= mp.mpf(float(dtype(float(part))))
    print()


if __name__ == "__main__":
    pieces("ln 2, float32", mp.log(2), 15, 2, np.float32)
    pieces("ln 2, float64", mp.log(2), 41, 2, np.float64)
    pieces("pi/2, float32", mp.pi / 2, 11, 4, np.float32)
    pieces("pi/2, float64", mp.pi / 2, 33, 3, np.float64)
    exponential(np.float32, 5)
    exponential(np.float64, 11)
    logarithm(np.float32, 9)
    artanh(np.float64, 8)
    error_function(np.float32, "0.9", "4", 6, 7)
    error_function(np.float64, "1", "6", 13, 18)
    sine_and_cosine(np.float32, 3)
    sine_and_cosine(np.float64, 6)
