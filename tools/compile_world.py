"""Compile the outlines of countries from the npm package `world-atlas` 2.0.2 into the one file the package ships.

    python tools/compile_world.py FOLDER

FOLDER holds the unpacked package (`countries-110m.json`, `countries-50m.json`: TopoJSON made of Natural Earth, which is
in the public domain). The same folder gives the same bytes. Outlines are kept to about 1 km and thinned.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from math import hypot
from pathlib import Path
from typing import Any

import msgspec
import zstandard

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from plaintrial.places import country  # noqa: E402
from plaintrial.web.maps.clip import clipped  # noqa: E402
from plaintrial.web.maps.outline import STEPS, Ring, packed  # noqa: E402

OUT = ROOT / "src/plaintrial/web/maps/data/world.bin"
THINNED = {"wide": 0.12, "near": 0.02}
"""How far, in degrees, a left-out point may lie from the line drawn without it."""
AROUND_A_POLE = "AQ"
"""Antarctica is left out: its outline runs around a pole, and no study is there."""
FILES = {"wide": "countries-110m.json", "near": "countries-50m.json"}
OURS = {
    "W. Sahara": "EH", "Dem. Rep. Congo": "CD", "Dominican Rep.": "DO", "Falkland Is.": "FK", "Congo": "CG",
    "Fr. S. Antarctic Lands": "TF", "Central African Rep.": "CF", "Eq. Guinea": "GQ", "Solomon Is.": "SB",
    "Bosnia and Herz.": "BA", "S. Sudan": "SS", "Macedonia": "MK", "eSwatini": "SZ", "N. Cyprus": "",
    "Somaliland": "", "Siachen Glacier": "", "Indian Ocean Ter.": "", "Ashmore and Cartier Is.": "",
    "Br. Indian Ocean Ter.": "IO", "Fr. Polynesia": "PF", "Heard I. and McDonald Is.": "HM",
    "N. Mariana Is.": "MP", "S. Geo. and the Is.": "GS",
    "Marshall Is.": "MH", "Cook Is.": "CK", "Faeroe Is.": "FO", "Cayman Is.": "KY", "Turks and Caicos Is.": "TC",
    "U.S. Virgin Is.": "VI", "British Virgin Is.": "VG", "St. Vin. and Gren.": "VC", "Antigua and Barb.": "AG",
    "St. Kitts and Nevis": "KN", "St. Pierre and Miquelon": "PM", "St-Martin": "MF", "St-Barthélemy": "BL",
    "Wallis and Futuna Is.": "WF", "Pitcairn Is.": "PN", "São Tomé and Principe": "ST", "Åland": "AX",
    "Micronesia": "FM", "Palestine": "PS", "Vatican": "VA", "Macao": "MO", "Saint Helena": "SH", "Sint Maarten": "SX",
}  # fmt: skip
"""Codes of names that the gazetteer does not know; "" for areas without a code."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the package is unpacked")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    levels = {name: outlines(given.folder / file, THINNED[name]) for name, file in FILES.items()}
    for name, found in levels.items():
        print(f"{name}: {len(found)} countries, {sum(len(r) // 2 for rings in found.values() for r in rings)} points")
    data = zstandard.ZstdCompressor(level=22).compress(msgspec.msgpack.encode(levels))
    given.out.write_bytes(data)
    print(f"{given.out.name}: {len(data):,} bytes")
    return 0


def outlines(file: Path, far: float) -> dict[str, list[list[int]]]:
    """Rings of each country by its code; areas without a code stand under ""."""
    topology = json.loads(file.read_text())
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    thin = [thinned(arc, far) for arc in arcs]
    found: dict[str, list[list[int]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = code_of(geometry["properties"]["name"])
        if code == AROUND_A_POLE:
            continue
        for ring in _rings(geometry):
            for points in cut(joined(ring, thin)):
                found.setdefault(code, []).append(packed(points))
    return dict(sorted(found.items()))


def code_of(name: str) -> str:
    """The ISO code of a name in the atlas."""
    if name in OURS:
        return OURS[name]
    known = country(name)
    if known is None:
        raise SystemExit(f"no code for {name!r}: add it to OURS")
    return known.code


def _degrees(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Ring:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        ))  # fmt: skip
    return points


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    """Outer rings and holes alike: an even-odd fill tells them apart."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def joined(ring: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """The points of a ring: arcs end to end, an arc given as ~n runs backwards."""
    points: Ring = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    kept = [(round(lon * STEPS) / STEPS, round(lat * STEPS) / STEPS) for lon, lat in points]
    return [point for n, point in enumerate(kept) if not n or point != kept[n - 1]]


def cut(ring: Ring) -> list[Ring]:
    """A ring that crosses the date line as two, one on each side; others as they are. Slivers are dropped."""
    turns, whole = 0, []
    for n, (lon, lat) in enumerate(ring):
        step = lon - ring[n - 1][0] if n else 0.0
        turns += -1 if step > 180 else 1 if step < -180 else 0
        whole.append((lon + 360 * turns, lat))
    sides = [clipped([(lon + shift, lat) for lon, lat in whole], -180, -90, 180, 90) for shift in (-360, 0, 360)]
    return [_closed(side) for side in sides if len(side) >= 3 and _wide(side)]


def _wide(ring: Ring) -> bool:
    return max(lon for lon, _ in ring) > min(lon for lon, _ in ring)


def _closed(ring: Ring) -> Ring:
    return ring if ring[0] == ring[-1] else [*ring, ring[0]]


def thinned(points: Ring, far: float) -> Ring:
    """Douglas and Peucker: the line without points that lie nearer than ``far`` to it. Ends stay."""
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        at, most = 0, far
        for n in range(first + 1, last):
            off = _off(points[n], points[first], points[last])
            if off > most:
                at, most = n, off
        if at:
            keep[at] = True
            waiting += [(first, at), (at, last)]
    return [point for point, kept in zip(points, keep, strict=True) if kept]


def _off(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    part = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0.0
    part = min(max(part, 0.0), 1.0)
    return hypot(point[0] - start[0] - part * dx, point[1] - start[1] - part * dy)


if __name__ == "__main__":
    raise SystemExit(main())
