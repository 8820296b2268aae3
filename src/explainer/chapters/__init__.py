"""Markdown of a chapter: its front matter, its marks and figures, its evidence, and what it becomes."""
