"""Any two plans, imported one after the other into readers that are not ours: both stay whole, and a plan that comes again takes its own place."""

import io
import zipfile
from datetime import date, timedelta

import icalendar
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from explainer.downloads.calendars import events_calendar
from explainer.record.dates import When
from explainer.record.editions import Edition
from explainer.teaching import plan_formats
from explainer.teaching.common_cartridge import MANIFEST, WEB_LINK
from explainer.teaching.plans import DatedSession, Item, Plan

EDITION = Edition(edition="2026-11", title="Fake", released="2026-11-24", as_of="2026-11-24", reach="To the day.", look_every=90)
HOME = "https://name.example/"
BRIEF = settings(max_examples=50, deadline=None)  # how long one takes depends on what else the machine does
SPACES = {"m": MANIFEST, "w": WEB_LINK}
# Names of which one could be taken for another with a number behind it.
NAMES = ("chapter:index", "chapter:index-1", "event:index", "event:a-2", "event:a-2-1", "event:a", "figure:a", "activity:a", "exercise:order")
CATALOGUE = [Item(name, name.partition(":")[0], f"Title of {name}", 5, f"{name.replace(':', '/')}/") for name in NAMES]
READ = st.lists(st.sampled_from([item for item in CATALOGUE if item.kind in ("chapter", "event", "figure")]), min_size=1, max_size=5).map(tuple)
DO = st.lists(st.sampled_from([item for item in CATALOGUE if item.kind in ("activity", "exercise")]), max_size=3).map(tuple)
DAYS = st.dates(date(2026, 1, 1), date(2030, 1, 1))
SESSIONS = st.lists(st.builds(DatedSession, st.sampled_from(["", "A title"]), st.just(""), st.just(90), DAYS, READ, DO), min_size=1, max_size=5).map(
    tuple
)
# Ids of courses and of plans of a reader's own; among them some that hold another one.
IDS = st.sampled_from(["one", "one-session", "one-session-1", "1", "session-1"]) | st.from_regex(
    r"[a-z0-9]+(-[a-z0-9]+){0,2}|[0-9a-f]{16}", fullmatch=True
)
TWO = st.lists(st.tuples(IDS, st.sampled_from(["Reading list", "One week"]), SESSIONS), min_size=2, max_size=2, unique_by=lambda parts: parts[0])


def plans(parts):
    return [Plan(id_, title, sessions, EDITION, HOME) for id_, title, sessions in parts]


def written(plan, ending):
    return plan_formats.files(plan)[ending]


def entries(text):
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def import_calendar(kept, text):
    """Take each entry that is not older than the one with its UID (RFC 5546, 2.1.5)."""
    for entry in entries(text):
        before = kept.get(str(entry["uid"]))
        if not before or (entry["sequence"], entry.decoded("dtstamp")) >= (before["sequence"], before.decoded("dtstamp")):
            kept[str(entry["uid"])] = entry


def told(kept):
    return sorted((entry.decoded("dtstart"), str(entry["summary"]), str(entry["description"])) for entry in kept)


@BRIEF
@given(TWO)
def test_two_calendars_leave_each_other_whole(parts):
    files = [written(plan, "ics") for plan in plans(parts)]
    kept = {}
    for file in files:
        import_calendar(kept, file)
    assert told(kept.values()) == told([entry for file in files for entry in entries(file)])
    assert {str(entry["transp"]) for entry in kept.values()} == {"TRANSPARENT"}


@BRIEF
@given(TWO, st.integers(1, 400).map(timedelta))
def test_a_plan_of_a_later_edition_on_other_days_takes_the_place_of_the_earlier(parts, by):
    plan, other = plans(parts)
    later = EDITION.model_copy(update={"edition": "2027-03", "released": When.parse("2027-03-01")})
    moved = plan._replace(edition=later, sessions=tuple(session._replace(day=session.day + by) for session in plan.sessions))
    kept = {}
    for each in (plan, other, moved, plan):  # the earlier file, taken once more, does not bring the days back
        import_calendar(kept, written(each, "ics"))
    want = [entry for each in (moved, other) for entry in entries(written(each, "ics"))]
    assert told(kept.values()) == told(want)


def import_cartridge(kept, packed):
    """Take modules and links as Canvas does: what has a known identifier is updated. Return the identifiers of the modules."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        manifest = etree.fromstring(archive.read("imsmanifest.xml"))
        identifiers = manifest.xpath("//@identifier")
        assert len(identifiers) == len(set(identifiers))
        assert [etree.QName(each).localname for each in identifiers] == identifiers, "an identifier is an XML name"
        for resource in manifest.xpath("m:resources/m:resource", namespaces=SPACES):
            link = etree.fromstring(archive.read(resource.find("m:file", SPACES).get("href")))
            kept[resource.get("identifier")] = (link.findtext("w:title", None, SPACES), link.find("w:url", SPACES).get("href"))
    modules = manifest.xpath("m:organizations/m:organization/m:item/m:item", namespaces=SPACES)[1:]  # the first is about the plan
    for module in modules:
        items = [(item.get("identifier"), item.get("identifierref")) for item in module.xpath(".//m:item[@identifierref]", namespaces=SPACES)]
        kept[module.get("identifier")] = (module.findtext("m:title", None, SPACES), items)
    return [module.get("identifier") for module in modules]


def titled(item):
    return f"{item.title} ({item.kind}, {item.minutes} min)"


def shown(kept, modules):
    """Return what a teacher sees of modules: their names and links."""
    return [(kept[module][0], [kept[link] for _, link in kept[module][1]]) for module in modules]


@BRIEF
@given(TWO)
def test_two_cartridges_leave_each_other_whole(parts):
    kept = {}
    found = [import_cartridge(kept, written(plan, "imscc")) for plan in plans(parts)]
    for plan, modules in zip(plans(parts), found, strict=True):
        wanted = [[(titled(item), HOME + item.page) for item in (*each.read, *each.do)] for each in plan.sessions]
        assert [links for _, links in shown(kept, modules)] == wanted
    items = [item for modules in found for module in modules for item, _ in kept[module][1]]
    assert len(items) == len(set(items))


@BRIEF
@given(TWO, st.randoms(use_true_random=False))
def test_a_link_that_moves_within_its_plan_stays_the_same_link(parts, chance):
    plan, _ = plans(parts)
    sessions = list(plan.sessions)
    chance.shuffle(sessions)
    kept = {}
    import_cartridge(kept, written(plan, "imscc"))
    before = {identifier: link for identifier, link in kept.items() if identifier.startswith("link-")}
    import_cartridge(kept, written(plan._replace(sessions=tuple(sessions)), "imscc"))
    assert {identifier: link for identifier, link in kept.items() if identifier.startswith("link-")} == before


@BRIEF
@given(TWO)
def test_references_of_two_plans_name_one_thing_by_one_id(parts):
    named = {}
    for plan in plans(parts):
        for reference in rispy.loads(written(plan, "ris")):
            thing = (reference["title"], reference["urls"])
            assert named.setdefault(reference["id"], thing) == thing
    items = [item for _, _, sessions in parts for session in sessions for item in (*session.read, *session.do)]
    assert len(named) == len({item.name for item in items})


def test_no_two_entries_of_any_calendar_of_the_site_and_no_two_parts_of_its_cartridges_share_a_name(real, made):
    calendars = [events_calendar(real.dataset, HOME), *(text for path, text in made.items() if path.endswith(".ics"))]
    uids = [str(entry["uid"]) for text in calendars for entry in entries(text)]
    assert len(calendars) == 1 + len(real.teaching.courses)
    assert len(uids) == len(set(uids))
    kept = {}
    modules = [module for path, packed in made.items() if path.endswith(".imscc") for module in import_cartridge(kept, packed)]
    wanted = sum(len(session.read + session.do) for course in real.teaching.courses.values() for session in course.sessions)
    assert sum(len(kept[module][1]) for module in modules) == sum(identifier.startswith("link-") for identifier in kept) == wanted
