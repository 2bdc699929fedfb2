"""Carry QR codes over to documents: drawn on a page, they are pictures on paper."""

from __future__ import annotations

from base64 import b64encode

from lxml import etree
from lxml.html import HtmlElement, builder

_CODES = ".//figure[@class='qr']/*[local-name()='svg']"
SVG = "image/svg+xml"
DRAWN = f"data:{SVG};base64,"
"""How the address begins that holds a picture which was drawn here."""
_NAMESPACE = "http://www.w3.org/2000/svg"


def draw_codes(body: HtmlElement) -> None:
    """Put a picture, with what it is in words, in the place of each code that a page draws."""
    for drawing in body.xpath(_CODES):
        picture = builder.IMG(alt=drawing.get("aria-label", ""), src=_address(drawing))
        picture.set("class", "qr-code")
        picture.tail = drawing.tail
        drawing.getparent().replace(drawing, picture)


def _address(drawing: HtmlElement) -> str:
    """Give the drawing as an address that holds it, in colours of its own."""
    size = drawing.get("viewbox") or drawing.get("viewBox") or ""
    path = next(iter(drawing.xpath("./*[local-name()='path']/@d")))
    svg = etree.Element("svg", {"xmlns": _NAMESPACE, "viewBox": size})
    etree.SubElement(svg, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    etree.SubElement(svg, "path", {"d": path, "fill": "#000000"})
    return DRAWN + b64encode(etree.tostring(svg)).decode()
