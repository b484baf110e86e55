"""What each letter of a name is worth when names are compared across spellings and scripts.

A letter that is heard in more than one way has more than one sound, so that its name gets more than one key.
Vowels have none: they are what spellings differ in most.
"""

import re
from typing import Final

SILENT: Final = ("",)

# Latin letters, after every other mark was taken off; the longest that fits is taken.
LATIN: Final[dict[str, tuple[str, ...]]] = {
    "sch": ("S",),
    "sj": ("S",),
    "sh": ("S",),
    "ş": ("S", "s"),
    "ch": ("S", "h"),  # Charif is Sharif, Chalid is Khalid
    "ç": ("S", "k"),
    "kh": ("h",),
    "x": ("h",),  # Somali: Xasan is Hassan
    "gh": ("g",),
    "dj": ("j",),
    "dh": ("d", "z"),  # Kadhim is Kazem
    "th": ("t", "s"),  # Othman is Osman
    "ph": ("f",),
    "bh": ("b",),
    "q": ("k",),
    "p": ("b",),
    **dict.fromkeys("aeiouywv", SILENT),
    **{letter: (letter,) for letter in "bdfghjklmnrstz0123456789"},
}
# The letter c: French before e and i, Turkish Cemal is Jamal, and in Somali it is no sound that others write.
C_BEFORE_E_AND_I: Final = ("k", "", "s", "j")
C_FIRST: Final = ("k", "", "j")
C_ELSEWHERE: Final = ("k", "")
LAST_H: Final = ("", "h")  # Fatimah is Fatima
UNIT: Final = re.compile("sch|sj|sh|ch|kh|gh|dj|dh|th|ph|bh|.")
CEDILLA: Final = str.maketrans(
    {
        **dict.fromkeys("şŞșȘšŠśŚ", "ş"),
        **dict.fromkeys("çÇčČćĆ", "ç"),
        **dict.fromkeys("'’‘ʼʻ`´ʿʾ", ""),
    }
)

# Letters of the Arabic script that are one letter to whoever searches.
ONE_LETTER: Final = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیےێئ", "ي"),
        **dict.fromkeys("ؤۆۇۋ", "و"),
        **dict.fromkeys("کڪ", "ك"),
        "ء": "",
        "ـ": "",
    }
)
ARABIC: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys("اويعةڤە", SILENT),
    "ب": ("b",),
    "پ": ("b",),
    "ت": ("t",),
    "ٹ": ("t",),
    "ث": ("t", "s"),
    "ج": ("j",),
    "چ": ("S", "h"),
    "ح": ("h",),
    "خ": ("h",),
    "د": ("d",),
    "ڈ": ("d",),
    "ذ": ("d", "z"),
    "ر": ("r",),
    "ڑ": ("r",),
    "ڕ": ("r",),
    "ز": ("z",),
    "ژ": ("j", "z"),
    "س": ("s",),
    "ش": ("S",),
    "ص": ("s",),
    "ض": ("d", "z"),  # Ramadan is Ramazan
    "ط": ("t",),
    "ظ": ("z", "d"),
    "غ": ("g",),
    "ف": ("f",),
    "ق": ("k",),
    "ك": ("k",),
    "ڭ": ("k",),
    "گ": ("g",),
    "ل": ("l",),
    "ڵ": ("l",),
    "م": ("m",),
    "ن": ("n",),
    "ں": ("n",),
    "ه": ("h",),
    "ہ": ("h", ""),  # Urdu: heard in some names, written in all
    "ھ": ("", "h"),  # Urdu: a breath after another letter
}
SOUNDS: Final = {**LATIN, **ARABIC}
# How Arabic letters are read aloud, to compare with what was typed in Latin ones.
READ_ALOUD: Final = str.maketrans(
    {
        **{letter: sounds[0].replace("S", "sh") for letter, sounds in ARABIC.items()},
        "ا": "a",
        "ع": "a",
        "ة": "a",
        "و": "u",
        "ي": "i",
        "ڤ": "v",
        "ە": "a",
    }
)

# Words that stand before a name and are not it: the Arabic article however it is heard, and European ones.
_ARTICLES: Final = (
    "el al ul il as ash ar an ad at az es esh er en ed et ez ech ach ou "
    "van von de den der ten ter du le la the ال"
)
_KIN_OF: Final = "ben bin ibn bn abu abou aboe bou bu بن ابن ابو بو"
_SERVANT_OF: Final = "abd abdel abdul abdal abdoul abdoel abder abdur abdes abdu عبد"
ARTICLES: Final = frozenset(_ARTICLES.split())
KIN_OF: Final = frozenset(_KIN_OF.split())
SERVANT_OF: Final = frozenset(_SERVANT_OF.split())

# What may be swapped in a whole key when somebody searches: s and z, d and t, Egyptian g.
SWAPS: Final = ((("z", "s"), ("s", "z")), (("d", "t"), ("t", "d")))
SWAPPED_ALONE: Final = (("g", "j"), ("j", "g"), ("z", "d"), ("d", "z"))
