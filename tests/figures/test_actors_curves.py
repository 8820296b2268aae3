"""The curves of diagrams keep clear: measured over the diagram of the site and one for each actor of few ties, in both layouts."""

import pytest
from drawn import drawing, traces

from explainer.figures.actors import MOST_ACTORS
from explainer.figures.draw.text_size import Box, text_box
from explainer.figures.kind import LAYOUTS

STEPS = 200  # points at which a curve is measured
AIR = 2  # pixels between a curve and what it does not touch


@pytest.fixture(scope="module")
def diagrams(real):
    neighbours = {id_: {end for tie in ties for end in (tie.from_, tie.to)} for id_, ties in real.dataset.ties_by_actor.items()}
    small = [id_ for id_, ends in neighbours.items() if len(ends) <= MOST_ACTORS]
    found = [drawn for drawn in real.drawings if drawn.figure.kind == "actors"]
    found += [drawing("actors", real.dataset, f"as_of: 2020-06-15\nof: {id_}\n") for id_ in small]
    found = [drawn for drawn in found if drawn.rows]
    assert len(found) > 10
    return found


def drawn_curve(trace):
    """Return points of the curve that a picture draws through the first, the middle and the last point of a tie."""
    xs, ys = trace["x"], trace["y"]
    half = len(xs) // 2
    found = []
    for step in range(STEPS + 1):
        t = step / STEPS
        found.append(
            tuple((1 - t) ** 2 * each[0] + 2 * t * (1 - t) * (2 * each[half] - (each[0] + each[-1]) / 2) + t * t * each[-1] for each in (xs, ys))
        )
    return found


def names(drawn, layout):
    """Return the box of each name in a diagram, with the page to which it leads."""
    for note in drawn.plots[layout]["layout"]["annotations"]:
        size = note["font"]["size"]
        yield note["name"], text_box(note["lines"], note["x"], note["y"], size, xanchor=note["xanchor"], yanchor=note["yanchor"], bold=note["bold"])


def dots(drawn, layout):
    (trace,) = traces(drawn, layout, "actors")
    for (id_, size), x, y in zip(trace["meta"], trace["x"], trace["y"], strict=True):
        yield f"actors/{id_}/", Box(x - size / 2, y - size / 2, x + size / 2, y + size / 2)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_curve_touches_a_name_or_a_node_that_is_not_its_own(diagrams, layout):
    wrong = []
    for drawn in diagrams:
        solid = [*names(drawn, layout), *dots(drawn, layout)]
        for trace in drawn.plots[layout]["data"]:
            if trace["name"] in ("actors", "signs"):
                continue
            own = {f"actors/{trace['meta'][0]}/", f"actors/{trace['meta'][1]}/", trace["customdata"][0][1]}
            curve = drawn_curve(trace)
            grown = AIR + trace["line"]["width"] / 2
            wrong += [
                (drawn.figure.id, trace["customdata"][0][1], page)
                for page, box in solid
                if page not in own and (trace["visible"] or "#" not in page) and any(box.grown(grown).holds(x, y) for x, y in curve)
            ]
    assert wrong == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_name_lies_over_another_and_all_stand_inside(diagrams, layout):
    for drawn in diagrams:
        frame = Box(0, 0, drawn.pictures[layout].width, drawn.pictures[layout].height)
        boxes = [box for _, box in names(drawn, layout)]
        assert all(box.within(frame) for box in boxes), drawn.figure.id
        assert not any(one.touches(other) for place, one in enumerate(boxes) for other in boxes[place + 1 :]), drawn.figure.id


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_curve_stays_inside_of_the_picture(diagrams, layout):
    for drawn in diagrams:
        frame = Box(0, 0, drawn.pictures[layout].width, drawn.pictures[layout].height)
        for trace in drawn.plots[layout]["data"]:
            if trace["name"] != "actors":
                assert all(frame.holds(x, y) for x, y in drawn_curve(trace)), (drawn.figure.id, trace["customdata"][0][1])
