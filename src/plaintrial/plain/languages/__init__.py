"""The languages that rules speak. English is ``plain.language``; docs/languages.md tells of the others."""

from plaintrial.plain.language import ENGLISH, Language
from plaintrial.plain.languages.french import FRENCH
from plaintrial.plain.languages.spanish import SPANISH

LANGUAGES: dict[str, Language] = {language.code: language for language in (ENGLISH, FRENCH, SPANISH)}

__all__ = ["ENGLISH", "FRENCH", "LANGUAGES", "SPANISH", "Language"]
