"""Floor 5: a study in plain words. Every sentence is built from evidence in the record and can be checked by it."""

from plaintrial.plain.check import Problem, check, check_text
from plaintrial.plain.read import PlainReading, read_plain
from plaintrial.plain.readability import Readability, readability
from plaintrial.plain.rule_set import RULE_SET
from plaintrial.plain.sentence import HEADLINE, SECTIONS, EvidenceMissing, Sentence

__all__ = [
    "HEADLINE",
    "RULE_SET",
    "SECTIONS",
    "EvidenceMissing",
    "PlainReading",
    "Problem",
    "Readability",
    "Sentence",
    "check",
    "check_text",
    "read_plain",
    "readability",
]
