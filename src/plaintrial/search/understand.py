"""Reading what people type. Nothing typed is an error: there is no query language, only words and quoted phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Protocol
from urllib.parse import unquote

from plaintrial.conditions import SURE, Match, normalise, vocabulary
from plaintrial.ground.registry_id import canonical_nct_id
from plaintrial.search.asked import LONGEST_TEXT, Asked
from plaintrial.search.choices import has_signs, parts_of
from plaintrial.search.everyday import in_a_brand, other_words, spellings, with_short_names
from plaintrial.search.ids import folded_id, folded_title, may_be_id
from plaintrial.search.understood import Kind, Meant, Other, Part, Understood
from plaintrial.search.words import ASKING, IDLE, OWN, stems, whole

MOST_PARTS = 24
_SHORTEST_PARTED, _LONGEST_PARTED = 8, 30
_BLANK, _MOST_PIECES, _LONG_ID = "%20", 6, len("NCT00000000")
_PARTS = str.maketrans("/?&=#", "     ")
_OUR = ("my", "our")
_OF_SPONSORS_ALONE = 4
_BEFORE_AN_AGE = frozenset(stems("over under above below than age aged"))
_AGE = frozenset(stems("age aged"))
_YEARS = frozenset(stems("year years yrs yo"))
_TOO_BROAD = frozenset({"human disease", "disease", "syndrome"})


class Lexicon(Protocol):
    """What an index knows of single words."""

    def frequency(self, field: str, stem: str) -> int:
        """How many studies have the word in a field."""

    def correction(self, stem: str) -> str | None:
        """The word of the index that a word nobody uses was probably meant to be."""


def understand(asked: Asked, lexicon: Lexicon) -> Understood:
    """Take apart the text, the conditions and the treatments of a search."""
    text = " ".join(_as_typed(whole(asked.text)).replace("\0", " ").split())
    parts = [part for condition in asked.conditions if condition.strip() for part in _box(condition, lexicon)]
    parts += [part for treatment in asked.treatments for part in _treatments(treatment[:LONGEST_TEXT])]
    parts += [_words(asked.sponsor[:LONGEST_TEXT], "sponsor")] if stems(asked.sponsor[:LONGEST_TEXT]) else []
    parts += _typed(text[:LONGEST_TEXT], lexicon)
    once = {(p.kind, p.stems, p.meant, p.text if p.kind == "id" else "", p.ways, p.out): p for p in parts}
    return Understood(
        _at_least_one(list(once.values()))[:MOST_PARTS],
        cut=len(text) > LONGEST_TEXT,
        unread=bool(text) and not once,
        title=title if (title := folded_title(text)) and lexicon.frequency("id", title) else "",
    )


def _at_least_one(parts: list[Part]) -> tuple[Part, ...]:
    """Idle words count when there are no others."""
    if parts and all(part.idle for part in parts):
        return tuple(Part(p.kind, p.text, p.stems, p.meant, p.corrected) for p in parts)
    return tuple(parts)


def _box(condition: str, lexicon: Lexicon) -> list[Part]:
    """A condition asked for by id or in words: one part, unless its words are a choice."""
    named = _named(condition, lexicon)
    cut = " ".join(condition.split())[:LONGEST_TEXT]
    return _typed(cut, lexicon) if not named.sure and has_signs(cut) else [named]


def _treatments(text: str) -> list[Part]:
    def read(words: str, quoted: bool) -> list[Part]:
        del quoted
        found = stems(words)
        also = in_a_brand(found[0]) or spellings(found[0]) if len(found) == 1 else ()
        return [Part("treatment", " ".join(words.split()), found, also=also)] if found else []

    return parts_of(text, read)


def _named(condition: str, lexicon: Lexicon) -> Part:
    """A condition asked for by id or in words: one part, whatever it holds."""
    known = vocabulary().concept(condition.strip())
    if known is not None:
        return Part("condition", known.name, stems(known.name), (Meant(known.id, known.name),), sure=True)
    cut = " ".join(condition.split())[:LONGEST_TEXT]
    found = [part for part in _conditions(cut) if part.meant]
    meant = tuple(dict.fromkeys(m for part in found for m in part.meant)) if len(found) == 1 else ()
    sure = len(found) == 1 and found[0].sure and found[0].text == cut
    others = found[0].others if len(found) == 1 and found[0].text == cut else ()
    words = _mended(stems(cut), lexicon) if not meant else stems(cut)
    return Part("condition", cut, words, meant, sure=sure, others=others)


def _mended(words: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(w if lexicon.frequency("text", w) else lexicon.correction(w) or w for w in words)


def _words(text: str, kind: Kind) -> Part:
    return Part(kind, " ".join(text.split()), stems(text))


def _typed(text: str, lexicon: Lexicon) -> list[Part]:
    def read(words: str, quoted: bool) -> Iterable[Part]:
        if not quoted:
            return _free(words, lexicon)
        return [Part("phrase", words, stems(words))] if stems(words) else []

    return parts_of(text, read)


def _free(text: str, lexicon: Lexicon) -> Iterator[Part]:
    text, ids = _without_ids(text, lexicon)
    yield from ids
    placed = _placed_conditions(text)
    told = {meant for part, _, _ in placed for meant in part.meant}
    at = 0
    for part, start, end in placed:
        yield from _single(_not_told(text[at:start], told), lexicon)
        yield part
        at = end
    yield from _single(_not_told(text[at:], told), lexicon)


def _not_told(text: str, told: set[Meant]) -> str:
    """Words between conditions, without those that name one of them again: "rheumatoid arthritis (RA)"."""
    if not told or not stems(text):
        return text
    kept, at = "", 0
    for part, start, end in _placed_conditions(text):
        if told.intersection((*part.meant, *part.others)):
            kept, at = f"{kept}{text[at:start]} ", end
    return kept + text[at:]


def _without_ids(text: str, lexicon: Lexicon) -> tuple[str, list[Part]]:
    words, ids = [], []
    for word in _numbers_joined(text.split()):
        bare = word.strip(".,;:()[]<>'")
        number = canonical_nct_id(bare) or _number_in(bare)
        if number:
            ids.append(Part("id", number))
        elif may_be_id(bare) and lexicon.frequency("id", folded_id(bare)):
            ids.append(Part("id", folded_id(bare)))
        else:
            words.append(word)
    return " ".join(words), ids


def _as_typed(text: str) -> str:
    """What was copied out of an address, "breast%20cancer", as it was typed there."""
    return unquote(text) if _BLANK in text and not {" ", "/"} & set(text.strip()) else text


def _numbers_joined(words: list[str]) -> Iterator[str]:
    """The words, a study's number that stands in pieces as one: "NCT 0012 3456"."""
    at = 0
    while at < len(words):
        pieces = _pieces_of_a_number(words[at : at + _MOST_PIECES])
        yield "".join(words[at : at + pieces])
        at += pieces


def _pieces_of_a_number(words: list[str]) -> int:
    """How many of the first words make a whole study's number; 1 where none do."""
    if not words[0].upper().startswith("NCT"):
        return 1
    joined = ["".join(words[:n]) for n in range(len(words) + 1)]
    whole_ones = [n for n, text in enumerate(joined) if n > 1 and len(text) == _LONG_ID and canonical_nct_id(text)]
    short = 2 if len(words) > 1 and words[0].strip(":#").upper() == "NCT" and canonical_nct_id(joined[2]) else 1
    return whole_ones[0] if whole_ones else short


def _number_in(word: str) -> str | None:
    """The study's number in an address, which ends a part of it."""
    for part in word.translate(_PARTS).split() if "/" in word else ():
        found = canonical_nct_id(part)
        if found:
            return found
    return None


def _conditions(text: str) -> list[Part]:
    return [part for part, _, _ in _placed_conditions(text)]


def _placed_conditions(text: str) -> list[tuple[Part, int, int]]:
    """The conditions a text names, in order, with their places."""
    placed: list[tuple[Part, int, int]] = []
    for match in sorted(normalise([with_short_names(text)]), key=lambda match: match.span):
        start, end = match.span
        if match.name in _TOO_BROAD or (placed and start < placed[-1][2]):
            continue
        if match.id is None and not match.name.isupper() and match.name != text.strip():
            continue
        typed, slip = text[start:end], match.why == "typo"
        words = stems(match.name if slip else typed)
        part = Part(
            "condition",
            typed,
            words,
            _meant(match),
            match.name if slip else None,
            sure=match.id is not None and match.why in SURE and _is_disease(match.id),
            others=_named_by(match.ambiguous) if match.id is not None else (),
        )
        placed.append((part, start, end))
    return placed


def _is_disease(concept: str) -> bool:
    """Not a procedure, behaviour or state of life, which studies are not all known by: their words count as well."""
    known = vocabulary()
    return known.row_of[concept] not in known.topics


def _meant(match: Match) -> tuple[Meant, ...]:
    """The condition a match names, or all that a short form may stand for."""
    if match.id is not None:
        return (Meant(match.id, match.name),)
    return _named_by(match.ambiguous)


def _named_by(concepts: Iterable[str]) -> tuple[Meant, ...]:
    known = map(vocabulary().concept, concepts)
    return tuple(Meant(concept.id, concept.name) for concept in known if concept)


def _single(text: str, lexicon: Lexicon) -> Iterator[Part]:
    """Words that name no condition, each a part: what it most likely is, and its spelling where nobody uses it."""
    before = ""
    words = [pair for word in text.split() for pair in _stems_of(word)]
    for (stem, raw), (after, _raw) in pairwise([*words, ("", "")]):
        own = stem in OWN and before in _OUR
        idle = own or _of_an_age(before, stem, after)
        yield Part("word", raw, (stem,), idle=True) if idle else _word(stem, raw, lexicon)
        before = stem


def _of_an_age(before: str, stem: str, after: str) -> bool:
    """Whether a word tells an age: a number after "over" or before "years", "age" before a number."""
    if stem.isdigit():
        return before in _BEFORE_AN_AGE or after in _YEARS
    return stem in _AGE and after.isdigit()


def _stems_of(word: str) -> list[tuple[str, str]]:
    found = stems(word)
    return [(found[0], word.strip(".,;:()[]"))] if len(found) == 1 else [(stem, stem) for stem in found]


def _word(stem: str, raw: str, lexicon: Lexicon) -> Part:
    if stem in IDLE or stem in ASKING or (len(stem) == 1 and not stem.isdigit()):
        return Part("word", raw, (stem,), idle=True)
    if medicines := in_a_brand(stem):
        return Part("treatment", raw, (stem,), also=medicines)
    everywhere = lexicon.frequency("text", stem)
    also = (*_said_more_often(stem, everywhere, lexicon), *spellings(stem))
    if not everywhere and not also:
        return _unknown(stem, raw, lexicon)
    if lexicon.frequency("intervention", stem) * 2 > everywhere:
        return Part("treatment", raw, (stem,), also=also)
    of_sponsors = lexicon.frequency("sponsor", stem)
    # "Veterans" and "memory" stand in names of sponsors and say what a study is about; "Pfizer" hardly does.
    if (
        of_sponsors * 2 > everywhere
        and lexicon.frequency("names", stem) * _OF_SPONSORS_ALONE < of_sponsors
        and not also
    ):
        return Part("sponsor", raw, (stem,))
    return Part("word", raw, (stem,), also=also)


def _said_more_often(stem: str, often: int, lexicon: Lexicon) -> Iterator[Other]:
    """What records say for an everyday word, as far as they say it more often: who types "surgery" means surgery."""
    for other in other_words(stem):
        if min(lexicon.frequency("text", each) for each in other.stems) > often:
            yield other


def _unknown(stem: str, raw: str, lexicon: Lexicon) -> Part:
    """A word that no study has: two words run together where both parts name a condition, else a slip."""
    parted = _parted(raw.lower())
    if parted:
        named = _conditions(parted)[0]
        return Part("condition", raw, named.stems, named.meant, corrected=parted, sure=named.sure)
    other = lexicon.correction(stem)
    found = _conditions(other) if other else []
    meant = found[0].meant if found else ()
    return Part("condition" if meant else "word", raw, (other or stem,), meant, corrected=other)


def _parted(word: str) -> str:
    """ "heartattack" as "heart attack", where that is the whole name of a condition; else ""."""
    if not (_SHORTEST_PARTED <= len(word) <= _LONGEST_PARTED and word.isalpha()):
        return ""
    ways = (f"{word[:at]} {word[at:]}" for at in range(3, len(word) - 2))
    return next((way for way in ways if vocabulary().lookup(way) is not None), "")
