"""Exercises from the record: their sets, their sheets and their pages."""
