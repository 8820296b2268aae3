"""Exercises from the record: a module for each, which chooses its numbered sets and writes their questions and answers, and the pages of all."""
