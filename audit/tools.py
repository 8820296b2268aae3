"""The tools that `make audit` runs, and what each finds: figures, and a line for each fault."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
LYCHEE = Path(sys.executable).parent / "lychee"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # what a page asks of another host is seen, and never leaves
]

# Comes near each figure that has a picture, as a reader does who goes through the page, and goes back to the top. One that never answers is an error.
THROUGH = """async () => {
  for (const figure of document.querySelectorAll('.figure[data-state]:has(.picture)')) {
    for (let left = 600; !figure.explainer; left--) {
      if (!left) throw new Error(`${figure.id} never got its tools`);
      figure.scrollIntoView({ behavior: 'instant' });
      await new Promise(requestAnimationFrame);
    }
  }
  scrollTo({ top: 0, behavior: 'instant' });
}"""


@dataclass
class Found:
    """Figures by the key of their column, and a line for each fault."""

    figures: dict[str, float] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def chrome() -> str:
    """Return the path of the browser, or an empty string where there is none."""
    return shutil.which("chromium") or shutil.which("google-chrome") or ""


def version(package: str) -> str:
    """Return the version of a tool of npm."""
    return str(json.loads((MODULES / package / "package.json").read_text(encoding="utf-8"))["version"])


def missing() -> list[str]:
    """Return a line for each tool that is not installed, which says how to get it."""
    needs = {
        "node 20.19 or newer, with npm": shutil.which("node"),
        "the packages of audit/package-lock.json: `make audit` installs them": MODULES.is_dir(),
        "lychee, by audit/requirements.txt: `make audit` installs it": LYCHEE.is_file(),
        "java, as in Debian's default-jre-headless": shutil.which("java"),
        "chromium or google-chrome": chrome(),
    }
    return [need for need, found in needs.items() if not found]


def run(*command: str, code: tuple[int, ...] = (0,)) -> tuple[str, str]:
    """Run a tool and return its output and its errors. Raise RuntimeError with its words where it ends with another exit code than expected.

    Both go through files: node may end before a pipe has taken all of a long output.
    """
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        done = subprocess.run(command, stdout=output, stderr=errors, check=False, env={**os.environ, "CHROME_PATH": chrome()})
        output.seek(0)
        errors.seek(0)
        printed, said = output.read(), errors.read()
    if done.returncode not in code:
        raise RuntimeError(f"{Path(command[0]).name} failed: {(said or printed)[-2000:]}")
    return printed, said
