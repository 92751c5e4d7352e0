"""Numbers that a command is asked with."""

from __future__ import annotations

from argparse import ArgumentTypeError


def at_least_one(text: str) -> int:
    """Read how often, or how long, something is to be done.

    Raises:
        ArgumentTypeError: it is no whole number, or less than 1: nothing would be tried, and the
            page of figures written all the same.
    """
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is no whole number from 1 on")
    return int(text)
