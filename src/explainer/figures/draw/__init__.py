"""A plot as a plain dict, and the SVG that is drawn of it."""
