"""Student's t by its expansion about the normal distribution, for intervals of few values: scipy has it, too,
but takes about a second to import.

R. A. Fisher, E. A. Cornish, "The percentile points of distributions having known cumulants", Technometrics 2
(1960) 209-225, with three terms.
"""


def student(z: float, freedom: float) -> float:
    """What is so many standard errors away in a normal distribution, in Student's t with these degrees of
    freedom, 1 or more; from 4 on within 0.3 % up to `z` of 2."""
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3
