"""A source as a reference that a reader can follow."""

from explainer.escape import markdown
from explainer.records import Source

LANGUAGES = {
    "ar": "Arabic", "az": "Azerbaijani", "bg": "Bulgarian", "cs": "Czech", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fr": "French", "he": "Hebrew", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "mk": "Macedonian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sr": "Serbian", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip
TYPES = {
    "primary": "Primary documents and statements",
    "wire": "News agencies",
    "press": "Press",
    "state-media": "State media",
    "institute": "Institutes",
    "academic": "Academic works",
    "reference": "Reference works",
}


def reference(source: Source) -> str:
    """Give a source as one line of HTML: author, title, outlet, date, language, and what must be known to judge it."""
    title = markdown(source.title)
    described = source.title.startswith("[") and source.title.endswith("]")
    title = title if described else f"“{title}”"
    if source.link:
        title = f'<a href="{markdown(source.url)}" rel="noopener external">{title}</a>'
    facts = [f"{markdown(source.author)}, " if source.author else "", title, f", <cite>{markdown(source.publisher)}</cite>"]
    facts.append(f", {source.date}" if source.date else ", no date shown")
    remarks = []
    if source.mirror_of:
        remarks.append(f"a copy of {markdown(source.mirror_of)}")
    if source.lang != "en":
        remarks.append(f"in {LANGUAGES.get(source.lang, source.lang)}")
    if source.type == "state-media":
        remarks.append("state media")
    if not source.link:
        remarks.append("page not fit to be linked")
    return "".join(facts) + (f" ({'; '.join(remarks)})" if remarks else "") + "."
