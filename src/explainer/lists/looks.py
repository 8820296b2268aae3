"""The last search for what came next, as it stands under an open record."""

from explainer.record.records import FollowedRecord, Look
from explainer.text.markup import Html, element


def look(record: FollowedRecord) -> Html:
    """Return when editors last looked for what came next and what they found; nothing where the record is closed."""
    last: Look | None = getattr(record, "looked", None)
    if not record.is_open or last is None:
        return Html()
    return Html(" {}").format(element("span", f"Looked for again on {last.on}: {last.found}", class_="tags look"))
