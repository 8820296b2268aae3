"""YAML to checked data: dates, fields, tables, the dataset and its rules."""
