"""The index's fields. A change here or in ``sets`` needs a higher ``VERSION``: indexes of another are built anew."""

from __future__ import annotations

import tantivy

from plaintrial.search.words import STEMMED, stemmed

VERSION = 5
TEXTS = ("condition", "intervention", "sponsor", "names", "summary")
"""Text fields with positions: words and phrases. ``names`` holds titles, conditions, keywords, headings."""
BAGS = ("text",)
"""Text fields with frequencies only. ``text`` is everything, each part as often as it weighs."""
TOKENS = ("concept", "below", "drug", "age", "status", "sex")
"""Fields of exact tokens. ``concept``: what a study is about; ``below``: that, what its names mention beside, and all
that they are kinds of. Other tokens are kept in ``sets``."""

KEPT = ("shown", "named")
"""What is only kept: what a result shows (``shown``), and the diseases a study names, for its next version (``named``).
"""


def schema() -> tantivy.Schema:
    """The schema of this version."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("nct", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("number", fast=True)
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name=STEMMED, index_option="position")
    for name in BAGS:
        builder.add_text_field(name, tokenizer_name=STEMMED, index_option="freq")
    for name in TOKENS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in KEPT:
        builder.add_bytes_field(name, stored=True)
    return builder.build()


def with_analyser(index: tantivy.Index) -> tantivy.Index:
    """The index, knowing its analyser: a tantivy index does not keep it."""
    index.register_tokenizer(STEMMED, stemmed())
    return index
