"""Grow the tree: kinds from the headings above, cohorts, subjects, and who is nested under whom."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.headings import Head
from plaintrial.eligibility.nesting import Nesting
from plaintrial.eligibility.numbers.subject import subject_of
from plaintrial.eligibility.own_kind import own_kind
from plaintrial.eligibility.page import Words
from plaintrial.eligibility.pattern import folded_pattern
from plaintrial.eligibility.piece import Piece
from plaintrial.eligibility.tree import Criterion, Heading, Kind, Predicate

_ANY_OF = folded_pattern(
    rb"\b(?:any|one|1|either|two|2|three|3)(?: or more| or both|\(s\))? of\b|\bor more of\b|\beither\b"
    rb"|\bany\b.*\bfollowing"
)
_ALL_OF = folded_pattern(rb"\ball of\b|\beach of\b|\bboth of\b")
_PDQ = b"disease characteristics"


class _Scope(msgspec.Struct):
    """What the headings above say."""

    section: Kind | None = None
    sub: Kind | None = None
    group: str | None = None
    topic: str | None = None
    group_spans_sections: bool = False
    after_group: bool = False
    nested_under: int = -1  # the indent of a bulleted heading whose criteria stand deeper


class _Draft(msgspec.Struct, gc=False):
    piece: Piece
    kind: Kind | None
    group: str | None
    topic: str | None
    parent: int | None


class Growth:
    """Reads pieces in order; ``words()``, ``criteria()`` and ``headings`` are the result."""

    def __init__(self, text: str, folded: bytes) -> None:
        self.text = text
        self.folded = folded
        self.headings: list[Heading] = []
        self._drafts: list[_Draft] = []
        self._scope = _Scope()
        self._nesting = Nesting()
        self._first_exclusion: int | None = None
        self._has_inclusion = False
        self._pdq = False

    def add(self, piece: Piece, following: Piece | None) -> None:
        """Take the next piece; ``following`` is the one after it."""
        if piece.head is None:
            self._add_criterion(piece)
        else:
            self._add_heading(piece, piece.head, following)

    def _add_heading(self, piece: Piece, head: Head, following: Piece | None) -> None:
        words = self.text[piece.start : piece.end]
        role = {1: "section", 2: "section", 3: "group", 4: "topic"}[head.rank]
        self.headings.append(Heading(text=words, start=piece.start, end=piece.end, role=role, kind=head.kind))
        self._nesting.heading(piece.line)
        self._open_scope(head, piece)
        deeper = following is not None and following.line.indent > piece.line.indent
        self._scope.nested_under = piece.line.indent if piece.line.marker.style and deeper and head.rank > 1 else -1
        if head.rank == 1:
            self._has_inclusion = self._has_inclusion or head.kind == "inclusion"
            if head.kind == "exclusion" and self._first_exclusion is None:
                self._first_exclusion = len(self._drafts)
        self._pdq = self._pdq or _PDQ in self.folded[piece.start : piece.end]

    def _open_scope(self, head: Head, piece: Piece) -> None:
        scope = self._scope
        named = self.text[slice(*head.group)].strip() if head.group else None
        if head.rank == 1:
            scope.group_spans_sections = scope.group_spans_sections or scope.after_group
            scope.section, scope.sub, scope.topic = head.kind, None, None
            scope.group = named or (scope.group if scope.group_spans_sections else None)
        elif head.rank == 2:
            scope.sub = head.kind
        elif head.rank == 3:
            scope.sub, scope.topic, scope.group = None, None, named
            scope.group_spans_sections = False
        else:
            scope.sub, scope.topic = None, self.text[piece.line.body : piece.end].strip(" :*_-.")
        scope.after_group = head.rank == 3

    def _add_criterion(self, piece: Piece) -> None:
        scope, line = self._scope, piece.line
        if line.indent <= scope.nested_under:
            scope.sub, scope.nested_under = None, -1
            if not scope.group_spans_sections:
                scope.group = None
        scope.after_group = False
        index = len(self._drafts)
        parent = self._nesting.parent(line, index, self.folded, self.text[line.body : line.body + 1].isupper())
        kind = scope.sub or scope.section
        self._drafts.append(_Draft(piece, kind, scope.group, scope.topic, parent))

    def _kind(self, index: int, draft: _Draft) -> Kind:
        """The kind the headings give, or what the criterion says of itself."""
        if draft.kind is None and self._pdq:
            return "inclusion"
        if draft.kind is None and not self._has_inclusion and index < (self._first_exclusion or 0):
            return "inclusion"
        return own_kind(self.folded[draft.piece.line.body : draft.piece.end])

    def words(self) -> list[Words]:
        """Where the words of each criterion lie, of what kind it is and what stands above it."""
        kinds: list[Kind] = []
        for index, draft in enumerate(self._drafts):
            said = draft.kind
            kind: Kind = said if said == "inclusion" or said == "exclusion" else self._kind(index, draft)
            if draft.parent is not None and kind == "unclear":
                kind = kinds[draft.parent]
            kinds.append(kind)
        return [
            Words(min(draft.piece.line.body, draft.piece.end), draft.piece.end, kind, subject_of(draft.topic))
            for draft, kind in zip(self._drafts, kinds, strict=True)
        ]

    def criteria(self, words: list[Words], asked: list[tuple[Predicate, ...]]) -> tuple[Criterion, ...]:
        """Return the criteria with what they ask, numbered within each kind in the order of the text."""
        counts: dict[str, int] = {"inclusion": 0, "exclusion": 0, "unclear": 0}
        ids: list[str] = []
        for each in words:
            counts[each.kind] += 1
            ids.append(f"{each.kind[0]}{counts[each.kind]}")
        return tuple(self._criterion(draft, ids, n, words[n], asked[n]) for n, draft in enumerate(self._drafts))

    def _criterion(
        self, draft: _Draft, ids: list[str], n: int, words: Words, asked: tuple[Predicate, ...]
    ) -> Criterion:
        piece = draft.piece
        return Criterion(
            id=ids[n],
            kind=words.kind,
            text=self.text[piece.start : piece.end],
            start=piece.start,
            end=piece.end,
            body=words.body,
            parent=None if draft.parent is None else ids[draft.parent],
            group=draft.group,
            topic=draft.topic,
            any_of=self.folded.endswith(b":", piece.start, piece.end) and self._any_of(piece),
            predicates=asked,
        )

    def _any_of(self, piece: Piece) -> bool:
        words = self.folded[piece.start : piece.end]
        return _ANY_OF.is_in(words) and not _ALL_OF.is_in(words)
