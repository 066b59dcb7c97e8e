"""The words of a criterion that no predicate covers: what would still have to be known to say that it fits."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.eligibility.pattern import find_spans, folded_pattern
from plaintrial.eligibility.screening.blank import blanked, without
from plaintrial.ground.stems import english_stem

_WORD = folded_pattern(rb"(?:type|grade|stage|class|phase|step) ?-?(?:\d|i{1,3}|iv|v)[ab]?\b|[a-z][a-z'-]{2,}")
_HOLLOW = frozenset(
    b"""the and or of with without for from who whom that this these those any all some each other another patient
    patients subject subjects participant participants volunteer volunteers person persons individual individuals people
    history known current currently previous previously prior past presence present presenting evidence diagnosis diagnosed
    must should can may will would have has had having been being are was were not no non nor both either one two three
    least more than less over under above below between during within after before prior due such including include
    includes included inclusion exclusion criteria criterion study trial screening enrollment enrolment entry visit
    baseline randomization time years year months month weeks week days day old older younger age aged ages male female
    males females men women man woman sex gender adult adults children child able ability willing willingness provide
    provided give given giving obtain obtained sign signed written informed consent form voluntary comply compliance
    procedures protocol requirements following follows e.g i.e etc according based defined definition per also only
    end end-stage stage need needs needed limited unlimited unequivocal definite definitive established firm clinical physician-diagnosed doctor-diagnosed concomitant
    concomitantly simultaneous additional
    limited unlimited
    treatment therapy treated receiving received use used using taking take condition conditions disease diseases disorder
    disorders clinical clinically significant medical their his her its they he she which whose when where while
    from into onto upon about greater equal minimum maximum regardless race ethnicity eligible eligibility inclusive
    suspected confirmed documented symptoms symptom signs sign ongoing severe mild moderate acute chronic active recent stable
    be is as at by in on to an if it do does did celsius fahrenheit degree degrees since initiation receipt therapeutic agent agents drug drugs medication medications agreement exposure dose doses dosage dsm- icd- naive coinfection co-infection infection infections recipient recipients maintenance availability available start higher lower minimum maximum taken took recovered concurrent concurrently""".split()  # noqa: E501
)


@lru_cache(maxsize=4096)
def stems(words: bytes) -> frozenset[str]:
    """The stems of the words that carry sense."""
    found = {words[a:b] for a, b in find_spans(_WORD, words, 4000)}
    return frozenset(_stem(word) for word in found - _HOLLOW)


@lru_cache(maxsize=1 << 14)
def _stem(word: bytes) -> str:
    """A word's stem; "type ii" and "type-2" are one."""
    kind = KIND.fullmatch(word)
    if kind is None:
        stem = english_stem(word.decode("latin-1"))
        return _ORGANS.get(stem, stem)
    number = kind.group(2)
    return f"{kind.group(1).decode()} {_ROMAN.get(number, number.decode())}"


KIND = folded_pattern(rb"(type|grade|stage|class|phase|step) ?-?(\d|i{1,3}|iv|v)[ab]?")
_ORGANS = {
    "abdomin": "abdomen", "cardiac": "heart", "pulmonari": "lung", "renal": "kidney", "hepat": "liver",
    "cerebr": "brain", "cranial": "skull", "gastric": "stomach", "ocular": "eye", "ophthalm": "eye",
    "cutan": "skin", "dermal": "skin", "oesophag": "esophagus", "esophag": "esophagus",
    "oesophagus": "esophagus", "vertebr": "spine", "spinal": "spine", "osseous": "bone", "oral": "mouth",
    "nasal": "nose", "thorac": "chest", "thorax": "chest", "muscular": "muscl", "pelvic": "pelvi",
    "uterin": "uterus", "mammari": "breast", "tumour": "tumor", "haemorrhag": "hemorrhag", "anaemia": "anemia",
    "oedema": "edema", "medicin": "medic", "paediatr": "pediatr", "leukaemia": "leukemia",
    "diarrhoea": "diarrhea", "pancreat": "pancrea", "splenic": "spleen", "tonsillar": "tonsil",
    "arthroplasti": "replac", "oper": "surgeri", "surgic": "surgeri", "flare": "exacerb", "attack": "exacerb",
    "admit": "hospit", "admiss": "hospit", "hospitalis": "hospit", "inpati": "hospit", "schedul": "plan",
    "await": "plan",
    "elect": "plan", "failur": "fail", "inadequ": "fail", "refractori": "fail", "despit": "fail", "unsuccess": "fail",
    "respons": "respond", "unrespons": "fail", "radiograph": "x-ray", "radiolog": "x-ray", "roentgenogram": "x-ray",
    "biopsi-proven": "biopsi", "biopsy-proven": "biopsi",
    "echocardiogram": "echocardiographi", "cholelithiasi": "gallston",
    "hypersensit": "allergi", "allerg": "allergi", "gestat": "pregnan", "pregnanc": "pregnan",
    "rectal": "rectum", "lymphat": "lymph", "venous": "vein", "dental": "tooth",
}  # fmt: skip
"""An organ's adjective and its name, two spellings of a word, two words of one sense."""
_ROMAN = {b"i": "1", b"ii": "2", b"iii": "3", b"iv": "4", b"v": "5"}


_OF_THE_STUDY = folded_pattern(
    rb"\b(?:before|prior to|after|since|of|to|at|by) (?:the |their )?(?:first|initial|last) (?:planned |scheduled )?"
    rb"(?:dose|dosing|administration|infusion|injection|visit|study|investigational|day)"
    rb"(?: (?:of|with|in) (?:the )?(?:study|investigational|trial)(?: (?:drug|product|medication|treatment|therapy))?)?"
)


def uncovered(folded: bytes, start: int, end: int, covered: list[tuple[int, int]]) -> frozenset[str]:
    """Stems of ``folded[start:end]`` outside of the ``covered`` spans."""
    words = without(_OF_THE_STUDY, folded[start:end], 20)
    return stems(blanked(words, ((max(a - start, 0), max(min(b, end) - start, 0)) for a, b in covered)))
