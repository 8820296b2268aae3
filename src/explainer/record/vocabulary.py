"""Every word that the record takes from a fixed list, and what readers see in its place: once, for figures, lists, pages and scripts alike."""

from typing import Literal, get_args

from babel import Locale

Importance = Literal["core", "expected", "detail"]
IMPORTANCE_LEVELS: tuple[str, ...] = get_args(Importance)
EventKind = Literal["military", "diplomacy", "arms", "intelligence", "law", "politics", "accident"]
Theme = Literal["deconfliction", "intelligence", "arms", "alliances", "background", "future"]
Confidence = Literal["high", "medium", "low"]
Zone = Literal["israel", "russia", "ground", "outside", "iran"]
ActorKind = Literal[
    "state", "international-body", "government-body", "person-office", "armed-force", "intelligence-service", "base",
    "company", "organisation", "non-state-armed-group",
]  # fmt: skip
TieType = Literal[
    "deconfliction", "intelligence-contact", "diplomatic", "mediation", "partnership", "sponsorship", "arms-supply",
    "trade-technology", "military-presence", "strikes", "rivalry",
]  # fmt: skip
SourceType = Literal["primary", "wire", "press", "state-media", "institute", "academic", "reference"]
StageKind = Literal[
    "talks", "request", "offer", "contract", "suspension", "resumption", "cancellation", "refusal", "claim", "delivery", "deployment", "use",
    "loss", "withdrawal", "end",
]  # fmt: skip
DealStatus = Literal["talks", "agreed", "suspended", "cancelled", "refused", "delivered", "partly-delivered", "ended", "reported", "disputed"]
DateBasis = Literal["act", "report"]
TieStartBasis = Literal["act", "first-documented", "foreseen", "older"]
TieEndBasis = Literal["act", "last-documented", "foreseen", "actor-ended", "open"]
CountryBasis = Literal["domain", "name", "body", "page", "known", "international", "undetermined"]
SeriesShape = Literal["yearly", "periods", "points"]
ReachKind = Literal["range", "distance"]
FeatureKind = Literal["place", "strike", "loss", "line", "country", "unplaced"]
CountryOutline = Literal["Cyprus", "Egypt", "Iraq", "Israel", "Jordan", "Lebanon", "Saudi Arabia", "Syria", "Turkey"]
Rank = Literal["high", "medium", "low"]
AxisEnd = Literal["high", "low", "outside"]
ViewStance = Literal["for", "against", "mixed"]
ActivityKind = Literal["source-criticism", "forecasting", "role-play", "discussion", "essay"]
Rhythm = Literal["daily", "twice-weekly", "weekly", "fortnightly"]
ChapterStatus = Literal["draft", "reviewed", "superseded"]
ClaimVerdict = Literal["so", "partly", "not-so", "not-shown"]
BatteryOwner = Literal["syria", "russia", "not-known"]
Crew = Literal["syrian", "russian", "not-known"]
MissileAct = Literal["fired", "stood"]
SiteKind = Literal["base", "battery", "posts", "troops"]
SiteChange = Literal["new", "same", "changed", "left"]
SiteKnown = Literal["stated", "reported", "not-known"]
Standing = Literal["agreed", "reported", "disputed"]
LineState = Literal["affirmed", "differing", "undocumented"]
Lane = Literal["planners", "command-post", "line", "hmeimim", "syrian-air-defence"]
StepStatus = Literal["stated", "reported", "not-published"]
ContactKind = Literal["meeting", "call", "use"]
Rung = Literal["notice", "notice-given", "consultation", "permission", "joint-action"]
Side = Literal["israel", "russia"]
Stance = Literal["holds", "partly", "denies", "asks"]
TieDoubt = Literal["reported", "mostly-reported", "not-known"]
TieChange = Literal["held", "begun", "ended", "changed"]

TABLE_NAMES = {"relations": "ties", "series": "series of numbers", "reaches": "ranges"}  # what readers call a table, where that is not its name
EVENT_KIND_HEADINGS = {
    "military": "Military", "diplomacy": "Diplomacy", "arms": "Arms", "intelligence": "Intelligence", "law": "Law", "politics": "Politics",
    "accident": "Accident",
}  # fmt: skip
# Headings stand above a list or at a lane. Words stand inside a sentence, or where nothing beside them says that a kind is meant.
EVENT_KIND_WORDS = {
    "military": "military act", "diplomacy": "diplomacy", "arms": "arms", "intelligence": "intelligence", "law": "law", "politics": "politics",
    "accident": "accident",
}  # fmt: skip
# In the order in which lists show them.
THEMES = {
    "arms": "Arms", "intelligence": "Intelligence", "deconfliction": "Deconfliction", "alliances": "Alliances", "background": "Background",
    "future": "Future",
}  # fmt: skip
# The same of events, whose future has come: those of this theme are what the scenarios start from. And the same inside a sentence.
EVENT_THEME_HEADINGS = {**THEMES, "future": "Syria after Assad"}
EVENT_THEME_WORDS = {theme: name if theme == "future" else name.lower() for theme, name in EVENT_THEME_HEADINGS.items()}
ACTOR_KIND_HEADINGS = {
    "state": "States", "international-body": "International bodies", "government-body": "Government bodies",
    "person-office": "Heads of state and government", "armed-force": "Armed forces", "intelligence-service": "Intelligence services",
    "base": "Bases", "company": "Companies", "organisation": "Organisations", "non-state-armed-group": "Non-state armed groups",
}  # fmt: skip
# The same of one actor.
ACTOR_KIND_WORDS = {kind: kind.replace("-", " ") for kind in ACTOR_KIND_HEADINGS} | {
    "person-office": "head of state or government", "non-state-armed-group": "non-state armed group",
}  # fmt: skip
OTHER_PERSONS = "Others"  # the group of persons of neither side
TIE_TYPES = {
    "deconfliction": "Deconfliction", "diplomatic": "Diplomatic contact", "intelligence-contact": "Contact of services", "mediation": "Mediation",
    "partnership": "Partnership", "sponsorship": "Sponsorship", "arms-supply": "Arms supply", "trade-technology": "Trade and technology",
    "strikes": "Strikes", "rivalry": "Rivalry", "military-presence": "Military presence",
}  # fmt: skip
TIE_STRENGTHS = {1: "thin", 2: "regular", 3: "central"}
# What is documented of the contact in a period of the line.
LINE_STATES = {"affirmed": "affirmed by both sides", "differing": "accounts differ", "undocumented": "not documented"}
# On what the start or the end of a tie rests, where it is not the act itself.
TIE_BASES = {
    "first-documented": "first documented", "last-documented": "last documented", "foreseen": "as foreseen",
    "actor-ended": "the end of one of the two, by no act of both",
}  # fmt: skip
# Why a tie is not certain.
TIE_DOUBTS = {"reported": "by reports alone", "mostly-reported": "mostly by reports", "not-known": "its work not described by any page found"}
# What became of a tie between two dates.
TIE_CHANGES = {
    "held": "held on both dates", "begun": "begun between the dates", "ended": "ended between the dates", "changed": "one of its kind for another",
}  # fmt: skip
DEAL_STATUSES = {
    "talks": "talks only", "agreed": "agreed, no delivery shown", "suspended": "suspended", "cancelled": "cancelled", "refused": "refused",
    "delivered": "delivered", "partly-delivered": "delivered in part", "ended": "ended", "reported": "reported only", "disputed": "disputed",
}  # fmt: skip
OPEN_DEAL_STATUSES = ("talks", "agreed", "suspended", "partly-delivered", "reported", "disputed")  # after which something can still come
# The same in a word, for a figure.
DEAL_STATUSES_SHORT = {
    "talks": "talks", "agreed": "agreed", "suspended": "suspended", "cancelled": "cancelled", "refused": "refused", "delivered": "delivered",
    "partly-delivered": "in part", "ended": "ended", "reported": "reported", "disputed": "disputed",
}  # fmt: skip
BATTERIES = {"syria": "Syria’s battery", "not-known": "Battery not settled", "russia": "Russia’s own battery"}
CREWS = {"syrian": "Syrian crew", "not-known": "Crew not settled", "russian": "Russian crew"}
SITE_KINDS = {"base": "Russian base", "battery": "Battery of air defence", "posts": "Posts of Russian military police", "troops": "Israeli troops"}
SITE_CHANGES = {"new": "new", "same": "as before", "changed": "changed", "left": "left"}
SITE_KNOWN = {"stated": "stated", "reported": "reported", "not-known": "not known"}
VERDICTS = {"so": "So", "partly": "Partly so", "not-so": "Not so", "not-shown": "Not shown"}
VERDICT_MEANINGS = {
    "so": "The record shows it.",
    "partly": "The record shows a part of the sentence, as it is written.",
    "not-so": "The record shows otherwise.",
    "not-shown": "No source was found that settles it. That is no proof of the contrary.",
}
# The lanes of a notice, from the top.
NOTICE_LANES = {
    "planners": "Israeli planners and crews", "command-post": "Israeli air force post", "line": "The line", "hmeimim": "Hmeimim, and Moscow",
    "syrian-air-defence": "Syrian air defence",
}  # fmt: skip
STEP_STATUSES = {"stated": "Stated by a named party", "reported": "Reported", "not-published": "Not published"}
CONTACT_KINDS = {"meeting": "Meeting", "call": "Call", "use": "Use of the line"}
# The rungs of the ladder, from the lowest, each with its meaning here.
RUNGS = {
    "notice": "Notice was part of it", "notice-given": "Notice was given", "consultation": "Consultation", "permission": "Permission",
    "joint-action": "Joint action",
}  # fmt: skip
RUNG_MEANINGS = {
    "notice": "a line to tell the other", "notice-given": "the other was told beforehand", "consultation": "plans are talked over",
    "permission": "a strike waits for a yes", "joint-action": "both fight side by side",
}  # fmt: skip
SIDES = {"israel": "Israel", "russia": "Russia"}  # of the line, by the zone of their actors
STANCES = {"holds": "Yes", "partly": "In part", "denies": "No", "asks": "Asked for"}
CHAPTER_STATUSES = {
    "draft": "Draft: checked against the record within the project, and not yet reviewed by an outside expert",
    "reviewed": "Reviewed",
    "superseded": "Superseded: kept for those who cite it",
}
SOURCE_TYPE_HEADINGS = {
    "primary": "Primary documents and statements", "wire": "News agencies", "press": "Press", "state-media": "State media", "institute": "Institutes",
    "academic": "Academic works", "reference": "Reference works",
}  # fmt: skip
SOURCE_TYPE_WORDS = {
    "primary": "primary document or statement", "wire": "news agency", "press": "press", "state-media": "state media", "institute": "institute",
    "academic": "academic work", "reference": "reference work",
}  # fmt: skip
LANGUAGES = {
    "ar": "Arabic", "az": "Azerbaijani", "bg": "Bulgarian", "bs": "Bosnian", "cs": "Czech", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "fa": "Persian", "fr": "French", "he": "Hebrew", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "mk": "Macedonian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sr": "Serbian",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
RIGHT_TO_LEFT = ("ar", "fa", "he")
MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# By the two capitals of ISO 3166-1.
COUNTRIES = {**Locale("en").territories, "TR": "Turkey"}
PRECISIONS = {"day": "", "month": "known to the month", "year": "known to the year"}
