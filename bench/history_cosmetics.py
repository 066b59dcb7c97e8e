"""Rewrites of a record that change nothing: what registries and their exports do to a text, a list, a number."""

from __future__ import annotations

import copy
import html
import random
import unicodedata
from collections.abc import Callable
from typing import Any

Json = Any
_KEEP = {"nctId", "overallStatus", "type", "class", "status", "role", "sex", "minimumAge", "maximumAge", "masking",
         "allocation", "studyType", "lastKnownStatus", "pmid", "url", "date", "filename", "id", "typeAbbrev",
         "primaryPurpose", "interventionModel", "observationalModel", "timePerspective", "samplingMethod",
         "ipdSharing", "retention"}  # fmt: skip


def rewrite(study: Json, rng: random.Random, ways: int = 3) -> Json:
    """A copy rewritten in ``ways`` cosmetic ways."""
    study = copy.deepcopy(study)
    for way in rng.sample(WAYS, ways):
        study = way(study, rng)
    return study


def _texts(value: Json, change: Callable[[str], str], key: str = "") -> Json:
    if isinstance(value, str):
        return value if key in _KEEP or key.endswith("Date") else change(value)
    if isinstance(value, list):
        return [_texts(item, change, key if key in _KEEP else "") for item in value]
    if isinstance(value, dict):
        return {name: _texts(item, change, name) for name, item in value.items()}
    return value


def _protocol(study: Json, change: Callable[[str], str]) -> Json:
    return {**study, "protocolSection": _texts(study["protocolSection"], change)}


def white_space(study: Json, rng: random.Random) -> Json:
    double, lines = rng.random() < 0.5, rng.random() < 0.5

    def change(text: str) -> str:
        text = text.replace(". ", ".  ") if double else text.replace("  ", " ")
        text = text.replace("\n\n", "\n") if lines else text.replace("\n", "\r\n")
        return f" {text} " if rng.random() < 0.3 else text.replace(" ", "\u00a0", 1)

    return _protocol(study, change)


def flat(study: Json, rng: random.Random) -> Json:
    return _protocol(study, lambda text: " ".join(text.split()) if rng.random() < 0.4 else text)


def escapes(study: Json, _: random.Random) -> Json:
    def change(text: str) -> str:
        if "\\" in text:
            return text.replace("\\", "")
        for char in "<>[]":
            text = text.replace(char, "\\" + char)
        return text

    return _protocol(study, change)


def entities(study: Json, _: random.Random) -> Json:
    return _protocol(study, lambda text: html.escape(text, quote=False))


def unicode_form(study: Json, rng: random.Random) -> Json:
    form = rng.choice(["NFC", "NFD"])
    return _protocol(study, lambda text: unicodedata.normalize(form, text))


def bullets(study: Json, rng: random.Random) -> Json:
    mark = rng.choice(["- ", "• ", "· ", "  * ", "1. "])

    def change(text: str) -> str:
        return "\n".join(mark + line[2:] if line.startswith("* ") else line for line in text.split("\n"))

    return _protocol(study, change)


def case(study: Json, rng: random.Random) -> Json:
    change = rng.choice([str.upper, str.lower, str.title])
    return _protocol(study, lambda text: change(text) if rng.random() < 0.4 and "ß" not in text else text)


def signs(study: Json, rng: random.Random) -> Json:
    if rng.random() < 0.5:
        return _protocol(study, lambda t: t.replace("≥", ">=").replace("≤", "<=").replace("’", "'").replace("–", "-"))
    return _protocol(study, lambda t: t.replace("'", "’").replace(">=", "≥").replace("<=", "≤").replace("\\≥", "≥"))


def list_order(study: Json, rng: random.Random) -> Json:
    def shuffled(value: Json) -> Json:
        if isinstance(value, list):
            items = [shuffled(item) for item in value]
            rng.shuffle(items)
            return items
        return {key: shuffled(item) for key, item in value.items()} if isinstance(value, dict) else value

    return shuffled(study)


def key_order(study: Json, rng: random.Random) -> Json:
    if isinstance(study, list):
        return [key_order(item, rng) for item in study]
    if isinstance(study, dict):
        keys = list(study)
        rng.shuffle(keys)
        return {key: key_order(study[key], rng) for key in keys}
    return float(study) if isinstance(study, int) and not isinstance(study, bool) and rng.random() < 0 else study


def geo(study: Json, rng: random.Random) -> Json:
    for site in study["protocolSection"].get("contactsLocationsModule", {}).get("locations", []):
        point = site.get("geoPoint")
        if point and rng.random() < 0.2:
            del site["geoPoint"]
        elif point:
            site["geoPoint"] = {axis: degrees + rng.uniform(-0.03, 0.03) for axis, degrees in point.items()}
    return study


def derived(study: Json, rng: random.Random) -> Json:
    holder = {"versionHolder": f"2026-03-{rng.randint(1, 28):02d}"}
    study["derivedSection"] = rng.choice([{}, {"miscInfoModule": holder}])
    if rng.random() < 0.2:
        del study["derivedSection"]
    return study


def housekeeping(study: Json, rng: random.Random) -> Json:
    status = study["protocolSection"]["statusModule"]
    status["lastUpdateSubmitDate"] = f"2026-02-{rng.randint(1, 28):02d}"
    status["lastUpdatePostDateStruct"] = {"date": f"2026-03-{rng.randint(1, 28):02d}", "type": "ACTUAL"}
    status["statusVerifiedDate"] = "2026-02"
    return study


WAYS: list[Callable[[Json, random.Random], Json]] = [
    white_space, flat, escapes, entities, unicode_form, bullets, case, signs, list_order, key_order, geo, derived,
    housekeeping,
]  # fmt: skip
