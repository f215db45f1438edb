"""The parts of `scipy.special` that Keras's NumPy backend uses.

The coefficients of erf are those of Cephes (ndtr.c, S. L. Moshier), as in SciPy.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.polynomial.polynomial import polyval

# Lowest power first. erf(x) = x·NEAR(x²) below 1; 1 - erf(x) = exp(-x²)·FAR(x) from 1 on.
NEAR_TOP = (
    5.55923013010394962768e4,
    7.00332514112805075473e3,
    2.23200534594684319226e3,
    9.00260197203842689217e1,
    9.60497373987051638749e0,
)
NEAR_BOTTOM = (
    4.92673942608635921086e4,
    2.26290000613890934246e4,
    4.59432382970980127987e3,
    5.21357949780152679795e2,
    3.35617141647503099647e1,
    1.0,
)
FAR_TOP = (
    5.57535335369399327526e2,
    1.02755188689515710272e3,
    9.34528527171957607540e2,
    5.26445194995477358631e2,
    1.96520832956077098242e2,
    4.86371970985681366614e1,
    7.46321056442269912687e0,
    5.64189564831068821977e-1,
    2.46196981473530512524e-10,
)
FAR_BOTTOM = (
    5.57535340817727675546e2,
    1.65666309194161350182e3,
    2.24633760818710981792e3,
    1.82390916687909736289e3,
    9.75708501743205489753e2,
    3.54937778887819891062e2,
    8.67072140885989742329e1,
    1.32281951154744992508e1,
    1.0,
)
ERF_IS_ONE_FROM = 6.0
"""In float64, 1 - erf(6) is lost to rounding."""


def erf(x: np.ndarray) -> np.ndarray:
    """The error function, elementwise, computed in float64 and given in the type of x."""
    given = np.asarray(x)
    x = given.astype("float64")
    size = np.minimum(np.abs(x), ERF_IS_ONE_FROM)
    near = size * polyval(size**2, NEAR_TOP) / polyval(size**2, NEAR_BOTTOM)
    far = 1 - np.exp(-(size**2)) * polyval(size, FAR_TOP) / polyval(size, FAR_BOTTOM)
    return _typed_like(given, np.copysign(np.where(size < 1, near, far), x))


_erfc_of_numbers = np.vectorize(math.erfc, otypes=["float64"])


def erfc(x: np.ndarray) -> np.ndarray:
    """1 - erf(x), exact where erf(x) is near 1, elementwise."""
    return _typed_like(np.asarray(x), _erfc_of_numbers(x))


def logsumexp(
    a: np.ndarray, axis: int | tuple[int, ...] | None = None, keepdims: bool = False
) -> np.ndarray:
    """log(sum(exp(a))) along `axis`, without overflow."""
    largest = np.max(a, axis=axis, keepdims=True)
    largest = np.where(np.isfinite(largest), largest, 0)
    result = np.log(np.sum(np.exp(a - largest), axis=axis, keepdims=True)) + largest
    return result if keepdims else np.squeeze(result, axis=axis)


def _typed_like(given: np.ndarray, result: np.ndarray) -> np.ndarray:
    return result.astype(given.dtype) if given.dtype.kind == "f" else result
