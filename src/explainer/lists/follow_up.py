"""The last search for what came next, as it stands under an open record."""

from collections import Counter
from collections.abc import Iterable

from explainer.record.dates import When
from explainer.record.records import FollowedRecord
from explainer.text.markup import Html, element


def most_common_look(records: Iterable[FollowedRecord]) -> When | None:
    """Return the day of the last search of most open records, so that a list says it once; None where nothing is open."""
    days = Counter(record.looked.on for record in records if record.is_open and record.looked)
    return max(days, key=lambda day: (days[day], day.first), default=None)


def look(record: FollowedRecord, told: When | None = None) -> Html:
    """Return when editors last looked for what came next and what they found; nothing where the record is closed. The day `told` above a list is left out."""
    if not record.is_open or record.looked is None:
        return Html()
    on = "" if record.looked.on == told else f" on {record.looked.on}"
    return Html(" {}").format(element("span", f"Looked for again{on}: {record.looked.found}", class_="tags look"))
