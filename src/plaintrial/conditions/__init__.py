"""Conditions: the vocabulary of diseases, and how what registrants typed is read against it."""

from plaintrial.conditions.concept import Concept, Synonym
from plaintrial.conditions.contract import normalise_line
from plaintrial.conditions.match import Match
from plaintrial.conditions.mentioned import Mentioned, mentioned
from plaintrial.conditions.normalise import normalise
from plaintrial.conditions.slug import concept_of, slug
from plaintrial.conditions.study import SURE, study_conditions
from plaintrial.conditions.vocabulary import Vocabulary, vocabulary

__all__ = [
    "SURE",
    "Concept",
    "Match",
    "Mentioned",
    "Synonym",
    "Vocabulary",
    "concept_of",
    "mentioned",
    "normalise",
    "normalise_line",
    "slug",
    "study_conditions",
    "vocabulary",
]
