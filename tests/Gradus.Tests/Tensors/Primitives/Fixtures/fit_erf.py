"""Prints the polynomials of SpecialFunctions.Erf, fitted by mpmath, and their greatest errors.

    /usr/bin/python3 fit_erf.py
"""

import mpmath as mp

mp.mp.dps = 50


def fit(name, function, interval, count):
    coefficients, error = mp.chebyfit(function, interval, count, error=True)
    print(f"// {name}: error {mp.nstr(error, 2)}")
    print(",\n".join(mp.nstr(c, 20) for c in coefficients), "\n")


def centre(t):
    """erf(x)/x for x² = t."""
    return mp.erf(mp.sqrt(t)) / mp.sqrt(t) if t > 1e-30 else 2 / mp.sqrt(mp.pi)


def tail(t):
    """e^(x²) erfc(x) for (x − 3)/(x + 3) = t."""
    x = 3 * (1 + t) / (1 - t)
    return mp.exp(x * x) * mp.erfc(x)


fit("erf(x)/x in x² on [0, 1]", centre, [0, 1], 13)
fit("erfcx(x) in (x - 3)/(x + 3) on [1, 6]", tail, [mp.mpf(-1) / 2, mp.mpf(1) / 3], 17)
