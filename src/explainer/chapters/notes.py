"""The notes of a chapter: numbers in its text, and below it a list of references, to which they lead and which lead back."""

from collections.abc import Mapping

from explainer.citing.source_html import reference
from explainer.record.sources import Source
from explainer.text.markup import Html, element, joined


class Notes:
    """The sources that a page has cited so far, each with how often, in the order in which they were first cited."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        """Begin with none. `sources` are those of the record, by their ids."""
        self.sources = sources
        self.cited: dict[str, int] = {}

    def number(self, id_: str, *, follows: bool) -> Html:
        """Return the number of a source where it is cited once more; a comma stands before one that follows another."""
        times = self.cited[id_] = self.cited.get(id_, 0) + 1
        link = element("a", [*self.cited].index(id_) + 1, class_="footnote-ref", href=f"#fn:{id_}")
        return element("sup", ", " if follows else None, link, id=_place(id_, times))

    def listed(self) -> Html:
        """Return the list of references, in one line: a builder would make a paragraph of each."""
        return element(
            "div",
            element("ol", *(self._reference(number, id_) for number, id_ in enumerate(self.cited, 1))),
            class_="footnote",
            data_notes=len(self.cited),
        )

    def _reference(self, number: int, id_: str) -> Html:
        named = f"Back to note {number} in the text"
        ways = (
            element("a", "↩", class_="footnote-backref", href=f"#{_place(id_, time)}", aria_label=f"{named}, place {time}" if time > 1 else named)
            for time in range(1, self.cited[id_] + 1)
        )
        return element("li", reference(self.sources[id_]), "\N{NO-BREAK SPACE}", joined(ways, " "), id=f"fn:{id_}")


def _place(id_: str, time: int) -> str:
    """Return the anchor of the place where a source is cited for the first, second or a later time."""
    return f"fnref{time if time > 1 else ''}:{id_}"
