"""What a screen reader says of a figure: a virtual one walks through one figure of each kind, drawn from the fake record.

The golden files hold what it says, a phrase a line. Left out is what no screen reader says: the end of what it walks through, empty regions for messages, the
entries of a closed list, and words that the name before them has said.
"""

import re
from pathlib import Path

import pytest
from building import ROOT, absent
from drawn import BODIES, fence
from reader import prepared
from serving import hosted

from explainer.site import gallery

GOLDEN = Path(__file__).parents[1] / "golden" / "ear"
READER = ROOT / "node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
MUTE = re.compile(r"(end\b|option, |listitem\b.*$|(status|paragraph|list|group|caption|figure)$)")
NUMBERS = re.compile(r", orientated horizontally, max value \d+, min value \d+, 1 control")  # of a slider that has words for its value
# Words in several elements are set as one text first, as they are said: lines of a picture, and names that do not break.
WALK = """async figure => {
  for (const each of figure.querySelectorAll("text, .figure-title, .figure-text")) each.textContent = each.textContent;
  const { virtual } = await import(new URL("ear.js", location));
  await virtual.start({ container: figure });
  do await virtual.next(); while (await virtual.lastSpokenPhrase() !== "end of figure");
  const said = await virtual.spokenPhraseLog();
  await virtual.stop();
  return said;
}"""


def heard(figure):
    """Walk through a figure once it has its words, and return what is said."""
    prepared(figure).evaluate("figure => figure.explainer.load()")
    said = []
    for phrase in figure.evaluate(WALK):
        words = NUMBERS.sub("", " ".join(phrase.split()))
        if not MUTE.match(words) and not any(words in before for before in said[-2:]):
            said.append(words)
    return said


@pytest.fixture
def listen(visit):
    """Open a page on which the virtual screen reader can be started."""
    if not READER.exists():
        absent("no virtual screen reader: run `make node_modules/ready`, for which node is needed")

    def opened(path):
        page = visit(path, reduced_motion="reduce")
        page.route("**/ear.js", lambda route: route.fulfill(path=READER, content_type="text/javascript"))
        return page

    return opened


@pytest.fixture(scope="module")
def address(tmp_path_factory, good):
    """A page with a figure of each kind of the fake record, in the place of the site."""
    target = tmp_path_factory.mktemp("ear") / "figures"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gallery, "shown", lambda dataset: [fence(kind, dataset) for kind in BODIES])
        gallery.write(good, ROOT / "docs" / "assets", target)
    with hosted(tmp_path_factory.mktemp("served-ear"), target) as found:
        yield found


def test_what_is_said_of_a_figure_of_each_kind_is_the_golden_text(listen, request):
    page = listen("")
    found = {}
    for figure in page.locator("figure.figure").all():
        kind = figure.get_attribute("data-kind")
        found[kind] = heard(figure)
        golden = GOLDEN / f"{kind}.txt"
        if request.config.getoption("--golden"):
            golden.parent.mkdir(exist_ok=True)
            golden.write_text("\n".join(found[kind]) + "\n")
    assert set(found) == set(BODIES)
    for kind, said in found.items():
        assert said == (GOLDEN / f"{kind}.txt").read_text().splitlines(), f"{kind}: run pytest --golden and look at the difference"
