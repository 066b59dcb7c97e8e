"""The colours of the style sheet and how well they can be told apart.

Source of the formula: Web Content Accessibility Guidelines 2.2, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

from pathlib import Path

import plaintrial.web

SHEET = Path(plaintrial.web.__file__).parent / "static" / "web" / "site.css"
_SHORT = 4


def tokens() -> dict[str, dict[str, str]]:
    """Colour tokens by scheme ("light", "dark"): name -> #rrggbb. Dark ones stand on top of the light ones."""
    blocks = SHEET.read_text().split(":root{")
    light = _read(blocks[1])
    dark = next(block for block, before in zip(blocks[1:], blocks, strict=False) if "scheme:dark){" in before[-40:])
    return {"light": light, "dark": {**light, **_read(dark)}}


def _read(block: str) -> dict[str, str]:
    lines = block.split("}", 1)[0].replace("\n", "").split(";")
    pairs = (line.split(":", 1) for line in lines if line.startswith("--") and "#" in line)
    return {name.removeprefix("--"): _long(value.strip()) for name, value in pairs}


def _long(colour: str) -> str:
    return colour if len(colour) > _SHORT else "#" + "".join(2 * c for c in colour[1:])


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
