"""The rules on sources and their outlets, and on what must rest on them."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from urllib.parse import urlsplit

from explainer.record.dataset import Dataset
from explainer.record.hints import nearest
from explainer.record.records import named_ids
from explainer.record.sources import NOT_LINKED
from explainer.record.vocabulary import COUNTRIES, LANGUAGES
from explainer.record.yaml_source import Problem

SAME_NAME_RATIO = 0.9  # how much of two names is the same where one is a slip for the other


def records_have_a_linked_source(dataset: Dataset) -> Iterator[Problem]:
    """A record that rests on sources has one or more that can be shown as a link."""
    for table, record in dataset.records():
        used = [(keys, id_) for keys, target, id_ in named_ids(record) if target == "sources"]
        if used and table != "actors" and not any(id_ not in dataset.sources or dataset.sources[id_].link for _, id_ in used):
            keys, id_ = used[0]
            yield dataset.problem_in(table, record.id, keys[:1], f"no source can be shown as a link: {id_!r}")


def terms_have_sources(dataset: Dataset) -> Iterator[Problem]:
    """A term that is not the project's own has a source."""
    for term in dataset.terms.values():
        if not term.own and not term.sources:
            yield dataset.problem_in("terms", term.id, ("sources",), f"a term needs a source, or `own: true`: {term.term!r}")


def outlets_are_publishers(dataset: Dataset) -> Iterator[Problem]:
    """Every publisher of a source has one outlet, and every outlet is the publisher of a source."""
    names = {outlet.name for outlet in dataset.outlets.values()}
    publishers = {source.publisher for source in dataset.sources.values()}
    if dataset.all_read("outlets"):
        for source in dataset.sources.values():
            if source.publisher not in names:
                message = f"unknown outlet: {source.publisher!r}{nearest(source.publisher, names)}"
                yield dataset.problem_in("sources", source.id, ("publisher",), message)
    for outlet in dataset.outlets.values():
        if outlet.name not in publishers and dataset.all_read("sources"):
            message = f"outlet is the publisher of no source: {outlet.name!r}{nearest(outlet.name, publishers)}"
            yield dataset.problem_in("outlets", outlet.id, ("name",), message)


def countries_are_known(dataset: Dataset) -> Iterator[Problem]:
    """The country of an outlet exists. Where it rests on the domain, it is the country of the domain of its sources."""
    by_domain = {outlet.name for outlet in dataset.outlets.values() if outlet.basis == "domain"}
    hosts: dict[str, set[str]] = defaultdict(set)
    for source in dataset.sources.values():
        if source.publisher in by_domain:
            hosts[source.publisher].add((urlsplit(source.url).hostname or "").rpartition(".")[2].upper())
    for outlet in dataset.outlets.values():
        if outlet.country and outlet.country not in COUNTRIES:
            yield dataset.problem_in("outlets", outlet.id, ("country",), f"unknown country: {outlet.country!r}")
        elif outlet.basis == "domain" and dataset.all_read("sources"):
            domain = {"GB": "UK"}.get(outlet.country or "", outlet.country)
            if domain not in hosts[outlet.name]:
                yield dataset.problem_in(
                    "outlets", outlet.id, ("country",), f"country is not that of the domain of {outlet.name!r}: {outlet.country!r}"
                )


def copied_outlets_are_spelt_alike(dataset: Dataset) -> Iterator[Problem]:
    """The name of an outlet that is copied is spelt alike everywhere: two spellings would count as two independent sources."""
    if not dataset.all_read("outlets"):
        return
    named = Counter(source.mirror_of for source in dataset.sources.values() if source.mirror_of)
    known = frozenset({outlet.name for outlet in dataset.outlets.values()} | {name for name, count in named.items() if count > 1})
    for source in dataset.sources.values():
        if source.mirror_of and source.mirror_of not in known and (close := _slip_for(source.mirror_of, known)):
            yield dataset.problem_in("sources", source.id, ("mirror_of",), f"unknown outlet: {source.mirror_of!r} (did you mean {close!r}?)")


@lru_cache(maxsize=256)  # the server of an editor asks again at every change
def _slip_for(name: str, known: frozenset[str]) -> str:
    """Return the name for which another is a slip of the pen, or an empty string."""
    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=SAME_NAME_RATIO)), "")


def languages_have_names(dataset: Dataset) -> Iterator[Problem]:
    """The language of a source is one for which the site has a name."""
    for source in dataset.sources.values():
        if source.lang not in LANGUAGES:
            yield dataset.problem_in("sources", source.id, ("lang",), f"unknown language: {source.lang!r}")


def notes_and_links_agree(dataset: Dataset) -> Iterator[Problem]:
    """A source is not linked where its note says that it is not shown as a link, and only there."""
    for source in dataset.sources.values():
        if source.link == (NOT_LINKED in (source.note or "").casefold()):
            yield dataset.problem_in(
                "sources", source.id, ("link",), f"`link: false` and a note that says {NOT_LINKED!r} go together: {source.url!r}"
            )
