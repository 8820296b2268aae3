"""The content security policy of a page."""

import base64
import hashlib
import re

from explainer.site.content_security_policy import with_policy

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>t</title>{head}</head><body class="md-a">{body}</body></html>'


def policy(html):
    return re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1]


def hash_of(script):
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_a_page_allows_its_own_inline_scripts_and_no_others():
    scripts = "<script>one()</script><SCRIPT type='module'>two()</SCRIPT><script src='a.js'></script><script type=\"application/json\">{}</script>"
    found = policy(with_policy(PAGE.format(head="", body=scripts)))
    allowed = re.search("script-src ([^;]*)", found)[1].split()
    assert allowed == ["'self'", hash_of("one()"), hash_of("two()")]
    assert "unsafe" not in found.replace("style-src-attr 'unsafe-inline'", "")
    assert found.startswith("default-src 'none'")


def test_the_policy_stands_before_all_that_it_must_hold_and_once():
    html = with_policy(PAGE.format(head="<script>one()</script>", body=""))
    assert html.index("Content-Security-Policy") < html.index("<title>") < html.index("<script>")
    assert with_policy(html) == html
