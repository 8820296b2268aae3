"""A picture as an SVG file of its own, which a slide program, a drawing program or a converter draws as a browser does.

Links are whole, and the licence and the source stand in the picture and in its metadata.
"""

from explainer.citing.export_formats import LICENCE, LICENCE_ADDRESS
from explainer.citing.styles import site_author
from explainer.figures.draw.palette import PALETTE
from explainer.figures.drawing import Drawing
from explainer.text.markup import Xml

FONT_FAMILIES = Xml("system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif")
FOOT = 24  # pixels below the picture for its credit
BELOW_PICTURE = Xml(
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><cc:Work rdf:about=""><dc:title>{title}</dc:title><dc:date>{released}</dc:date>'
    "<dc:creator><cc:Agent><dc:title>{author}</dc:title></cc:Agent></dc:creator><dc:source>{source}</dc:source><dc:language>en-GB</dc:language>"
    '<cc:license rdf:resource="{licence}"/></cc:Work></rdf:RDF></metadata>'
    '<style>text{{font-family:{font}}}</style><rect width="100%" height="100%" fill="{paper}"/>'
)
CREDIT = Xml('<a href="{source}"><text x="8" y="{y}" font-size="11" fill="{ink}">{site}, edition {edition}, {licence}. {source}</text></a>')


def svg_file(drawing: Drawing, home: str) -> str:
    """Return the wide picture of a figure as a file, in the colours of the light ground. `home` is the address of the site."""
    figure, edition, picture = drawing.figure, drawing.dataset.edition, drawing.picture_in_file
    source = f"{home}figures/{figure.id}/"
    credit = CREDIT.format(
        source=source, y=picture.height + FOOT - 8, ink=PALETTE["quiet"].light, site=edition.title, edition=edition.edition, licence=LICENCE
    )
    below = BELOW_PICTURE.format(
        title=figure.title,
        released=edition.released.text,
        author=site_author(edition).name,
        source=source,
        licence=LICENCE_ADDRESS,
        font=FONT_FAMILIES,
        paper=PALETTE["paper"].light,
    )
    return f"{picture.svg(home, id_=figure.id, title=figure.title, desc=drawing.text, ground=below, foot=credit, foot_height=FOOT)}\n"
