"""The front matter and the heading of a chapter that is made on the spot."""

HEAD = """---
title: A chapter
short: x
description: x
authors: [{body: The Project}]
reviewers: []
date: 2026-11-24
updated: 2026-11-24
status: draft
minutes_reading: 1
level: x
language: en
---

# A chapter of 2018

"""
