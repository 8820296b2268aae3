"""What holds of every module; `docs/decisions.md` says why."""

import ast
import re
from collections import defaultdict
from pathlib import Path

SRC = Path(__file__).parents[1] / "src"
# What a module says of the picture that it draws, and of the page, the file or the folder that it makes: one meaning, and a value for each.
OF_WHAT_IS_MADE = {
    "WIDTH", "HEIGHT", "PROPORTIONS", "SMALLEST_SCALE", "TEXT_SIZE", "SMALL_SIZE", "HEADING_SIZE", "NAME_SIZE", "TITLE_SIZE", "MARK_SIZE", "LINE_STEP",
    "PAGE", "FILE", "FOLDER", "ROOT", "TITLE", "DESCRIPTION", "NOTE",
}  # fmt: skip


def constants(path):
    """Yield the names in capitals that a module gives a value, each with what it is given."""
    for node in ast.parse(path.read_text()).body:
        for target in node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []:
            several = isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
            for name, value in zip(target.elts, node.value.elts, strict=True) if several else [(target, node.value)]:
                if isinstance(name, ast.Name) and re.fullmatch(r"_?[A-Z][A-Z0-9_]*", name.id):
                    yield name.id, ast.unparse(value)


def test_no_module_has_more_than_300_lines():
    lengths = {path.relative_to(SRC).as_posix(): len(path.read_text().splitlines()) for path in SRC.rglob("*.py")}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_only_packages_and_the_command_line_stand_at_the_top():
    top = {path.name for path in (SRC / "explainer").glob("*.py")}
    assert top <= {"__init__.py", "__main__.py"}


def test_a_constant_has_one_value_wherever_it_is_defined():
    values = defaultdict(dict)
    for path in (SRC / "explainer").rglob("*.py"):
        for name, value in constants(path):
            values[name][path.relative_to(SRC).as_posix()] = value
    differing = {name: found for name, found in values.items() if len(set(found.values())) > 1}
    assert {name: found for name, found in differing.items() if name not in OF_WHAT_IS_MADE} == {}
    assert OF_WHAT_IS_MADE - differing.keys() == set(), "no longer needed"
