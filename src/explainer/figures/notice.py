"""Notice: the steps of a notice on lanes, from plan to protest; what is stated, reported and not published looks so."""

from typing import Any, NamedTuple

from explainer.figures.channel_links import evidence_address, years
from explainer.figures.draw.plot import WIDTHS, Carried, Plot, boxes, marks, note, plane, rect, strokes
from explainer.figures.draw.text_size import LINE_HEIGHT, Box, wrap
from explainer.figures.draw.text_size import width as text_width
from explainer.figures.kind import Column, FigureKind, KeyEntry, Row, as_link
from explainer.figures.options import COMMON, Figure
from explainer.record.channel import Step
from explainer.record.dataset import Dataset
from explainer.record.vocabulary import NOTICE_LANES, STEP_STATUSES
from explainer.text.words import counted

TITLE_SIZE, SMALL_SIZE = 13, 12
LANE_NAMES_WIDTH, LANE_HEIGHT, STEP_BOX, STEP_PITCH, STEP_GAP, ARROW_INSET = 112, 98, Box(0, 0, 150, 82), 48, 22, 16  # pixels of the wide layout
STEP_DOT, WORDS_LEFT, NARROW_STEP_GAP = 26, 40, 14  # pixels of the narrow one
BRANCH = 26  # pixels by which a step that leads to no other stands to the right of the others
EDITORS_ORDER = "2px,3px"  # the dash of the ways: no page tells of the steps as one course of events
# How each status is drawn: the colours of the inside, the edge and the words, and the dash of the edge.
STEP_STYLES = {
    "stated": ("ink", "ink", "paper", "solid"),
    "reported": ("paper", "ink", "ink", "solid"),
    "not-published": ("paper", "quiet", "quiet", "4px,3px"),
}


class Notice(NamedTuple):
    """What the figure shows: the steps in their order."""

    steps: list[Step]
    dataset: Dataset

    def before(self, step: Step) -> Step | None:
        """Return the step from which one follows."""
        place = self.steps.index(step)
        return self.dataset.steps[step.after] if step.after else self.steps[place - 1] if place else None

    def leads_on(self, step: Step) -> bool:
        """Return whether another step follows from one, or none comes after it."""
        return step is self.steps[-1] or any(self.before(other) is step for other in self.steps)


def select(_: Figure, dataset: Dataset) -> Notice:
    """Return every step."""
    return Notice(sorted(dataset.steps.values(), key=lambda step: step.order), dataset)


def rows(notice: Notice) -> list[Row]:
    """Return one row per step."""
    return [
        {
            "id": step.id,
            "order": step.order,
            "lane": NOTICE_LANES[step.lane],
            "title": step.title,
            "says": step.says,
            "status": STEP_STATUSES[step.status],
            "by": step.by,
            "date": step.date.text if step.date else None,
            "said_on": str(step.date) if step.date else None,
            "sources": len(step.sources),
            "url": evidence_address(step, notice.dataset),
        }
        for step in notice.steps
    ]


def text(notice: Notice) -> str:
    """Return a paragraph that says how much of a notice is known."""
    steps = notice.steps
    if not steps:
        return "The record holds no step."
    by_status = {status: [step for step in steps if step.status == status] for status in STEP_STATUSES}
    said = f"{counted(len(steps), 'step')}: {len(by_status['stated'])} stated by a named party, {len(by_status['reported'])} reported"
    said += f", {len(by_status['not-published'])} not published. No page sets out the whole: the order is the editors’ own. "
    unknown = " and ".join(f"“{step.title}”" for step in by_status["not-published"])
    return f"{said}No page tells: {unknown}." if unknown else said.strip()


def sources(notice: Notice) -> list[str]:
    """Return the ids of the sources of all steps."""
    return sorted({id_ for step in notice.steps for id_ in step.sources})


def key(notice: Notice) -> list[KeyEntry]:
    """Return the key: the three ways in which a step is known, and that the order is the editors' own."""
    used = {step.status for step in notice.steps}
    samples = {"stated": ("square", ""), "reported": ("square-open", ""), "not-published": ("", "4px,3px")}
    known = [KeyEntry(STEP_STYLES[s][1], dash, symbol, STEP_STATUSES[s].lower(), sort=s) for s, (symbol, dash) in samples.items() if s in used]
    return [*known, KeyEntry("quiet", EDITORS_ORDER, "", "order by the editors: steps of different days")]


def plot(notice: Notice, layout: str) -> Plot:
    """Draw the steps: on lanes from left to right, or on a phone as a numbered list."""
    return _wide(notice) if layout == "wide" else _narrow(notice)


def _wide(notice: Notice) -> Plot:
    lanes = list(NOTICE_LANES)
    used = [lane for lane in lanes if any(step.lane == lane for step in notice.steps)]
    tops = {lane: 4 + place * LANE_HEIGHT for place, lane in enumerate(used)}
    placed = _placed(notice, tops)
    notes = [
        note(
            wrap(NOTICE_LANES[lane], TITLE_SIZE, LANE_NAMES_WIDTH - 8, bold=True),
            0,
            tops[lane] + LANE_HEIGHT / 2 - 4,
            size=TITLE_SIZE,
            anchor=("left", "middle"),
            bold=True,
        )
        for lane in used
    ]
    bands = [
        rect((LANE_NAMES_WIDTH, tops[lane], WIDTHS["wide"], tops[lane] + LANE_HEIGHT - 8), "rule" if lane == "line" else "band") for lane in used
    ]
    for step in notice.steps:
        notes += _words(step, placed[step.id].left + 9, placed[step.id].top + 8, STEP_BOX.right - 14, STEP_STYLES[step.status][2])
    runs = [_arrow(placed[before.id], placed[step.id]) for step in notice.steps if (before := notice.before(step))]
    return _picture(notice, "wide", placed, runs, notes, 4 + LANE_HEIGHT * len(used), shapes=bands)


def _placed(notice: Notice, tops: dict[str, int]) -> dict[str, Box]:
    """Return the box of each step: right of the one before it, of those in its lane, and where the arrow to it crosses no box."""
    placed: dict[str, Box] = {}
    ends = dict.fromkeys(tops, LANE_NAMES_WIDTH + 8.0 - STEP_GAP)
    x = LANE_NAMES_WIDTH + 8.0 - STEP_PITCH
    for step in notice.steps:
        before = notice.before(step)
        x = max(x + STEP_PITCH, ends[step.lane] + STEP_GAP)
        top = tops[step.lane] + (LANE_HEIGHT - 8 - STEP_BOX.bottom) / 2
        while before and any(_crosses(x + ARROW_INSET, placed[before.id], top, box) for id_, box in placed.items() if id_ != before.id):
            x += 4
        placed[step.id] = Box(x, top, x + STEP_BOX.right, top + STEP_BOX.bottom)
        ends[step.lane] = x + STEP_BOX.right
    return placed


def _crosses(x: float, before: Box, top: float, box: Box) -> bool:
    """Return whether an arrow down or up to a box at `top` passes another box."""
    low, high = sorted((before.top, top))
    return box.left - 6 < x < box.right + 6 and low < box.top < high


def _arrow(before: Box, box: Box) -> list[tuple[float, float]]:
    """Return the way from one box to the next: across in a lane, else down or up, after a bend where the first box ends too soon."""
    if before.top == box.top:
        return [(before.right, before.top + STEP_BOX.bottom / 2), (box.left, box.top + STEP_BOX.bottom / 2)]
    x, down = box.left + ARROW_INSET, before.top < box.top
    end = (x, box.top if down else box.bottom)
    if x < before.right:
        return [(x, before.bottom if down else before.top), end]
    return [(before.right, before.top + STEP_BOX.bottom / 2), (x, before.top + STEP_BOX.bottom / 2), end]


def _words(step: Step, x: float, y: float, limit: float, colour: str) -> list[Plot]:
    said = f"{step.by}, {years(step.date)}" if step.date else "not published"
    title = wrap(step.title, TITLE_SIZE, limit, bold=True)
    under = y + len(title) * TITLE_SIZE * LINE_HEIGHT + 2
    return [
        note(title, round(x), round(y), size=TITLE_SIZE, anchor=("left", "top"), bold=True, colour=colour),
        note(wrap(said, SMALL_SIZE, limit), round(x), round(under), size=SMALL_SIZE, anchor=("left", "top"), colour=colour),
    ]


def _narrow(notice: Notice) -> Plot:
    """Return the steps as a list: each with its number in a box that looks as it is known, and a tag that names who acts."""
    rail, y = STEP_DOT / 2 + 2, 8.0
    notes, tags, placed = [], [], {}
    runs = []
    for step in notice.steps:
        aside = 0 if notice.leads_on(step) else BRANCH
        x, left = rail + aside, WORDS_LEFT + aside
        limit = WIDTHS["narrow"] - left - 2
        box = placed[step.id] = Box(x - STEP_DOT / 2, y + 3, x + STEP_DOT / 2, y + 3 + STEP_DOT)
        if before := notice.before(step):
            middle = y + 3 + STEP_DOT / 2
            runs.append([(rail, middle), (box.left, middle)] if aside else [(rail, placed[before.id].bottom), (rail, box.top)])
        colour = STEP_STYLES[step.status][2]
        notes.append(note([str(step.order)], x, round(y + 3 + STEP_DOT / 2), size=TITLE_SIZE, bold=True, colour=colour))
        tags.append(rect((left, y, left + text_width(NOTICE_LANES[step.lane], SMALL_SIZE) + 8, y + 17), "rule" if step.lane == "line" else "band"))
        notes.append(note([NOTICE_LANES[step.lane]], left + 4, round(y + 1), size=SMALL_SIZE, anchor=("left", "top")))
        words = _words(step, left, y + 20, limit, "quiet" if step.status == "not-published" else "ink")
        notes += words
        y = max(y + 22 + sum(len(each["lines"]) * each["font"]["size"] * LINE_HEIGHT for each in words), box.bottom) + NARROW_STEP_GAP
    return _picture(notice, "narrow", placed, runs, notes, y - NARROW_STEP_GAP + 6, shapes=tags)


def _picture(notice: Notice, layout: str, placed: dict[str, Box], runs: list[Any], notes: list[Plot], height: float, **more: Any) -> Plot:
    """Return the plot of boxes, of the ways between them, and of words."""
    traces = [strokes("ways", runs, "quiet", 1.5, EDITORS_ORDER)]
    if layout == "wide":
        tips = [(run[-1], run[-2]) for run in runs]
        arrows = marks("arrows", ((*tip, None) for tip, _ in tips), "arrow", "quiet", 11)
        arrows["customdata"] = []
        arrows["marker"]["angle"] = [90 if one[1] == other[1] else 180 if one[1] > other[1] else 0 for one, other in tips]
        traces.append({**arrows, "hoverinfo": "skip"})
    for status, (inside, edge, _, dash) in STEP_STYLES.items():
        found = [(placed[step.id], _carried(step, notice)) for step in notice.steps if step.status == status]
        if found:
            traces.append(boxes(status, found, inside, edge, 1.5, dash))
    return {"data": traces, "layout": plane(layout, WIDTHS[layout], height, annotations=notes, **more)}


def _carried(step: Step, notice: Notice) -> Carried:
    who = f"{step.by}, {step.date}" if step.date else STEP_STATUSES[step.status]
    return Carried(f"{step.order}. {step.title} ({who})", evidence_address(step, notice.dataset), step.says)


NOTICE = FigureKind(
    options=dict(COMMON),
    columns=(
        Column("order", "No."),
        Column("lane", "Where"),
        Column("title", "Step", as_link, names_row=True),
        Column("says", "What is said of it"),
        Column("status", "Known how"),
        Column("by", "By"),
        Column("said_on", "When"),
    ),
    select=select,
    rows=rows,
    plot=plot,
    text=text,
    key=key,
    sources=sources,
)
