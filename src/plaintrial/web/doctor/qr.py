"""A QR code as SVG, for a phone to open the page that paper names."""

from __future__ import annotations

import segno


def qr_svg(address: str, *, inline: bool = True) -> str:
    """The code of an address. ``inline``: to stand in a page, without an XML head."""
    code = segno.make(address, error="m", micro=False)
    if inline:
        return str(code.svg_inline(scale=3, border=2, title=address, light="#fff", dark="#000"))
    return str(code.svg_inline(scale=3, border=1, dark="#000")).replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1
    )
