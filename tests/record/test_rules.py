import shutil
from pathlib import Path

import pytest

from explainer.record import rules
from explainer.record.loading import load

BAD = Path(__file__).parents[1] / "data" / "bad"

# Every mistake once, as an editor reads it.
EXPECTED = """\
CHANGES.yml:4: 2026-10: changes.1.why is missing
actors.yml:15: north-air: actor is its own parent: 'north-air'
actors.yml:41: short-lived: valid_to must not come before valid_from
claims.yml:1: without-a-verdict: verdict is missing
claims.yml:14: without-evidence: sources must not be empty
claims.yml:18: a-verdict-of-its-own: verdict must be one of not-shown, not-so, partly, so: 'maybe'
claims.yml:30: of-nothing: unknown deal: 'delivred-deal' (did you mean 'delivered-deal'?)
claims.yml:34: of-nothing: unknown source: 'nowhere'
deals.yml:8: backwards-deal: status must be one of agreed, cancelled, delivered, disputed, ended, partly-delivered, refused, reported, suspended, talks: 'endde' (did you mean 'ended'?)
deals.yml:22: radar-for-between: supplier and recipient are the same: 'south'
deals.yml:24: radar-for-between: confidence needs a confidence_note: 'low'
deals.yml:25: radar-for-between: a number below the highest is in use or in numbers_retired: 2
deals.yml:31: radar-for-between: number is in use, the next free one is 4: 1
deals.yml:32: radar-for-between: stage lies outside the dates of its event, 21 September 2015: '2014'
deals.yml:32: radar-for-between: stage runs backwards, it comes before 2015: '2014'
deals.yml:37: radar-for-between: number is retired, the next free one is 4: 3
deals.yml:38: radar-for-between: date lies after 30 June 2026: '2027'
deals.yml:50: delivered-deal: status needs a stage 'delivery': 'delivered'
deals.yml:57: delivered-deal: page of December 2015 is older than its claim, 2016: 'herald-2015'
deals.yml:65: forgotten-deal: what is open needs `looked`: 'reported'
desk/deadlines.yml:5: lease-of-the-line: date lies after 24 November 2026: '2026-12-20'
desk/queries.yml:1: nroth: nothing has the id of the query: 'nroth' (did you mean 'north'?)
event.yml:1: file has no place in the dataset: 'event.yml' (did you mean 'events/2018.yml'?)
events/2015.yml:38: told-before-2016: page of December 2015 is older than its claim, 2 March 2016: 'herald-2015'
events/2015.yml:50: led-to-it-2016: background must stand among the sources: 'twice-2018'
events/2015.yml:50: led-to-it-2016: page of 5 May 2016 is not older than 2 March 2016, and no background: 'the-day-after-2018'
events/2015.yml:51: led-to-it-2016: person held no office on the date, 2 March 2016: 'late-envoy'
events/2015.yml:51: led-to-it-2016: unknown person: 'latte-envoy' (did you mean 'late-envoy'?)
events/2018.yml:4: key is given twice, first on line 3: 'title'
events/2018.yml:14: accidnt-2018: date: date does not exist: '2018-02-30'
events/2018.yml:17: accidnt-2018: kind must be one of accident, arms, diplomacy, intelligence, law, military, politics: 'accidnt' (did you mean 'accident'?)
events/2018.yml:25: backwards-2018: date: the end of a span must come after its start: '2018-08-14/2018-08-02'
events/2018.yml:34: backwards-2018: unknown field: 'colour'
events/2018.yml:55: changed-2018: changed.1.why is missing
events/2018.yml:68: stranger-2018: unknown actor: 'nroth' (did you mean 'north'?)
events/2018.yml:84: one-account-2018: actors names a thing twice: 'north'
events/2018.yml:84: one-account-2018: unknown actor: 'nroth' (did you mean 'north'?)
events/2018.yml:85: one-account-2018: a disputed event has two accounts or more: 'North'
events/2018.yml:89: one-account-2018: source of an account must be a source of the event: 'herald-2015'
events/2018.yml:90: one-account-2018: confidence needs a confidence_note: 'medium'
events/2018.yml:93: no-source-2018: sources is missing
events/2018.yml:95: no-source-2018: title must not be empty
events/2018.yml:100: no-source-2018: actors must not be empty
events/2018.yml:103: line-agreed-2015: id is used twice, first at events/2015.yml:1
events/2018.yml:115: too-late-2018: date is not that of the id: '2027'
events/2018.yml:115: too-late-2018: date lies after 30 June 2026: '2027'
events/2018.yml:121: too-late-2018: actor did not exist after 8 December 2024: 'between'
events/2018.yml:123: too-late-2018: unknown source: 'agency-2017' (did you mean 'agency-2018'?)
events/2018.yml:134: copies-only-2018: a core event needs linked sources of two outlets: 'none'
events/2018.yml:134: copies-only-2018: no source can be shown as a link: 'unlinked-2018'
events/2018.yml:136: record 11: a record must be a mapping of fields: 'not an event'
events/2018.yml:138: Capital Letters: id must be lower-case words joined by hyphens: 'Capital Letters'
events/2018.yml:139: Capital Letters: date: date must look like 2018, 2018-09, 2018-09-17, 2015-09~, 2018-08-02/2018-08-14 or 2024-12-08/..: ['2018']
events/2018.yml:140: Capital Letters: title must have at most 80 characters: 86
events/2018.yml:145: Capital Letters: actors must be a list: 'north'
events/2018.yml:146: Capital Letters: place.lat: input should be less than or equal to 90: '95'
events/2019-tab.yml:2: not YAML: a tab cannot indent a line: use spaces
events/2020-empty.yml:1: file is empty
events/2021-latin.yml:1: file is not UTF-8: byte 0xe9
events/2022-mapping.yml:1: file must be a list of records
events/2023-alias.yml:10: an alias (*name) is not allowed: write the value again
events/2023-alias.yml:11: alias-2023: sources must be a list: None
events/2023-alias.yml:11: tag is not allowed: 'python/name:os.system'
events/2023-alias.yml:12: an alias (*name) is not allowed: write the value again
facts.yml:6: line-design: no source can be shown as a link: 'unlinked-2018'
facts.yml:10: line-today: date lies after that of every source, the last of 5 May 2016: '2026-05'
layers.yml:1: heads: a layer leads to an event or a fact
layers.yml:19: staffs: contacts.2.how must be one of call, meeting, use: 'telegram'
layers.yml:30: wire: contact stands in the layer 'wire' already: 'radar-sold-2015'
left-out.yml:2: line-agreed-2015: table must be one of events, actors, persons, relations, deals, series, facts, terms, reaches, questions, claims, line, missiles, night, steps, layers, statements, skies, frame, drivers, uncertainties, scenarios, signposts, predictions, sources, outlets, spellings, phases, deadlines, queries, left_out, releases: 'evnets' (did you mean 'events'?)
left-out.yml:5: half-withdrawn: title and withdrawn are given together or not at all
line.yml:3: line-affirmed-by-one-2015: an affirmed period has the word of each side, and lacks that of Russia: 'affirmed'
line.yml:26: line-differing-with-itself-2018: period overlaps the one before it, 21 September 2015 to 16 September 2018: '2018-09-01/2018-12-31'
line.yml:27: line-differing-with-itself-2018: accounts differ only where two or more say something: 'differing'
line.yml:39: line-differing-with-itself-2018: only a side by name speaks against a period, and only where that is affirmed: 'Not told'
line.yml:41: line-differing-with-itself-2018: entry comes before the one above it: '2018-09-17'
line.yml:46: line-differing-with-itself-2018: entry lies outside its period, 1 September to 31 December 2018: '2019'
line.yml:54: line-of-no-state-2019: state must be one of affirmed, differing, undocumented: 'silent'
line.yml:59: line-of-no-state-2019: entries must not be empty
line.yml:61: line-without-sources-2020: sources is missing
line.yml:72: line-without-sources-2020: entries.1.sources must not be empty
line.yml:75: line-not-looked-for-2021: a period has an end or names its open `question`: '2021-01-01/..'
line.yml:80: line-not-looked-for-2021: no source can be shown as a link: 'unlinked-2018'
missiles.yml:8: nobodys-gun: placements must not be empty
missiles.yml:14: two-places-at-once: an agreed case has one place: 2
missiles.yml:15: two-places-at-once: case lies outside the dates of its event, 21 September 2015: '2018-09-17'
missiles.yml:23: two-places-at-once: case stands there already: 'syria and syrian'
missiles.yml:28: two-places-at-once: denial and denial_sources are given together or not at all: 'line-agreed-2015'
missiles.yml:38: quarrel-of-one: placements.1.battery must be one of not-known, russia, syria: 'norway'
missiles.yml:48: quarrel-with-itself: a disputed case has two speakers or more: 'North'
night.yml:8: unreadable-scene: says.1.sources must not be empty
night.yml:10: unreadable-scene: says.1.shows.1.kind must be one of country, line, loss, place, strike, unplaced: 'palce' (did you mean 'place'?)
night.yml:12: unreadable-scene: says.2.says is missing
night.yml:24: late-scene: to must be given: 'line'
night.yml:26: late-scene: at must not be given: 'country'
night.yml:35: scene-of-three: at most two accounts of a scene show something on a map: 3
night.yml:44: scene-of-nothing: a scene of one account shows it on a map: 0
night.yml:45: scene-of-nothing: unknown source: 'agency-2019' (did you mean 'agency-2018'?)
outlets.yml:4: the-same-site: name is that of 'a-copying-site' as well, at outlets.yml:3
outlets.yml:5: far-away: unknown country: 'XQ'
persons.yml:7: late-envoy: unknown actor: 'nroth' (did you mean 'north'?)
persons.yml:17: backwards-envoy: offices.1: valid_to must not come before valid_from
persons.yml:27: envoy-without-dates: offices.1: shown is given where a start or an end is not known, and only there
persons.yml:30: somebody: a person without an office needs sources
phases.yml:7: second-phase: the last phase, and no other, has no end: '2018-09-17/..'
questions.yml:1: who-answers: what is open needs `looked`: 'who-answers'
reaches.yml:7: bridge-to-mill: the coordinates lie 100 km apart: 120
reaches.yml:13: range-to-somewhere: a distance has two places, a range has one
reaches.yml:29: range-from-elsewhere: place stands elsewhere in 'line-agreed-2015', at 33.5, 36.2: 'The Bridge'
reaches.yml:34: range-from-elsewhere: no source can be shown as a link: 'unlinked-2018'
relations.yml:1: north-south-line-2015: valid_to must not come before valid_from
relations.yml:23: south-between-arms-2012: to_basis needs to_sources: 'act'
relations.yml:31: north-between-rivalry: tie outlasts its actor, which ended 8 December 2024: 'between'
relations.yml:36: north-between-rivalry: to_basis needs to_sources: 'act'
relations.yml:44: south-south-2013: both ends are the same: 'south'
relations.yml:49: south-south-2013: a tie that no act ended needs `looked`: 'open'
relations.yml:55: north-south-2011: valid_from is given, unless its basis is `older`: 'older'
relations.yml:76: north-south-2016: page of December 2015 is older than its claim, 2016: 'herald-2015'
relations.yml:77: north-south-2016: a tie that no act ended needs `looked`: 'foreseen'
relations.yml:90: between-north-2012: no actor of the tie ended then: '2020'
relations.yml:92: between-north-2012: a tie that no act ended needs `looked`: 'actor-ended'
relations.yml:93: between-north-2012: page of December 2015 is older than its claim, 2020: 'herald-2015'
scenarios/predictions.yml:6: writer-2018: page of December 2015 is older than its claim, 2018: 'herald-2015'
scenarios/predictions.yml:8: writer-2018: what is open needs `looked`: False
scenarios/predictions.yml:13: writer-2018: must stand among the sources: 'twice-2018'
scenarios/predictions.yml:13: writer-2018: page of December 2015 is older than its claim, 2018: 'herald-2015'
scenarios/predictions.yml:27: half-2018: halves must have at least 2 entries: 1
scenarios/scenarios.yml:12: scenario-silence: no reading of the signpost points to the scenario: 'signpost-bill'
scenarios/signposts.yml:1: signpost-bill: what is open needs `looked`: 'signpost-bill'
scenarios/signposts.yml:6: signpost-bill: unknown scenario: 'scenario-silense' (did you mean 'scenario-silence'?)
scenarios/signposts.yml:12: signpost-bill: no direction has the reading: 'smal' (did you mean 'small'?)
series.yml:18: numbers-mixed: values.4.number is missing
series.yml:21: numbers-mixed: values.5: value, low and high, or says is missing
series.yml:38: numbers-joined: value comes before the one above it: '2017'
series.yml:40: numbers-joined: unlike units cannot be joined, 'strikes' and: 'targets'
series.yml:42: numbers-joined: only plain numbers can be joined: 'dozens'
series.yml:42: numbers-joined: periods of unlike length cannot be joined: '2019-01'
series.yml:46: numbers-joined: value is not the number of its events, 1: 2
series.yml:47: numbers-joined: event lies outside 2020: 'line-agreed-2015'
series.yml:55: numbers-whole: shape is not that of the values: 'yearly'
series.yml:58: numbers-whole: exporter and importer are the same: 'south'
series.yml:62: numbers-whole: date lies after that of every source, the last of December 2015: '2018-03'
series.yml:75: numbers-part: values.1: value must not be more than the whole of which it is a part
series.yml:79: numbers-part: values.2.number: input should be greater than or equal to 1: '0'
series.yml:81: numbers-part: values.2.value: number must be finite, and smaller than a trillion: 'inf'
series.yml:99: numbers-early: page of December 2015 is older than its claim, 2016: 'herald-2015'
series.yml:104: numbers-covered: covered_to must be a year after that of the last value: '2015'
sky.yml:5: sky-without-sites: sites must not be empty
sky.yml:10: sky-of-two-records: line: a line names an event or a fact
sky.yml:12: sky-of-two-records: sites.1: a site names an event or a fact
sky.yml:27: sky-two: sites.2.known must be one of not-known, reported, stated: 'rumoured'
sky.yml:34: sky-three: site stood there on 31 October 2018: 'new'
sky.yml:35: sky-three: site did not stand there on 31 October 2018: 'left'
sky.yml:36: sky-three: site did not stand there on 31 October 2018: 'left'
sky.yml:36: sky-three: site stands there already: 'battery at The Fort'
sky.yml:37: sky-three: reach must be a range: 'bridge-to-mill'
sky.yml:40: sky-four: date does not come after that of 'sky-three': '2018-11-30'
sources/all.yml:5: agency-2018: url: address must begin with http:// or https:// and name a host: 'javascript:alert(1)'
sources/all.yml:12: herald-2015: unknown outlet: 'The Herald' (did you mean 'The Herld'?)
sources/all.yml:24: unlinked-2018: url is that of 'twice-2018' as well, at sources/all.yml:46
sources/all.yml:28: unlinked-2018: `link: false` and a note that says 'not shown as a link' go together: 'https://copy.example/'
sources/all.yml:30: no-type: type is missing
sources/all.yml:30: no-type: url is missing
sources/all.yml:34: no-type: supports must end like a sentence: '…s'
sources/all.yml:39: the-day-after-2018: date is not that of the address, 17 September 2018: '2016-05-05'
sources/all.yml:39: the-day-after-2018: date is not that of the id: '2016-05-05'
sources/all.yml:41: the-day-after-2018: unknown language: 'xx'
sources/all.yml:44: the-day-after-2018: unknown outlet: 'A copying sitte' (did you mean 'A copying site'?)
sources/all.yml:58: unsigned-2018: authors.1: an author is a person with a family name, or a body
sources/all.yml:58: unsigned-2018: authors.2: an author is a person with a family name, or a body
sources/all.yml:63: both-2018: a page copies a story or relays it: mirror_of and relays are not given together
spellings.yml:2: misread: written: text was read in a wrong encoding: 'Le CafÃ©'
spellings.yml:3: number: written: text must hold a word: '1973'
statements.yml:2: on-no-rung: rung must be one of consultation, joint-action, notice, notice-given, permission: 'friendship'
statements.yml:13: of-no-side: side must be one of israel, russia: 'north'
statements.yml:14: of-no-side: stance must be one of asks, denies, holds, partly: 'hopes'
statements.yml:19: of-no-side: sources must not be empty
statements.yml:21: out-of-the-air: a statement leads to an event or a fact
steps.yml:1: by-nobody: a step that is stated needs `by` and `date`
steps.yml:11: without-sources: a step that is reported needs sources
steps.yml:22: on-no-lane: lane must be one of command-post, hmeimim, line, planners, syrian-air-defence: 'lien' (did you mean 'line'?)
steps.yml:34: in-no-state: status must be one of not-published, reported, stated: 'rumoured'
steps.yml:37: unpublished-with-a-source: a step that is not published has no speaker, no date and no sources
steps.yml:46: leads-nowhere: a step leads to an event, a fact or a question
steps.yml:56: before-itself: step follows from one that does not come before it: 'answered'
steps.yml:72: same-place: order is that of 'answered' as well, at steps.yml:62
terms.yml:1: line: a term needs a source, or `own: true`: 'the line'
terms.yml:7: cable: forms names a thing twice: 'cables'
terms.yml:12: again: term is that of 'cable' as well, at terms.yml:5
terms.yml:18: definition: a character that is not text, U+0007: 'What rings\\x07.'
"""


def test_the_bad_dataset_gives_exactly_the_expected_problems(monkeypatch):
    monkeypatch.chdir(BAD)
    found = "".join(f"{problem}\n" for problem in rules.check(load(Path())))
    assert found == EXPECTED


def test_the_good_dataset_breaks_no_rule(good):
    assert rules.check(good) == []


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_is(rule):
    assert rule.__doc__
    assert rule.__doc__.endswith(".")


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("actors.yml", "valid_from: 1950", "valid_from: 2020", "actor did not exist before 2020"),
        (
            "actors.yml",
            "zone: ground",
            "zone: gruond",
            "zone must be one of ground, iran, israel, outside, russia: 'gruond' (did you mean 'ground'?)",
        ),
        ("persons.yml", "valid_from: 2018-07-01", "valid_from: 2018-11-01", "date lies after that of every source, the last of 18 September 2018"),
        ("persons.yml", "shown: 2015-09-21/2018-09-17", "shown: 2015-09-21/2018-11-17", "shown lies outside the time of the office"),
        ("persons.yml", "shown: 2015-09-21/", "shown: 2015-09-20/", "no event of the person is of that day: '2015-09-20'"),
        ("steps.yml", "date: 2018\n", "date: 2018-10\n", "page of 18 September 2018 is older than its claim, October 2018: 'agency-2018'"),
        ("statements.yml", "date: 2018-09\n", "date: 2018-10\n", "page of 18 September 2018 is older than its claim, October 2018: 'agency-2018'"),
        ("layers.yml", "event: patrols-2018", "event: patrol-2018", "unknown event: 'patrol-2018' (did you mean 'patrols-2018'?)"),
        ("relations.yml", "directed: true", "directed: perhaps", "directed: input should be a valid boolean"),
        ("relations.yml", "to: between", "to: beween", "unknown actor: 'beween' (did you mean 'between'?)"),
        ("events/2018.yml", "actor: south", "actor: sooth", "unknown actor: 'sooth' (did you mean 'south'?)"),
        ("events/2018.yml", "  title: Patrols", "  changed:\n    - on: 2020-01-01\n      what: Title.\n  title: Patrols", "changed.1.why is missing"),
        ("events/2018.yml", "id: patrols-2018", "id: never-published-2017", "record is listed in left-out.yml"),
        ("edition.yml", "edition: 2026-11", "edition: autumn", "edition"),
        ("CHANGES.yml", "id: 2026-11", "id: 2026-10", "2026-10: the first entry must be the edition 2026-11: '2026-10'"),
        ("CHANGES.yml", "why: The dataset begins here.", "why: It begins.\n      records: [patrols-2017]", "2026-11: unknown record: 'patrols-2017'"),
        ("series.yml", "joinable: false", "joinable: true", "unlike units cannot be joined, 'differs' and: 'missiles'"),
        ("terms.yml", "own: true", "own: false", "a term needs a source"),
        ("scenarios/uncertainties.yml", "driver-money", "driver-honey", "unknown driver: 'driver-honey' (did you mean 'driver-money'?)"),
        ("events/2018.yml", 'at: "21:40"', 'at: "21:20"', "moment comes before the one above it: 'Aircraft lost'"),
        ("events/2018.yml", 'at: "21:40"', "at: 21.40", "moments.2.at"),
        ("events/2018.yml", 'at: "21:40"', "after: {minutes: 1}", "moments of an account are all `at` a time or all `after` a span: 'Aircraft lost'"),
        ("events/2018.yml", 'at: "21:40"', 'at: "21:40"\n          after: {minutes: 1}', "a moment has `at` or `after`, and not both"),
        ("events/2018.yml", 'at: "21:39"\n          act: Notice', 'at: "21:39"\n          act: Notise', "begin with the same act, 'Notice given'"),
        ("events/2018.yml", "{minutes: 0}", "{minutes: 2}", "the first moment is `after` no minutes: 'Notice given'"),
        ("events/2018.yml", "{minutes: 10, more_than: true}", "{minutes: -1}", "after.minutes"),
        (
            "events/2018.yml",
            "says: It was near.\n          sources: [agency-2018]",
            "says: It was near.\n          sources: [herald-2015]",
            "source of a part must be a source of the account: 'herald-2015'",
        ),
        ("events/2018.yml", "      clock: local time\n", "", "moments and clock are given together or not at all: 'South'"),
        ("events/2018.yml", "by: [North, South]", "by: [North, Sooth]", "no account is by: 'Sooth' (did you mean 'South'?)"),
        ("night.yml", "order: 2", "order: 3", "the next scene of the event is 2: 3"),
        ("night.yml", "event: airliner-incident-2018", "event: airliner-incident-2017", "unknown event: 'airliner-incident-2017'"),
        ("night.yml", "country: Cyprus", "country: Crete", "country must be one of"),
        ("outlets.yml", "name: The Herald", "name: The Herld", "outlet is the publisher of no source: 'The Herld' (did you mean 'The Herald'?)"),
        ("outlets.yml", "country: RU, ", "", "a country is given, unless it is international or undetermined: 'name'"),
        ("outlets.yml", "basis: undetermined", "basis: undetermind", "(did you mean 'undetermined'?)"),
        ("phases.yml", "2018-09-17/..", "2018-09-19/..", "phase does not begin on the day after the one before it"),
        ("edition.yml", "released: 2026-11-24", "released: 2026-10-24", "an edition is released in its month: '2026-10-24'"),
        ("edition.yml", "as_of: 2026-06-30", "as_of: 2026-12-30", "as_of must not come after released"),
        ("CHANGES.yml", "on: 2026-11-24", "on: 2026-11-25", "the edition was released on 24 November 2026: '2026-11-25'"),
        ("outlets.yml", "country: RU, basis: name", "country: RU, basis: domain", "country is not that of the domain of 'The Herald': 'RU'"),
        ("facts.yml", "as_of: 2018", "as_of: 2027", "date lies after 24 November 2026: '2027'"),
        ("events/2018.yml", "date: 2018-08-02/2018-08-14", "date: 2017-08-02/2017-08-14", "date is not that of the id"),
        (
            "events/2018.yml",
            "summary: Posts were set up in two weeks.",
            "summary: Posts were set",
            "summary must end like a sentence: '…Posts were set'",
        ),
        (
            "events/2018.yml",
            "actors: [north, north-air, south, between]",
            "actors: [north, north-air, south, between, north]",
            "names a thing twice: 'north'",
        ),
        ("sources/all.yml", "note: A copy, not shown as a link.", "note: A copy.", "go together"),
        ("sources/all.yml", "https://agency.example/story", "https://agency.example./story", "and name a host: 'https://agency.example./story'"),
        ("scenarios/signposts.yml", "date: 2018-09\n", "date: 2018-11\n", "date lies after that of every source"),
        ("series.yml", "value: 5\n", "value: nan\n", "values.1.value: number must be finite"),
        ("series.yml", "value: 5\n", "value: 5\n      reckoned: true\n", "reckoned needs at_least and says"),
        ("reaches.yml", "to: {name: The Mill, ", "to: {name: The Mill, colour: red, ", "unknown field: 'colour'"),
        ("reaches.yml", "label: The mill\n", "label: The mill\n  stroke_note: till then\n", "stroke_note is drawn below a stroke"),
        ("deals.yml", "number: 1\n", "number: 2\n", "number is retired, the next free one is 4: 2"),
        ("deals.yml", "numbers_retired: [2]", "numbers_retired: []", "a number below the highest is in use or in numbers_retired: 2"),
        ("deals.yml", "numbers_retired: [2]", "numbers_retired: [2, 2]", "numbers_retired names a thing twice: entry 2"),
        (
            "series.yml",
            "    - number: 2\n      period: 2016\n      value: 0\n",
            "    - number: 2\n      period: 2016\n      value: 0\n    - number: 3\n      period: 2016\n      value: 0\n",
            "values names a thing twice: entry 3",
        ),
        ("relations.yml", "from_basis: act\n  from_sources: [herald-2015]\n", "from_basis: foreseen\n", "from_basis needs from_sources: 'foreseen'"),
        ("relations.yml", "  looked: {on: 2026-11-20, found: No end was found.}\n", "", "a tie that no act ended needs `looked`: 'open'"),
        ("events/2018.yml", "  background: [agency-2018]\n", "", "page of 18 September 2018 is older than its claim, about since December 2018"),
        (
            "deals.yml",
            "      date: 2015-11\n",
            "      date: 2016-11\n",
            "page of December 2015 is older than its claim, November 2016: 'herald-2015'",
        ),
        ("scenarios/predictions.yml", "settled: true", "settled: false", "what is open needs `looked`: False"),
        ("questions.yml", "looked: {on: 2026-11-20", "looked: {on: 2026-11-26", "date lies after 24 November 2026: '2026-11-26'"),
        ("desk/queries.yml", "id: lease-of-the-line", "id: lease-of-the-lime", "nothing has the id of the query: 'lease-of-the-lime'"),
        ("edition.yml", "look_every: 90", "look_every: 0", "look_every: input should be greater than or equal to 1"),
        ("phases.yml", "name: First phase", "nmae: First phase", "unknown field: 'nmae' (did you mean 'name'?)"),
    ],
)
def test_one_change_for_the_worse_gives_its_problem(tmp_path, file, old, new, expected):
    folder = tmp_path / "data"
    shutil.copytree(BAD.parent / "good", folder)
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))
    problems = [str(problem) for problem in rules.check(load(folder))]
    assert any(expected in problem for problem in problems), problems
