"""A history to load: for each case a person, the case and its report, in the form that ``load`` reads."""

import json
import random
from collections.abc import Iterator

from consulaat.services.reading import Row, rows_of

SURNAMES = ("El Haddad", "Benali", "Jama", "De Bruijn", "Khan", "Yılmaz", "Osman", "Ait Lahcen")
GIVEN = ("Nadia", "Fatima", "Hodan", "Willeke", "Samira", "Elif", "Khadija", "Aïcha")
COUNTRIES = ("MA", "TN", "SO", "PK", "TR", "IQ", "EG")


def lines(cases: int) -> Iterator[str]:
    """Yield the lines of a file with so many cases."""
    chance = random.Random(1)
    for number in range(cases):
        year = 2019 + number * 7 // max(cases, 1)
        day = f"{year}-{1 + number % 12:02}-{1 + number % 28:02}"
        yield from map(json.dumps, _case(number, day, chance))


def rows(cases: int) -> list[Row]:
    """Return the rows of such a file, as the command reads them."""
    return list(rows_of("history.jsonl", "\n".join(lines(cases)).encode(), None))


def _case(number: int, day: str, chance: random.Random) -> Iterator[dict[str, object]]:
    country = chance.choice(COUNTRIES)
    born = f"{1990 + chance.randrange(20)}{chance.randrange(1, 13):02}{chance.choice((0, 14)):02}"
    yield {
        "type": "person",
        "id": f"@p{number}",
        "given_names": chance.choice(GIVEN),
        "surname": f"{chance.choice(SURNAMES)}-{number}",
        "born_on": born,
        "gender": chance.choice(("V", "V", "M")),
        "nationalities": [{"nationality": "NLD", "status": "GESTELD"}],
    }
    yield {
        "type": "case",
        "id": f"@c{number}",
        "person": f"@p{number}",
        "whereabouts": "BUITENLAND",
        "country_of_stay": country,
        "established_phenomenon": chance.choice(("ACHTERLATING", "HUWELIJKSDWANG")),
        "foreign_link": "JA",
    }
    yield {
        "type": "report",
        "received_at": f"{day}T10:{number % 60:02}:00Z",
        "channel": chance.choice(("TELEFOON", "EMAIL", "LKHA")),
        "kind": "MELDING",
        "person": f"@p{number}",
        "case": f"@c{number}",
        "direct_danger": chance.choice(("JA", "NEE", "ONBEKEND")),
        "country_of_stay": country,
        "stated_age": chance.randrange(10, 30),
        "first_words": "Ze hebben mijn paspoort afgepakt en ik moet hier blijven.",
    }
