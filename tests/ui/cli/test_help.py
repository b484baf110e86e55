"""What --help says: every command with an example that holds, in one language."""

import argparse
import re
import shlex
from collections.abc import Iterator

import pytest

from resources.texts import choose_language
from ui.cli.arguments import UsageError, build_parser
from ui.cli.run import GROUPS

ENGLISH = re.compile(
    r"\b(the|and|with|from|for|this|usage|options|arguments|required|example|choose|file|name|text)\b"
)
# What stands there in every language: options, choices, examples of files, names of the environment.
ALIKE = re.compile(r"--?[\w-]+|\{.*?\}|CONSULAAT_\w+|consulaat [\w -]+|\b[\w-]+\.(?:pdf|card|cbn|toml)\b")


def _commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    below = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    if not below:
        yield parser
    for action in below:
        for each in action.choices.values():
            yield from _commands(each)


def _parser(language: str) -> argparse.ArgumentParser:
    choose_language(language)
    return build_parser(GROUPS)


def test_every_command_says_what_it_does_with_an_example_that_is_understood() -> None:
    parser = _parser("en")

    for command in _commands(parser):
        assert command.description, command.prog
        title, *examples = (command.epilog or "").splitlines()
        assert title == "Example:", command.prog
        for example in examples:
            program, *words = shlex.split(example)
            assert program == "consulaat"
            assert example.strip().startswith(command.prog)
            parser.parse_args(words)


def test_every_argument_is_explained() -> None:
    silent = [
        (command.prog, each.dest)
        for command in _commands(_parser("en"))
        for each in command._actions
        if not each.help
    ]

    assert silent == []


def test_help_and_refusals_in_dutch_hold_no_english() -> None:
    parser = _parser("nl")

    for command in (parser, *_commands(parser)):
        text = ALIKE.sub("", command.format_help().partition("\nVoorbeeld:")[0])
        assert ENGLISH.findall(text) == [], command.prog
    for words in (
        "frob",
        "init",
        "init --role",
        "init --role x",
        "resolve x --reason a",
        "resolve x --reason a --keep mine --value b",
        "status --json=x",
        "list case --where",
        "form FRM-01 --count x",
        "status extra",
    ):
        with pytest.raises(UsageError) as refused:
            parser.parse_args(words.split())
        assert ENGLISH.findall(ALIKE.sub("", refused.value.message())) == [], words
