"""The tools beside the package, which no test runs whole, find what they take from it."""

from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = [
    *(f"audit.{path.stem}" for path in sorted((ROOT / "audit").glob("*.py"))),
    *(path.stem for path in sorted((ROOT / "benchmarks").glob("*.py"))),
]


@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_finds_what_it_takes_from_the_package(name):
    assert import_module(name).__doc__
