"""Figures: one module a kind, and the five forms of each."""
