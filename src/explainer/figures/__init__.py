"""Figures: a fence in a chapter becomes rows, and the rows become a picture, a live plot, a table, a text and data."""
