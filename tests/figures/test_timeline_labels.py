"""Labels of timelines, in numbers: on each timeline of the site and of the gallery, in both layouts, a label can be read as that of its own mark alone."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations, groupby, permutations

import pytest

from explainer.figures.draw.text_size import Box, text_box, width
from explainer.figures.drawing import Drawing
from explainer.figures.kind import LAYOUTS
from explainer.figures.timeline_labels import Wish, cross, enters, labelled
from explainer.figures.timeline_picture import RECORD_END_NAME
from explainer.pages.actors import actor_drawings
from explainer.site import gallery

FRAME = Box(0, 0, 400, 200)


def timelines(real):
    return [each for each in (*real.drawings, *gallery.shown(real.dataset)) if each.figure.kind == "timeline"]


def scale(axis, start, end):
    def value(at):
        return (datetime.fromisoformat(at) - datetime.fromisoformat("0001-01-01")) / timedelta(1)

    read = value if axis["type"] == "date" else float
    low, high = map(read, axis["range"])
    return lambda at: start + (read(at) - low) / (high - low) * (end - start)


class Measured:
    """The marks, labels and lines of a plot in pixels, each with the path of its event."""

    def __init__(self, plot):
        layout = plot["layout"]
        margin = layout["margin"]
        self.x = x = scale(layout["xaxis"], margin["l"], layout["width"] - margin["r"])
        self.y = y = scale(layout["yaxis"], layout["height"] - margin["b"], margin["t"])
        self.marks, self.lines, self.labels = [], {}, {}
        for trace in plot["data"]:
            if not trace.get("customdata"):
                continue
            points = [(x(a), y(b), data[1]) for a, b, data in zip(trace["x"], trace["y"], trace["customdata"], strict=True) if data]
            if trace.get("meta") == "leader":
                self.lines[points[0][2]] = tuple(point[:2] for point in points)
            elif trace["mode"] == "markers":
                sizes = trace["marker"]["size"]
                self.marks += [(Box(a, b, a, b).grown(size / 2), path) for (a, b, path), size in zip(points, sizes, strict=True)]
            elif trace.get("hoverinfo") != "skip":
                half = trace["line"]["width"] / 2
                for path, outline in ((path, list(outline)) for path, outline in groupby(points, key=lambda point: point[2])):
                    xs, ys = [point[0] for point in outline], [point[1] for point in outline]
                    self.marks.append((Box(min(xs), min(ys), max(xs), max(ys)).grown(half), path))
        for note in layout["annotations"]:
            if note.get("name"):
                at = x(note["x"]) + note["xshift"], y(note["y"]) - note["yshift"]
                anchors = {name: note[name] for name in ("xanchor", "yanchor")}
                self.labels[note["name"]] = text_box(note["lines"], *at, note["font"]["size"], bold=True, **anchors)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_words_at_the_end_of_the_record_stand_over_nothing_and_in_the_picture(real, layout):
    told = 0
    for drawing in timelines(real):
        plot = drawing.plots[layout]
        shown = Measured(plot)
        for note in plot["layout"]["annotations"]:
            if note["lines"] == [RECORD_END_NAME]:
                x, y = shown.x(note["x"]) + note.get("xshift", 0), shown.y(note["y"]) - note.get("yshift", 0)
                long, high = width(RECORD_END_NAME, note["font"]["size"]) / 2, note["font"]["size"] / 2
                box = Box(x - high, y - long, x + high, y + long) if note.get("textangle") else Box(x - long, y - high, x + long, y + high)
                assert not any(box.touches(other) for other in (*shown.labels.values(), *(mark for mark, _ in shown.marks))), drawing.figure.id
                assert not any(enters(line, box) for line in shown.lines.values()), drawing.figure.id
                assert box.within(Box(0, 0, plot["layout"]["width"], plot["layout"]["height"])), drawing.figure.id
                told += 1
    assert told > 5


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_label_is_that_of_its_own_mark_alone(real, layout):
    wrong = []
    labels = 0
    for drawing in timelines(real):
        shown = Measured(drawing.plots[layout])
        labels += len(shown.labels)
        for path, line in shown.lines.items():
            wrong += [(drawing.figure.id, "line over a mark", path, other) for box, other in shown.marks if other != path and enters(line, box)]
            wrong += [
                (drawing.figure.id, "line over a label", path, other) for other, box in shown.labels.items() if other != path and enters(line, box)
            ]
            if Box(*line[0], *line[0]).apart(next(box for box, other in shown.marks if other == path)) > 0:
                wrong.append((drawing.figure.id, "line beside its mark", path))
        wrong += [(drawing.figure.id, "lines cross", *pair) for pair in combinations(shown.lines, 2) if cross(*(shown.lines[path] for path in pair))]
        for path, label in shown.labels.items():
            wrong += [(drawing.figure.id, "label over a mark", path, other) for box, other in shown.marks if label.touches(box)]
            nearest = min(shown.marks, key=lambda mark: label.apart(mark[0]))[1]
            if nearest != path and path not in shown.lines:
                wrong.append((drawing.figure.id, "label nearer to another mark", path, nearest))
        wrong += [
            (drawing.figure.id, "labels touch", *pair)
            for pair in combinations(shown.labels, 2)
            if shown.labels[pair[0]].touches(shown.labels[pair[1]])
        ]
    assert wrong == []
    assert labels > 50


def against_order(shown):
    """Return the pairs of labels down a phone that stand the other way round than their marks, as (later, earlier)."""
    marked = {path: (box.top + box.bottom) / 2 for box, path in shown.marks}
    named = {path: (box.top + box.bottom) / 2 for path, box in shown.labels.items()}
    return [
        (later, earlier) for later, earlier in permutations(named, 2) if marked[later] - marked[earlier] > 9 and named[earlier] - named[later] > 9
    ]


def test_on_a_phone_labels_stand_in_the_order_of_their_marks(real):
    assert [(each.figure.id, pair) for each in timelines(real) for pair in against_order(Measured(each.plots["narrow"]))] == []


def test_a_label_with_room_below_a_later_one_alone_makes_that_one_go_below_too(real):
    (drawn,) = (each for each in real.drawings if each.figure.id == "background-timeline")
    event = real.dataset.events["soviet-recognition-of-israel-1948"].model_copy(update={"label": "Soviet recognition"})
    long = Measured(Drawing(drawn.figure, replace(real.dataset, events={**real.dataset.events, event.id: event})).plots["narrow"])
    assert len(long.labels) == 4
    assert against_order(long) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_hardly_a_label_crosses_the_end_of_the_record(real, layout):
    """Only where not all of a timeline find room before it."""
    crossing = []
    for each in timelines(real):
        if each.selection.to_record_end:
            measured = Measured(each.plots[layout])
            at = measured.y if layout == "narrow" else measured.x
            end = at(each.dataset.edition.as_of.latest.isoformat())
            crossing += [(each.figure.id, name) for name, box in measured.labels.items() if (box.bottom if layout == "narrow" else box.right) > end]
    assert len(crossing) < 3, crossing


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_weightiest_event_of_an_actor_is_named_where_not_all_find_room(real, layout):
    drawn = next(each for each in actor_drawings(real.dataset.actors["israel"], real.dataset) if each.figure.kind == "timeline")
    assert f"events/{drawn.figure.options['highlight'][0]}/" in Measured(drawn.plots[layout]).labels


def test_a_label_beside_a_lonely_mark_needs_no_line():
    spot = labelled((Wish("Alone", Box(95, 95, 105, 105)),), (Box(95, 95, 105, 105),), FRAME, 13, 100, upright=False)[0]
    assert spot.line is None
    assert spot.box.apart(Box(95, 95, 105, 105)) < 10


def test_a_label_in_a_crowd_has_a_line_that_keeps_away_from_the_others():
    marks = tuple(Box(x, 95, x + 10, 105) for x in (60, 75, 90, 105, 120))
    spot = labelled((Wish("One of five", marks[2]),), marks, FRAME, 13, 100, upright=False)[0]
    assert spot.line
    assert not any(enters(spot.line, mark) for mark in marks if mark != marks[2])


def test_a_label_without_room_is_left_out():
    marks = tuple(Box(x, y, x + 10, y + 10) for x in range(0, 400, 14) for y in range(0, 200, 14))
    assert labelled((Wish("No room", marks[200]),), marks, FRAME, 13, 100, upright=False) == {}


def test_a_label_that_finds_no_room_goes_before_those_that_can_give_way():
    wishes = (Wish("Words here", Box(100, 10, 110, 20)), Wish("Words here", Box(260, 10, 270, 20)))
    found = labelled(wishes, tuple(wish.mark for wish in wishes), Box(0, 0, 270, 30), 13, 100, upright=False)
    assert found[0].box.right < 100 < found[1].box.left < 260


def test_lines_that_meet_cross_and_lines_that_enter_a_box_touch_it():
    down, across, apart_from_both = ((50, 0), (50, 100)), ((0, 50), (100, 50)), ((60, 60), (90, 90))
    assert cross(down, across)
    assert not any(cross(one, apart_from_both) for one in (down, across))
    assert all(enters(line, Box(40, 40, 60, 60)) for line in (down, across))
    assert not enters(apart_from_both, Box(40, 40, 60, 60))
