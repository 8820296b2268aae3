"""What the last step over the site promises, in a browser: the policy stops what it must, and the trimmed stylesheet changes nothing.

That figures live under the policy is shown by all other tests here: each notes every refusal as an error.
"""

import functools
import re
from pathlib import Path

import material
import pytest
from quick import mostly_slow
from reader import SIZES, at_rest

from explainer.figures.bare_page import SHEETS

THEME = Path(material.__file__).parent / "templates/assets/stylesheets"
A_WHILE = 10_000  # milliseconds: more than any patience of a script
LOOK = """() => [...document.querySelectorAll('body, body *')].flatMap((element) => {
  const box = element.getBoundingClientRect();
  return [null, '::before', '::after'].map((part) => {
    const style = getComputedStyle(element, part);
    const look = ['content', 'color', 'backgroundColor', 'fontSize', 'fontWeight', 'display', 'position', 'opacity', 'outlineStyle', 'transform', 'maskImage'];
    return [element.tagName, element.className.baseVal ?? element.className, part, box.x, box.y, box.width, box.height, ...look.map((name) => style[name])].join('|');
  });
})"""


def answer(css, route):
    route.fulfill(body=css, content_type="text/css")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("path", "opened"),
    mostly_slow(
        [("glossary/", None), ("events/il-20-shootdown-2018/", "__drawer"), ("about/", "__search"), ("404.html", None)],
        [("events/il-20-shootdown-2018/", "__drawer")],
    ),
)
def test_the_rules_that_were_cut_change_nothing(visit, address, path, opened, size):
    looks = []
    for whole in (False, True):
        page = visit("about/", size, reduced_motion="reduce")
        if whole:
            theme = "".join(next(THEME.glob(f"{name}.*.css")).read_text() for name in ("main", "palette"))
            ours = "".join(
                page.request.get(f"{address}assets/{name}.css").text() for name in (*(f"styles/{name}" for name in SHEETS), "theme/style_repairs")
            )
            page.route(re.compile(r"/site\.[0-9a-f]{8}\.css$"), functools.partial(answer, theme + ours))
        page.goto(page.url.removesuffix("about/") + path)
        page.evaluate(
            "document.dispatchEvent(new Event('focusin'))"
        )  # so that what stands below a page to be cited is fetched now, and not between the looks
        page.wait_for_function("() => document.querySelector('.cite button') || !document.querySelector('.cite')")
        if opened:
            page.evaluate("id => document.getElementById(id).click()", opened)
            at_rest(page)
        looks.append(page.evaluate(LOOK))
    cut, whole = looks
    assert [(a, b) for a, b in zip(cut, whole, strict=True) if a != b][:5] == []


@pytest.mark.parametrize("path", ["", "scenarios/", "embed/channel/", "404.html"])
def test_no_script_of_another_hand_runs(browser, address, path):
    page = browser.new_page()
    page.goto(address + path)
    page.evaluate(
        """async () => {
          window.seen = new Set();
          document.addEventListener('securitypolicyviolation', (event) => window.seen.add(event.effectiveDirective));
          window.ran = [];
          const script = document.createElement('script');
          script.textContent = 'window.ran.push("inline")';
          document.body.append(script);
          const holder = document.createElement('div');
          holder.innerHTML = '<img src="nothing.png" onerror="window.ran.push(1)"><a href="javascript:window.ran.push(2)">x</a>';
          document.body.append(holder);
          holder.querySelector('a').click();
          const other = document.createElement('script');
          other.src = 'https://elsewhere.invalid/x.js';
          document.body.append(other);
          setTimeout(() => new Function('window.ran.push("eval")')()); // later: what the driver itself runs may do so
          await fetch('https://elsewhere.invalid/').catch(() => {});
        }"""
    )
    page.wait_for_function("() => window.seen.size >= 4")
    blocked = page.evaluate("() => [window.ran, [...window.seen].sort()]")
    page.close()
    assert blocked == [[], ["connect-src", "script-src", "script-src-attr", "script-src-elem"]]


def test_a_note_is_shown_while_its_number_is_pointed_at_and_can_be_reached_and_sent_away(visit):
    page = visit("about/")
    page.clock.install()
    page.goto(page.url.replace("about/", "background/"))
    preview = page.locator(".preview")
    number = page.locator(".footnote-ref").first
    number.hover()
    preview.wait_for()
    note = page.locator(number.get_attribute("href").replace(":", "\\:"))
    assert " ".join(preview.inner_text().split()) in " ".join(note.text_content().split()), "a note far below is not laid out, and has no inner text"
    preview.locator("a").first.hover()
    page.clock.fast_forward(A_WHILE)
    assert preview.is_visible(), "the mouse may go to it"
    page.keyboard.press("Escape")
    assert preview.count() == 0
    page.bring_to_front()
    number.focus()
    preview.wait_for()
    assert number.get_attribute("aria-describedby") == preview.get_attribute("id")
    page.locator("h1").hover()
    page.clock.fast_forward(A_WHILE)
    assert preview.is_visible(), "it stays while its number has the focus"
    number.blur()
    preview.wait_for(state="detached")


@pytest.mark.parametrize("size", mostly_slow(SIZES, ["phone"]))
def test_every_preview_stays_on_the_screen(visit, size):
    page = visit("deconfliction/", size)
    links = page.locator(".event-link:visible, .term:visible").all()
    assert len(links) >= 8
    for link in links[:8]:
        title = link.get_attribute("title")
        link.focus()  # a mouse would have to rest on it
        preview = page.locator(".preview", has_text=title)
        preview.wait_for()
        box = preview.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= SIZES[size]["width"]
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= SIZES[size]["height"]
        page.keyboard.press("Escape")
