"""All pages of the built site: their HTML, their links inside the site, and those that lead elsewhere."""

import html.parser
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

from .tools import HERE, LYCHEE, MODULES, Found, run

# What the Nu checker says of faults of the theme that stay, each with its reason.
THEIRS = (
    # On the two switches that open its menu and its search, so that Firefox does not keep them on over a reload.
    "Attribute “autocomplete” is only allowed when the input type is .*",
)


def validate(site: Path) -> Found:
    """Return what html-validate finds by its rules in all pages."""
    # In a folder outside the project its configuration is named; a path is given since a pattern would be longer than a command may be.
    command = [str(MODULES / ".bin" / "html-validate"), "--config", str(HERE / "htmlvalidate.mjs"), "--formatter", "json", "--ext", "html", str(site)]
    files = json.loads(run(*command, code=(0, 1))[0])
    faults = [
        f"{Path(each['filePath']).relative_to(site)}:{one['line']}: {one['ruleId']}: {one['message']}" for each in files for one in each["messages"]
    ]
    return Found({"html-validate": len(faults)}, [f"html-validate: {fault}" for fault in faults])


def standard(site: Path) -> Found:
    """Return what the Nu checker finds against the HTML standard in all pages."""
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [
        "java",
        "-jar",
        str(jar),
        "--skip-non-html",
        "--errors-only",
        "--format",
        "json",
        "--exit-zero-always",
        "--filterpattern",
        "|".join(THEIRS),
        str(site),
    ]
    messages = json.loads(run(*command)[1])["messages"]
    faults = [f"{each['url'].partition(f'{site}/')[2]}:{each.get('lastLine', 0)}: {each['message']}" for each in messages if each["type"] != "info"]
    return Found({"vnu": len(faults)}, [f"vnu: {fault}" for fault in faults])


def links(site: Path, address: str) -> Found:
    """Return the links and anchors of all pages that lead nowhere inside the site. No other host is asked."""
    command = [str(LYCHEE), "--offline", "--include-fragments", "--index-files", "index.html", "--no-progress", "--format", "json"]
    command += ["--root-dir", str(site.parent), "--remap", f"{re.escape(address)} file://{site}/", "--exclude", "^data:", f"{site}/**/*.html"]
    report = json.loads(run(*command, code=(0, 2))[0])
    faults = [
        f"{Path(path).relative_to(site)}:{each['span']['line']}: {each['url'].replace(f'file://{site}/', '')}: {each['status']['text']}"
        for path, broken in report["error_map"].items()
        for each in broken
    ]
    return Found({"links": report["total"], "broken": len(faults)}, [f"lychee: {fault}" for fault in faults])


class Outside(html.parser.HTMLParser):
    """The links of a page that lead to other hosts, and what is wrong with them."""

    def __init__(self, home: str) -> None:
        """Begin with none. A link that begins with the address of the site leads nowhere else."""
        super().__init__()
        self.home = home
        self.seen: set[str] = set()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check a link: its address is well-formed, and the page that it opens gets no access to ours."""
        values = {name: value or "" for name, value in attrs}
        link = values.get("href") or values.get("xlink:href") or ""
        if tag != "a" or not re.match(r"[a-z][a-z0-9+.-]*:|//", link, re.IGNORECASE) or link.startswith(("mailto:", self.home)):
            return
        self.seen.add(link)
        parts = urlsplit(link)
        if (
            parts.scheme not in {"http", "https"}
            or not re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?", parts.netloc)
            or re.search(r"[\s<>\"\\^`{|}]", link)
        ):
            self.wrong.append(f"no address: {link}")
        if "noopener" not in values.get("rel", "").split():
            self.wrong.append(f"without rel=noopener: {link}")


def outside(site: Path, address: str) -> Found:
    """Return the number of addresses elsewhere to which all pages link, and of links that are ill-formed or unsafe. None is asked."""
    faults, seen = [], set()
    for path in sorted(site.rglob("*.html")):
        page = Outside(address)
        page.feed(path.read_text(encoding="utf-8"))
        seen |= page.seen
        faults += [f"{path.relative_to(site)}: {wrong}" for wrong in page.wrong]
    return Found({"outside": len(seen), "unsafe": len(faults)}, faults)
