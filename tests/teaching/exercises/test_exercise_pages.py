"""The pages of the exercises, and the files of their sets."""

import json
import re
from dataclasses import replace
from html import unescape

import lxml.html
import pytest
from published_sets import ROOT
from quick import mostly_slow

from explainer.record.build_cache import BuildCache
from explainer.record.urls import Home
from explainer.teaching.exercises import pages
from explainer.teaching.exercises.sets import NUMBERS

HOME = "https://name.example/"


def test_the_first_set_stands_in_the_page_as_in_its_file(files, published):
    for name in pages.EXERCISES:
        assert published[name][0]["questions"] in files[f"exercises/{name}.md"]
        assert published[name][0]["answers"].replace(f'"{ROOT}', f'"{ROOT}../') in files[f"exercises/{name}/answers.md"]
        assert 'data-sheets="../"' in files[f"exercises/{name}/answers.md"]
    assert all('search: {"exclude": true}\n' in text for path, text in files.items() if path.endswith(".md"))


def test_every_link_of_a_set_leads_to_a_record(real, published):
    dataset = real.dataset
    places = {f"events/{id_}/" for id_ in dataset.events} | {f"sources/{source.type}/#{source.id}" for source in dataset.sources.values()}
    places |= {f"actors/{tie.from_}/#{tie.id}" for tie in dataset.relations.values()}
    for each_set in (each_set for sets in published.values() for each_set in sets):
        assert each_set["asked"].xpath("//a") == [], "a link beside a question leads to its answer"
        inside = {unescape(href).removeprefix(ROOT) for href in each_set["told"].xpath(".//a/@href") if not href.startswith("http")}
        assert inside <= places


def test_a_set_and_a_page_are_light(files):
    for path, text in files.items():
        assert len(text.encode()) < 20_000, path


def test_a_record_that_holds_too_little_says_so(good):
    made = pages.all_files(good, HOME, BuildCache(good, Home(HOME, "")))
    assert sorted(made) == ["exercises/index.md", *(f"exercises/{name}.md" for name in sorted(pages.EXERCISES))]
    for name in pages.EXERCISES:
        assert "The record holds too little for this exercise." in made[f"exercises/{name}.md"]
        assert "exercise-sheet" not in made[f"exercises/{name}.md"]
    assert "answers/" not in made["exercises/index.md"]
    assert "<form" not in made["exercises/index.md"]


PAYLOADS = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "**b** [x](javascript:alert(1)) <!-- `c` $d$")


@pytest.mark.parametrize("payload", mostly_slow(PAYLOADS, PAYLOADS[:1]))
def test_no_text_of_the_record_is_markup_in_a_set(real, payload):
    """The fake record is too small for a set, so the real one is made hostile."""
    dataset = real.dataset
    bad = {
        "events": {
            id_: event.model_copy(
                update={
                    "title": f"{payload} {number}",
                    "summary": payload,
                    "accounts": tuple(account.model_copy(update={"by": f"{payload} {account.by}"}) for account in event.accounts),
                }
            )
            for number, (id_, event) in enumerate(dataset.events.items())
        },
        "sources": {
            id_: source.model_copy(update={"title": f"{payload} {id_}", "publisher": f"{payload} {source.publisher}"})
            for id_, source in dataset.sources.items()
        },
        "actors": {
            id_: actor.model_copy(update={"short": f"{payload} {actor.short}", "name": f"{payload} {actor.name}"})
            for id_, actor in dataset.actors.items()
        },
    }
    poor = replace(dataset, **bad)
    made = pages.all_files(poor, HOME, BuildCache(poor, Home(HOME, "")))
    tags = set()
    sets = [json.loads(text) for path, text in made.items() if path.endswith(".json")]
    assert len(sets) == 4 * len(NUMBERS)
    for each_set in sets:
        for part in ("questions", "answers"):
            parsed = lxml.html.fromstring(f"<div>{each_set[part]}</div>")
            tags |= {element.tag for element in parsed.iter()}
            assert not [name for element in parsed.iter() for name in element.keys() if name.startswith("on") or name == "src"]  # noqa: SIM118
            assert all(re.match(r"https?:|\.\./\.\./", href) for href in parsed.xpath("//a/@href"))
            assert "\n" not in each_set[part]
    drawn = {"svg", "line", "circle", "text", "tspan"}
    assert tags == {"div", "ol", "ul", "li", "p", "a", "strong", "span", "cite", "blockquote", "figure", *drawn}
