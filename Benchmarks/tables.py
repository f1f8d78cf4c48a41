"""Do two engines answer the same? Counts and names exactly, amounts and shares to the last digits of a double."""
import math

NEAR = 1e-9


def differences(tables: dict):
    """Sentences about the tasks on which engines differ from the first; `tables` is engine → task → rows."""
    first, *others = tables
    found = []
    for name in others:
        for task in tables[first].keys() & tables[name].keys():
            gap = distance(tables[first][task], tables[name][task])
            if gap > NEAR:
                found.append(f"task {task}: {name} differs from {first} by {gap:.1e}")
    return sorted(found)


def distance(one, other):
    """The largest relative difference of two tables' cells; infinite where they are not of one shape."""
    if len(one) != len(other):
        return math.inf
    cells = (pair for rows in zip(one, other) for pair in pairs(*rows))
    return max((apart(a, b) for a, b in cells), default=0.0)


def pairs(row, other):
    return zip(row, other) if len(row) == len(other) else [(0, math.inf)]


def apart(a, b):
    if a == b:
        return 0.0
    if not all(isinstance(value, (int, float)) for value in (a, b)):
        return math.inf
    return abs(a - b) / max(1.0, abs(a))
