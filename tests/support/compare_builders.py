"""Compare the site as two builders made it: `python tests/support/compare_builders.py build/mkdocs build/zensical`, from `make zensical`.

Of every page, the article with the row of pages above it, and what the head says of it; every other file that is not the theme's; and the search index.
Prints Markdown, with each kind of difference and an example of it, and exits with 1 where anything differs.

What is the theme's is left out: the space between words, the order of attributes, the anchor of its skip link, and
`data-search-exclude`, which Zensical takes out again once its search index is made. A link of a page to a part of itself
is `./#part` with MkDocs and `#part` with Zensical, and in the row `./` is `././` and `below/` is `./below/`: the same addresses.
"""

import difflib
import html.parser
import json
import re
import sys
from collections import defaultdict
from itertools import zip_longest
from pathlib import Path

SKIP = '<a id="__skip" tabindex="-1"></a>'
ROW = re.compile(r'<nav class="part-pages.*?</nav>', re.DOTALL)
THEIRS = re.compile(r"assets/(javascripts|stylesheets|images)/|search|sitemap\.xml")
SHOWN = 12  # lines of an example
NAMED = 20  # pages named for a kind of difference


class Lines(html.parser.HTMLParser):
    """HTML as lines, so that two can be compared: a tag or the words between two tags in each."""

    def __init__(self, text):
        super().__init__()
        self.lines = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        values = (f' {name}="{shortest(value or "")}"' for name, value in sorted(attrs) if name != "data-search-exclude")
        self.lines.append(f"<{tag}{''.join(values)}>")

    def handle_endtag(self, tag):
        self.lines.append(f"</{tag}>")

    def handle_data(self, data):
        self.lines += [" ".join(data.split())] if data.strip() else []


def shortest(value):
    """Return an address in the shorter of its two forms."""
    return re.sub(r"^(\./)+(?=.)", "", value)


def article(text):
    """Return the lines of a page's article and of the row above it; of the whole page where it is none of the theme, as the pages for embedding."""
    whole = "".join(ROW.findall(text)) + text[text.index("<article") : text.index("</article>")] if "<article" in text else text
    return Lines(whole.replace(SKIP, "")).lines


def head(text):
    """Return what the head of a page says of it: title, description, canonical address and the names for social networks."""
    return re.findall(
        r'<title>.*?</title>|<meta (?:name="description"|property="og:)[^>]*>|<link rel="canonical"[^>]*>', text[: text.index("</head>")], re.DOTALL
    )


def builder(site):
    return re.search(r'<meta name="generator" content="([^"]*)"', (site / "index.html").read_text())[1]


def found(site):
    """Return the words of each place of the search index, in the form of either builder."""
    file, key = ("search/search_index.json", "docs") if (site / "search").is_dir() else ("search.json", "items")
    return {item["location"]: re.sub(r"<[^>]+>|\s+", "", item["text"]) for item in json.loads((site / file).read_text())[key]}


def kind(before, after):
    """Say in a few words how two lines differ, of which one may not be there."""
    names = [line and (re.match(r"</?[\w:-]+|", line)[0] or "words") for line in (before, after)]
    if before is None or after is None or names[0] != names[1]:
        return " became ".join(f"`{name}`" if name else "nothing" for name in names)
    values = [dict(re.findall(r'([\w:-]+)="([^"]*)"', line)) for line in (before, after)]
    changed = sorted(name for name in values[0].keys() | values[1].keys() if values[0].get(name) != values[1].get(name))
    return "words" if names[0] == "words" else f"{', '.join(changed)} of `{names[0]}`"


def kinds(before, after):
    """Return the kinds of difference between two articles, each with the lines that show it."""
    shown = defaultdict(list)
    for step, i, j, k, m in difflib.SequenceMatcher(None, before, after).get_opcodes():
        for old, new in zip_longest(before[i:j], after[k:m]) if step != "equal" else ():
            shown[kind(old, new)] += [f"-{old}"] * (old is not None) + [f"+{new}"] * (new is not None)
    return shown


def compare(old, new):
    """Return the report as lines of Markdown, and the number of differences."""
    ours, other = ({path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()} for site in (old, new))
    ours, other = ({path: file for path, file in files.items() if not THEIRS.match(path)} for files in (ours, other))
    both = [path for path in ours if path in other]
    pages = {path: (ours[path].read_text(), other[path].read_text()) for path in both if path.endswith(".html")}
    articles = {path: (article(before), article(after)) for path, (before, after) in pages.items()}
    differing = {path: kinds(*texts) for path, texts in articles.items() if texts[0] != texts[1]}
    before, after = found(old), found(new)
    lists = {
        "Heads that differ": [path for path, (before, after) in pages.items() if head(before) != head(after)],
        "Other files that differ": [path for path in both if path not in pages and ours[path].read_bytes() != other[path].read_bytes()],
        "Missing": [path for path in ours if path not in other],
        "More": [path for path in other if path not in ours],
        "Places of the search index that differ": sorted(place for place in before.keys() | after.keys() if before.get(place) != after.get(place)),
    }
    counts = {
        "Pages in both": len(pages), "Articles the same": len(pages) - len(differing), "Articles that differ": len(differing),
        "Other files in both": len(both) - len(pages), "Places of the search index": len(before), **{name: len(paths) for name, paths in lists.items()},
    }  # fmt: skip
    report = [
        f"# {builder(new)} beside {builder(old)}",
        "",
        "| | count |",
        "| --- | ---: |",
        *(f"| {name} | {count} |" for name, count in counts.items()),
    ]
    for name in sorted({name for shown in differing.values() for name in shown}):
        paths = [path for path, shown in differing.items() if name in shown]
        report += ["", f"## {name}", "", named(paths), "", "```diff", *differing[paths[0]][name][:SHOWN], "```"]
    for name, paths in lists.items():
        report += ["", f"## {name}", "", named(paths)] if paths else []
    return report, len(differing) + sum(map(len, lists.values()))


def named(paths):
    more = f" and {len(paths) - NAMED} more" if len(paths) > NAMED else ""
    return f"{len(paths)}: {', '.join(f'`{path}`' for path in paths[:NAMED])}{more}"


if __name__ == "__main__":
    lines, count = compare(Path(sys.argv[1]), Path(sys.argv[2]))
    print("\n".join(lines))
    sys.exit(bool(count))
