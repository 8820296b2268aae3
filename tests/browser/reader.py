"""What the browser tests share: the pages and sizes at which a reader meets the site, what a figure shows, and how it comes to zoom."""

from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from quick import mostly_slow

CHAPTERS = ("", "background/", "deconfliction/", "intelligence-and-arms/", "scenarios/")
EXPLORERS = ("timeline/", "map/", "actors/")
# One of every type of page.
PAGES = (
    *CHAPTERS, *EXPLORERS, "events/", "events/by-theme/", "events/il-20-shootdown-2018/", "actors/russia/", "deals/", "numbers/", "facts/",
    "people/", "check/", "glossary/", "sources/", "sources/wire/", "data/", "fairness/", "about/", "accessibility/", "decisions/",
    "exercises/", "exercises/order/", "exercises/who-said/", "exercises/ties/", "exercises/ties/answers/", "teach/", "teach/syllabus/", "take/", "changes/", "cited/",
    "embed/channel/", "404.html",
)  # fmt: skip
QUICK = ("background/", "timeline/", "events/il-20-shootdown-2018/")  # a chapter, an explorer and a record stand for all where one must be quick
EACH_PAGE = pytest.mark.parametrize("path", mostly_slow(PAGES, QUICK))
SIZES = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 900}}
SCHEMES = ("light", "dark")
# Contrast is the same in both sizes, and all else in both schemes, so that axe meets each once.
LOOKS = pytest.mark.parametrize(("size", "scheme"), mostly_slow([("desktop", "light"), ("phone", "dark")], [("phone", "dark")]))

# A figure of each kind, as (page, id).
FIGURES = {
    "timeline": ("deconfliction/", "channel"),
    "actors": ("deconfliction/", "channel-ties-2018"),
    "ties": ("deconfliction/", "channel-ties-2026"),
    "map": ("map/", "places-levant"),
    "deals": ("deals/", "all-deals"),
    "accounts": ("deconfliction/", "il-20-two-clocks"),
    "series": ("numbers/", "strike-figures"),
    "matrix": ("scenarios/", "signs"),
    "axes": ("scenarios/", "two-questions"),
    "counts": ("data/", "events-per-year"),
}

PICTURES = {
    "line": ("", "the-line"),
    "night": ("", "the-night"),
    "sky": ("", "one-sky"),
    "notice": ("deconfliction/", "how-notice-works"),
    "layers": ("deconfliction/", "three-layers"),
    "ladder": ("deconfliction/", "ladder"),
    "missiles": ("deconfliction/", "whose-missile"),
}


def resize(page, size):
    """Set the size of the window of a page, and wait until the page has taken it up: figures change their drawing when the browser next paints."""
    page.set_viewport_size(size)
    page.evaluate(
        """width => new Promise(done => {
  const look = () => requestAnimationFrame(innerWidth === width ? done : look);
  look();
})""",
        size["width"],
    )


# Words of a picture that leave its frame, or lie over others.
OVERLAPS = """() => {
  const wrong = [];
  for (const picture of document.querySelectorAll('svg.picture')) {
    if (!picture.getBoundingClientRect().width) continue;
    const frame = picture.getBoundingClientRect();
    const boxes = [...picture.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
    for (const [i, [words, a]] of boxes.entries()) {
      if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1)
        wrong.push(`${picture.closest('figure').id}: ${words} leaves the frame`);
      for (const [other, b] of boxes.slice(i + 1)) {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 1 && high > 3) wrong.push(`${picture.closest('figure').id}: ${words} over ${other}`);
      }
    }
  }
  return wrong;
}"""

# Words of a picture that are smaller than 12 pixels on the screen.
SMALL = """() => [...document.querySelectorAll('svg.picture')].filter(picture => picture.getBoundingClientRect().width).flatMap(picture => {
  const scale = picture.getBoundingClientRect().width / picture.viewBox.baseVal.width;
  const size = text => parseFloat(getComputedStyle(text).fontSize) * scale;
  return [...picture.querySelectorAll('text')].filter(text => size(text) < 11.95)
    .map(text => `${picture.closest('figure').id}: ${text.textContent} has ${size(text).toFixed(1)} pixels`);
})"""

# The middles of the marks of the picture that is shown, or of its rows or bars where it has no others, and of all that the live figure draws, from the corner of each.
STATIC = """figure => { const svg = [...figure.querySelectorAll('svg.picture')].find(svg => svg.getBoundingClientRect().width);
    const corner = svg.getBoundingClientRect();
    const whole = [...svg.querySelectorAll('a > path')].filter(path => getComputedStyle(path).strokeDasharray === 'none');
    const body = path => { const part = path.cloneNode(), [first, ...dots] = path.getAttribute('d').match(/M[^M]*/g); // Plotly draws its dots apart
        if (!dots.length || !first.includes('l')) return path.getBoundingClientRect();
        part.setAttribute('d', first); path.after(part); const box = part.getBoundingClientRect(); part.remove(); return box; };
    const boxes = whole.map(body).filter(box => box.width || box.height);
    const small = boxes.filter(box => box.width < 40 && box.height < 40);
    return (small.length ? small : boxes).map(box => [box.x + box.width / 2 - corner.x, box.y + box.height / 2 - corner.y]); }"""
LIVE = """figure => { const corner = figure.querySelector('.figure-live').getBoundingClientRect();
    return [...figure.querySelectorAll('.figure-live :is(.scatterlayer, .barlayer) path')].map(path => path.getBoundingClientRect())
        .filter(box => box.width || box.height).map(box => [box.x + box.width / 2 - corner.x, box.y + box.height / 2 - corner.y]); }"""

MIDDLE = """(figure, number) => { const [link] = figure.explainer.marks()[number].links;
    const place = () => { const box = link.getBoundingClientRect(), path = link.querySelector('path');
        const middle = [box.x + box.width / 2, box.y + box.height / 2];
        if ((box.width < 40 && box.height < 40) || link.contains(document.elementFromPoint(...middle))) return middle;
        const point = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM()); return [point.x, point.y]; };
    scrollBy(0, place()[1] - innerHeight / 3); return place(); }"""

# Resolves once the page is drawn anew and what moves for a moment has come to its end.
AT_REST = """async () => { const frame = () => new Promise(requestAnimationFrame);
    await frame(); await frame();
    await Promise.allSettled(document.getAnimations().filter(each => each.effect.getComputedTiming().endTime < Infinity).map(each => each.finished)); }"""


@contextmanager
def contexts(browser, script=""):
    """Return browser contexts by size and options, whose pages begin with a script. They are kept, so that Plotly is compiled once and not in every test."""
    made = {}

    def of(size, options):
        key = (size, repr(sorted(options.items())))
        if key not in made:
            made[key] = browser.new_context(**{"viewport": SIZES[size], **options})
            made[key].add_init_script(script)
        return made[key]

    yield of
    for each in made.values():
        each.close()


def violations(page, part="html", rules=("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")):
    """Return what axe finds in a part of a page against rules: WCAG 2.2 AA and best practice, if no others are named."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(Axe().axe_script)
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = page.evaluate(
        """async ([part, options]) => {
  const near = new CSSStyleSheet(); // what is far below has no place yet: it is laid out as where a reader has come
  near.replaceSync(":not(details *) { content-visibility: visible !important }");
  document.adoptedStyleSheets.push(near);
  const { violations } = await axe.run(part, options);
  document.adoptedStyleSheets.pop();
  return violations;
}""",
        [part, options],
    )
    return [(each["id"], each["nodes"][0]["html"][:120]) for each in found]


def at_rest(page):
    """Wait until nothing moves on a page."""
    page.evaluate(AT_REST)


def state_is(figure, state):
    """Wait until a figure has come to a state."""
    figure.page.wait_for_function("([figure, state]) => figure.dataset.state === state", arg=[figure.element_handle(), state])


# Resolves once the tools of a page have begun, with the figures that a reader sees at first or that a form narrows, and the page is drawn.
BEGUN = """async () => { const frame = () => new Promise(requestAnimationFrame), figures = [...document.querySelectorAll('.figure[data-state]:has(.picture)')];
    const waits = () => document.querySelector('form.filters[hidden], .exercise:not([data-state])')
        || document.querySelector('.workbench:not([data-state])')?.getBoundingClientRect().top < innerHeight
        || figures.some(figure => !figure.explainer && figure.getBoundingClientRect().top < innerHeight);
    for (let left = 900; waits(); left--) { if (!left) throw new Error('the tools of the page never began'); await frame(); }
    await Promise.all(figures.map(figure => figure.explainer?.loading));
    await frame(); await frame(); }"""


def begun(page):
    """Wait until the scripts of a page have begun."""
    page.evaluate(BEGUN)


def prepared(figure):
    """Scroll to a figure, wait until its script has prepared it, and return it."""
    figure.scroll_into_view_if_needed()
    figure.page.wait_for_function("figure => figure.explainer", arg=figure.element_handle())
    return figure


def make_zoom(figure):
    """Press the button that fetches Plotly, and wait until it has drawn."""
    prepared(figure)
    figure.locator("[data-live]").click()
    state_is(figure, "live")


def stands_where_it_stood(before, after):
    """Assert that each mark of a picture stands where it stood, to two pixels."""
    for x, y in before:
        assert min(max(abs(x - a), abs(y - b)) for a, b in after) <= 2, "a mark moved"


def marks(figure):
    """Return the ids of the marks that a figure shows, in the order in which a keyboard goes through them."""
    return figure.evaluate("figure => figure.explainer.marks().map(mark => mark.id)")


def middle(figure, number):
    """Scroll to a mark of a figure, and return its middle on the screen: a point of its line, where it is long."""
    return figure.evaluate(MIDDLE, number)


def follows(figure, condition, value=None):
    """Wait until a condition holds of a figure `f` and a value `v`."""
    figure.page.wait_for_function(f"([f, v]) => {condition}", arg=[figure.element_handle(), value])
