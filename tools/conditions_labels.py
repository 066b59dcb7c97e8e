"""Which of a source's names are worth filing, in what form, and which are abbreviations."""

from __future__ import annotations

SOURCE_ONLY = ("susceptib", "protection against", "association with", "resistance to", "somatic", "response to",
               "disease or disorder", "disorder or disease", "caused disease", "modifier of", "obsolete", "included",
               "reclassified", "moved to", "without mention", "formerly")  # fmt: skip
TAILS = (
    " (disease)",
    " (disorder)",
    " (syndrome)",
    ", nos",
    " nos",
    " (finding)",
    ", unspecified",
    " (morphologic abnormality)",
    ", formerly",
)


def cleaned(label: str) -> list[str]:
    """The label in usable forms: none for a form made for machines, two for "long form (LF)"."""
    label = " ".join(label.split()).strip(" ,;.")
    lowered = label.lower()
    for tail in TAILS:
        if lowered.endswith(tail):
            return cleaned(label[: -len(tail)])
    if len(label) > 90 or len(label) < 2 or any(word in lowered for word in SOURCE_ONLY):
        return []
    return _split_dash(label)


def _split_dash(label: str) -> list[str]:
    """ "SLE - lupus erythematosus, systemic" is an abbreviation and its long form."""
    short, dash, long = label.partition(" - ")
    if dash and is_abbreviation(short):
        return [short, long]
    short, comma, long = label.partition(", ")
    if comma and is_abbreviation(short) and short.isupper() and len(long) > 8 and short[0].lower() == long[0].lower():
        return [short, long]
    return _split_bracket(label)


def _split_bracket(label: str) -> list[str]:
    if not label.endswith(")") or "(" not in label:
        return [label]
    long, _, short = label[:-1].rpartition("(")
    return [long.strip(" ,"), short] if is_abbreviation(short) and len(long) > 5 else [label]


def is_abbreviation(label: str) -> bool:
    """Whether a label is a short form: one word, 2 to 7 characters, mostly capitals."""
    if not 2 <= len(label) <= 7 or " " in label or not label[0].isalnum():
        return False
    capitals = sum(c.isupper() for c in label)
    return capitals >= 2 and capitals > sum(c.islower() for c in label)
