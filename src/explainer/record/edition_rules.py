"""The rules on editions: what they say that they changed, and what was left out of them."""

from collections.abc import Iterator

from explainer.record.dataset import NO_EDITION, TABLES, Dataset
from explainer.record.hints import nearest
from explainer.record.yaml_source import Problem


def the_edition_says_what_it_changed(dataset: Dataset) -> Iterator[Problem]:
    """Every edition says in CHANGES.yml what it changed, the newest first."""
    newest = next(iter(dataset.locations["releases"]), None)
    release = dataset.releases.get(newest or "")
    if dataset.edition is NO_EDITION or newest is None or release is None:
        return
    if newest != dataset.edition.edition:
        yield dataset.problem_in("releases", newest, ("id",), f"the first entry must be the edition {dataset.edition.edition}: {newest!r}")
    elif release.on != dataset.edition.released:
        yield dataset.problem_in("releases", newest, ("on",), f"the edition was released on {dataset.edition.released}: {release.on.text!r}")


def changes_name_records(dataset: Dataset) -> Iterator[Problem]:
    """What an edition says that it changed is a record."""
    known = {id_ for table in TABLES for id_ in dataset.locations[table]}
    for release in dataset.releases.values() if not dataset.incomplete else ():
        for number, change in enumerate(release.changes):
            for index, id_ in enumerate(change.records):
                if id_ not in known:
                    yield dataset.problem_in(
                        "releases", release.id, ("changes", number, "records", index), f"unknown record: {id_!r}{nearest(id_, known)}"
                    )


def what_is_left_out_is_not_published(dataset: Dataset) -> Iterator[Problem]:
    """A record that is left out is not published."""
    for record in dataset.left_out.values():
        if record.table not in TABLES:
            message = f"table must be one of {', '.join(TABLES)}: {record.table!r}{nearest(record.table, TABLES)}"
            yield dataset.problem_in("left_out", record.id, ("table",), message)
        elif record.id in dataset.locations[record.table]:
            yield dataset.problem_in(record.table, record.id, ("id",), "record is listed in left-out.yml")
