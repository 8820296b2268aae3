"""The whole site: read, made, staged, finished and kept."""
