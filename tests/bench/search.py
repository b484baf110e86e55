"""What search costs in a store of many people, whose names come from everywhere."""

import random
from collections.abc import Iterator
from functools import partial
from typing import Final

from consulaat.records.person import Person
from consulaat.services.searching import SearchDesk
from consulaat.values.ids import new_id
from tests.bench.measures import Figures
from ui.bootstrap import Office

_GIVEN: Final = (
    "Mohamed Fatima Khadija Aicha Ahmed Youssef Nadia Samira Hodan Xasan Cabdi Ayşe Elif Mehmet Zeynep Hatice "
    "Chaudhry Sana Iqra Bilal Naima Rachida Soukaina Imane Ilham Karima Hamza Anas Zakaria Willeke Jan Pieter "
    "Sophie Lotte Hawa Aminata Mamadou Ibrahim Ousmane Mariam Salma Yasmin Leila Noor Rania Omar Ali Hassan"
)
_ARABIC: Final = "محمد فاطمة خديجة عائشة أحمد يوسف نادية سميرة حسن علي عمر ليلى مريم زينب"
_SYLLABLES: Final = (
    "ba be bou cha dar di el fa ghou ha ja ka kha lah ma moun na nou ra ri sa shi ta tou wa za zi ya"
)
GIVEN, ARABIC, SYLLABLES = _GIVEN.split(), _ARABIC.split(), _SYLLABLES.split()
QUESTIONS: Final = (
    ("a given name that thousands have", "Mohamed"),
    ("the same in Arabic letters", "محمد"),
    ("two names", "Fatma Bougha"),
    ("family name first, other spelling", "Lahdari Joesoef"),
    ("a name with a typing mistake", "Khadiaj Mounara"),
    ("three letters, still typing", "kha"),
    ("a name that nobody has", "Qxyzzy Wrtlpfm"),
    ("a number", "RAB-2026-0004"),
    ("a word of a text", "paspoort"),
)


def measure_search(figures: Figures, office: Office, people: int) -> None:
    """Measure questions of every sort among so many people."""
    with figures.timed(f"{people:,} people kept", people), office.store.work(office.desk.by) as work:
        for person in people_of(people):
            work.save(person, load=True)
        work.commit()
    desk = SearchDesk(office.store, office.officer)
    for what, text in QUESTIONS:
        figures.best(f"search: {what}", partial(desk.search, text))
    with figures.timed(f"index of search built anew, {people:,} people"):
        office.store.connection.run("DELETE FROM meta WHERE name = 'search'")
        office.store.search_index.bring_up_to_date()


def people_of(count: int) -> Iterator[Person]:
    """Yield so many people."""
    chance = random.Random(7)
    for number in range(count):
        surname = "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 3, 3)))).capitalize()
        prefix = chance.choice((None, None, "el", "Ait", "van"))
        script = f"{chance.choice(ARABIC)} {chance.choice(ARABIC)}" if number % 4 == 0 else None
        yield Person(
            id=new_id(),
            given_names=chance.choice(GIVEN),
            surname_prefix=prefix,
            surname=surname,
            original_script_name=script,
        )
