"""The index's fields. A change here needs a higher ``VERSION``: indexes of another version are built anew."""

from __future__ import annotations

import tantivy

from plaintrial.search.words import ANALYSER, analyser

VERSION = 2
TEXTS = ("title", "condition", "intervention", "sponsor", "names", "summary")
"""Text fields with positions: words and phrases. ``names`` holds titles, conditions, keywords, headings."""
BAGS = ("text",)
"""Text fields with frequencies only. ``text`` is everything, each part as often as it weighs."""
TOKENS = ("id", "concept", "said", "below", "drug", "cell", "age")
"""Fields of exact tokens that nobody counts. ``concept``: what a study is about; ``said``: what its names
mention beside; ``below``: both and all that they are kinds of."""
FACETS = ("status", "phase", "type", "age_group", "sex", "healthy", "funder", "country", "results")
"""Exact values to filter by."""
COUNTED = ("design", "who", "when", "ages", "one_country", "more_countries")
"""What facets are counted from. One value a study that joins several facets is counted several times faster than as
many fields: measured, 250 ns a study for nine fields, 40 ns for these (see ``facets``)."""
NUMBERS = ("newest", "changed", "closing")
"""Sort keys: a day and the study's number, so that no two studies tie (see ``document.sort_key``)."""


def schema() -> tantivy.Schema:
    """The schema of this version."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("nct", stored=False, tokenizer_name="raw", index_option="basic")
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name=ANALYSER, index_option="position")
    for name in BAGS:
        builder.add_text_field(name, tokenizer_name=ANALYSER, index_option="freq")
    for name in TOKENS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in COUNTED:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in NUMBERS:
        builder.add_unsigned_field(name, fast=True)
    builder.add_bytes_field("shown", stored=True)
    return builder.build()


def with_analyser(index: tantivy.Index) -> tantivy.Index:
    """The index, knowing its analyser: a tantivy index does not keep it."""
    index.register_tokenizer(ANALYSER, analyser())
    return index
