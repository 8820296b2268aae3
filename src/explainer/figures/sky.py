"""One sky on a few dates: what stood where, what was claimed of its reach, and whether the line was stated to be in use, as small maps."""

from explainer.figures.kind import Column, FigureKind, KeyEntry, Row, as_date, as_link
from explainer.figures.map_ground import NOT_DESCRIBED_DASH
from explainer.figures.map_selection import reach_in_words
from explainer.figures.options import COMMON, Option, ids_of, one_of
from explainer.figures.sky_picture import NOT_KNOWN_DASH, draw
from explainer.figures.sky_selection import SkyOnDate, line_title, path_of, reach_title, select, site_title
from explainer.record.skies import Sky
from explainer.record.urls import address
from explainer.record.vocabulary import SITE_CHANGES, SITE_KINDS, SITE_KNOWN
from explainer.text.words import counted


def rows(shown: list[SkyOnDate]) -> list[Row]:
    """Return one row per site, per claimed range and per state of the line."""
    found: list[Row] = []
    for sky, sites, reaches, _ in shown:
        when = _when(sky)
        empty: Row = {"lat": None, "lon": None, "change": None, "known": None, "says": None}
        line = sky.line
        known = SITE_KNOWN["stated" if line.stated else "not-known"]
        about = {"id": f"{sky.id}-line", "what": "The line", "name": line_title(sky)}
        found.append({**about, **when, **empty, "known": known, "by": line.by, "sources": len(line.sources), "url": path_of(line)})
        for stood in sites:
            site = stood.site
            about = {"id": f"{stood.sky.id}-{stood.number}", "what": SITE_KINDS[site.kind], "name": site_title(stood)}
            said = {"change": SITE_CHANGES[site.change], "known": SITE_KNOWN[site.known], "by": site.by, "says": site.says}
            where = {"lat": site.place.lat, "lon": site.place.lon}
            found.append({**about, **_when(stood.sky), **where, **said, "sources": len(site.sources), "url": path_of(site)})
        for reach in reaches:
            about = {"id": f"{sky.id}-{reach.id}", "what": "Claimed range", "name": reach_title(sky, reach)}
            said = {"known": "claimed", "by": reach.by, "says": f"{reach_in_words(reach)}. {reach.caveat}"}
            where = {"lat": reach.from_.lat, "lon": reach.from_.lon}
            found.append({**about, **when, **empty, **where, **said, "sources": len(reach.sources), "url": address("reaches", reach)})
    return found


def _when(sky: Sky) -> Row:
    return {"date": sky.date.start, "precision": sky.date.precision, "when": str(sky.date)}


def text(shown: list[SkyOnDate]) -> str:
    """Return a paragraph that says what changed from date to date, and what is not known."""
    if not shown:
        return "The record holds no date for a map."
    new, gone = [], []
    for sky, sites, *_ in shown:
        came = [each.name for each in sites if each.site.change == "new"]
        new += [f"{', '.join(came)} ({sky.date})"] if came else []
        gone += [f"{each.name} ({each.sky.date})" for each in sites if each.site.change == "left"]
    unknown = sum(each.site.known == "not-known" for _, sites, *_ in shown for each in sites)
    stated = sum(sky.line.stated for sky, *_ in shown)
    said = f"{counted(len(shown), 'date')}, from {shown[0].sky.date} to {shown[-1].sky.date}. "
    said += f"New: {'; '.join(new)}. " if new else ""
    said += f"Gone: {'; '.join(gone)}. " if gone else ""
    said += f"Of {counted(unknown, 'mark')} no page of the time says whether the thing still stood. " if unknown else ""
    return (
        said + f"The line was stated to be in use on {stated} of the dates" + (" and is not documented for the rest." if stated < len(shown) else ".")
    )


def sources(shown: list[SkyOnDate]) -> list[str]:
    """Return the ids of the sources of all dates and ranges."""
    cited = [id_ for sky, sites, *_ in shown for id_ in (*sky.line.sources, *(id_ for each in sites for id_ in each.site.sources))]
    return sorted({*cited, *(id_ for each in shown for reach in each.reaches for id_ in reach.sources)})


def key(shown: list[SkyOnDate]) -> list[KeyEntry]:
    """Return the key: what the marks and strokes are."""
    sites = [each.site for _, sites, *_ in shown for each in sites]
    kinds = {site.kind for site in sites}
    entries = [
        ("base", KeyEntry("ink", "", "circle", "Russian base", sort="base")),
        ("battery", KeyEntry("ink", "", "triangle-up", "battery of air defence", sort="battery")),
        ("posts", KeyEntry("ink", "", "square", "Russian military police", sort="posts")),
        ("troops", KeyEntry("ink", "", "diamond", "Israeli troops", sort="troops")),
    ]
    found = [entry for kind, entry in entries if kind in kinds]
    if not found:
        return []
    found += [KeyEntry("military", "bar", "", "new, or changed since the map before")]
    found += [KeyEntry("military", "", "x-thin-open", "gone since the map before")] if any(site.change == "left" for site in sites) else []
    known = {site.known for site in sites if site.change != "left"}
    found += [KeyEntry("ink", "", "circle-open", "by reports or images alone")] if known - {"stated", "not-known"} else []
    found += [KeyEntry("quiet", NOT_KNOWN_DASH, "circle-open", "not known")] if "not-known" in known else []
    unsure = "; with “?”: its use not documented" if not all(sky.line.stated for sky, *_ in shown) else ""
    found.append(KeyEntry("ink", NOT_DESCRIBED_DASH, "", f"the line, its route not public{unsure}", sort="line"))
    found.append(KeyEntry("quiet", "bar", "", f"area of separation{'; stronger or red: Israeli troops in it' if 'troops' in kinds else ''}"))
    return [*found, *([KeyEntry("quiet", "6px,4px", "", "claimed range", sort="claim")] if any(each.reaches for each in shown) else [])]


SKY = FigureKind(
    options={**COMMON, "dates": Option(ids_of("skies"), ()), "ranges": Option(one_of(("all", "none")), "all")},
    columns=(
        Column("name", "What", as_link, names_row=True),
        Column("date", "When", as_date),
        Column("change", "Since the date before"),
        Column("known", "Known"),
        Column("by", "By"),
        Column("says", "What is said"),
    ),
    select=select,
    rows=rows,
    plot=draw,
    text=text,
    key=key,
    sources=sources,
)
