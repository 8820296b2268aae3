"""A figure and the record to a drawing: one selection, and every form that is made of it, for the page, the frame and the files alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from explainer.figures.draw.picture import IN_FILE, ON_SOCIAL_CARD, Picture
from explainer.figures.draw.plot import Plot, empty
from explainer.figures.draw.svg import render
from explainer.figures.kind import LAYOUTS, Column, FigureKind, KeyEntry, Row
from explainer.figures.options import Figure
from explainer.figures.registry import FIGURE_KINDS
from explainer.record.dataset import Dataset

REMEMBERED = ("rows", "text", "sources", "key", "plots", "pictures", "picture_in_file", "told")


@dataclass(frozen=True, eq=False)
class Drawing:
    """A figure with the records of which it is drawn. Each form is made when it is first asked for, and kept; nothing may change it."""

    figure: Figure
    dataset: Dataset

    @property
    def social_card(self) -> str | None:
        """The name of its social card; a figure of an actor's page has none of its own."""
        return f"figures/{self.figure.id}" if self.figure.path.endswith(".md") else None

    @property
    def kind(self) -> FigureKind[Any]:
        """The kind of the figure."""
        return FIGURE_KINDS[self.figure.kind]

    @cached_property
    def selection(self) -> Any:
        """What the figure shows of the record; its type is a matter of its kind."""
        return self.kind.select(self.figure, self.dataset)

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The rows of the table and the data."""
        return self.kind.rows(self.selection)

    @cached_property
    def text(self) -> str:
        """A paragraph that says what the figure shows."""
        return self.kind.text(self.selection)

    @cached_property
    def sources(self) -> Sequence[str]:
        """The ids of the sources on which the figure rests."""
        return self.kind.sources(self.selection)

    @cached_property
    def key(self) -> Sequence[KeyEntry]:
        """The key of the marks in the picture."""
        return self.kind.key(self.selection)

    @cached_property
    def told(self) -> Mapping[str, object]:
        """What the script needs beside the pictures."""
        return self.kind.for_script(self.selection)

    @property
    def lets_choose_a_day(self) -> bool:
        """Whether a reader can choose the day of which the picture tells."""
        return "last" in self.told

    @cached_property
    def columns(self) -> Sequence[Column]:
        """The columns of the table."""
        return [column for column in self.kind.columns if not column.only_with or self.figure.options[column.only_with]]

    @cached_property
    def plots(self) -> Mapping[str, Plot]:
        """The plot in each layout."""
        return {layout: self.kind.plot(self.selection, layout) if self.rows else empty(layout) for layout in LAYOUTS}

    def outputs(self) -> dict[str, object]:
        """Return every output that pages show, by name."""
        return {name: getattr(self, name) for name in REMEMBERED}

    def take_over(self, outputs: Mapping[str, object]) -> None:
        """Take over the outputs of another drawing of the same figure, which was made of the same records."""
        vars(self).update(outputs)

    @cached_property
    def pictures(self) -> Mapping[str, Picture]:
        """The picture in each layout."""
        return {layout: render(plot) for layout, plot in self.plots.items()}

    @cached_property
    def picture_in_file(self) -> Picture:
        """The wide picture as a file of its own holds it."""
        return render(self.plots["wide"], IN_FILE)

    @property
    def picture_on_social_card(self) -> Picture:
        """The wide picture as a social card shows it."""
        return render(self.plots["wide"], ON_SOCIAL_CARD)
