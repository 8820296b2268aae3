"""The site to take along: PDF, EPUB and a copy without a network."""
