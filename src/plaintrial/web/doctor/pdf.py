"""The sheet as a PDF of one page, typeset here: no network, no system library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import re2
import typst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plaintrial.web.doctor.qr import qr_svg
from plaintrial.web.doctor.sheet import ROOM, Sheet

_TEMPLATE = Path(__file__).with_name("sheet.typ")
_PAGES = re2.compile(rb"/Type ?/Page\b")
_LESS_EACH_TIME = 0.82
_TRIES = 12


def one_page(sheet_in: Callable[[int], Sheet]) -> bytes:
    """The PDF. ``sheet_in`` gives the sheet for a room; less room is tried until everything stands on one page."""
    room = ROOM
    made = b""
    for _try in range(_TRIES):
        made = _typeset(sheet_in(room))
        if pages(made) <= 1:
            break
        room = int(room * _LESS_EACH_TIME)
    return made


def pages(pdf: bytes) -> int:
    """How many pages a PDF made here has."""
    return len(_PAGES.findall(pdf))


def sheet_words() -> dict[str, str]:
    """The sheet's own words."""
    return {
        "sheet": _("Sheet for my doctor"),
        "ask": _("My questions to my doctor"),
        "answers": _("Notes:"),
        "contact": _("Who to ask, with phone and e-mail:"),
        "not_advice": _("Not medical advice. Criteria in the study team's own words; the study team decides."),
    }


def _typeset(sheet: Sheet) -> bytes:
    data = {**msgspec.to_builtins(sheet), "words": sheet_words(), "lang": (get_language() or "en")[:2]}
    made = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"data": msgspec.json.encode(data).decode(), "qr": qr_svg(sheet.address, inline=False)},
    )
    assert isinstance(made, bytes)
    return made
