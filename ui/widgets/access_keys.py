"""Gives every label of a window a letter or a digit of its own for the Alt key; no Qt."""

from typing import Final, Self

from resources.texts import language

RESERVED: Final = "qx"
MENU_LETTERS: Final = {"en": "edgvh", "nl": "bwglp"}  # of the menu bar, so no page may use them


class AccessKeys:
    """Hands out letters that are still free, the first of a word first; a numbered question goes by its number."""

    def __init__(self, taken: str = "") -> None:
        self._taken = set(taken.lower()) | set(RESERVED) | set(MENU_LETTERS[language()])

    @classmethod
    def of_a_menu(cls) -> Self:
        """Return letters for the lines of one menu, where every letter is free."""
        made = cls()
        made._taken.clear()
        return made

    def take(self, marked: str) -> str:
        """Note the letter that a text already marks, and return the text."""
        place = marked.find("&")
        if 0 <= place < len(marked) - 1:
            self._taken.add(marked[place + 1].lower())
        return marked

    def marked(self, text: str) -> str:
        """Return a text with its access key marked, or unmarked when every letter is taken."""
        plain = text.replace("&", "&&")
        starts = [number for number, letter in enumerate(plain) if number == 0 or plain[number - 1] == " "]
        for number in (*starts, *range(len(plain))):
            letter = plain[number].lower()
            if letter.isascii() and letter.isalnum() and letter not in self._taken:
                self._taken.add(letter)
                return f"{plain[:number]}&{plain[number:]}"
        return plain
