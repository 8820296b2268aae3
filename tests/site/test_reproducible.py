"""Two builds of one state are the same to the byte, whoever makes them, where and when, cards and books included; and no address is ever taken back."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from building import run

ROOT = Path(__file__).parents[2]
PERMALINKS = "tests/permalinks.txt"
# A module as `python -m` runs it.
RUN = "import runpy, sys; sys.argv = sys.argv[1:]; runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)"
# Before it, for one that runs years later; it says its day.
LATER = "import datetime, time_machine; time_machine.travel('2031-03-04T05:06:07+00:00').start(); print(datetime.date.today(), flush=True)"
# Before it, for one of each twenty cards drawn as pixels: the others stay the SVG of which nothing but its pixels is made.
FEW_DRAWN = (
    "import resvg_py, zlib; draw = resvg_py.svg_to_bytes; resvg_py.svg_to_bytes = lambda svg_string, **fonts: "
    "svg_string.encode() if zlib.crc32(svg_string.encode()) % 20 else draw(svg_string=svg_string, **fonts)"
)


def copied(folder, seed):
    """Copy what a build reads, in an order and with times of files that nobody would choose."""
    chance = random.Random(seed)
    paths = [
        path
        for part in ("docs", "src", "mkdocs.yml")
        for path in (ROOT / part, *(ROOT / part).rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    ]
    for path in chance.sample(sorted(paths), len(paths)):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        os.utime(target, (chance.randrange(10**9, 2 * 10**9),) * 2)
    return folder


def later(folder, *command, before=(), first="", umask=0o022, **environment):
    """Run a module in a folder, years later; `first` is code that runs before it."""
    settings = {"PATH": os.environ["PATH"], "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "src", "PYTHONDONTWRITEBYTECODE": "1"}
    settings |= {"SITE_URL": "https://name.example/repo/", **environment}
    done = subprocess.run(
        [*before, sys.executable, "-c", f"{LATER}\n{first}\n{RUN}", *command],
        cwd=folder,
        env=settings,
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("2031-03-0"), "the clock was to be another"


def files(site):
    """Return the files of a built site with their hashes."""
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in site.rglob("*") if path.is_file()}


def another_user():
    """Return what runs a command as another user: only root can, and where it cannot the second build has another home and name at least."""
    before = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    if os.getuid() or not shutil.which("setpriv"):
        return []
    return [] if subprocess.run([*before, sys.executable, "-c", "import mkdocs"], capture_output=True, check=False).returncode else before


def german(folder):
    """Return the settings of a German locale, made on the spot where the system has the means; else those of another one."""
    made = shutil.which("localedef") and not subprocess.run(
        ["localedef", "-i", "de_DE", "-f", "UTF-8", str(folder / "de_DE.UTF-8")], capture_output=True, check=False
    ).returncode  # fmt: skip
    return {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "LOCPATH": str(folder)} if made else {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}


@pytest.fixture
def elsewhere():
    """Run a module in a copy of the project, as another user with another zone, locale, hash seed, mask and clock; return the folder of the site there."""
    with tempfile.TemporaryDirectory() as name:
        open_folder = Path(name)
        open_folder.chmod(0o777)  # another user may enter
        folder = copied(open_folder / "ein längerer Ort" / "mit Leerzeichen", 2)
        for path in (*open_folder.rglob("*"),):
            path.chmod(0o777 if path.is_dir() else 0o666)
        other = {"TZ": "America/Los_Angeles", "HOME": "/nonexistent", "USER": "nobody", "PYTHONHASHSEED": "4242", **german(open_folder)}
        user = another_user()

        def run(*command, first=""):
            later(folder, *command, before=user, first=first, umask=0o077, **other)
            return folder / "site"

        yield run


@pytest.mark.slow
def test_two_builds_are_the_same_to_the_byte_cards_and_books_included(site, site_with_books, elsewhere, tmp_path):
    """One test and not three, so that no two workers build elsewhere."""
    here, there = files(site), files(elsewhere("mkdocs", "build", "--strict"))
    assert "sitemap.xml.gz" in here
    assert there == here

    run(sys.executable, "-c", f"{FEW_DRAWN}\n{RUN}", "explainer", "cards", str(tmp_path), PYTHONHASHSEED="1")
    here, there = files(tmp_path / "cards"), files(elsewhere("explainer", "cards", "site", first=FEW_DRAWN) / "cards")
    assert "site.png" in here
    assert there == here
    drawn = sum(path.read_bytes().startswith(b"\x89PNG") for path in (tmp_path / "cards").rglob("*.png"))
    assert 10 < drawn < len(here) / 10

    here, there = files(site_with_books / "take"), files(elsewhere("explainer", "books", "site") / "take")
    assert {"deconfliction-line.pdf", "deconfliction-line.epub", "deconfliction-line-offline.zip"} <= here.keys()
    assert there == here


def git(*arguments):
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_no_permalink_of_any_earlier_state_is_gone():
    """The list only grows: each state of it that the history holds is still part of it."""
    if git("rev-parse", "--is-shallow-repository").stdout.strip() != "false":
        pytest.skip("no history here: a shallow clone, or an archive")
    states = git("log", "--format=%H", "--", PERMALINKS).stdout.split()
    assert states
    now = set((ROOT / PERMALINKS).read_text().splitlines())
    for state in states:
        gone = set(git("show", f"{state}:{PERMALINKS}").stdout.splitlines()) - now
        assert not gone, f"taken back since {state[:10]}: {sorted(gone)[:10]}"
