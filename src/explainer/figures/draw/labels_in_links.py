"""Which labels of a plot stand in the link of their mark: one link fewer to lay out, where the picture looks and sounds the same."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from explainer.figures.draw.plot import Plot


def labels_in_links(notes: Iterable[Plot], traces: Sequence[Plot]) -> dict[str, Plot]:
    """Return these notes by the page to which both lead.

    Such a page has one note, which is not heard by itself, and one mark, which is not pale. Nothing is drawn after the mark of a note with a halo, unless the
    note stands `clear` of all that is drawn.
    """
    marks_of, notes_of = defaultdict(list), defaultdict(list)
    for trace in traces:
        pages = [data[1] for data in trace.get("customdata") or () if data and trace.get("hoverinfo") != "skip"]
        for page in pages if trace["mode"] == "markers" else dict.fromkeys(pages):  # a line has its page at each of its points
            marks_of[page].append(trace)
    for note in notes:
        notes_of[note.get("name", "")].append(note)
    return {
        page: found[0]
        for page, found in notes_of.items()
        if len(found) == 1 and len(marks_of[page]) == 1 and _looks_and_sounds_the_same(found[0], marks_of[page][0], traces)
    }


def _looks_and_sounds_the_same(note: Plot, trace: Plot, traces: Sequence[Plot]) -> bool:
    above = not note.get("bgcolor") or note.get("clear") or trace is traces[-1]
    return above and trace.get("opacity", 1) == 1 and not note.get("heard")
