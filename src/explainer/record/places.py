"""A place on the ground, and how far two of them lie apart."""

from math import asin, cos, radians, sin, sqrt

from pydantic import Field

from explainer.record.fields import Text
from explainer.record.records import Part


class Place(Part):
    """Where an event took place."""

    name: Text = Field(description="Name of the place, as specific as the sources allow.")
    lat: float = Field(ge=-90, le=90, description="Degrees north, rounded to a hundredth, approximate.")
    lon: float = Field(ge=-180, le=180, description="Degrees east, rounded to a hundredth, approximate.")


def kilometres(one: Place, other: Place) -> float:
    """Return the great-circle distance of two places in kilometres, on a sphere with a radius of 6371 km."""
    north, south = radians(one.lat), radians(other.lat)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(min(half, 1)))
