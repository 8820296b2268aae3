"""The built site tells which its chapters are, so that books need no list of their own."""

import json

from explainer.site.chapter_list import FILE, chapter_list

HOME = "https://name.example/"


def test_every_chapter_is_listed_by_its_name_in_order(real, good):
    said = json.loads(chapter_list(real.fronts, good.edition, HOME))
    assert [*said["chapters"].values()] == sorted(chapter.address for chapter in real.chapters if chapter.front)
    assert said["chapters"]["overview"] == ""
    more = json.loads(chapter_list([*real.fronts, "after/the-war/"], good.edition, HOME))
    assert more["chapters"] == {**said["chapters"], "after-the-war": "after/the-war/"}


def test_the_edition_and_its_day_are_those_of_the_record(good):
    said = json.loads(chapter_list((), good.edition, HOME))
    assert (said["edition"], said["released"]) == (good.edition.edition, good.edition.released.text)
    assert (said["title"], said["home"], said["licence"]) == (good.edition.title, HOME, "CC BY 4.0")


def test_the_built_site_has_the_list(site, real):
    assert [*json.loads((site / FILE).read_bytes())["chapters"].values()] == [*real.fronts]
