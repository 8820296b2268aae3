"""The record as files: tables, bibliographies, a data package and calendars."""
