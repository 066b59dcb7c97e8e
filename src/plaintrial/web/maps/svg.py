"""A map as SVG, for wide screens and for phones: the same land, dots of a size that suits each.

The list beside a map says the same in words; the drawing is one image with one sentence, and holds no links.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec
from markupsafe import Markup, escape

from plaintrial.web.maps.dots import Dot, Sizes, Spot, dots
from plaintrial.web.maps.frame import holds
from plaintrial.web.maps.land import path_of, path_of_others
from plaintrial.web.maps.outline import codes
from plaintrial.web.maps.projection import Box, Sheet, flat_sheet, world_sheet
from plaintrial.web.shown import shown

WIDE = 1440
"""Units of a map's width: 2 for a pixel on a wide screen, 4 on a phone."""
TALLEST = 1500
ON_SCREEN = Sizes(7, 44, 22)
ON_PHONE = Sizes(14, 72, 52)


class Land(msgspec.Struct, frozen=True):
    """What lies under the dots: the sheet, the paths of other countries and of the one that the map is of."""

    sheet: Sheet
    others: str
    here: str


@lru_cache(maxsize=1)
def world() -> Land:
    """All countries."""
    sheet = world_sheet(WIDE)
    return Land(sheet, path_of_others(codes("wide"), "wide", sheet), "")


@lru_cache(maxsize=64)
def piece(box: Box, code: str) -> Land:
    """A piece of the world with one country marked."""
    sheet = flat_sheet(box, WIDE, TALLEST)
    others = path_of_others((each for each in codes("near") if each != code), "near", sheet, box)
    return Land(sheet, others, path_of(code, "near", sheet, box))


def drawn(land: Land, spots: Sequence[Spot], said: str) -> Markup:
    """Both drawings. ``said``: the sentence for those who do not see them."""
    sheet = land.sheet
    paths = "".join(
        f'<path id="map-{name}" d="{path}"/>' for name, path in (("land", land.others), ("here", land.here)) if path
    )
    kept = f'<svg class="sr" aria-hidden="true"><defs>{paths}</defs></svg>' if paths else ""
    versions = (("wide-map", ON_SCREEN), ("small-map", ON_PHONE))
    pictures = (_picture(css, land, dots(spots, sheet, sizes), said) for css, sizes in versions)
    return Markup(kept + "".join(pictures))  # noqa: S704 - numbers, our tags, and text that has been escaped


def _picture(css: str, land: Land, marks: Iterable[Dot], said: str) -> str:
    used = [("land", "land", land.others), ("here", "here", land.here)]
    under = "".join(f'<use class="{look}" href="#map-{name}"/>' for look, name, path in used if path)
    over = "".join(f'<circle cx="{dot.x:.0f}" cy="{dot.y:.0f}" r="{dot.radius:.0f}"/>' for dot in marks)
    size = f"0 0 {land.sheet.width} {land.sheet.height}"
    text = escape(shown(said))
    return f'<svg class="{css}" role="img" aria-label="{text}" viewBox="{size}">{under}<g class="dot">{over}</g></svg>'


def on_map(spots: Iterable[Spot], box: Box) -> list[Spot]:
    """Those that lie on the map."""
    return [spot for spot in spots if holds(box, spot.lon, spot.lat)]
