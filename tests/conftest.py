"""What the tests share: the fake dataset, the real one, and chapters made on the spot."""

import importlib
import shutil
import sys
from pathlib import Path

import lxml.html
import pytest
from building import ROOT, absent, build, run
from filelock import FileLock
from growth import grown
from hypothesis import settings

from explainer.chapters.parse import Chapter, parse
from explainer.record.dataset import Dataset
from explainer.record.loading import load
from explainer.record.urls import Home
from explainer.site import read, tree

settings.register_profile("untimed", deadline=None)  # how long an example takes depends on what else the machine does
settings.load_profile("untimed")
GOOD = Path(__file__).parent / "data" / "good"


@pytest.fixture(scope="session")
def together(tmp_path_factory, request) -> Path:
    """The folder of all workers side by side, for what takes long to make: the first one that needs it makes it."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


@pytest.fixture(scope="session")
def site(together):
    """The built site, read by all."""
    target = together / "site"
    with FileLock(together / "site.lock"):
        if not target.exists():
            assert "WARNING" not in build(target)
    return target


@pytest.fixture(scope="session")
def site_with_books(site, together):
    """The built site with its books, read by all."""
    try:
        importlib.import_module("explainer.books.pdf")
    except (ImportError, OSError) as error:
        absent(f"WeasyPrint or Pango is not here (`make .venv/books`): {error}")
    target = together / "site-with-books"
    with FileLock(together / "site-with-books.lock"):
        if not target.exists():
            shutil.copytree(site, target)
            run(sys.executable, "-m", "explainer", "books", str(target), PYTHONHASHSEED="1")
    return target


@pytest.fixture(scope="session")
def built(site):
    """Every page of the built site, parsed, by its path."""
    return {path.relative_to(site).as_posix(): lxml.html.parse(path).getroot() for path in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="session")
def tenfold_files(together) -> Path:
    """The folder of all that MkDocs is given where the record is ten times as large, read by all."""
    made = together / "tenfold"
    with FileLock(together / "tenfold.lock"):
        if not made.exists():
            record = read.read(grown(ROOT / "docs", together / "grown", 10))
            assert [str(problem) for problem in record.problems] == []
            for name, content in tree.tree(record, Home("https://name.example/", "")).items():
                path = made / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return made


@pytest.fixture(scope="session")
def good() -> Dataset:
    dataset = load(GOOD)
    assert dataset.problems == []
    return dataset


@pytest.fixture(scope="session")
def real() -> read.Site:
    return read.read(ROOT / "docs")


@pytest.fixture
def chapter(good):
    """Parse a page made on the spot against the fake dataset, or against another."""

    def make(text: str, page: str = "chapter.md", dataset: Dataset = good) -> Chapter:
        return parse(f"docs/{page}", page, text, dataset)

    return make


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests with a browser last, since they are short: so no worker is left with a long one at the end.

    Before them come files whose tests need the built site: while one worker builds it, another has other tests to run.
    """
    waiting = {item.path for item in items if "site" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: ("browser" in item.path.parts, item.path in waiting))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew")
    parser.addoption("--permalinks", action="store_true", help="add new addresses to tests/permalinks.txt")
    parser.addoption("--site", help="folder of a built site for the browser tests, in place of one that they build; of Zensical's, for one")
