"""What `make` says and does on a machine that is not ready: the Python is a script that plays one, so nothing is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest
from building import absent

ROOT = Path(__file__).parent.parent
# Answers as a Python of that version would, and makes an environment whose Python is itself.
PYTHON = """#!/bin/sh
case "$*" in
  --version) echo "Python {version}" ;;
  "-c import sys; sys.exit(sys.version_info < (3, 11))") exit {too_old} ;;
  "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
esac
"""


@pytest.fixture
def make(tmp_path):
    if not shutil.which("make"):
        absent("make is not here")
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)

    def run(version):
        python = tmp_path / f"python-{version}"
        python.write_text(PYTHON.format(version=version, too_old=int(version < "3.11")))
        python.chmod(0o755)
        command = ["make", "--no-print-directory", ".venv/ready", f"PYTHON=./{python.name}"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=20)

    return run


def test_a_python_that_is_too_old_is_refused_in_a_sentence_and_makes_nothing(make, tmp_path):
    done = make("3.10.4")
    assert done.returncode == 2
    assert done.stdout == "Python 3.11 or newer is needed, and ./python-3.10.4 is Python 3.10.4. Name a newer one: make PYTHON=python3.12\n"
    assert not (tmp_path / ".venv").exists()


def test_an_environment_that_an_old_python_made_is_made_anew(make, tmp_path):
    assert make("3.12.1").returncode == 0
    (tmp_path / ".venv" / "ready").unlink()
    (tmp_path / ".venv" / "left").touch()
    assert make("3.12.1").returncode == 0
    assert (tmp_path / ".venv" / "left").exists(), "one of the right version is only brought up to date"
    (tmp_path / ".venv" / "ready").unlink()
    (tmp_path / ".venv" / "bin" / "python").write_text(PYTHON.format(version="3.10.4", too_old=1))
    assert make("3.12.1").returncode == 0
    assert (tmp_path / ".venv" / "ready").exists()
    assert not (tmp_path / ".venv" / "left").exists()
