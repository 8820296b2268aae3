"""Plans as files: text, Markdown, CSV, calendar, Common Cartridge and RIS, from templates that the builder in the browser fills too."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from icalendar.parser import Contentline

from explainer.citing.export_formats import LICENCE, ris_lines
from explainer.citing.styles import ris_fields, site_author, site_work
from explainer.downloads.calendars import DOMAIN, released, sequence
from explainer.record.editions import Edition
from explainer.record.vocabulary import MONTHS
from explainer.teaching.common_cartridge import LINK_TEMPLATE, MANIFEST_TEMPLATE, SITE_TEMPLATE, packed
from explainer.teaching.mustache import Escape, Values, fill_in
from explainer.teaching.plans import DatedSession, Item, Plan, signed
from explainer.text.csv_table import FORMULAS
from explainer.text.markup import Xml

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY_TEMPLATE = "{{weekday}} {{day_of_month}} {{month}} {{year}}"
SESSION_NAME_TEMPLATE = "Session {{number}}{{#session}}: {{session}}{{/session}}"
# The two halves of a session: what stands above their items, and in a table beside each.
HALVES = {
    "read": {"heading": "Before class, {{minutes}} minutes", "when": "before class"},
    "do": {"heading": "In class, {{minutes}} minutes", "when": "in class"},
}


@dataclass(frozen=True)
class ZippedFile:
    """A file of a zip: templates of its path and its text, and the list of values for each of which there is one; without a list there is one in all."""

    path: str
    template: str
    each: str = ""


@dataclass(frozen=True)
class PlanFormat:
    """A format of plans: its name, its media type, how it writes a text, and its template, or those of the files in a zip.

    `folded` is true where long lines are folded, as in a calendar.
    """

    name: str
    media_type: str
    escape: Escape
    template: str = ""
    folded: bool = False
    zipped: tuple[ZippedFile, ...] = ()


TEXT_TEMPLATE = (
    "{{title}}\n{{about}}\n{{#sessions}}\n{{name}} ({{day}})\n{{#aim}}{{aim}}\n{{/aim}}"
    "{{#groups}}{{heading}}:\n{{#items}}- {{item}} ({{kind}}, {{minutes}} min) {{address}}\n{{/items}}{{/groups}}{{/sessions}}"
)
MARKDOWN_TEMPLATE = (
    "# {{title}}\n\n{{about}}\n{{#sessions}}\n## {{name}}\n\n{{day}}.{{#aim}} {{aim}}{{/aim}}\n"
    "{{#groups}}\n{{heading}}:\n\n{{#items}}- [{{item}}](<{{&address}}>), {{kind}}, {{minutes}} min\n{{/items}}{{/groups}}{{/sessions}}"
)
TABLE_TEMPLATE = (
    "session,title,date,when,kind,item,minutes,address,edition\n"
    "{{#entries}}{{number}},{{session}},{{date}},{{when}},{{kind}},{{item}},{{minutes}},{{address}},{{mark}}\n{{/entries}}"
)
CALENDAR_TEMPLATE = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//{{site}}//sessions//EN\nX-WR-CALNAME:{{title}}\n"
    "{{#sessions}}BEGIN:VEVENT\nSUMMARY:{{name}}\nDTSTART;VALUE=DATE:{{digits}}\nDTSTAMP:{{stamp}}\n"
    "UID:session-{{number}}.{{plan}}@{{domain}}\nSEQUENCE:{{sequence}}\nTRANSP:TRANSPARENT\n"
    "DESCRIPTION:{{aim}}{{#groups}}{{#below}}\\n{{/below}}{{heading}}:{{#items}}\\n- {{item}} ({{minutes}} min) {{address}}{{/items}}{{/groups}}\n"
    "END:VEVENT\n{{/sessions}}END:VCALENDAR"
)
IN_MARKDOWN = Escape({char: f"\\{char}" for char in "\\`*_{}[]<>#|!&"})
IN_TABLE = Escape({'"': '""'}, formulas=FORMULAS, quoted='",\n\r')
IN_CALENDAR = Escape({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})
# Moodle takes a title for HTML, and refuses a course in whose name it finds a tag (`create_course_code` in backup/cc/cc2moodle.php drops the spaces first).
IN_CARTRIDGE = Escape({**{char: str(Xml.escape(char)) for char in "&>\"'"}, "<": "‹"})
IN_RIS = Escape(dict.fromkeys("\t\n\r", " "))  # a line is a field


def formats(edition: Edition) -> dict[str, PlanFormat]:
    """Return every format by the ending of its files."""
    links = (
        ZippedFile("imsmanifest.xml", MANIFEST_TEMPLATE),
        ZippedFile("links/site.xml", SITE_TEMPLATE),
        ZippedFile("links/{{number}}-{{place}}.xml", LINK_TEMPLATE, "entries"),
    )
    return {
        "txt": PlanFormat("Text", "text/plain", Escape(), TEXT_TEMPLATE),
        "md.txt": PlanFormat("Markdown", "text/markdown", IN_MARKDOWN, MARKDOWN_TEMPLATE),
        "csv": PlanFormat("CSV", "text/csv", IN_TABLE, TABLE_TEMPLATE),
        "ics": PlanFormat("Calendar", "text/calendar", IN_CALENDAR, CALENDAR_TEMPLATE, folded=True),
        "imscc": PlanFormat("Common Cartridge", "application/zip", IN_CARTRIDGE, zipped=links),
        "ris": PlanFormat("RIS", "application/x-research-info-systems", IN_RIS, _references(edition)),
    }


def _references(edition: Edition) -> str:
    """Return the template of a plan's references, each thing once: what `citing` writes of a work whose texts are places in a template."""
    blank = edition.model_copy(update={"title": "{{site}}", "edition": "{{edition}}"})
    work = site_work("{{id}}", "{{item}}", blank, "{{address}}")
    lines = [(tag, ris_lines([(tag, text)])) for tag, text in ris_fields(work, ["{{author}}"], "{{year}}", "{{issued}}")]
    entry = "".join(f"{{{{#authors}}}}{line}{{{{/authors}}}}" if tag == "AU" else line for tag, line in lines)
    return f"{{{{#works}}}}{{{{#below}}}}\n{{{{/below}}}}{entry}ER  -\n{{{{/works}}}}"


def surroundings(edition: Edition, home: str) -> dict[str, Any]:
    """Return the values that are the same in every plan of an edition. The builder sets the moment of its files in place of `stamp` and `sequence`.

    An item that is signed otherwise has authors and a day of its own.
    """
    stamp = released(edition)
    return {
        **signed((site_author(edition),), edition.released),
        "about": f"{edition.title}, edition {edition.edition}, {LICENCE}. {home}",
        "mark": f"{edition.edition} ({LICENCE})",
        "site": edition.title,
        "edition": edition.edition,
        "home": home,
        "domain": DOMAIN,
        "stamp": stamp.strftime("%Y%m%dT%H%M%SZ"),
        "sequence": sequence(stamp),
    }


def values(plan: Plan) -> Values:
    """Return what templates can name of a plan.

    `sessions` hold `groups`, and these `items`; `entries` are the items of all sessions in one list, and `works` the same, each once.
    `turn` counts how often an item has come up in the plan, and `below` is true of what stands below something else in its list, or in the text about its session.
    """
    turns: Counter[str] = Counter()
    sessions = [_session(number, session, plan.home, turns) for number, session in enumerate(plan.sessions, 1)]
    entries = [{**session, **group, **item} for session in sessions for group in session["groups"] for item in group["items"]]
    works = {entry["id"]: entry for entry in entries}.values()
    return {
        **surroundings(plan.edition, plan.home),
        "plan": plan.id,
        "title": plan.title,
        "sessions": sessions,
        "entries": entries,
        "works": [{**work, "below": place > 0} for place, work in enumerate(works)],
    }


def _session(number: int, session: DatedSession, home: str, turns: Counter[str]) -> dict[str, Any]:
    place = count(1)
    groups: list[dict[str, Any]] = []
    for half, minutes, items in (("read", sum(item.minutes for item in session.read), session.read), ("do", session.minutes, session.do)):
        if items:
            heading = fill_in(HALVES[half]["heading"], {"minutes": minutes})
            listed = []
            for item in items:
                turns[item.name] += 1
                listed.append({**_item(item, home), "place": next(place), "turn": turns[item.name]})
            groups.append({"half": half, "heading": heading, "when": HALVES[half]["when"], "below": bool(session.aim or groups), "items": listed})
    iso = session.day.isoformat()
    title = {"number": number, "session": session.title}
    return {
        **title,
        "name": fill_in(SESSION_NAME_TEMPLATE, title),
        "aim": session.aim,
        "day": long_date(session.day),
        "date": iso,
        "digits": iso.replace("-", ""),
        "groups": groups,
    }


def _item(item: Item, home: str) -> dict[str, Any]:
    return {
        "id": item.name.replace(":", "-"),
        "item": item.title,
        "kind": item.kind,
        "minutes": item.minutes,
        "address": f"{home}{item.page}",
        **item.signed,
    }


def long_date(day: date) -> str:
    """Return a day with its weekday: `Monday 7 December 2026`."""
    return fill_in(DAY_TEMPLATE, {"weekday": WEEKDAYS[day.weekday()], "day_of_month": day.day, "month": MONTHS[day.month], "year": day.year})


def file(format_: PlanFormat, plan_values: Values) -> str | bytes:
    """Return the file of a plan in a format."""
    if format_.zipped:
        made: dict[str, str] = {}
        for each in format_.zipped:
            for scope in plan_values[each.each] if each.each else [{}]:
                inner = {**plan_values, **scope}
                made[fill_in(each.path, inner)] = fill_in(each.template, inner, format_.escape)
        return packed(made)
    text = fill_in(format_.template, plan_values, format_.escape)
    return "".join(f"{_folded(line)}\r\n" for line in text.split("\n")) if format_.folded else text


def _folded(line: str) -> str:
    """Return a line of a calendar, folded where it is long (RFC 5545, 3.1)."""
    return str(Contentline(line).to_ical(), "utf-8")  # type: ignore[no-untyped-call]  # the library has no types here


def files(plan: Plan) -> dict[str, str | bytes]:
    """Return a plan in every format, by the ending of the file."""
    of = values(plan)
    return {ending: file(format_, of) for ending, format_ in formats(plan.edition).items()}
