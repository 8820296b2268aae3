"""The words of a page in Material as it comes: what every reader of such a site pays, and so the measure of what ours costs beyond that."""

import subprocess
import sys
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

LEFT_OUT = ".//figure|.//script|.//template|.//button|.//form|.//*[contains(@class, 'footnote')]|.//*[@class='cite']|.//*[@class='parts']"
BLOCKS = {"h1": "# ", "h2": "## ", "h3": "### ", "p": "", "li": "- ", "dt": "", "dd": "", "summary": "", "td": "", "th": ""}
CONFIGURATION = "site_name: plain\ntheme: {name: material, font: false}\n"


def words(page: str) -> str:
    """Return the words of a built page as plain Markdown: headings, paragraphs and lists, without figures, notes and links."""
    article = html.fromstring(page).find(".//article")
    if article is None:
        return ""
    for part in article.xpath(LEFT_OUT):
        part.drop_tree()
    return "\n\n".join(f"{BLOCKS[block.tag]}{text}" for block in article.iter(*BLOCKS) if (text := _own_text(block)))


def _own_text(block: HtmlElement) -> str:
    """Return the text of a block that holds no other block."""
    if next(block.iterdescendants(*BLOCKS), None) is not None:
        return ""
    return " ".join(block.text_content().removesuffix("#").split()).replace("<", "&lt;").replace("[", "\\[")


def build(folder: Path, site: Path, page: str) -> str:
    """Build the words of a page of the site below a served folder, and return the address there; empty where it has none."""
    text = words((site / page / "index.html" if page.endswith("/") or not page else site / page).read_text(encoding="utf-8"))
    if not text:
        return ""
    name = f"plain/{page.strip('/').replace('/', '-') or 'overview'}"
    source = folder / "plain-source" / name
    (source / "docs").mkdir(parents=True)
    (source / "docs" / "index.md").write_text(text, encoding="utf-8")
    (source / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(folder / name)], cwd=source, check=True)
    return f"{name}/"
