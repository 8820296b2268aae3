"""Figures: a module or more for each kind, and the outputs of each: pictures, a live plot, a table, a text, and data."""
