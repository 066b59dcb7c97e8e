"""A concept while the vocabulary is being compiled."""

from __future__ import annotations

from dataclasses import dataclass, field

from conditions_labels import cleaned, is_abbreviation


@dataclass
class Entry:
    """A concept in the making.

    `labels`: (source letter, text), the best source first.
    `short`: abbreviations (`reviewed_short`: by us). `hints`: headings referred to that
    say less than the concept.
    """

    id: str
    name: str
    mesh: str = ""
    topic: bool = False
    procedure: bool = False
    parents: list[str] = field(default_factory=list)
    labels: list[tuple[str, str]] = field(default_factory=list)
    short: set[str] = field(default_factory=set)
    reviewed_short: set[str] = field(default_factory=set)
    hints: list[str] = field(default_factory=list)
    lay: str = ""
    definition: str = ""

    def add(self, source: str, texts: list[str]) -> None:
        """File other names under their source; short forms go apart."""
        for text in texts:
            for label in cleaned(text):
                if is_abbreviation(label):
                    self.short.add(label)
                else:
                    self.labels.append((source, label))
