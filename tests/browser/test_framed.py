"""A figure in a frame on another page: its links open beside that page, and its colours follow it."""

import re

import pytest

HOST = '<!doctype html><html style="color-scheme: {}"><title>A host</title><iframe src="{}" style="width: 100%; height: 900px"></iframe></html>'


def framed(page, root, asked="", scheme="light"):
    """Put the figure into a frame of a page with a scheme; the site's own pages hold no frame."""
    host = HOST.format(scheme, f"{root}embed/channel/{asked}")
    page.route("**/host.html", lambda route: route.fulfill(body=host, content_type="text/html"))
    page.goto(f"{root}host.html")
    page.wait_for_load_state()
    return page.frames[1]


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_every_link_in_a_frame_opens_beside_the_page_around_it(visit, java_script_enabled):
    page = visit("embed/channel/", java_script_enabled=java_script_enabled)
    links = page.locator("a[href], a[*|href]")
    assert links.count() > 50
    bare = links.evaluate_all("links => links.filter((a) => a.getAttribute('target') !== '_blank' || a.getAttribute('rel') !== 'noopener').length")
    assert bare == 0


def test_a_link_in_a_frame_leaves_frame_and_page_where_they_are(visit):
    page = visit("about/")
    frame = framed(page, page.url.removesuffix("about/"))
    before = frame.url
    with page.context.expect_page() as opened:
        frame.locator(".embed-home a").click()
    assert re.search(r"/deconfliction/#fig-channel$", opened.value.url)
    assert opened.value.evaluate("window.opener") is None
    assert frame.url == before
    assert page.url.endswith("/host.html")
    opened.value.close()


@pytest.mark.parametrize(("around", "colours"), [("light", "default"), ("dark", "slate")])
def test_the_colours_in_a_frame_are_those_around_it_or_those_asked_for(visit, around, colours):
    page = visit("about/", color_scheme="null")  # an emulated scheme would be that of every frame
    root = page.url.removesuffix("about/")
    page.evaluate("localStorage.setItem(`${new URL('..', location.href).pathname}scheme`, 'slate')")  # a choice of a reader of the site itself
    for asked, wanted in {"": colours, "?scheme=light": "default", "?scheme=dark": "slate", "?scheme=x&y=z": colours}.items():
        frame = framed(page, root, asked, around)
        assert frame.locator("body").get_attribute("data-md-color-scheme") == wanted, asked
