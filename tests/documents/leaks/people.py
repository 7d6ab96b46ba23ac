"""An invented record full of people to protect: words for surnames, double names, accents, relatives, helpers."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from agenda.record import Record, as_json, read
from mappa_chair.documents.leaks import LeakCheck
from tests.documents.samples import LEVEL_3, changed_at, example

if TYPE_CHECKING:
    from agenda.shape import JSON

RESTRICTED = (
    "Sarah Day has started evening classes at the leisure centre on Tuesdays and walks home along the canal.",
    "Her new employer is the garden nursery beside the bypass, where she works the early shift.",
    "The family are considering a move to the coast before Easter and have viewed two cottages.",
    (
        "Intelligence that Kevin Strand, known as Kez, has bought a white van, EX07 KVS, and rents a lock-up on "
        "Quarry Lane."
    ),
    (
        "Leila Haddad-Young can be reached on 07700 900456 or leila.hy@example.org; she lives at "
        "27 Larkfield Way, EX4 6TH."
    ),
    "Amy Green moved to Larkfield Primary School in September and her brother attends Meadow View Nursery.",
    (
        "The psychologist described a cycle of humiliation, brooding fantasy and sudden violence towards former "
        "partners."
    ),
    "Bradley Voss told officers that he had seen him sitting in a parked car opposite the swimming pool.",
    "Crime reference 44/18876/26 concerns graffiti on the front door of the flat.",
    "The grandmother is receiving chemotherapy and cannot have the children overnight until the spring.",
)
_PEOPLE = (
    ("Amy Green", "Victim of the index offence, aged nine", "index_offence", True),
    ("Sarah Day", "Mother of the victim of the index offence", "index_offence", False),
    ("Leila Haddad-Young", "Former partner", "previous", False),
    ("Siân O'Neill", "Sister of the offender", "potential", False),
    ("Tomasz Wiśniewski", "Stepfather of the victim", "none", False),
)
_WORKERS = {
    "attendance[3].name": "Mark Young",
    "attendance[8].name": "Hope Field",
    "attendance[9].name": "Bill Frost",
}


@cache
def record() -> Record:
    """The level 3 example with other people in it."""
    base = example(LEVEL_3)
    pieces = as_json(base)["information"]
    people = as_json(base)["people_at_risk"]
    assert isinstance(pieces, list)
    assert isinstance(people, dict)
    first, groups = people["people"], people["people"]
    assert isinstance(first, list)
    assert isinstance(groups, list)
    template = first[0]
    assert isinstance(template, dict)
    named = [
        template | {"id": f"v{number}", "name": name, "description": what, "victim": victim, "child": child}
        for number, (name, what, victim, child) in enumerate(_PEOPLE, 1)
    ]
    restricted: list[JSON] = [
        {"agency": "police", "text": text, "sensitivity": "restricted", "restricted_because": "third_party"}
        for text in RESTRICTED
    ]
    return changed_at(
        base,
        {
            "people_at_risk.people": [*first, *named],
            "information": [*pieces, *restricted],
            **_WORKERS,
        },
    )


@cache
def unseen(batch: str = "unseen") -> Record:
    """The record of a batch of sentences that the check had not seen: "unseen", or "later"."""
    return read((files("tests.documents.leaks") / "data" / f"{batch}-record.json").read_bytes()).record


@cache
def check() -> LeakCheck:
    """The leak check of that record."""
    return LeakCheck(record())
