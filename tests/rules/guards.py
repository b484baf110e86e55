"""Reads from the rules themselves what each guard can object to, so that no list of it is kept beside them."""

import ast
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from types import FunctionType, ModuleType
from typing import Any, Final

from consulaat.records.registry import RECORDS, type_name
from consulaat.rules import validation
from consulaat.rules.machines import steps_of

RULES: Final = "consulaat.rules"
FINDINGS: Final = "consulaat.rules.findings"
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]+(_[A-Z0-9]+)*")


def step_objections() -> set[tuple[str, str, str]]:
    """Return type, verb and code of everything that a guard of a step can stop it for."""
    return {
        (type_name(made), step.verb, code)
        for made in RECORDS
        for step in steps_of(made)
        for code in codes_of(step.guard)
    }


def check_objections() -> set[tuple[str, str]]:
    """Return type and code of everything that the checks of a record can stop it for."""
    both = (*validation._GUARDS.items(), *validation._CHECKS.items())
    return {(type_name(made), code) for made, check in both for code in codes_of(check)}


def codes_of(rule: Callable[..., Any]) -> set[str]:
    """Return the codes of the findings that stop, of a rule and of all rules that it asks."""
    asked: set[FunctionType] = set()
    assert isinstance(rule, FunctionType)
    waiting, found = [rule], set[str]()
    while waiting:
        each = waiting.pop()
        if each not in asked:
            asked.add(each)
            found |= set(_own_codes(each))
            waiting += _asked_by(each)
    return found


def _own_codes(rule: FunctionType) -> Iterator[str]:
    """Yield the codes in the words of a rule, and those it hands to a rule that makes the finding."""
    for call in (each for each in ast.walk(_tree(rule)) if isinstance(each, ast.Call)):
        called = call.func
        first = next(iter(call.args), None)
        if isinstance(called, ast.Name) and called.id == "Finding" and not _only_warns(call):
            if isinstance(first, ast.Constant):
                yield str(first.value)
            elif isinstance(first, ast.Name) and isinstance(rule.__globals__.get(first.id), str):
                yield rule.__globals__[first.id]
        elif isinstance(called, ast.Name) and _relays(_meant(rule, called)):
            yield from (
                each.value
                for each in call.args
                if isinstance(each, ast.Constant)
                and isinstance(each.value, str)
                and _CODE.fullmatch(each.value)
            )


def _asked_by(rule: FunctionType) -> list[FunctionType]:
    """Return the rules that a rule asks, but for those whose findings it lets only warn."""
    tree = _tree(rule)
    softened = {
        id(inside)
        for loop in ast.walk(tree)
        if isinstance(loop, ast.For) and any(_only_warns(each) for each in loop.body)
        for inside in ast.walk(loop.iter)
    }
    named = (each for each in ast.walk(tree) if id(each) not in softened)
    found: list[FunctionType] = []
    for each in named:
        meant = _meant(rule, each)
        if isinstance(meant, FunctionType) and meant.__module__.startswith(RULES):
            found.append(meant)
        elif isinstance(meant, dict):
            found += [value for value in meant.values() if isinstance(value, FunctionType)]
    return [each for each in found if each.__module__ != FINDINGS]


def _meant(rule: FunctionType, node: ast.AST) -> object:
    """Return what a name in a rule stands for."""
    if isinstance(node, ast.Name):
        return rule.__globals__.get(node.id)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        room = rule.__globals__.get(node.value.id)
        return getattr(room, node.attr, None) if isinstance(room, ModuleType) else None
    return None


def _relays(rule: object) -> bool:
    """Tell whether a rule makes a finding of a code that it is given."""
    if not isinstance(rule, FunctionType) or not rule.__module__.startswith(RULES) or _is_of_findings(rule):
        return False
    given = set(inspect.signature(rule).parameters)
    return any(
        isinstance(each, ast.Call)
        and isinstance(each.func, ast.Name)
        and each.func.id == "Finding"
        and not _only_warns(each)
        and bool(each.args)
        and isinstance(each.args[0], ast.Name)
        and each.args[0].id in given
        for each in ast.walk(_tree(rule))
    )


def _is_of_findings(rule: FunctionType) -> bool:
    return rule.__module__ == FINDINGS


def _only_warns(node: ast.AST) -> bool:
    return any(isinstance(each, ast.Attribute) and each.attr == "WARNS" for each in ast.walk(node))


@cache
def _tree(rule: FunctionType) -> ast.FunctionDef:
    named = _functions(sys.modules[rule.__module__])
    return named[rule.__name__]


@cache
def _functions(module: ModuleType) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(inspect.getsource(module))
    return {each.name: each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}
