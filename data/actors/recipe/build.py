"""Build data/actors from the public sources: ``python data/actors/recipe/build.py [FOLDER_OF_SOURCES [OUTPUT]]`` (or ``make kb``).

The folder of sources is ``actors`` under the setting LAPEL_SHARED. The same sources give the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import bodies
import emit
import factbook
import merge
import own
import phoenix
import places
import settle
import sources

from lapel.resources import data, shared


def main(arguments: list[str]) -> int:
    """Read the sources, write data/actors, print what was made."""
    folder = Path(arguments[0]) if arguments else shared("actors")
    output = Path(arguments[1]) if len(arguments) > 1 else data("actors")
    if not (folder / "countries.jsonl").is_file():
        print(
            f"{folder}: the public sources are not there. data/actors is built already and needs them only to be built anew; "
            f"set LAPEL_SHARED to the folder that holds actors/",
            file=sys.stderr,
        )
        return 2
    output.mkdir(parents=True, exist_ok=True)
    countries = sources.countries(folder)
    by_qid = {str(c["qid"]): str(c["iso3"]) for c in countries if c["qid"]} | {q: c for c, q in own.table("more_states.tsv").items()}
    facts = [
        fact
        for read in (
            sources.wikidata,
            sources.heads,
            sources.foreign_ministers,
            sources.organisations,
            sources.united_states,
            sources.united_kingdom,
            factbook.factbook,
            sources.reign,
            phoenix.phoenix,
        )
        for fact in read(folder, by_qid)
    ]
    facts += own.facts()
    leading = settle.leaders(facts, own.table("leaders.tsv"), list(own.rows("reign_offices.tsv", 6)))
    ignored = {tuple(row[:3]) for row in own.rows("ignore.tsv", 4)}
    facts = [
        f
        for f in facts
        if f.office != "-" and (f.country, f.name, (f.start or "")[:4]) not in ignored and not (f.start and f.end and f.end < f.start)
    ]
    people = merge.persons(facts)
    spans = {person.id: merge.tenures(person) for person in people}
    left = settle.settle([s for found in spans.values() for s in found], own.shared_offices())
    if left:
        print("\n".join(left), file=sys.stderr)
    lines = bodies.lines(countries, leading)
    report = emit.write(output, lines, people, spans)
    iso3 = {str(c["iso2"]): str(c["iso3"]) for c in countries} | {"rs": "SRB"}
    report |= places.write(output, iso3)
    for name, count in report.items():
        print(f"{name:28s} {count:>9,}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
