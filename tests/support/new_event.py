"""An event of 2019 that the fake record does not hold, as an editor writes it: eleven lines of YAML, and nothing else."""

NEW_EVENT = """
- id: {id}
  date: 2019-03
  title: "{title}"
  summary: The two met again.
  kind: diplomacy
  theme: deconfliction
  importance: detail
  actors: [north, south]
  confidence: high
  sources: [agency-2018, unlinked-2018]
  background: [agency-2018]
"""
