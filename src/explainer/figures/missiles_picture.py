"""The square of crews and batteries to its plot: crews side by side and batteries below each other; on a phone one place below the other."""

from typing import NamedTuple

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import WIDTHS, Carried, Notes, Plot, marks, plane, rect
from explainer.figures.draw.text_size import LINE_HEIGHT, wrap
from explainer.record.air_defence import Missile, Placement
from explainer.record.urls import address_of_id
from explainer.record.vocabulary import BATTERIES, CREWS

SIDE = 92  # pixels for the names of batteries at the left
CREW_WIDTHS = {"syrian": 322, "not-known": 180, "russian": 318}  # pixels across the column of each crew
CELL_GAP, CELL_PADDING, MARK_SIZE = 4, 10, 14
HEADING_SIZE, TEXT_SIZE = 13, 12
LINE_STEP = TEXT_SIZE * LINE_HEIGHT
NO_CASE = "No case found"


class PlacedCase(NamedTuple):
    """A case in one of the places in which it stands."""

    case: Missile
    placement: Placement

    @property
    def name(self) -> str:
        """The case, counted as `1 of 3` where accounts differ on its place: it is one case all the same."""
        places = self.case.placements
        return self.case.title if self.case.standing != "disputed" else f"{self.case.title} ({places.index(self.placement) + 1} of {len(places)})"

    @property
    def title(self) -> str:
        """The case and its place, as its mark names it."""
        return f"{self.case.title} ({CREWS[self.placement.crew]}, {BATTERIES[self.placement.battery]})"

    @property
    def path(self) -> str:
        """The page of its event, from the site's root."""
        return address_of_id("events", self.case.event)

    @property
    def says(self) -> str:
        """What is said of it here, and the denial where a Russian crew is named."""
        denied = self.case.denial if self.case.denial and self.placement.crew == "russian" else ""
        return f"{self.placement.says} {denied}".strip()


def mark_of(case: Missile) -> tuple[str, str]:
    """Return the symbol and the colour of a case: filled where no account differs, red where accounts differ."""
    symbol = ("circle" if case.act == "fired" else "square") + ("" if case.standing == "agreed" else "-open")
    return symbol, "military" if case.standing == "disputed" else "ink" if case.act == "fired" else "quiet"


def draw(shown: list[PlacedCase], layout: str) -> Plot:
    """Draw the cases in the `wide` or the `narrow` layout."""
    return (_Square if layout == "wide" else _List)(shown, layout).draw()


class _Picture:
    """One layout in the making: places filled with cases."""

    def __init__(self, shown: list[PlacedCase], layout: str) -> None:
        self.shown, self.layout = shown, layout
        self.notes = Notes()
        self.shapes: list[Plot] = []
        self.points: dict[tuple[str, str], list[tuple[float, float, Carried]]] = {}

    def cell(self, battery: str, crew: str) -> list[PlacedCase]:
        return [each for each in self.shown if (each.placement.battery, each.placement.crew) == (battery, crew)]

    def ground(self, battery: str, crew: str, x: float, y: float, across: float, down: float) -> None:
        """Draw the ground of a place; what is not settled has a dashed edge and no ground."""
        known = "not-known" not in (battery, crew)
        edge = {} if known else {"line": {"color": css("rule"), "width": 1, "dash": "3px,3px"}}
        self.shapes.append(rect((x, y, x + across, y + down), "band" if known else "paper", **edge))

    def blocks(self, cases: list[PlacedCase], x: float, y: float, across: float) -> float:
        """Write cases below each other; return where they end."""
        for each in cases:
            y = self.block(each, x, y, across) + CELL_PADDING
        return y - CELL_PADDING if cases else y

    def block(self, each: PlacedCase, x: float, y: float, across: float) -> float:
        """Write a case with its mark; return where it ends."""
        self.points.setdefault(mark_of(each.case), []).append((x + MARK_SIZE / 2, y + 8, Carried(each.title, each.path, each.says)))
        left, limit = x + MARK_SIZE + 8, across - MARK_SIZE - 8
        colour = "military" if each.case.standing == "disputed" else "ink"
        title, says = wrap(each.name, HEADING_SIZE, limit, bold=True), wrap(each.says, TEXT_SIZE, limit)
        y = self.notes.put(title, left, y, HEADING_SIZE, colour=colour, bold=True, name=each.path)
        return self.notes.put(says, left, y, TEXT_SIZE, colour="quiet")

    def finished(self, height: float) -> Plot:
        traces = [marks(f"{symbol} {colour}", found, symbol, colour, MARK_SIZE - 2) for (symbol, colour), found in self.points.items()]
        return {"data": traces, "layout": plane(self.layout, WIDTHS[self.layout], height, shapes=self.shapes, annotations=self.notes)}


class _Square(_Picture):
    def draw(self) -> Plot:
        x: float = SIDE
        places = {}
        for crew, across in CREW_WIDTHS.items():
            self.notes.put([CREWS[crew]], x + CELL_PADDING, 4, HEADING_SIZE + 1, bold=True)
            places[crew] = x
            x += across + CELL_GAP
        y = 30.0
        for battery, name in BATTERIES.items():
            cells = {crew: self.cell(battery, crew) for crew in CREWS}
            if battery == "not-known" and not any(cells.values()):
                continue
            self.notes.put(wrap(name, HEADING_SIZE, SIDE - 12, bold=True), 0, y + CELL_PADDING, HEADING_SIZE, bold=True)
            ends = [y + 2 * CELL_PADDING + LINE_STEP]
            for crew, cases in cells.items():
                x, top = places[crew] + CELL_PADDING, y + CELL_PADDING
                if cases:
                    ends.append(self.blocks(cases, x, top, CREW_WIDTHS[crew] - 2 * CELL_PADDING) + CELL_PADDING)
                else:
                    self.notes.put([NO_CASE], x, top, TEXT_SIZE, colour="quiet", italic=True)
            for crew in cells:
                self.ground(battery, crew, places[crew], y, CREW_WIDTHS[crew], max(ends) - y)
            y = max(ends) + CELL_GAP
        return self.finished(y)


class _List(_Picture):
    def draw(self) -> Plot:
        y = 4.0
        for crew, name in CREWS.items():
            held = [(battery, self.cell(battery, crew)) for battery in BATTERIES]
            if crew == "not-known" and not any(cases for _, cases in held):
                continue
            y = self.notes.put([name], 0, y, HEADING_SIZE + 2, bold=True) + 4
            for battery, cases in held:
                if not cases and "not-known" in (battery, crew):
                    continue
                top = y
                y = self.notes.put([BATTERIES[battery]], CELL_PADDING, y + CELL_PADDING, TEXT_SIZE, colour="quiet", bold=True) + 6
                if not cases:
                    y = self.notes.put([NO_CASE], CELL_PADDING, y, TEXT_SIZE, colour="quiet", italic=True)
                y = self.blocks(cases, CELL_PADDING, y, WIDTHS["narrow"] - 2 * CELL_PADDING) + CELL_PADDING
                self.ground(battery, crew, 0, top, WIDTHS["narrow"], y - top)
                y += CELL_GAP
            y += 8
        return self.finished(y)
