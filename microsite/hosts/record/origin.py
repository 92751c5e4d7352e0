"""Where the inputs of a site come from: which commit, whether edited since, and of which time.

Nothing is guessed. Where git cannot tell (no repository, no commit, a shallow clone that may lack
the commit in question), the site's record says that it is not known, and no page states a date.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from microsite.hosts.record.inputs import printable
from microsite.revisions import Git, NoRevision

VARIABLE = "SOURCE_DATE_EPOCH"
"""The time that a build is of, in seconds since 1970 began in UTC: https://reproducible-builds.org/specs/source-date-epoch/."""


class UnusableEpoch(ValueError):
    """The environment's SOURCE_DATE_EPOCH is no time; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of where inputs come from; None where it is not known."""

    commit: str | None = None
    """The whole hash of the commit that is checked out."""
    edited: tuple[str, ...] | None = None
    """The inputs that are not as that commit has them: changed, new or gone; in order."""
    epoch: int | None = None
    """The environment's SOURCE_DATE_EPOCH, or the time of the newest commit that touched inputs."""
    doubt: str = ""
    """Why something is not known, and what to do: two clauses."""


def origin(root: Path, paths: Sequence[str], inputs: Collection[str]) -> Origin:
    """Ask git where the inputs of a project come from, and the environment for their time.

    Args:
        root: the project's folder.
        paths: the files and folders that inputs are in, relative to it.
        inputs: every input's path.

    Raises:
        UnusableEpoch: SOURCE_DATE_EPOCH is not a whole number of seconds.
    """
    given = _given()
    try:
        git = Git(root)
        asked = git.ask(
            "rev-parse", "HEAD", "--show-prefix", "--is-shallow-repository", "--git-path", "shallow"
        )
        commit, prefix, shallow, cut_at = os.fsdecode(asked).split("\n")[:4]
        edited = _edited(git, prefix, paths, inputs)
        newest = os.fsdecode(git.ask("log", "-1", "--format=%H %ct", "HEAD", "--", *paths)).split()
    except NoRevision as problem:
        return Origin(epoch=given, doubt="" if given is not None else str(problem))
    if given is not None:
        return Origin(commit, edited, given)
    if not newest:
        return Origin(commit, edited, None, "no commit has the inputs; commit them")
    touched, time = newest
    # A shallow clone's oldest commits look as if they had made all that there is.
    if shallow == "true" and touched in (root / cut_at).read_text("ascii").split():
        doubt = (
            "this clone is shallow and may lack the commit that last touched the inputs; "
            "git fetch --unshallow"
        )
        return Origin(commit, edited, None, doubt)
    return Origin(commit, edited, int(time))


@contextmanager
def stated(epoch: int | None) -> Iterator[None]:
    """State a time in the environment meanwhile, for whoever asks for the day of the build.

    Where none is known, nothing is stated; where one is given, it stays.
    """
    if epoch is None or VARIABLE in os.environ:
        yield
        return
    os.environ[VARIABLE] = str(epoch)
    try:
        yield
    finally:
        os.environ.pop(VARIABLE, None)


def _given() -> int | None:
    said = os.environ.get(VARIABLE)
    if not said:
        return None
    # As the specification has it: digits and nothing else.
    if not (said.isascii() and said.isdecimal() and len(said) <= 12):
        raise UnusableEpoch(
            f"{VARIABLE} is '{said}', which is no number of seconds; unset it, or give the time "
            "of the newest commit: git log -1 --format=%ct"
        )
    return int(said)


def _edited(
    git: Git, prefix: str, paths: Iterable[str], inputs: Collection[str]
) -> tuple[str, ...]:
    """List the inputs that are not as committed; what git ignores is an input all the same."""
    listed = git.ask(
        "status",
        "--porcelain=v1",
        "-z",
        "--no-renames",
        "--untracked-files=all",
        "--ignored=matching",
        "--",
        *paths,
    )
    edited: set[str] = set()
    for entry in filter(None, os.fsdecode(listed).split("\0")):
        state, path = entry[:2], entry[3:].removeprefix(prefix)
        if path.endswith("/"):
            edited.update(each for each in inputs if each.startswith(path))
        elif path in inputs or state not in ("??", "!!"):
            edited.add(path)
    return tuple(sorted(map(printable, edited)))
