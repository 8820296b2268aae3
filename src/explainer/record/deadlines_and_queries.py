"""What editors keep at hand to look for what comes next: deadlines, and words to search for in four languages."""

from pydantic import Field

from explainer.record.fields import Date, Sentences, Sources, Text, Title
from explainer.record.records import Look, Record


class Deadline(Record):
    """A day on which something on record ends or falls due."""

    on: Date = Field(description="The day, or the month or year in which it falls.")
    title: Title = Field(description="What ends or falls due, at most 80 characters.")
    caveat: Sentences | None = Field(None, description="What must be known of it.")
    sources: Sources = Field(description="Ids of the sources that name the day.")
    looked: Look | None = Field(None, description="The search for what came of it, once the day has passed.")


class Query(Record):
    """Words under which editors search for what came next; the id is that of an actor, an open record or a deadline, or a type of tie."""

    en: Text | None = Field(None, description="The words in English; left out for an actor, whose short name stands for them.")
    ru: Text = Field(description="The words in Russian.")
    he: Text = Field(description="The words in Hebrew.")
    ar: Text = Field(description="The words in Arabic.")
