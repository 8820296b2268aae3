"""A built site, whoever built it, made ready to publish: a Content-Security-Policy on every page, and one stylesheet without the theme's unused rules."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import tinycss2
from tinycss2.ast import Node

# What plotly.js puts into style elements of its own: nothing, and one rule. It also sets style attributes, which no hash can name.
PLOTLY_STYLES = ("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='", "'sha256-ji27qzEtxXZW+7dun6UwjHXJ18e6WAin1VvNtkzIE/o='")
CHARSET = '<meta charset="utf-8">'
INLINE = re.compile(r"<script(?P<attributes>(?![^>]*\ssrc=)[^>]*)>(?P<body>.*?)</script>", re.DOTALL | re.IGNORECASE)
DATA = re.compile(r'type="application/(?:ld\+)?json"')
REFERRER = '<meta name="referrer" content="strict-origin-when-cross-origin">'
POLICY = re.compile(rf'<meta http-equiv="Content-Security-Policy"[^>]*>{REFERRER}')
NEXT = re.compile(r'<link rel="(?:prev|next)"[^>]*>\s*')  # Firefox fetches the next page by it, wanted or not, and the policy refuses that
ICON = re.compile(r'<svg(?=[^>]*viewBox="0 0 24 24")(?![^>]* width=)')  # the theme's icons, as wide as the page where no stylesheet is read
SHEET = re.compile(r'<link rel="stylesheet" href="(?P<root>[^"]*?)(?P<path>assets/[^"]+\.css)">')
COSTLY = "data-md-color-switching"  # its one rule is for every element: styles were computed twice more on each page view, to spare a fade
NAMES = re.compile(r"""\s(?:class|id)=(?:"([^"]*)"|([^\s>"']+))""")


def site(folder: Path) -> None:
    """Finish every page below `folder`; a second run changes nothing. Raises OSError where a file cannot be read or written."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))}
    names = {name for html in pages.values() for found in NAMES.findall(html) for name in "".join(found).split()}
    for script in (folder / "assets").rglob("*.js"):
        if not script.name.startswith("plotly") and "lunr" not in script.parts:
            names.update(re.findall(r"[A-Za-z_][\w-]*", script.read_text(encoding="utf-8")))

    @cache
    def joined(sheets: tuple[str, ...]) -> str:
        *theme, ours = ((folder / sheet).read_text(encoding="utf-8") for sheet in sheets)
        text = trimmed("\n".join(theme), names, ours) + ours
        path = Path(sheets[0]).with_name(f"site.{sha256(text.encode()).hexdigest()[:8]}.css")
        (folder / path).write_text(text, encoding="utf-8")
        return path.as_posix()

    for path, html in pages.items():
        finished = guarded(one_sheet(html, joined))
        if finished != html:
            path.write_text(finished, encoding="utf-8")


def guarded(html: str) -> str:
    """Give a page with its policies as the first thing after the charset: what is on this site, and of inline scripts those that stand in the page."""
    inline = (match["body"] for match in INLINE.finditer(html) if not DATA.search(match["attributes"]))
    scripts = " ".join(["'self'", *dict.fromkeys(f"'{_hash(body)}'" for body in inline)])
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src 'self' {' '.join(PLOTLY_STYLES)}; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; "
        "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
    )
    head, end, body = html.partition("</head>")
    head = NEXT.sub("", POLICY.sub("", head)).replace(
        CHARSET, f'{CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">{REFERRER}', 1
    )
    return head + end + ICON.sub('<svg width="24" height="24"', body)


@cache
def _hash(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def one_sheet(html: str, joined: Callable[[tuple[str, ...]], str]) -> str:
    """Give a page whose stylesheets are the one that `joined` makes of their paths; a page with one stylesheet or none stays as it is."""
    head, end, body = html.partition("</head>")
    sheets = [*SHEET.finditer(head)]
    if len(sheets) < 2:  # noqa: PLR2004
        return html
    first, *more = sheets
    link = f'<link rel="stylesheet" href="{first["root"]}{joined((first["path"], *(sheet["path"] for sheet in more)))}">'
    head = SHEET.sub("", head[: first.start()] + head[first.end() :])
    return head[: first.start()] + link + head[first.start() :] + end + body


def trimmed(css: str, names: Iterable[str], beside: str = "") -> str:
    """Give a stylesheet without the rules whose classes and ids are not among `names`, and without variables that neither it nor `beside` uses."""
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
    """Say whether every class and id that a selector asks for is known. What `:not()` names is not asked for; of `:is()` one is enough.

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
