"""The front matter and the heading of a chapter that is made on the spot."""


def head(title: str, short: str = "x") -> str:
    """Return both for a title."""
    return f"""---
title: {title}
short: {short}
description: x
authors: [{{body: The Project}}]
reviewers: []
date: 2026-11-24
updated: 2026-11-24
status: draft
minutes_reading: 1
level: x
language: en
---

# {title}

"""


HEAD = head("A chapter of 2018")
