"""Reads a date as people type it: 5/11/26, 5 nov, 1985, "2009?", ??-11-2009, today, or a day of the Islamic calendar.

What is not said stays unknown and is never made up, but for two things: a year of two digits gets its century, and
a day and month without a year get the nearest one. The window shows in words what was understood.
"""

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

from consulaat.values.partial_date import PartialDate
from consulaat.values.unreadable import UnreadableError
from resources.texts import N_

MONTHS: Final = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
_SHORT: Final = {"mrt": 3, "sept": 9, "okt": 10, "oct": 10}
_HIJRI_MONTHS: Final = (
    ("muharram",), ("safar",), ("rabialawwal", "rabi1", "rabii"), ("rabialthani", "rabi2", "rabiii", "rabialakhir"),
    ("jumadaalula", "jumada1", "jumadai", "jumadalula"), ("jumadaalakhira", "jumada2", "jumadaii", "jumadalthani"),
    ("rajab",), ("shaban", "shaaban"), ("ramadan",), ("shawwal",), ("dhualqada", "dhulqada"),
    ("dhualhijja", "dhulhijja"),
)  # fmt: skip
_DAYS_AWAY: Final = {
    "eergisteren": -2, "gisteren": -1, "yesterday": -1, "vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1,
    "overmorgen": 2,
}  # fmt: skip
_UNKNOWN_WORDS: Final = frozenset({"onbekend", "unknown", "", "weet niet"})
_UNKNOWN_PARTS: Final = frozenset({"x", "xx", "xxxx", "0", "00", "0000", "?", "??", "????"})
_ABOUT: Final = re.compile(r"^(?:ca\.?|circa|rond|ongeveer|around|about|±|~)\s*")
_EARLIEST: Final = 1800
_HOW: Final = N_("Type a date as 19-01-2009, 5 nov, 01-2009 or 2009.")
_YEAR_NEEDED: Final = N_("Type the year too, as 19-01-2009.")
_LOOKS_HIJRI: Final = N_(
    "The year {year} looks like the Islamic calendar. Choose that calendar beside the field, or correct the year."
)
_OLD_YEAR: Final = N_("The year {year} cannot be right.")
_WHOLE_HIJRI: Final = N_(
    "Type the whole Islamic date, as 12-5-1445: a month or a year alone falls in two of our calendar."
)
_BEYOND_HIJRI: Final = N_(
    "Islamic dates can be turned into ours from 1343 to 1500 only; type the date of our own calendar."
)


def understood(text: str, today: date, *, is_past: bool = False) -> PartialDate:
    """Return the date that was typed; with ``is_past`` it lies behind, as a day of birth does."""
    plain = _ABOUT.sub("", _plain(text))
    plain = plain.rstrip("?").strip() if plain.strip("?-/. ") else ""
    if plain in _UNKNOWN_WORDS:
        return PartialDate("00000000")
    if plain in _DAYS_AWAY:
        return PartialDate.of(today + timedelta(days=_DAYS_AWAY[plain]))
    if re.fullmatch(r"[0-9]{8}", plain):
        return _of_eight(plain)
    parts = [each for each in re.split(r"[-/.,\s]+", plain) if each]
    words = [number for number, each in enumerate(parts) if each[:1].isalpha() and each not in _UNKNOWN_PARTS]
    if len(words) > 1 or not 1 <= len(parts) <= 3:
        raise UnreadableError(_HOW)
    day, month, year = _with_word(parts, words[0]) if words else _of_numbers(parts)
    return _whole(day, month, year, today, is_past=is_past)


def from_hijri(text: str) -> PartialDate:
    """Return the day of our calendar of a day of the Islamic one, by the table of Umm al-Qura."""
    from hijridate import Hijri

    found = re.fullmatch(r"(\d{1,4})[-/.\s]+([a-z0-9'\-\s]+?)[-/.\s]+(\d{1,4})", _plain(text))
    if found is None:
        raise UnreadableError(_WHOLE_HIJRI)
    first, middle, last = found.groups()
    day, year = (last, first) if len(first) == 4 else (first, last)
    month = _hijri_month(middle)
    if len(year) != 4 or not month:
        raise UnreadableError(_WHOLE_HIJRI)
    try:
        turned = Hijri(int(year), month, int(day)).to_gregorian()
    except OverflowError:
        raise UnreadableError(_BEYOND_HIJRI) from None
    except ValueError:
        raise UnreadableError(N_("This date does not exist.")) from None
    return PartialDate.of(date(turned.year, turned.month, turned.day))


def looks_hijri(text: str) -> bool:
    """Tell whether a year in a text is of the Islamic calendar rather than ours."""
    return any(1300 <= int(year) <= 1500 for year in re.findall(r"(?<!\d)1[345]\d\d(?!\d)", _plain(text)))


def _plain(text: str) -> str:
    """Return the text in small letters, digits of any script as ours."""
    found = "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in text)
    return re.sub(r"\s+", " ", found).strip().lower()


def _of_eight(digits: str) -> PartialDate:
    """Return YYYYMMDD, or DDMMYYYY where that is the only date it can be."""
    if digits == "00000000":
        return PartialDate(digits)
    if int(digits[:4]) < _EARLIEST:
        digits = digits[4:] + digits[2:4] + digits[:2]
    _require_year(int(digits[:4]))
    return PartialDate(digits)


def _with_word(parts: list[str], place: int) -> tuple[str, int, str]:
    """Return day, month and year around the word of a month."""
    month = _month(parts[place])
    before, after = parts[:place], parts[place + 1 :]
    if len(before) == 1 and len(before[0]) == 4:
        return (after[0] if after else ""), month, before[0]
    if len(before) > 1:
        raise UnreadableError(_HOW)
    if before:
        return before[0], month, (after[0] if after else "")
    if len(after) == 2:
        return after[0], month, after[1]
    if after and len(after[0]) == 1:
        return after[0], month, ""
    return "00", month, (after[0] if after else "")


def _of_numbers(parts: list[str]) -> tuple[str, int, str]:
    """Return day, month and year of one to three numbers, the day first unless a year of four digits is."""
    if any(each not in _UNKNOWN_PARTS and not each.isdigit() for each in parts):
        raise UnreadableError(_HOW)
    if len(parts) == 1:
        if len(parts[0]) != 4 and not (len(parts[0]) == 2 and int(parts[0]) > 31):
            raise UnreadableError(_HOW)
        return "00", 0, parts[0]
    if len(parts[0]) == 4:
        return (parts[2] if len(parts) == 3 else "00"), _number(parts[1]), parts[0]
    if len(parts) == 3:
        return parts[0], _number(parts[1]), parts[2]
    if len(parts[1]) == 4 or _number(parts[1]) > 31:
        return "00", _number(parts[0]), parts[1]
    return parts[0], _number(parts[1]), ""


def _whole(day: str, month: int, year: str, today: date, *, is_past: bool) -> PartialDate:
    number = _number(day)
    if year:
        found = _number(year)
        if len(year) == 2 and year.isdigit():  # 00 is the year 2000 here; ?? is unknown
            found = _century(found, month, number, today, is_past=is_past)
    else:
        if is_past or not number:
            raise UnreadableError(_YEAR_NEEDED)
        found = _nearest_year(number, month, today)
    if found:
        _require_year(found)
    return PartialDate(f"{found:04}{month:02}{number:02}")


def _century(year: int, month: int, day: int, today: date, *, is_past: bool) -> int:
    """Return the year of two digits: behind us for what lies behind, else from 80 years back to 19 ahead."""
    latest = today.year if is_past else today.year + 19
    found = latest - (latest - year) % 100
    if is_past and (found, month, day) > (today.year, today.month, today.day):
        return found - 100
    return found


def _nearest_year(day: int, month: int, today: date) -> int:
    def away(year: int) -> int:
        try:
            return abs((date(year, month, day) - today).days)
        except ValueError:
            return 10_000

    return min((today.year, today.year - 1, today.year + 1), key=away)


def _require_year(year: int) -> None:
    if 1300 <= year <= 1500:
        raise UnreadableError(_LOOKS_HIJRI, year=year)
    if not _EARLIEST <= year <= 2199:
        raise UnreadableError(_OLD_YEAR, year=year)


def _number(part: str) -> int:
    if part in _UNKNOWN_PARTS:
        return 0
    if not part.isdigit() or len(part) not in {1, 2, 4}:
        raise UnreadableError(_HOW)
    return int(part)


def _month(word: str) -> int:
    if word in _SHORT:
        return _SHORT[word]
    for names in MONTHS.values():
        for number, name in enumerate(names, 1):
            if len(word) >= 3 and name.lower().startswith(word):
                return number
    raise UnreadableError(_HOW)


def _hijri_month(text: str) -> int:
    plain = re.sub(r"[^a-z0-9]", "", text)
    if plain.isdigit():
        return int(plain)
    for number, names in enumerate(_HIJRI_MONTHS, 1):
        if len(plain) >= 4 and any(name.startswith(plain) for name in names):
            return number
    return 0
