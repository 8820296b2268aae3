"""What `docs/decisions.md` says of every module."""

from pathlib import Path

SRC = Path(__file__).parents[1] / "src"


def test_no_module_has_more_than_300_lines():
    lengths = {path.relative_to(SRC).as_posix(): len(path.read_text().splitlines()) for path in SRC.rglob("*.py")}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_only_packages_and_the_command_line_stand_at_the_top():
    top = {path.name for path in (SRC / "explainer").glob("*.py")}
    assert top <= {"__init__.py", "__main__.py"}
