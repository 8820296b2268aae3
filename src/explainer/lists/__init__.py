"""Lists for which a chapter asks, one module a subject."""
