"""Pages that are made of the record: events, actors, sources, fairness, changes, and what their heads tell machines."""
