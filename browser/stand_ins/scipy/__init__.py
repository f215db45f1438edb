"""Stands in for SciPy: the few functions that Dense reaches through Keras's NumPy backend."""

from scipy import linalg as linalg
from scipy import special as special
