"""Names such as Il-20 and S-300 kept on one line, on every built page: browsers may end a line at the hyphen of a name, also before a number."""

import re

NAME_WITH_NUMBER = re.compile(r"\b[A-Z][A-Za-z]{0,7}(?:-[A-Z]{0,2}\d\w*)+")
# A piece of text that may hold such a name, outside of one that is kept whole already. A `>` of its own would be that of an attribute.
TEXT_BETWEEN_TAGS = re.compile(r"(?:\A|(?<!<span class=\"whole\")>)[^<>]*-[A-Z]{0,2}\d[^<>]*(?=<|\Z)")
# A link of so few characters is kept whole itself, which takes one element less.
SHORT_LINK = r'<a class="(?P<classes>[^"]*)(?P<attributes>"[^>]*>)(?P<words>[^<>]{0,16}-[A-Z]{0,2}\d[^<>]{0,6})(?=</a>)'
SHORT_LINK_OR_TEXT = re.compile(f"{SHORT_LINK}|{TEXT_BETWEEN_TAGS.pattern}")
# What holds no elements, or none of HTML, or is copied as it stands.
NOT_PROSE = re.compile(r"<(script|style|svg|pre|code|option|title|textarea)\b.*?</\1>", re.DOTALL)


def kept_whole(html: str) -> str:
    """Return a page in whose text no line ends inside such a name; its words stay the same. A second run changes nothing."""
    parts, end = [], 0
    for other in NOT_PROSE.finditer(html):
        parts += [SHORT_LINK_OR_TEXT.sub(_whole, html[end : other.start()]), other[0]]
        end = other.end()
    return "".join([*parts, SHORT_LINK_OR_TEXT.sub(_whole, html[end:])])


def _whole(found: re.Match[str]) -> str:
    """Return a short link as one that is kept whole, or a text with its names kept whole."""
    if found["words"] is None:
        return NAME_WITH_NUMBER.sub(r'<span class="whole">\g<0></span>', found[0])
    if not NAME_WITH_NUMBER.search(found["words"]):
        return found[0]
    classes = dict.fromkeys([*found["classes"].split(), "whole"])
    return f'<a class="{" ".join(classes)}{found["attributes"]}{found["words"]}'
