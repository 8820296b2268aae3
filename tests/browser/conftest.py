"""The built site behind a server, and a browser that opens its pages and notes whatever goes wrong."""

import os
import re
import shutil
from pathlib import Path

import pytest
from building import ROOT, absent, build
from reader import contexts
from serving import hosted, served

from audit.tools import FLAGS
from explainer.site import finish

BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")  # the first takes the least time
CHOSEN = "CHROMIUM"  # names another one, by its path or its command
LEFT = ("net::ERR_ABORTED", "NS_BINDING_ABORTED", "NS_ERROR_ABORT")  # as Chromium and Firefox have it


@pytest.fixture(scope="session")
def address(tmp_path_factory, request):
    given = request.config.getoption("--site")
    with hosted(tmp_path_factory.mktemp("served"), Path(given).absolute() if given else request.getfixturevalue("site")) as found:
        yield found


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory):
    """A folder, and the address at which another origin serves it."""
    root = tmp_path_factory.mktemp("elsewhere")
    with served(root) as found:
        yield root, found


@pytest.fixture(scope="session")
def tenfold(tmp_path_factory, tenfold_files):
    """The explorer of events with ten times the record: its one page, and all files that it can ask for."""
    source = tmp_path_factory.mktemp("tenfold")
    shutil.copytree(
        tenfold_files, source / "docs", ignore=lambda _, names: [name for name in names if name.endswith(".md") and name != "timeline.md"]
    )
    shutil.copytree(ROOT / "docs" / "assets", source / "docs" / "assets", dirs_exist_ok=True)
    shutil.copytree(ROOT / "src" / "theme", source / "src" / "theme")
    config = re.sub(r"^(nav|not_in_nav|hooks|watch):.*\n(( .*)?\n)*", "", (ROOT / "mkdocs.yml").read_text(), flags=re.MULTILINE)
    (source / "mkdocs.yml").write_text(config)
    build(source / "site", "-q", cwd=source)
    finish.finish(source / "site")
    with hosted(tmp_path_factory.mktemp("served-tenfold"), source / "site") as found:
        yield found


@pytest.fixture(scope="session")
def driver():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        yield started


def chromium(driver):
    """Return the path of the Chromium that the environment names, of Playwright's own, or of the first on the path; None where there is none."""
    if chosen := os.environ.get(CHOSEN):
        return shutil.which(chosen) or pytest.fail(f"{CHOSEN} names no browser: {chosen}")
    own = driver.chromium.executable_path
    return own if Path(own).exists() else next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="session")
def browser(driver):
    found = chromium(driver)
    if not found:
        absent("no browser: install Chromium, or run `playwright install chromium`")
    launched = driver.chromium.launch(executable_path=found, args=FLAGS)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def context(browser):
    with contexts(browser) as of:
        yield of


@pytest.fixture
def visit(address, context):
    """Open a page of the site; at the end, no error, no dialog and no request to another host but `other` may have been seen."""
    wrong: list[str] = []
    pages = []

    def open_page(path, size="desktop", *, allow_errors=False, on_request=None, other="data:", **options):
        page = context(size, options).new_page()
        pages.append(page)
        page.set_default_timeout(20_000)
        if not allow_errors:
            page.on("console", lambda message: message.type in ("error", "warning") and wrong.append(f"{path}: {message.text}"))
            page.on("pageerror", lambda error: wrong.append(f"{path}: {error}"))
            # What is on its way when a reader leaves the page is aborted, and no fault.
            page.on("requestfailed", lambda request: request.failure in LEFT or wrong.append(f"{path}: {request.url}"))
        page.on("request", lambda request: request.url.startswith((address, "data:", "blob:", other)) or wrong.append(f"elsewhere: {request.url}"))
        page.on("dialog", lambda dialog: (wrong.append(f"{path}: {dialog.message}"), dialog.dismiss()))
        if on_request:
            page.on("request", on_request)
        page.goto(address + path)
        return page

    yield open_page
    for page in pages:
        page.evaluate("localStorage.clear()")
        page.close()
    assert wrong == []
