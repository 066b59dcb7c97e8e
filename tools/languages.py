"""The gettext catalogues: `python tools/languages.py update|compile|check [plain|history|web]`.

`update` writes new texts into the six .po files and takes out those nobody says any more; what is translated stays.
`compile` writes the .mo files, which are kept in the repository: an installation needs no gettext. `check` exits 1
when a text lacks a translation or a .mo is behind its .po. Uses Babel, of the development packages only.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from plaintrial.eligibility.questions.measures import ASKING, MEASURES
from plaintrial.eligibility.questions.names import NAMES
from plaintrial.eligibility.questions.wording import FORMS
from plaintrial.eligibility.questions.yes_or_no import YES_OR_NO
from plaintrial.plain.languages.spoken import spoken_texts
from plaintrial.record.status_words import STATUS_WORDS
from tools.history_texts import history_texts

SOURCE = Path(__file__).resolve().parents[1] / "src" / "plaintrial"
CODES = ("fr", "es")
DOMAINS = ("plain", "history", "web")
_BEGAN = datetime(2026, 11, 26, tzinfo=UTC)
KEYWORDS = {"_": None, "N_": None, "gettext": None, "gettext_noop": None, "ngettext": (1, 2),
            "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}  # fmt: skip
METHODS = [("**/jinja2/**.html", "jinja2.ext.babel_extract"), ("**.py", "python")]
OPTIONS = {"**/jinja2/**.html": {"trimmed": "true", "silent": "false"}}


def po_file(domain: str, code: str) -> Path:
    """Where a catalogue is kept."""
    if domain != "web":
        return SOURCE / "plain" / "languages" / "data" / f"{domain}.{code}.po"
    return SOURCE / "web" / "locale" / code / "LC_MESSAGES" / "django.po"


def texts(domain: str) -> Catalog:
    """All texts of a domain, in English: "plain" what rules say, "history" what changed, "web" what pages say."""
    found = Catalog(charset="utf-8")
    for text, context, where in {"plain": _spoken, "history": _happened, "web": _printed}[domain]():
        found.add(text, locations=[(where, None)] if domain == "web" else (), context=context,
                  auto_comments=[where] if domain != "web" else ())  # fmt: skip
    return found


def _spoken() -> Iterator[tuple[str | tuple[str, ...], str | None, str]]:
    for spoken in spoken_texts():
        yield spoken.forms[0] if len(spoken.forms) == 1 else spoken.forms, spoken.context or None, spoken.where


def _happened() -> Iterator[tuple[str | tuple[str, ...], str | None, str]]:
    for forms, where in history_texts(SOURCE):
        yield forms[0] if len(forms) == 1 else forms, None, where


def _printed() -> Iterator[tuple[str | tuple[str, ...], str | None, str]]:
    for found in extract_from_dir(SOURCE, METHODS, OPTIONS, keywords=KEYWORDS):
        if found[2] and not found[0].startswith("plain/"):
            yield found[2], found[4], found[0]
    yield from ((text, None, "eligibility/questions") for text in _asked())
    for word in STATUS_WORDS.values():
        yield from ((text, None, "record/status_words.py") for text in (word.label, word.meaning))


def _asked() -> Iterator[str]:
    """The questions of the check."""
    for question in (*YES_OR_NO.values(), *MEASURES.values()):
        yield from (question.name,) if question.name else (question.text, question.of_other)
        yield question.why
        yield from (words for _value, words in question.choices)
    yield from ASKING
    yield from (text for form in FORMS.values() for text in form)
    yield from NAMES.values()


def kept(domain: str, code: str) -> Catalog:
    """The catalogue as it is kept; an empty one where there is none yet."""
    path = po_file(domain, code)
    if not path.exists():
        return _signed(Catalog(locale=code, fuzzy=False))
    with path.open("rb") as file:
        return _signed(read_po(file, locale=code))


def _signed(catalog: Catalog) -> Catalog:
    """The catalogue with a heading that stays the same, so that only texts make a difference."""
    catalog.header_comment = "# See docs/languages.md. `python tools/languages.py update` keeps this file in step."
    catalog.project, catalog.version = "Plaintrial", "1"
    catalog.creation_date = catalog.revision_date = _BEGAN
    catalog.last_translator = catalog.language_team = "Plaintrial"
    catalog.msgid_bugs_address = "see SECURITY.md and CONTRIBUTING.md"
    return catalog


def updated(domain: str, code: str) -> Catalog:
    """The kept catalogue with today's texts."""
    catalog = kept(domain, code)
    catalog.update(texts(domain), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return _signed(catalog)


def compiled(catalog: Catalog) -> bytes:
    """The .mo of a catalogue. A text in a context of its own is told apart by it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def is_fresh(domain: str, code: str) -> bool:
    """Whether the kept .mo says what the .po says; whichever Babel wrote it."""
    return _told(po_file(domain, code).with_suffix(".mo").read_bytes()) == _told(compiled(kept(domain, code)))


def _told(compiled_bytes: bytes) -> dict[tuple[str, str], str]:
    return {(str(m.id), m.context or ""): str(m.string) for m in read_mo(io.BytesIO(compiled_bytes)) if m.id}


def missing(catalog: Catalog) -> list[str]:
    """Texts without a whole translation."""
    return [str(message.id) for message in catalog if message.id and not _whole(message.string, message.fuzzy)]


def _whole(said: str | tuple[str, ...] | list[str], fuzzy: bool) -> bool:
    forms = [said] if isinstance(said, str) else said
    return bool(forms) and all(forms) and not fuzzy


def write_updated(domain: str, code: str) -> None:
    """The .po file, with today's texts."""
    path, catalog = po_file(domain, code), updated(domain, code)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=0, sort_output=False, omit_header=False, include_lineno=False)
    print(f"{path.name} {code}: {len(catalog)} texts, {len(missing(catalog))} without a translation")


def wrongs(domain: str, code: str) -> int:
    """How many things are wrong with a catalogue; each is printed."""
    lacking, stale = missing(updated(domain, code)), not is_fresh(domain, code)
    print(f"{domain} {code}: {len(lacking)} texts lack a translation; .mo {'behind' if stale else 'fresh'}")
    print("".join(f"  {text}\n" for text in lacking), end="")
    return len(lacking) + stale


def main(wanted: str, domains: Sequence[str]) -> int:
    """Do what is asked of these domains; the exit code."""
    wrong = 0
    for domain in domains:
        for code in CODES:
            if wanted == "update":
                write_updated(domain, code)
            elif wanted == "compile":
                po_file(domain, code).with_suffix(".mo").write_bytes(compiled(kept(domain, code)))
            else:
                wrong += wrongs(domain, code)
    return 1 if wrong else 0


if __name__ == "__main__":
    asked, about = sys.argv[1:2], sys.argv[2:]
    if asked not in (["update"], ["compile"], ["check"]) or not set(about) <= set(DOMAINS):
        sys.exit(__doc__)
    sys.exit(main(asked[0], about or DOMAINS))
