"""From a patient's free text to studies worth a look, in order. Says nothing about whether somebody can join."""

from plaintrial.search.matching.contract import name_of, run_lines
from plaintrial.search.matching.patient import Patient, read_patient
from plaintrial.search.matching.ranking import Ranked, rank

__all__ = ["Patient", "Ranked", "name_of", "rank", "read_patient", "run_lines"]
