"""Actor diagrams: ties told apart by every eye, dates compared, and actors that keep their places."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from coloraide import Color
from drawn import BODIES, drawing, traces

from explainer.figures.actors_picture import FAINT, TIE_STYLES, UNDESCRIBED_TIE_DASH
from explainer.figures.draw.palette import PALETTE
from explainer.record.dates import When, possibly_holds

SIGHTS = (None, "protan", "deutan", "tritan")
LEAST = 10  # CIEDE2000; two colours that lie side by side are told apart from about 5


def apart(one, other, sight):
    first, second = Color(one), Color(other)
    if sight:
        first, second = first.filter(sight), second.filter(sight)
    return first.delta_e(second, method="2000")


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ties_drawn_with_the_same_dash_are_told_apart_by_every_eye(sight, scheme):
    for (one, (colour, dash)), (other, (colour_2, dash_2)) in combinations(TIE_STYLES.items(), 2):
        if dash == dash_2:
            assert apart(getattr(PALETTE[colour], scheme), getattr(PALETTE[colour_2], scheme), sight) >= LEAST, (one, other)


def test_two_dates_are_compared(good):
    made = drawing("actors", good, "compare: 2018-09-17\nas_of: 2026-01-01\n")
    assert made.selection.changes == {
        "north-south-line-2015": "held",
        "south-between-arms-2012": "ended",
        "north-between-rivalry": "ended",
    }
    said = made.text
    assert said.startswith("3 ties held on 17 September 2018 or on 1 January 2026, 1 of them on both.")
    assert "2 ended: arms supply, South to Land Between; rivalry, North and Land Between." in said
    signs = [(trace["marker"]["symbol"], len(trace["x"])) for trace in traces(made, "wide", "signs")]
    assert signs == [("x-thin-open", 2)]
    assert {trace["opacity"] for trace in traces(made, "wide", "deconfliction")} == {FAINT}
    assert [row["change"] for row in made.rows] == ["held", "ended", "ended"]


def test_one_tie_for_another_of_its_kind_is_a_change_and_no_end(good):
    old = good.relations["north-south-line-2015"].model_copy(update={"valid_to": When.parse("2020")})
    new = old.model_copy(update={"id": "line-2021", "valid_from": When.parse("2021"), "valid_to": None})
    changed = replace(good, relations={**good.relations, old.id: old, new.id: new})
    made = drawing("actors", changed, "compare: 2018-09-17\nas_of: 2026-01-01\ntype: deconfliction\n")
    assert made.selection.changes == {old.id: "changed", new.id: "changed"}
    assert "1 went on in another strength or form: deconfliction, Northern Air Force and South." in made.text


def test_the_live_figure_knows_when_each_tie_held(real):
    """The script shows and hides ties by these days alone, so they must say what the record says."""
    drawn = drawing("actors", real.dataset, "as_of: 2018-09-17\n").plots["wide"]
    for tie, trace in zip(real.dataset.relations.values(), drawn["data"], strict=False):
        first, last = trace["meta"][2:4]
        for day in (date(2015, 9, 20), date(2018, 9, 17), date(2024, 12, 8), date(2024, 12, 9)):
            assert ((not first or first <= day.isoformat()) and (not last or last >= day.isoformat())) == possibly_holds(tie, day), tie.id


def test_a_tie_that_was_only_reported_is_an_outline_in_the_key_too(real):
    made = drawing("actors", real.dataset, "as_of: 2026-06-30\nactors: [israel, russia, turkey]\ninstitutions: no\ntype: deconfliction\n")
    looks = {trace["customdata"][0][1].partition("#")[2]: (trace.get("fill"), len(trace["x"])) for trace in made.plots["wide"]["data"][:-1]}
    filled, points = looks["turkey-israel-deconfliction-2025"]
    assert filled == "toself"
    assert points > looks["turkey-russia-deconfliction-2017"][1]
    assert looks["turkey-russia-deconfliction-2017"][0] is None
    assert "by reports" in [entry.says for entry in made.key]
    (dashed,) = {
        trace["line"]["dash"] for trace in made.plots["wide"]["data"][:-1] if trace["customdata"][0][1].endswith("israel-russia-deconfliction-2024")
    }
    assert dashed == UNDESCRIBED_TIE_DASH


def test_the_last_date_on_record_has_a_sign(good):
    on = drawing("actors", good, "as_of: 2024-12-08\n")
    assert on.selection.on_last_date == ("north-between-rivalry",)
    assert [len(trace["x"]) for trace in traces(on, "wide", "signs")] == [1]
    assert "its last date on record" in [entry.says for entry in on.key]
    assert "For 1 of them it is the last date on record." in on.text
    before = drawing("actors", good, "as_of: 2018-09-17\n")
    assert before.selection.on_last_date == ()
    assert "its last date on record" not in [entry.says for entry in before.key]


def test_an_actor_keeps_its_place_when_the_date_moves(good):
    def places(day):
        trace = drawing("actors", good, BODIES["actors"].replace("2018-09-17", day), bare=True).plots["wide"]["data"][-1]
        return dict(zip((actor for actor, _ in trace["meta"]), zip(trace["x"], trace["y"], strict=True), strict=True))

    assert places("2018-09-17") == places("2026-01-01")


def test_a_tie_that_did_not_hold_is_not_in_the_picture(good):
    made = drawing("actors", good, BODIES["actors"].replace("2018-09-17", "2026-01-01"), bare=True)
    assert [row["id"] for row in made.rows] == ["north-south-line-2015"]
    drawn = made.pictures["wide"].inside("")
    assert "Land Between" not in drawn
    assert "arms" not in drawn
