"""Whole or not at all: a build or a stage that is ended at any of its acts leaves the old state or the new one, to the byte.

There is one moment, between the two renames, at which neither has its name: both then stand whole beside the empty place, and the next run puts
the old one back.
"""

import errno
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from explainer.site import atomic

ROOT = Path(__file__).parents[2]
GOOD = Path(__file__).parents[1] / "data" / "good"
ENVIRONMENT = {
    **os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1", "SITE_URL": "https://name.example/",
}  # fmt: skip
BUILD = ["mkdocs", "build", "-q"]
STAGE = ["explainer", "stage", "site"]


CONFIG = """
site_name: Small
site_url: https://name.example/
theme: {name: null, custom_dir: theme}
plugins: [search]
hooks: [src/mkdocs_hooks.py]
validation: {links: {not_found: ignore, anchors: ignore}}
"""


def small(folder):
    """Make a folder of a small site: the fake record, one chapter, the hooks of the real site and a theme of one line, since it is built often."""
    shutil.copytree(GOOD, folder / "docs" / "data")
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    (folder / "src").mkdir()
    shutil.copy(ROOT / "src" / "mkdocs_hooks.py", folder / "src")
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text("<title>{{ page.title }}</title>{{ page.content }}<p>{{ config.copyright }}</p>")
    return folder


def write(folder, state):
    """Let the next build be another: every page differs by its footer, and the downloads by a title."""
    (folder / "docs" / "index.md").write_text(f"---\nchapter: false\n---\n\n# The {state}\n\n[[patrols-2018|Patrols]].[@herald-2015]\n")
    (folder / "mkdocs.yml").write_text(f"{CONFIG}copyright: {state}\n")
    edition = folder / "docs" / "data" / "edition.yml"
    edition.write_text(re.sub("^reach: .*", f"reach: The {state}.", edition.read_text(), flags=re.MULTILINE))


def digest(folder):
    """Return every file of a folder with its hash; None where there is no folder."""
    if not folder.is_dir():
        return None
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


class Trials:
    """A folder of a small site, and the process that runs builds in it."""

    def __init__(self, folder, command):
        self.folder, self.command, self.site = folder, command, folder / "site"
        program = [sys.executable, str(ROOT / "tests" / "support" / "ended_builds.py")]
        self.process = subprocess.Popen(program, cwd=folder, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.states = {}
        for self.state in ("second", "first"):
            write(folder, self.state)
            done = self.run()
            assert done["code"] == 0, done["said"]
            self.states[self.state] = digest(self.site)
        self.acts, self.swap = done["acts"], done["swap"]
        assert self.states["first"].keys() == self.states["second"].keys()
        assert 100 < len(self.states["first"]) < self.swap < self.acts

    @property
    def other(self):
        """The state in which the site does not stand."""
        return "second" if self.state == "first" else "first"

    def run(self, at=0, end=""):
        self.process.stdin.write(json.dumps({"command": self.command, "at": at, "end": end}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def end(self, at, end):
        """Begin the other state, end it at an act, and return what then stands there, `old`, `new` or `beside`, with what the run said.

        Where the old one stands beside the empty place, it is put back as the next run would.
        """
        old, new = self.state, self.other
        write(self.folder, new)
        done = self.run(at, end)
        found = digest(self.site)
        if found is None:
            assert digest(self.folder / "site.old") == self.states[old], (at, end)
            atomic.beside(self.site).rmdir()
            assert digest(self.site) == self.states[old], (at, end)
            return "beside", done
        assert found in (self.states[old], self.states[new]), (at, end)
        self.state = old if found == self.states[old] else new
        return ("old" if self.state == old else "new"), done

    def clear(self):
        """Remove what a killed run left beside the site, and return its names; so the next run has as many acts as the first."""
        left = list(self.folder.glob("site.*"))
        for path in left:
            shutil.rmtree(path)
        return [path.name for path in left]

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        assert self.process.wait(20) == 0


@pytest.fixture(scope="module", params=[pytest.param(BUILD, id="build"), pytest.param(STAGE, id="stage", marks=pytest.mark.slow)])
def trials(request, tmp_path_factory):
    made = Trials(small(tmp_path_factory.mktemp("trials")), request.param)
    yield made
    made.close()


def moments(trials, count):
    """Return numbers of acts: some over the whole run, and those around the two in which the new folder takes its place."""
    spread = {1 + (trials.acts - 1) * number // (count - 1) for number in range(count)}
    return sorted(spread | {trials.swap + number for number in range(-3, 4)})


@pytest.mark.slow
def test_a_run_that_is_killed_leaves_the_old_or_the_new_state(trials):
    tried = moments(trials, 16)
    assert len(tried) >= 20
    for at in tried:
        found, done = trials.end(at, "SIGKILL")
        assert done["code"] == -signal.SIGKILL
        assert found == ("old" if at <= trials.swap else "beside" if at == trials.swap + 1 else "new"), (at, trials.swap)
        trials.clear()


@pytest.mark.slow
@pytest.mark.parametrize("end", ["SIGINT", "SIGTERM"])
def test_a_run_that_is_stopped_leaves_the_old_or_the_new_state(trials, end):
    for at in moments(trials, 4):
        found, done = trials.end(at, end)
        assert (found == "beside") == (end == "SIGTERM" and at == trials.swap + 1), at
        assert done["code"] != 0 or found == "new", (at, done["said"])
        assert "Traceback" not in done["said"], (at, done["said"])
        left = trials.clear()
        assert end == "SIGTERM" or not left, (at, left)


def test_what_a_killed_run_left_is_cleared_by_the_next(trials):
    trials.end(trials.swap, "SIGKILL")
    trials.end(trials.swap + 9, "SIGKILL")
    assert [*trials.folder.glob("site.new-*")]
    found, done = trials.end(0, "")
    assert (found, done["code"]) == ("new", 0)
    assert trials.clear() == []


def test_what_a_run_left_that_was_killed_between_the_two_renames_is_put_right_by_the_next(trials):
    old, new = trials.state, trials.other
    write(trials.folder, new)
    assert trials.run(trials.swap + 1, "SIGKILL")["code"] == -signal.SIGKILL
    assert not trials.site.exists()
    assert digest(trials.folder / "site.old") == trials.states[old]
    (fresh,) = trials.folder.glob("site.new-*")
    assert digest(fresh) == trials.states[new]
    found, done = trials.end(0, "")
    assert (found, done["code"]) == ("new", 0)
    assert trials.clear() == []


@pytest.mark.slow
@pytest.mark.parametrize("end", ["ENOSPC", "EROFS"])
def test_a_disk_that_is_full_or_refuses_from_any_act_on_leaves_the_old_state_and_says_so(trials, end):
    for at in moments(trials, 4):
        found, done = trials.end(at, end)
        if at <= trials.swap + 1:
            assert (found, done["code"]) == ("beside" if at == trials.swap + 1 else "old", 1), at
            assert re.search(rf"^\S*site\S*: {os.strerror(getattr(errno, end))}$", done["said"], re.MULTILINE), done["said"]
        else:
            assert (found, done["code"]) == ("new", 0), at
        assert "Traceback" not in done["said"], (at, done["said"])
        assert trials.clear() == []


def command(trials, folder, *before):
    """Run the same from the command line, in a folder, as an editor would."""
    done = subprocess.run(
        [*before, sys.executable, "-m", *trials.command], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=300
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done.returncode, done.stdout + done.stderr


def test_a_file_that_grows_too_large_is_named_and_the_old_state_stays(trials):
    """What a quota or a limit of the system refuses while a file is written: no name comes with that error."""
    write(trials.folder, trials.other)
    code, said = command(trials, trials.folder, "bash", "-c", 'ulimit -f 100; exec "$@"', "limited")
    assert code == 1
    assert re.search(rf"^\S+: {os.strerror(errno.EFBIG)}$", said, re.MULTILINE), said
    assert digest(trials.site) == trials.states[trials.state]
    assert trials.clear() == []


@pytest.fixture
def disk(tmp_path):
    """Return a way to mount small disks, which only root may."""
    mounted = []

    def mount(*options):
        target = tmp_path / f"disk{len(mounted)}"
        target.mkdir()
        if os.getuid() or subprocess.run(["mount", *options, target], capture_output=True, check=False).returncode:
            pytest.skip("no disk can be mounted here; the trials above refuse the same acts by hand")
        mounted.append(target)
        return target

    yield mount
    for target in reversed(mounted):
        subprocess.run(["umount", target], check=True)


def test_a_full_disk_leaves_the_old_state_whole(trials, disk):
    full = disk("-t", "tmpfs", "-o", "size=16m", "none")
    shutil.copytree(trials.folder, full, dirs_exist_ok=True)
    room = os.statvfs(full)
    (full / "filler").write_bytes(b"x" * (room.f_bavail * room.f_frsize - 400_000))
    write(full, trials.other)
    code, said = command(trials, full)
    assert code == 1
    assert re.search(rf"^\S*site\S*: {os.strerror(errno.ENOSPC)}$", said, re.MULTILINE), said
    assert digest(full / "site") == trials.states[trials.state]
    assert [path.name for path in full.glob("site.*")] == []
    (full / "filler").unlink()
    assert command(trials, full)[0] == 0
    after = digest(full / "site")
    assert after.keys() == trials.states[trials.state].keys()
    assert after["data/datapackage.json"] != trials.states[trials.state]["data/datapackage.json"]


def test_a_disk_that_may_only_be_read_is_named(trials, disk):
    write(trials.folder, trials.state)
    closed = disk("--bind", trials.folder)
    subprocess.run(["mount", "-o", "remount,bind,ro", closed], check=True)
    code, said = command(trials, closed)
    assert code == 1
    assert re.search(r"^\S*site\S*: (Read-only file system|folder is not writable)$", said, re.MULTILINE), said
    assert digest(trials.site) == trials.states[trials.state]


@pytest.mark.parametrize("which", [".", "site"], ids=["parent", "target"])
def test_a_folder_that_may_not_be_written_is_named(trials, tmp_path, which):
    """Root may write everywhere, so the child is another user where the tests run as root."""
    anybody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.getuid() == 0 else []
    shutil.copytree(trials.folder, tmp_path / "small")
    for path in (tmp_path, *tmp_path.parents):
        if path.stat().st_uid == os.getuid() and path != Path("/"):
            path.chmod(path.stat().st_mode | 0o011)
    for path in (tmp_path / "small").rglob("*"):
        path.chmod(0o777 if path.is_dir() else 0o666)
    (tmp_path / "small").chmod(0o777)
    closed = tmp_path / "small" / which
    closed.chmod(0o555)
    try:
        code, said = command(trials, tmp_path / "small", *anybody)
    finally:
        closed.chmod(0o755)
    assert code == 1
    assert re.search(r"^\S*site\S*: (Permission denied|folder is not writable)$", said, re.MULTILINE), said
    assert digest(tmp_path / "small" / "site") == trials.states[trials.state]
    assert sorted(path.name for path in (tmp_path / "small").iterdir() if path.name.startswith("site")) == ["site"]


def test_hidden_files_in_the_site_are_kept_since_no_build_made_them(trials):
    """MkDocs has always spared them: a site may be a checkout of another branch."""
    write(trials.folder, trials.state)
    (trials.site / ".git").mkdir(exist_ok=True)
    (trials.site / ".git" / "HEAD").write_text("ref: refs/heads/pages\n")
    assert trials.run()["code"] == 0
    assert (trials.site / ".git" / "HEAD").read_text() == "ref: refs/heads/pages\n"
    shutil.rmtree(trials.site / ".git")


def test_a_strict_build_with_a_warning_leaves_the_old_site(trials):
    if trials.command != BUILD:
        pytest.skip("MkDocs alone warns")
    write(trials.folder, trials.other)
    config = (trials.folder / "mkdocs.yml").read_text()
    (trials.folder / "src" / "warn.py").write_text(
        "import logging\ndef on_env(env, **_):\n    logging.getLogger('mkdocs.plugins').warning('a warning')\n"
    )
    (trials.folder / "mkdocs.yml").write_text(config.replace("src/mkdocs_hooks.py]", "src/mkdocs_hooks.py, src/warn.py]"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=trials.folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "strict mode" in done.stdout + done.stderr
    assert digest(trials.site) == trials.states[trials.state]
    assert trials.clear() == []


def test_a_file_in_the_place_of_the_site_is_not_overwritten(tmp_path):
    (tmp_path / "site").write_text("mine")
    with pytest.raises(NotADirectoryError), atomic.replacing(tmp_path / "site"):
        pass
    assert (tmp_path / "site").read_text() == "mine"


def test_a_run_beside_another_leaves_its_folder_alone(tmp_path):
    other = tmp_path / f"site.new-{os.getppid()}"
    other.mkdir()
    with atomic.replacing(tmp_path / "site") as fresh:
        (fresh / "a").touch()
    assert other.is_dir()
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["a"]


def test_a_file_is_whole_or_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "a.html"
    atomic.write(path, "old")

    def refuse(self, _):
        self.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(OSError, match="No space left") as refused:
        atomic.write(path, "new")
    assert refused.value.filename == str(path)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.html", "old")]
