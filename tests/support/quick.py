"""Which of many like cases the quick suite takes: `make test` runs those, `make test-all` the others too."""

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def mostly_slow(cases: Iterable[Any], quick: Collection[Any]) -> list[Any]:
    """Return the cases as parameters of a test, all marked slow but the quick ones; raise ValueError where a quick one is no case."""
    found = list(cases)
    if unknown := [case for case in quick if case not in found]:
        raise ValueError(f"no such case: {unknown}")
    return [case if case in quick else pytest.param(*(case if isinstance(case, tuple) else [case]), marks=pytest.mark.slow) for case in found]
