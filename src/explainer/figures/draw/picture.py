"""A drawn plot as a value, and the media for which pictures are drawn: a page of the site, a social card, and a file of its own."""

import re
from collections.abc import Callable
from typing import NamedTuple

from explainer.figures.draw.palette import fill, light, stroke
from explainer.text.markup import Xml

TALL = 1.35  # times as high as wide, from which a wide picture does not fit on a sheet of paper and is cut by its edges
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # https://www.w3.org/TR/xml/#charsets

LINK_BEGINS = Xml('<a href="{}')
LINK_BEGINS_IN_NEW_TAB = Xml('<a target="_blank" rel="noopener" href="{}')


class Medium(NamedTuple):
    """How a picture is written for what shows it: which colour an attribute names, and whether it must be `plain`.

    Not every program that reads SVG draws it as a browser does, tried with LibreOffice, Inkscape, librsvg and CairoSVG. Some know no `paint-order`, so in a plain
    picture a halo is a text of its own below its word. LibreOffice lays the opacity of a group on each of its parts once more, and draws a line without a
    length as a disc: a plain picture has neither.
    """

    fill: Callable[[str], str]
    stroke: Callable[[str], str]
    plain: bool


ON_PAGE = Medium(fill, stroke, plain=False)  # the stylesheet gives each colour its value
ON_SOCIAL_CARD = Medium(light, light, plain=False)
IN_FILE = Medium(light, light, plain=True)


class PageLink(NamedTuple):
    """A link of a picture: the page to which it leads, from the site's root, and its title where it is a mark and no label."""

    page: str
    title: str


class Picture(NamedTuple):
    """A drawn plot: its layout, its size in pixels, and the markup inside of it, cut at the beginning of each link, which depends on where it stands.

    `links` are its links in the order of the drawing. Where it has an axis of time that runs to the right, `time` says where that begins and ends, in pixels
    and as days. `column_heads` are the height of the heads of a long picture's columns, and those heads once more, for a reader who scrolls.
    """

    layout: str
    width: int
    height: int
    pieces: tuple[str, ...]
    time: tuple[float, float, str, str] | tuple[()] = ()
    links: tuple[PageLink, ...] = ()
    column_heads: tuple[int, str] = (0, "")

    def inside(self, root: str, *, new_tab: bool = False) -> Xml:
        """Return shapes, ticks, traces and notes, with links for a page from which `root` (`../`) leads to the site's root."""
        begins = LINK_BEGINS_IN_NEW_TAB if new_tab else LINK_BEGINS
        return Xml(str(begins.format(root)).join(self.pieces))

    def column_heads_in_view(self) -> Xml:
        """Return the heads of columns, where there are any, as an `<svg>` of their own that the stylesheet keeps in view."""
        height, drawn = self.column_heads
        return Xml(f'<svg class="figure-heads" viewBox="0 0 {self.width} {height}" aria-hidden="true">{drawn}</svg>') if drawn else Xml()

    def svg(
        self, root: str, *, desc: str, title: str = "", id_: str = "", new_tab: bool = False, ground: str = "", foot: str = "", foot_height: int = 0
    ) -> Xml:
        """Return the picture as one `<svg>` element in one line.

        `desc` is its name, or its description where it has a `title`; the ids of both begin with `id_`. `ground` is the markup below everything else, and `foot`
        that of a strip beneath the picture. Raises ValueError where a text holds what XML cannot.
        """
        width, height = self.width, self.height + foot_height
        named = f'aria-label="{escaped(desc)}">'
        if title:
            named = f'aria-labelledby="{id_}-t" aria-describedby="{id_}-d"><title id="{id_}-t">{escaped(title)}</title><desc id="{id_}-d">{escaped(desc)}</desc>'
        tall = ' data-tall=""' if self.layout == "wide" and height > TALL * width else ""
        return Xml(
            f'<svg xmlns="http://www.w3.org/2000/svg" class="picture {self.layout}"{tall} width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" style="aspect-ratio:{width}/{height}" role="group" {named}'
            f"{Xml.escape(ground)}{self.inside(root, new_tab=new_tab)}{Xml.escape(foot)}</svg>"
        )


def escaped(text: str) -> str:
    """Return a text with every character that is markup as an entity. Raises ValueError where it holds one that XML does not allow."""
    if NOT_XML.search(text):
        raise ValueError(f"plot: a text holds a character that cannot be shown: {text!r}")
    return Xml.entities(" ".join(text.split()))
