"""Any bytes give problems or a site: the loader, the chapters, the dates and the pictures, fed by Hypothesis.

The examples are the same on every run. `FUZZ=50 python -m pytest tests/test_fuzz.py` runs fifty times as many, and new ones each time.
"""

import functools
import math
import os
import re
import shutil
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from time import monotonic
from xml.etree import ElementTree as ET

import markdown
import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from explainer.chapters.expand import expand
from explainer.chapters.parse import parse
from explainer.figures.draw.plot import gridlines
from explainer.figures.draw.svg import render
from explainer.figures.draw.symbols import CORNERS, STROKES
from explainer.figures.registry import FIGURE_KINDS
from explainer.record import rules
from explainer.record.dataset import TABLES
from explainer.record.dates import When
from explainer.record.loading import load
from explainer.record.yaml_source import Document
from explainer.site import read
from explainer.text.words import one_line

GOOD = Path(__file__).parent / "data" / "good"
TIMES = int(os.environ.get("FUZZ", "1"))
SLOW = 5  # seconds that one file, chapter or picture may take on a busy machine
FILES = sorted(path.relative_to(GOOD).as_posix() for path in GOOD.rglob("*.yml"))
MESSAGE = re.compile(r"[^\n]+:\d+: \S.*", re.DOTALL)


def fuzz(examples):
    return settings(
        max_examples=examples * TIMES,
        derandomize=TIMES == 1,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
    )


# The loader

KEYS = sorted(
    {info.alias or name for table in TABLES.values() for name, info in table.model.model_fields.items()} | {"lat", "lon", "at", "by", "says"}
)
HOSTILE = [
    "", "~", "null", "yes", "2018", "2018-02-30", "2018/..", "0x10", "1e999", ".nan", "nan", "-inf", "9" * 5000, "north", "agency-2018", "core", "[]",
    "{}", "[[]]", "[{}]", "{a: [b]}", "*a", "&a x", "&a [*a]", "!!python/object:os.system x", "!!binary aGk=", "!!set {a}", "!!int x", "<<: {a: b}",
    "? [a]\n  : b", "'", '"', '"\\0"', '"\\x1b"', '"\\ud800"', '"\\UFFFFFFFF"', "|\n  text\n", ">-\n  text\n", "%TAG", "@x", "`x", "\t", "\u2028", "\x85",
    "\ufeff", "😀", "\u202ex", "http://[", "https://x.example/\\x00", "x" * 2000, "[" * 400 + "]" * 400, "{a: " * 400 + "}" * 400, "- " * 400,
    "--- # next", "...", "# none", "{" , "]", "%YAML 9.9", "=", "<script>alert(1)</script>",
]  # fmt: skip
LAUGHS = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{b}, *{b}, *{b}, *{b}]\n" for b, c in zip("abcdefghijklmn", "bcdefghijklmno", strict=True))


@functools.cache
def good():
    return load(GOOD)


@functools.cache
def good_text(name):
    return (GOOD / name).read_text()


@st.composite
def yaml_like(draw):
    """Return text that looks like a file of records, with something wrong in it."""
    lines = []
    for _ in range(draw(st.integers(1, 4))):
        indent = draw(st.sampled_from(["", "  ", "    ", "\t", "- "]))
        key = draw(st.one_of(st.sampled_from(KEYS), st.sampled_from(HOSTILE)))
        value = draw(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)))
        lines.append(draw(st.sampled_from([f"{indent}{key}: {value}", f"{indent}- {value}", f"{indent}{value}"])))
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(st.sampled_from(["", "\n", "\n---\n", "\n...\nx\n"]))


@st.composite
def spoiled(draw):
    """Return a file of the good dataset with a few of its lines or values exchanged for something hostile, as name and bytes."""
    name = draw(st.sampled_from(FILES))
    lines = good_text(name).splitlines()
    for _ in range(draw(st.integers(1, 2))):
        index = draw(st.integers(0, len(lines) - 1))
        line = lines[index]
        head, colon, _ = line.partition(": ")
        hostile = draw(st.one_of(st.sampled_from(HOSTILE), st.sampled_from(["- id: x", "  x: y", "Words.", "2018"]), st.text(max_size=8)))
        lines[index] = draw(
            st.sampled_from([
                f"{head}{colon}{hostile}", f"{head}{colon or ': '}[{hostile}]", f"{head}{colon or ': '}{{{hostile}: {hostile}}}", hostile,
                f"{line}\n{line}", f"  {line}", line[2:], f"{line}\n    {hostile}: {hostile}", f"{head}{colon}{{colour: {hostile}}}",
            ])
        )  # fmt: skip
    data = "\n".join(lines).encode()
    match draw(st.integers(0, 6)):
        case 0:
            return name, data[: draw(st.integers(0, len(data)))]
        case 1:
            at = draw(st.integers(0, len(data)))
            return name, data[:at] + draw(st.binary(min_size=1, max_size=4)) + data[at + 1 :]
        case _:
            return name, data


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("fuzz") / "data"
    shutil.copytree(GOOD, made)
    return made


def judged(folder, name, data):
    """Load the good dataset with one file exchanged; give its problems, all of which must be in form."""
    path = folder / name
    before = path.read_bytes()
    path.write_bytes(data)
    began = monotonic()
    try:
        dataset = load(folder)
        problems = rules.check(dataset)
        parse("docs/x.md", "x.md", EVERYTHING, dataset)
        if not problems:
            expanded("[@agency-2018]\n" if "agency-2018" in dataset.sources else "x\n", dataset)
    finally:
        path.write_bytes(before)
    assert monotonic() - began < SLOW
    for problem in problems:
        assert MESSAGE.fullmatch(str(problem)), problem
        if problem.path == path.as_posix():
            assert 1 <= problem.line <= len(data.decode(errors="replace").splitlines()) + 1
    return problems


EVERYTHING = """A night.[@agency-2018] [[airliner-incident-2018|It]] was.

```accounts
id: night
title: The night
caption: c
event: airliner-incident-2018
```

```series
id: claims
title: The claims
caption: c
of: numbers-claims
```

```map
id: ground
title: The ground
caption: c
reaches: [gun-at-the-bridge, bridge-to-mill]
```
""" + "".join(
    f"\n```{kind}\nid: {kind}\ntitle: t\ncaption: c\n{more}```\n"
    for kind, more in {
        "timeline": "",
        "actors": "as_of: 2018-09-17\n",
        "ties": "",
        "deals": "",
        "matrix": "",
        "axes": "",
        "counts": "of: events-by-year\n",
    }.items()
)


@pytest.mark.slow
@fuzz(150)
@given(st.sampled_from(FILES), st.binary(max_size=200))
def test_any_bytes_as_a_file_give_problems(folder, name, data):
    assert judged(folder, name, data) or name in ("spellings.yml", "phases.yml")


@pytest.mark.slow
@fuzz(250)
@given(st.sampled_from(FILES), yaml_like())
@example("events/2018.yml", LAUGHS)
@example("events/2018.yml", "- " + LAUGHS.replace("\n", "\n  "))
@example("events/2018.yml", "[" * 700 + "]" * 700)
@example("events/2018.yml", "[" * 10**6)
@example("events/2018.yml", "- id: " + "x" * 10**6)
@example("events/2018.yml", "- {id: a}\n" * 3000)
@example("events/2018.yml", "? " * 700)
@example("reaches.yml", "- {id: a, from: {colour: red}}\n")
def test_any_yaml_as_a_file_gives_problems(folder, name, text):
    assert judged(folder, name, text.encode(errors="surrogatepass"))


@pytest.mark.slow
@fuzz(400)
@given(spoiled())
def test_a_spoiled_file_gives_problems_or_a_dataset(folder, spoilt):
    name, data = spoilt
    if not judged(folder, name, data):
        yaml.safe_load(data)  # what passes is YAML to others too


@fuzz(150)
@given(st.one_of(st.text(max_size=80), yaml_like(), st.sampled_from(HOSTILE)))
def test_a_document_holds_only_plain_values(text):
    def plain(value):
        if isinstance(value, dict):
            return all(isinstance(key, str) and plain(inner) for key, inner in value.items())
        return all(map(plain, value)) if isinstance(value, list) else value is None or isinstance(value, str)

    document = Document("x.yml", text)
    assert plain(document.value)
    assert all(problem.line >= 1 and problem.message for problem in document.problems)


# Dates

POINTS = st.builds(
    lambda day, length, about: day.isoformat()[:length] + about, st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from([4, 7, 10]), st.sampled_from(["", "", "~"])
)  # fmt: skip
NEAR = st.from_regex(r"[0-3]?[0-9]{3}(-[01]?[0-9](-[0-3]?[0-9])?)?~?(/(\.\.)?)?", fullmatch=True)
DATES = st.one_of(POINTS, st.tuples(POINTS, st.one_of(POINTS, st.just(".."), NEAR)).map("/".join), NEAR, st.text(max_size=12))


def parsed(text):
    try:
        return When.parse(text)
    except ValueError as error:
        assert str(error).startswith(("date must look like", "date does not exist", "both ends", "the end of a span"))  # noqa: PT017
        return None


@pytest.mark.slow
@fuzz(1500)
@given(DATES)
def test_a_date_that_is_read_holds_together(text):
    when = parsed(text)
    if when is None:
        return
    assert When.parse(when.text) == when
    assert when.text == text
    assert when.last is None or when.first <= when.last
    assert (when.last is None) == text.endswith("/..")
    assert when.covers(when.first)
    assert when.meets(when)
    assert not when.covers(when.first - timedelta(1))
    assert when.last is None or (when.covers(when.last) and not when.covers(when.last + timedelta(1)))
    assert str(when.first.year) in str(when)
    assert ("about" in str(when)) == ("~" in text)
    days = 1 if when.last is None or when.span else (when.last - when.first).days + 1
    assert days in {"day": {1}, "month": {1, 28, 29, 30, 31}, "year": {1, 365, 366}}[when.precision]


@fuzz(500)
@given(DATES, DATES)
def test_two_dates_meet_where_a_day_is_in_both(one, other):
    a, b = parsed(one), parsed(other)
    if a is None or b is None:
        return
    ends = [day for when in (a, b) for day in (when.first, when.last or date.max)]
    assert a.meets(b) == b.meets(a) == any(a.covers(day) and b.covers(day) for day in ends)


@fuzz(200)
@given(st.one_of(st.none(), st.integers(), st.floats(), st.binary(), st.lists(st.text()), st.dictionaries(st.text(), st.text())))
def test_what_is_no_text_is_no_date(value):
    with pytest.raises(ValueError, match="date must look like"):
        When.parse(value)


# Chapters

EXTENSIONS = ["attr_list", "md_in_html", "admonition", "tables", "pymdownx.superfences"]

WORDS = ["plain", "words", "*em*", "&amp;", "<b>x</b>", "# heading", "    code", "- item", "1. item", "> quote", "| a | b |", "!!! note", "line", "2018",
    "\\", "\t", "\x0c", "\x1c", "\u2028", "\x85", "\r", "😀", "---", "***", "The line was cut.", "tie"]  # fmt: skip
MARKS = ["[@agency-2018]", "[@herald-2015]", "[[patrols-2018]]", "[[patrols-2018|the patrols]]", "[[line-agreed-2015|a *b*]]", "[@nobody]",
    "[[nothing]]", "[[patrols-2018|]]", "[@", "[[", "]]", "[@ agency-2018]", "[[patrols-2018", "[[a|b]c]]", "[[\n]]", "\\[@x]", "\\[[x]]", "[[[patrols-2018]]]",
    "[@[@agency-2018]]", "[[[@agency-2018]]]", "`", "``", "`[@nobody]`", "``[[x]]``", "\\`", "[a](b)", "[^1]", "[ ]"]  # fmt: skip
FENCES = ["```", "~~~", "````", "```text", "~~~text", "   ```", "- ```text", "    ```", "```timeline", "```list", "```actors", "~~~timeline", "``` timeline",
    "```{.timeline}", "```timelin", "id: x", "title: t", "caption: c", "of: deals", "of: [deals]", "as_of: 2018-09-17", "actors: [[north]]", "actors: {a: b}",
    "theme: [[arms]]", "lanes: [a]", "colour: red", "id: &a x", "- x", "{", "highlight: [patrols-2018]", "of: events-by-year", "```counts", "of: {a: b}"]  # fmt: skip
PIECES = st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS), st.text(alphabet="`~[]@|\\\n -ab", max_size=12))
LINES = st.one_of(st.lists(PIECES, max_size=5).map(" ".join), st.lists(PIECES, max_size=4).map("".join), st.sampled_from(FENCES))
TEXTS = st.lists(LINES, max_size=9).map("\n".join)


def expanded(text, dataset):
    """Parse and expand a page; give its Markdown."""
    return expand(parse("docs/x.md", "x.md", text, dataset), dataset).markdown()


def reported(text):
    began = monotonic()
    found = parse("docs/x.md", "x.md", text, good()).problems
    assert monotonic() - began < SLOW
    lines = text.count("\n") + 1
    assert all(1 <= problem.line <= lines and problem.message and problem.path == "docs/x.md" for problem in found), found
    return found


def shown(text):
    """Return what a reader sees of Markdown outside of code, with entities as they stand, by the parser of the site."""
    html = markdown.Markdown(extensions=EXTENSIONS).convert(text)
    return re.sub(r"<[^>]*>", "", re.sub(r"<(pre|code|figure|svg)\b.*?</\1>", "·", html, flags=re.DOTALL))


def left(text):
    """Return the marks that a reader would see; what was escaped is no mark."""
    return re.findall(r"\[(?:@|\[).*", shown(re.sub(r"\\\[+", "·", text)))


@fuzz(500)
@given(TEXTS)
@example("`one\n\n[@agency-2018]\n\n`two")
@example("\\` [@agency-2018] `")
@example("`\n`[@nobody]`")
@example("[[patrols-2018\n]]")
@example("[@ agency-2018]")
@example("```text\n[@agency-2018]")
@example("- ```text\n  [@agency-2018]")
@example("```list\nof: deals")
@example("a\x0cb [@agency-2018]\u2028```text\nx\n```\n")
@example("```timeline\nid: x\ntitle: t\ncaption: c\nactors: [[north]]\n```")
@example("```timeline\nid: x\ntitle: t\ncaption: c\nlanes: [a]\n```")
@example("```counts\nid: x\ntitle: t\ncaption: c\nof: {a: b}\n```")
def test_a_chapter_is_refused_or_leaves_no_mark(text):
    if reported(text):
        return
    made = expanded(text, good())
    assert left(made) == []
    assert not re.search(rf"(?:`{{3,}}|~{{3,}}) *(?:list|{'|'.join(FIGURE_KINDS)})\s*$", shown(made), re.MULTILINE)


@fuzz(300)
@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(alphabet="ab[]@|\\ -😀\u2028\x0c\x85\x1e", max_size=8)), max_size=12).map("\n".join),
    st.booleans(),
)
def test_what_is_no_mark_stays_as_it_is(text, marked):
    assume(not reported(text))
    made = expanded(f"{text}\n\n[@agency-2018]\n" if marked else text, good())
    if marked:
        assert made.startswith(f'{text}\n\n<sup><a class="footnote-ref" id="fnref:agency-2018" ')
    else:
        assert made == text


FRONT = """title: A title
short: Title
description: What it holds.
authors: [{body: The editors}]
reviewers:
date: 2026-01-01
updated: 2026-01-01
status: draft
minutes_reading: 1
level: For students
language: en-GB
"""


@st.composite
def fronts(draw):
    lines = FRONT.splitlines()
    for _ in range(draw(st.integers(0, 2))):
        index = draw(st.integers(0, len(lines) - 1))
        key = lines[index].partition(":")[0]
        lines[index] = draw(st.sampled_from([f"{key}: {draw(st.sampled_from(HOSTILE))}", lines[index] * 2, f"{lines[index]}\n{lines[index]}", ""]))
    opened = draw(st.sampled_from(["---\n", "---\n", "---\n", "---\n", "--- \n", "----\n", "---\n\n"]))
    closed = draw(st.sampled_from(["\n---\n", "\n---\n", "\n---\n", "\n---\n", "\n---\n", "\n---", "\n...\n", "\n--- \n", "\n"]))
    return (
        opened
        + "\n".join(lines)
        + closed
        + draw(st.sampled_from(["# T\n\nText.\n", "# T\n\nText.\n", "# T\n[@agency-2018]\n", "```timeline\nid: x\n```\n", "", "Text\n", "\n\n# T"]))
    )


@fuzz(400)
@given(fronts())
@example(f"---\n{FRONT}title: Another\n---\n# T\n\nText.\n")
@example(f"---\n{FRONT.replace('A title', '😀')}---\n# T\n\nText.\n")
@example(f"---\n{FRONT}colour: [\n---\n# T\n\nText.\n")
@example(f"---\n{FRONT}# T\n\nText.\n")
def test_a_head_is_refused_or_kept_whole(text):
    if reported(text):
        return
    head = parse("docs/x.md", "x.md", text, good()).front
    made = expanded(text, good())
    if "authors:" in text:
        assert head, "a page that names its authors is a chapter"
        front = re.match(r"---\n(.*?\n)---\n", made, re.DOTALL)
        assert front
        assert yaml.safe_load(front[1]) == {"title": head.title, "description": head.description}
        assert '<p class="byline"' in made


def test_a_page_is_read_as_mkdocs_reads_it(tmp_path):
    text = f"---\n{FRONT}---\n# T\n\nText.\n"
    shutil.copytree(GOOD, tmp_path / "data")
    for name, data in {"plain.md": text, "windows.md": "\ufeff" + text.replace("\n", "\r\n"), "mac.md": text.replace("\n", "\r")}.items():
        (tmp_path / name).write_bytes(data.encode())
    assert {page.text for page in read.read(tmp_path).chapters} == {text}


# Pictures

NUMBERS = st.one_of(
    st.integers(-2000, 2000), st.floats(-2000, 2000), st.sampled_from([0.0, -0.0, 1e-12, 1e15, -1e300, 1.7e308, math.nan, math.inf, -math.inf])
)
SAID = st.one_of(
    st.text(max_size=10), st.sampled_from(["", "]]>", "<script>", "</svg>", "&", "&amp;", "&#0;", '"', "'", "\x00", "\x1b", "\ud800", "\ufffe", "<b>x", "<br>", "a<br>b", "--> "])
)  # fmt: skip
PATHS = st.sampled_from(["events/x/", "a/?b=1&c=2", 'x"<y>'])
COLOURS = st.sampled_from(["#112233", "rgba(0,0,0,0)", "var(--ink)"])
STROKE = st.fixed_dictionaries({"color": COLOURS, "width": st.sampled_from([0, 1, 2.2]), "dash": st.sampled_from(["solid", "4px,3px"])})
SYMBOLS = st.sampled_from([*CORNERS, *STROKES, "circle", "circle-open", "square-open"])


@st.composite
def traces(draw):
    points = draw(st.lists(st.one_of(st.none(), st.tuples(NUMBERS, NUMBERS)), max_size=6))
    x, y = ([None if point is None else point[part] for point in points] for part in (0, 1))
    data = draw(st.none() | st.just([[draw(SAID), draw(PATHS), draw(SAID)] if draw(st.booleans()) else None for _ in points]))
    made = {"mode": draw(st.sampled_from(["lines", "markers", "lines+markers"])), "x": x, "y": y, "customdata": data, "line": draw(STROKE)}
    size = draw(st.sampled_from([0, 8, 10.5]) | st.lists(st.sampled_from([0, 4, 9]), min_size=len(points), max_size=len(points)))
    made["marker"] = {"symbol": draw(SYMBOLS), "size": size, "color": draw(COLOURS), "angle": draw(st.sampled_from([0, 45]))}
    if draw(st.booleans()):
        made |= {"line": {**made["line"], "shape": "spline"}, "name": draw(SAID)}
    return made


SHAPES = st.fixed_dictionaries({
    "type": st.sampled_from(["rect", "line"]), "x0": NUMBERS, "x1": NUMBERS, "y0": NUMBERS, "y1": NUMBERS, "fillcolor": COLOURS, "line": STROKE,
})  # fmt: skip
NOTES = st.fixed_dictionaries(
    {"lines": st.lists(SAID, min_size=1, max_size=2), "bold": st.booleans(), "x": NUMBERS, "y": NUMBERS, "font": st.fixed_dictionaries({"size": st.sampled_from([11, 13]), "color": COLOURS}),
     "xanchor": st.sampled_from(["left", "center", "right"]), "yanchor": st.sampled_from(["top", "middle", "bottom"])},
    optional={"name": PATHS, "xref": st.just("paper"), "xshift": NUMBERS, "textangle": st.sampled_from([0, -90]), "bgcolor": COLOURS},
)  # fmt: skip


@st.composite
def axes(draw):
    ticks = draw(st.lists(st.tuples(NUMBERS, SAID), max_size=3))
    ends = draw(st.sampled_from([[0, 100], [100, 0], [-1.5, 1.5]]) | st.tuples(NUMBERS, NUMBERS).map(list))
    font = {"size": 13, "color": "#000"}
    return {"range": ends, "tickvals": [value for value, _ in ticks], "ticktext": [text for _, text in ticks], "tickfont": font, "gridcolor": "#ccc"}


PLOTS = st.fixed_dictionaries({
    "data": st.lists(traces(), max_size=3),
    "layout": st.fixed_dictionaries({
        "width": st.just(640), "height": st.just(320), "margin": st.just({"l": 10, "r": 10, "t": 10, "b": 10}), "meta": st.just("wide"),
        "xaxis": axes(), "yaxis": axes(), "shapes": st.lists(SHAPES, max_size=2), "annotations": st.lists(NOTES, max_size=2),
    }),
})  # fmt: skip


def spoken(note):
    """Return the words of a note: the lines of one that links and begins at the left are told apart by the ear."""
    return (" " if note.get("name") and note["xanchor"] == "left" else "").join(map(one_line, note["lines"]))


def look(shape):
    return "none" if shape["type"] == "line" else shape["fillcolor"], shape["line"] if shape["line"]["width"] else None


def pieces(plot):
    """Count the marks that a plot asks for: its markers of a size, its runs of points, its rules, and its shapes, of which neighbours that look alike are one."""
    count = len(list(groupby([*plot["layout"]["shapes"], *gridlines(plot["layout"])], look)))
    for trace in plot["data"]:
        sizes = trace["marker"]["size"] if isinstance(trace["marker"]["size"], list) else [trace["marker"]["size"]] * len(trace["x"])
        if "markers" in trace["mode"]:
            count += sum(x is not None and bool(size) for x, size in zip(trace["x"], sizes, strict=True))
        if "lines" in trace["mode"]:
            runs = len(re.findall("x+", "".join(" " if x is None else "x" for x in trace["x"])))
            count += runs if trace.get("customdata") else min(runs, 1)  # lines that carry nothing are one path
    return count


@pytest.mark.slow
@fuzz(600)
@given(PLOTS, SAID, SAID)
def test_a_plot_is_a_whole_picture_or_refused(plot, title, desc):
    try:
        svg = render(plot).svg("../", id_="fig", title=title, desc=desc)
    except ValueError as error:
        assert re.match("plot: ", str(error)), error  # noqa: PT017 - a rule of ours, not an accident
        return
    root = ET.fromstring(svg)
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert set(tags) <= {"svg", "title", "desc", "g", "path", "text", "tspan", "a"}
    assert tags.count("path") == pieces(plot)
    for element in root.iter():
        for name, value in element.attrib.items():
            if not name.endswith("href") and name != "aria-label":  # which are words
                assert not re.search(r"(?i)(?<![a-z])(?:nan|-?inf)(?![a-z])", value), (name, value)
    if title:
        assert [element.text for element in root[:2]] == [one_line(title) or None, one_line(desc) or None]
    else:
        assert root.get("aria-label") == one_line(desc)
    shown = {"".join(element.itertext()) for element in root.iter() if element.tag.endswith("}text")}
    for axis in (plot["layout"]["xaxis"], plot["layout"]["yaxis"]):
        assert {one_line(text) for text in axis["ticktext"]} <= shown
    assert {spoken(note) for note in plot["layout"]["annotations"]} <= shown
