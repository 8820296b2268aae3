"""Stylesheets joined: a built page fetches one, of the theme's rules that something on the site can match and of all our own."""

import re
from collections.abc import Callable, Iterable
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import tinycss2
from tinycss2.ast import Node

STYLESHEET_LINK = re.compile(r'<link rel="stylesheet" href="(?P<root>[^"]*?)(?P<path>assets/[^"]+\.css)">')
THEME = "assets/stylesheets/"  # Material's own; all others are ours. Hosts may keep its files for a year, since each name holds a hash
COSTLY = "data-md-color-switching"  # its one rule is for every element: styles were computed twice more on each page view, to spare a fade


def join_stylesheets(folder: Path, sheets: Iterable[str], names: Iterable[str]) -> str:
    """Write one stylesheet of those at these paths, in their order, and return its path, which holds a hash of its content. Raises OSError."""
    texts = {sheet: (folder / sheet).read_text(encoding="utf-8") for sheet in sheets}
    theme = "\n".join(text for sheet, text in texts.items() if sheet.startswith(THEME))
    ours = compact("".join(text for sheet, text in texts.items() if not sheet.startswith(THEME)))
    text = trimmed(theme, names, ours) + ours
    path = f"{THEME}site.{sha256(text.encode()).hexdigest()[:8]}.css"
    (folder / THEME).mkdir(parents=True, exist_ok=True)  # a folder without the theme has none
    (folder / path).write_text(text, encoding="utf-8")
    return path


def one_sheet(html: str, joined: Callable[[tuple[str, ...]], str]) -> str:
    """Return a page whose stylesheets are the one that `joined` makes of their paths. A page with one stylesheet or none stays as it is."""
    head, end, body = html.partition("</head>")
    sheets = [*STYLESHEET_LINK.finditer(head)]
    if len(sheets) < 2:  # noqa: PLR2004
        return html
    first, *more = sheets
    link = f'<link rel="stylesheet" href="{first["root"]}{joined((first["path"], *(sheet["path"] for sheet in more)))}">'
    head = STYLESHEET_LINK.sub("", head[: first.start()] + head[first.end() :])
    return head[: first.start()] + link + head[first.start() :] + end + body


def compact(css: str) -> str:
    """Return a stylesheet of ours without comments, and with one space for many. None of our strings holds either."""
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip()


def trimmed(css: str, names: Iterable[str], beside: str = "") -> str:
    """Return a stylesheet without the rules whose classes and ids are not among `names`, and without variables that neither it nor `beside` uses."""
    kept = _rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), frozenset(names))
    used = set(re.findall(r"var\(\s*(--[\w-]+)", kept + beside))
    return re.sub(r"(?<=[{;])(--[\w-]+):(?:url\([^)]*\)|[^;{}])*(?:;|(?=}))", lambda match: match[0] if match[1] in used else "", kept)


def _rules(rules: Iterable[Node], names: frozenset[str]) -> str:
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            prelude = ",".join(tinycss2.serialize(selector) for selector in _alternatives(rule.prelude) if _can_match(selector, names))
            if prelude:
                kept.append(f"{prelude}{{{tinycss2.serialize(rule.content)}}}")
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            inner = _rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), names)
            if inner:
                kept.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}")
        else:
            kept.append(rule.serialize())
    return "".join(kept)


def _alternatives(tokens: Iterable[Node]) -> list[list[Node]]:
    """Split selectors at their commas."""
    found: list[list[Node]] = [[]]
    for part in tokens:
        if part == ",":
            found.append([])
        else:
            found[-1].append(part)
    return found


def _can_match(selector: list[Node], names: frozenset[str]) -> bool:
    """Return whether every class and id that a selector asks for is known. What `:not()` names is not asked for; of `:is()` one is enough.

    A selector that asks for the costly attribute is taken as one that cannot match.
    """
    for before, part in pairwise([None, *selector]):
        if (part.type == "hash" or (part.type == "ident" and before == ".")) and part.value not in names:
            return False
        if part.type == "[] block" and part.content[0].value == COSTLY:
            return False
        one_of = _alternatives(part.arguments) if part.type == "function" and part.lower_name in {"is", "where", "has"} else [[]]
        if not any(_can_match(alternative, names) for alternative in one_of):
            return False
    return True
