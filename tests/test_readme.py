"""The documents against the code: what they show works as it stands, and what they name exists."""

import re
import shutil
import sys
from functools import cache
from itertools import chain
from typing import get_args

import pytest
from building import ROOT, build, run

from explainer.figures.options import COMMON
from explainer.figures.registry import FIGURE_KINDS
from explainer.record import vocabulary

OF_THE_PROJECT = ("README.md", "CONTRIBUTING.md", "MAINTAINING.md")
NAMES = (*OF_THE_PROJECT, *(f"docs/{page}.md" for page in ("architecture", "audit", "decisions", "hosting")))
TEXTS = {name: (ROOT / name).read_text() for name in NAMES}
EXAMPLE = re.compile(r"^(`{3,})(?:yaml|markdown)\n(?P<text>.*?)^\1$", re.MULTILINE | re.DOTALL)
EXAMPLE_FILE = re.compile(r"`(docs/[\w./-]+\.(?:yml|md))`")
CODE = re.compile(r"`([^`\n]+)`")
SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+?)(?: \{[^}]*\})?$", re.MULTILINE)
FOLDERS = (".github", "audit", "benchmarks", "docs", "links", "src", "tests")
ROW = re.compile(r"^\| (?P<heads>.*?) \|(?P<rest>.*)\|$", re.MULTILINE)


def examples(text):
    """Yield every example of a document with the file for which it is meant: the last one that the text before it names."""
    for match in EXAMPLE.finditer(text):
        yield EXAMPLE_FILE.findall(text[: match.start()])[-1], match["text"]


def commands(text):
    """Yield the words of every command that a document shows."""
    for line in chain(CODE.findall(text), *(block.splitlines() for block in SHELL.findall(text))):
        for command in re.sub(r'"[^"]*"', "", line).partition(" #")[0].split("&&"):
            words = [word for word in command.split() if not re.match(r"[A-Z_]+=", word)]
            if words:
                yield words


@cache
def subcommands():
    return set(re.search(r"\{([\w,]+)\}", run(sys.executable, "-m", "explainer", "--help"))[1].split(","))


def rows(text, *heads):
    """Return the rows of the table of a document with these headings: the words in code of the first cell, and what follows."""
    table = text.partition(f"| {' | '.join(heads)} |\n")[2].partition("\n\n")[0]
    assert table, heads
    return [(CODE.findall(row["heads"]), row["rest"]) for row in ROW.finditer(table) if not row["heads"].startswith("-")]


def paste(folder):
    """Copy `docs/` into a folder, put every example into its file, and return the examples by file."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    files = {}
    for name in ("README.md", "CONTRIBUTING.md"):
        for file, text in examples(TEXTS[name]):
            files.setdefault(file, []).append(text)
    for file, texts in files.items():
        path = folder / file
        path.write_text("\n".join([*([path.read_text()] if path.exists() else []), *texts]))
    return files


@pytest.mark.slow
def test_the_examples_have_no_problem_and_are_built_as_they_stand(tmp_path):
    """A build checks what `check` does before it begins."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "src").symlink_to(ROOT / "src")
    files = paste(tmp_path)
    assert files.keys() >= {f"docs/data/{name}.yml" for name in ("events/2018", "sources/e", "outlets", "relations", "terms")}
    chapter, *figures = files["docs/your-chapter.md"]
    assert "\n```timeline\n" in chapter
    assert all(text.startswith("```") for text in figures)
    assert "WARNING" not in build(tmp_path / "site", cwd=tmp_path)
    chapter = (tmp_path / "site" / "your-chapter" / "index.html").read_text()
    assert 'id="fig-your-figure"' in chapter
    assert 'href="../events/your-event-2018/"' in chapter
    assert 'href="your-chapter/"' in (tmp_path / "site" / "index.html").read_text()


def test_an_example_with_a_mistake_would_fail(tmp_path):
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    (_, chapter), *_ = (each for each in examples(TEXTS["README.md"]) if each[0] == "docs/your-chapter.md")
    (tmp_path / "docs" / "your-chapter.md").write_text(chapter)
    said = run(sys.executable, "-m", "explainer", "check", cwd=tmp_path, code=1)
    assert "docs/your-chapter.md:17: unknown source: 'example-news-2018-09-17'" in said


@pytest.mark.parametrize("name", NAMES)
def test_every_command_that_a_document_names_exists(name):
    targets = set(re.findall(r"^([\w./-]+):(?!=)", (ROOT / "Makefile").read_text(), re.MULTILINE))
    offered = subcommands()
    options = set(re.findall(r'"(--[\w-]+)"', "".join((ROOT / file).read_text() for file in ("audit/__main__.py", "tests/conftest.py"))))
    missing = []
    for words in commands(TEXTS[name]):
        match words:
            case ["make", *asked]:
                missing += [words for word in asked if word not in targets]
            case [python, "-m", "explainer", command, *_] if python.endswith("python"):
                missing += [words] * (command not in offered)
            case [python, file, *_] if python.endswith("python") and file.endswith(".py"):
                missing += [words] * (not (ROOT / file).is_file())
            case ["pytest", *asked]:
                missing += [words for word in asked if word not in options]
            case [option] if option.startswith("--"):
                missing += [words] * (option not in options)
    assert missing == []
    assert set(re.findall(r"ARGS=\"?(--[\w-]+)", TEXTS[name])) <= options


@pytest.mark.parametrize("name", OF_THE_PROJECT)
def test_every_command_of_python_names_the_python_that_has_the_packages(name):
    shown = [line for line in chain(CODE.findall(TEXTS[name]), *(block.splitlines() for block in SHELL.findall(TEXTS[name]))) if "python" in line]
    runs = [line for line in shown if re.search(r"python (-m (explainer|pytest)|\S+\.py)", line)]
    assert [line for line in runs if not re.search(r"\.venv/bin/python ", line)] == []
    assert [
        line for line in runs if re.search(r"-m explainer|\S+\.py", line) and "-m pytest" not in line and not line.startswith("PYTHONPATH=src ")
    ] == []


def test_every_command_of_make_is_told():
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[1].split()
    told = {word for name in OF_THE_PROJECT for words in commands(TEXTS[name]) if words[0] == "make" for word in words[1:]}
    assert set(targets) - told == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_file_that_a_document_names_exists(name):
    present = [path.relative_to(ROOT) for folder in FOLDERS for path in (ROOT / folder).rglob("*") if "node_modules" not in path.parts]
    present += [path.relative_to(ROOT) for path in ROOT.iterdir()]
    missing = []
    for span in CODE.findall(TEXTS[name]):
        path = span.rstrip("/")
        if not re.fullmatch(r"[\w./*-]+", path) or path == "docs/your-chapter.md":
            continue
        if path.partition("/")[0] in FOLDERS and "/" in path:
            missing += [span] * (not list(ROOT.glob(path)))
        elif re.search(r"\.(?:py|toml|html|md|yml)$", path):
            missing += [span] * (not any(file.match(path) for file in present))
    assert missing == []


@pytest.mark.parametrize("name", OF_THE_PROJECT)
def test_every_link_of_a_document_leads_to_a_file_and_a_heading(name):
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", CODE.sub("", TEXTS[name])):
        path = ROOT / target if target else ROOT / name
        assert path.exists(), target
        if anchor:
            anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(path.read_text())}
            assert anchor in anchors, (target, anchor)


def test_every_kind_of_figure_is_listed_with_all_its_options():
    listed = {}
    for (kind, *_), rest in rows(TEXTS["CONTRIBUTING.md"], "kind", "what it shows", "options; the bold ones are needed"):
        named = rest.partition("|")[2]
        listed[kind] = set(CODE.findall(named)), set(re.findall(r"\*\*`(\w+)`\*\*", named))
    expected = {}
    for kind, about in FIGURE_KINDS.items():
        own = {name: option for name, option in about.options.items() if name not in COMMON}
        expected[kind] = set(own), {name for name, option in own.items() if option.required}
    assert listed == expected


def test_every_option_is_explained_with_the_words_that_it_takes(good):
    explained = {name: rest for names, rest in rows(TEXTS["CONTRIBUTING.md"], "option", "what it takes") for name in names}
    used = {name for kind in FIGURE_KINDS.values() for name in kind.options if name not in COMMON}
    assert set(explained) == used
    for kind, name in (("timeline", "lanes"), ("map", "area"), ("map", "places"), ("actors", "strength"), ("counts", "of")):
        with pytest.raises(ValueError, match="must be one of") as refused:
            FIGURE_KINDS[kind].options[name].parse("none such", good)
        words = str(refused.value).removeprefix("must be one of ").partition(" (")[0].split(", ")
        assert set(words) <= set(CODE.findall(explained[name])), (kind, name)


def test_the_words_of_fixed_lists_are_those_of_the_vocabulary():
    fields = {
        "importance": vocabulary.Importance,
        "confidence": vocabulary.Confidence,
        "basis of a date": vocabulary.DateBasis,
        "basis of an outlet": vocabulary.CountryBasis,
    }
    listed = rows(TEXTS["CONTRIBUTING.md"], "field", "words")
    assert len(listed) == len(fields)
    for (_, rest), allowed in zip(listed, fields.values(), strict=True):
        assert {word for word in CODE.findall(rest) if not word.startswith("confidence_")} == set(get_args(allowed))


def test_each_decision_has_its_context_its_choice_and_its_cost():
    _, *decisions = re.split(r"^## ", TEXTS["docs/decisions.md"], flags=re.MULTILINE)
    for decision in decisions:
        title, *paragraphs = [part.strip() for part in decision.strip().split("\n\n")]
        assert re.match(r"2026-\d\d-\d\d: ", title), title
        leads = [re.sub(r'^(<span id="[\w-]+"></span>)+', "", paragraph).partition("* ")[0] for paragraph in paragraphs]
        assert leads == ["*Context.", "*Choice.", "*Cost."], title


def test_the_architecture_is_one_screen():
    assert len(TEXTS["docs/architecture.md"].splitlines()) <= 45
