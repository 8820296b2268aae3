"""How to cite the repository says what the record says of its edition."""

from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent


def test_the_file_names_author_day_and_edition_as_the_record_does(real):
    edition = real.dataset.edition
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    site = said["preferred-citation"]
    assert (said["title"], said["version"], str(said["date-released"])) == (edition.title, edition.edition, edition.released.text)
    assert said["authors"] == site["authors"] == [{"name": edition.title}]
    assert (f"{site['year']}-{site['month']:02}", str(site["date-released"])) == (edition.edition, edition.released.text)
    assert site["notes"] == f"Edition {edition.edition}. Text and data CC BY 4.0."
