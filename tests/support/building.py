"""The real site, built by MkDocs as a reader of the README builds it, and tools that a machine may lack."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "src"), "SITE_URL": "https://name.example/repo/"}


def run(*command, cwd=ROOT, code=0, **environment):
    done = subprocess.run(command, cwd=cwd, env={**ENVIRONMENT, **environment}, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def build(target, *options, cwd=ROOT, **environment):
    return run(sys.executable, "-m", "mkdocs", "build", "--strict", *options, "-d", str(target), cwd=cwd, **environment)


def absent(reason):
    """Leave out a test whose tool is not there; `.ci/run` installs them all, so there it is a failure."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
