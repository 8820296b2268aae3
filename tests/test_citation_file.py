"""How to cite the repository says what the record says of its edition, and where the site stands."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from building import absent

ROOT = Path(__file__).parent.parent


def test_the_file_names_author_day_and_edition_as_the_record_does(real):
    edition = real.dataset.edition
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    site = said["preferred-citation"]
    assert (said["title"], said["version"], str(said["date-released"])) == (edition.title, edition.edition, edition.released.text)
    assert said["authors"] == site["authors"] == [{"name": edition.title}]
    assert (f"{site['year']}-{site['month']:02}", str(site["date-released"])) == (edition.edition, edition.released.text)
    assert site["notes"] == f"Edition {edition.edition}. Text and data CC BY 4.0."


def test_the_site_has_one_address_in_the_file_or_none():
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    address = said.get("url")
    assert said["preferred-citation"].get("url") == address
    assert address is None or (address.startswith("https://") and address.endswith("/"))


@pytest.mark.parametrize(
    ("lines", "warned"),
    [
        ("", True),
        ("url: https://old.example/\n", True),
        ("url: https://name.example/repo/\npreferred-citation:\n  url: https://old.example/\n", True),
        ('url: "https://name.example/repo/"\npreferred-citation:\n  url: https://name.example/repo/\n', False),
    ],
)
def test_a_deployment_warns_until_the_file_names_its_address(tmp_path, lines, warned):
    if not shutil.which("bash"):
        absent("bash is not here")
    steps = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    (script,) = (step["run"] for step in steps if step.get("name") == "Compare the address with CITATION.cff")
    (tmp_path / "CITATION.cff").write_text(f"title: The Line\n{lines}", encoding="utf-8")
    environment = {**os.environ, "ADDRESS": "https://name.example/repo/"}
    done = subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("::warning file=CITATION.cff::The site stands at https://name.example/repo/.") == warned
