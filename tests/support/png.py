"""Reads the pixels of a PNG file of eight bits for each of red, green, blue and opacity, without interlacing (https://www.w3.org/TR/png/)."""

import struct
import zlib

CHANNELS = 4


def size(png):
    """Return the width and the height that the file states."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def chunks(png):
    """Yield the name and the content of each chunk."""
    at = 8
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        yield name, png[at + 8 : at + 8 + length]
        at += length + 12


def rows(png):
    """Return the rows of pixels from the top, each as (red, green, blue)."""
    found = list(chunks(png))
    assert found[0][1][8:] == bytes([8, 6, 0, 0, 0]), "eight bits, with opacity, not interlaced"
    width, height = size(png)
    data = zlib.decompress(b"".join(content for name, content in found if name == b"IDAT"))
    length = width * CHANNELS
    above = bytearray(length)
    made = []
    for number in range(height):
        start = number * (length + 1)
        line = unfiltered(data[start], bytearray(data[start + 1 : start + 1 + length]), above)
        made.append([tuple(line[at : at + 3]) for at in range(0, length, CHANNELS)])
        above = line
    return made


def unfiltered(kind, line, above):
    """Return a row of bytes as it was before it was filtered for compression: each byte is written as its distance from its neighbours."""
    if kind == 0:
        return line
    if kind == 2:
        return bytearray((value + up) % 256 for value, up in zip(line, above, strict=True))
    for at in range(len(line)):
        left, corner = (line[at - CHANNELS], above[at - CHANNELS]) if at >= CHANNELS else (0, 0)
        line[at] = (line[at] + (left if kind == 1 else (left + above[at]) // 2 if kind == 3 else nearest(left, above[at], corner))) % 256
    return line


def nearest(left, up, corner):
    """Return the neighbour that is nearest to what a plane through all three would have here."""
    return min((left, up, corner), key=lambda value: abs(left + up - corner - value))
