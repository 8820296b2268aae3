"""Modules of JavaScript joined: a built site fetches one file for each module that a page, or another module, asks for by itself.

The modules in `docs/assets/scripts/` and `src/theme/assets/theme/` are small, and run as they stand. Joined, they cost a reader one request, and no comment.
"""

import importlib.util
import re
from collections.abc import Mapping
from pathlib import Path

FOLDERS = ("assets/scripts", "assets/theme")
IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";\n', re.MULTILINE)
LAZY = re.compile(r'\bimport\("\./(\w+)\.js"\)')
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const|let) (\w+))", re.MULTILINE)
OTHER_IMPORT_OR_EXPORT = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)  # what neither of these finds
COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n|/\*\* @type (?:(?!\*/).)*\*/ ?|(?<=[;{,]) //[^\n]*$", re.MULTILINE | re.DOTALL)
ESCAPED = re.compile(r"\\.")
LINE_INDENT = re.compile(r"^[ \t\n]+", re.MULTILINE)


def join(folder: Path) -> None:
    """Join the modules of a built site; a second run changes nothing. Raises OSError where a file cannot be read or written."""
    for place in (folder / each for each in FOLDERS):
        modules = {path.stem: minified(path.read_text(encoding="utf-8")) for path in sorted(place.glob("*.js"))}
        joined = {name: joined_module(name, modules) for name in entry_modules(modules)}
        for name in modules:
            if name in joined:
                (place / f"{name}.js").write_text(joined[name], encoding="utf-8")
            else:
                (place / f"{name}.js").unlink()


def minified(text: str) -> str:
    """Return a module without its comments and its indentation.

    Raises ValueError where a template or a string may go over lines, since its indentation is part of it.
    """
    code = COMMENT.sub("", text)
    for line in code.splitlines():  # in which a regular expression has \x60 for a backtick
        unescaped = ESCAPED.sub("", line)
        if unescaped.count("`") % 2 or unescaped.endswith("\\"):
            raise ValueError(f"a template or a string must end on its line: {line.strip()}")
    return LINE_INDENT.sub("", code)


def entry_modules(modules: Mapping[str, str]) -> list[str]:
    """Return the names of the modules that are fetched by themselves: those that no other imports at once, and those that one imports when it needs them."""
    imported = {name for text in modules.values() for _, name in IMPORT.findall(text)}
    lazy = {name for text in modules.values() for name in LAZY.findall(text)}
    return [name for name in modules if name in lazy or name not in imported]


def joined_module(entry: str, modules: Mapping[str, str]) -> str:
    """Return a module with all that it imports, each as a function that returns what it exports, before what imports it.

    Raises ValueError where two modules import each other or one imports or exports in another way than by names in braces or before a declaration, and
    KeyError where one imports a file that is not there.
    """
    order: list[str] = []

    def visit(name: str, way: tuple[str, ...]) -> None:
        if name in way:
            raise ValueError(f"{' imports '.join((*way, name))}")
        if found := OTHER_IMPORT_OR_EXPORT.search(EXPORT.sub("", IMPORT.sub("", modules[name]))):
            raise ValueError(f"{name} cannot be joined: {found[0]}")
        for _, other in IMPORT.findall(modules[name]):
            visit(other, (*way, name))
        if name not in order:
            order.append(name)

    visit(entry, ())
    return "".join(_enclosed(name, modules[name]) for name in order[:-1]) + _imports(modules[entry])


def _imports(text: str) -> str:
    return IMPORT.sub(lambda match: f"const {match[1]} = ${match[2]};\n", text)


def _enclosed(name: str, text: str) -> str:
    exported = ", ".join(EXPORT.findall(text))
    return f"const ${name} = (() => {{\n{EXPORT.sub('', _imports(text)).strip()}\nreturn {{ {exported} }};\n}})();\n"


def plotly_js() -> bytes:
    """Return the script that the plotly wheel carries, found without importing plotly, which takes a second. Raises ModuleNotFoundError."""
    spec = importlib.util.find_spec("plotly")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("plotly is not installed")
    return (Path(spec.origin).parent / "package_data" / "plotly.min.js").read_bytes()
