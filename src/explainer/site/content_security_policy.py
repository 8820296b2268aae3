"""A built page with its content security policy."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256

# What plotly.js puts into style elements of its own: nothing, and one rule. It also sets style attributes, which no hash can name.
PLOTLY_STYLES = ("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='", "'sha256-ji27qzEtxXZW+7dun6UwjHXJ18e6WAin1VvNtkzIE/o='")
CHARSET = '<meta charset="utf-8">'
INLINE = re.compile(r"<script(?P<attributes>(?![^>]*\ssrc=)[^>]*)>(?P<body>.*?)</script>", re.DOTALL | re.IGNORECASE)
DATA_TYPE = re.compile(r'type="application/(?:ld\+)?json"')
REFERRER = '<meta name="referrer" content="strict-origin-when-cross-origin">'
POLICY = re.compile(rf'<meta http-equiv="Content-Security-Policy"[^>]*>{REFERRER}')


def with_policy(html: str) -> str:
    """Return a page with its policies as the first thing after the charset: they allow what is on this site, and of inline scripts those in the page."""
    inline = (match["body"] for match in INLINE.finditer(html) if not DATA_TYPE.search(match["attributes"]))
    scripts = " ".join(["'self'", *dict.fromkeys(f"'{_hash(body)}'" for body in inline)])
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src 'self' {' '.join(PLOTLY_STYLES)}; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'"
    )
    head, end, body = html.partition("</head>")
    head = POLICY.sub("", head).replace(CHARSET, f'{CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">{REFERRER}', 1)
    return head + end + body


@cache
def _hash(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
