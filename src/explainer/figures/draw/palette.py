"""The colours of the site, once: each name is a CSS variable with a value on the light and on the dark ground.

A plot names a colour as `var(--name)`, and the stylesheet that is written here gives it its value, so that dark mode costs nothing.
A test checks the contrast of each with both grounds.
"""

from typing import NamedTuple


class Shade(NamedTuple):
    """A colour on the light and on the dark ground, as `#rrggbb`."""

    light: str
    dark: str


PALETTE: dict[str, Shade] = {
    "paper": Shade("#fdfcf8", "#17181b"),
    "ink": Shade("#1f1d1a", "#ece9e2"),
    "quiet": Shade("#5f5b53", "#a9a59c"),
    "rule": Shade("#d9d4c7", "#3a3b40"),
    "context": Shade("#8e897e", "#74737a"),
    "border": Shade("#bdb6a4", "#5c5d64"),  # of land, coasts and countries
    "band": Shade("#f3f0e6", "#202226"),
    "land": Shade("#f8f5ec", "#2b2c30"),
    "water": Shade("#e3eaee", "#182733"),
    "military": Shade("#b0392b", "#f0806f"),
    "diplomacy": Shade("#2a6199", "#76afe6"),
    "arms": Shade("#86610f", "#d8a83c"),
    "intelligence": Shade("#7b3f8d", "#c797d8"),
    "law": Shade("#336b4f", "#7fc2a1"),
    "politics": Shade("#5d5d66", "#b6b6c2"),
    "accident": Shade("#00707a", "#4fc0c8"),
    "presence": Shade("#7a5f48", "#c2a78d"),
    "cooperation": Shade("#084f36", "#c5e8b7"),
    "link": Shade("#1d5a8f", "#8fc1ee"),
}
GROUNDS = ("paper", "band")
FILL_COLOURS = ("rule", "context", "border", "land", "water", *GROUNDS)


def css(name: str) -> str:
    """Return the CSS reference to a colour. Raises KeyError for a name that the palette lacks."""
    if name not in PALETTE:
        raise KeyError(name)
    return f"var(--{name})"


def stylesheet() -> str:
    """Return the stylesheet that gives every colour its value.

    On paper the light values hold, whatever the screen shows, on its own white. Where no script can ask what a reader chose, those of the system do.
    """
    light, dark = ("".join(f"  --{name}: {shade[ground]};\n" for name, shade in PALETTE.items()) for ground in (0, 1))
    system = "screen and (prefers-color-scheme: dark) and (scripting: none)"
    return (
        f':root,\n[data-md-color-scheme="default"] {{\n{light}  color-scheme: light;\n}}\n\n'
        f'@media screen {{\n[data-md-color-scheme="slate"] {{\n{dark}  color-scheme: dark;\n}}\n}}\n\n'
        '@media print {\n:root,\n[data-md-color-scheme="default"] {\n  --paper: #ffffff;\n}\n}\n\n'
        f'@media {system} {{\n[data-md-color-scheme="default"] {{\n{dark}  color-scheme: dark;\n}}\n}}\n'
    )


def _with_light(name: str) -> str:
    return f"var(--{name},{PALETTE[name].light})"


# Where a browser takes no stylesheet, a stroke without a colour is not drawn and a ground is black: so the light value stands beside the reference.
_STROKES = {css(name): _with_light(name) for name in PALETTE}
_FILLS = {css(name): _with_light(name) for name in FILL_COLOURS}
_LIGHT = {css(name): shade.light for name, shade in PALETTE.items()}


def stroke(colour: str) -> str:
    """Return a colour for the stroke of a picture: a reference gets its light value beside it."""
    return _STROKES.get(colour, colour)


def fill(colour: str) -> str:
    """Return a colour for the inside of a shape: the reference to a line or a ground gets its light value beside it."""
    return _FILLS.get(colour, colour)


def light(colour: str) -> str:
    """Return a colour for a place outside the site: the value on the light ground for a reference."""
    return _LIGHT.get(colour, colour)
