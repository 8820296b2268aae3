"""The Deconfliction Line: a YAML record of events and ties, turned into pages, figures and downloads."""
