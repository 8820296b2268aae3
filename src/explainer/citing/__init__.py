"""References: how a work of this site is cited, and how a source is shown and exported."""
