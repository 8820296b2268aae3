"""Two builds of one state are the same to the byte, whoever makes them, where and when; and no address is ever taken back."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PERMALINKS = "tests/permalinks.txt"
LATER = (
    "import datetime, sys, time_machine; time_machine.travel('2031-03-04T05:06:07+00:00').start(); from mkdocs.__main__ import cli; "
    "print(datetime.date.today()); sys.argv = ['mkdocs', 'build', '--strict']; cli()"
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


def built(folder, *, before=(), umask=0o022, **environment):
    """Build the site in a folder, years later; give what was said."""
    settings = {"PATH": os.environ["PATH"], "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "src", "PYTHONDONTWRITEBYTECODE": "1"}
    settings |= {"SITE_URL": "https://name.example/repo/", **environment}
    command = [*before, sys.executable, "-c", LATER]
    done = subprocess.run(command, cwd=folder, env=settings, umask=umask, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(site):
    """Give the files of a built site with their hashes."""
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in site.rglob("*") if path.is_file()}


def another_user():
    """Give what runs a command as another user: only root can, and where it cannot the second build has another home and name at least."""
    before = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    if os.getuid() or not shutil.which("setpriv"):
        return []
    return [] if subprocess.run([*before, sys.executable, "-c", "import mkdocs"], capture_output=True, check=False).returncode else before


def german(folder):
    """Give the settings of a German locale, made on the spot where the system has the means; else those of another one."""
    made = shutil.which("localedef") and not subprocess.run(
        ["localedef", "-i", "de_DE", "-f", "UTF-8", str(folder / "de_DE.UTF-8")], capture_output=True, check=False
    ).returncode  # fmt: skip
    return {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "LOCPATH": str(folder)} if made else {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}


@pytest.fixture
def open_folder():
    """A folder that another user may enter."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def test_two_builds_are_the_same_to_the_byte(site, open_folder, capsys):
    """Other folders, users, time zones, locales, hash seeds, masks, clocks, times and order of the files."""
    there = copied(open_folder / "ein längerer Ort" / "mit Leerzeichen", 2)
    for path in (*open_folder.rglob("*"),):
        path.chmod(0o777 if path.is_dir() else 0o666)
    locale, user = german(open_folder), another_user()
    other = {"TZ": "America/Los_Angeles", "HOME": "/nonexistent", "USER": "nobody", "PYTHONHASHSEED": "4242", **locale}
    said = built(there, before=user, umask=0o077, **other)
    assert said.startswith("2031-03-0"), "the clock of the second build was to be another"
    first, second = files(site), files(there / "site")
    with capsys.disabled():
        print(f"\n{len(first)} files; the second build in {locale['LC_ALL']}, {'as another user' if user else 'as the same user'}", end="")
    assert "sitemap.xml.gz" in first
    assert first == second


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
