"""An unexpected error, said in a line with the place in the project that it comes from."""

from __future__ import annotations

import traceback
from pathlib import Path


def told(problem: Exception, root: Path) -> str:
    """Say an error in a line.

    Args:
        problem: what was raised.
        root: the project's folder.

    Returns:
        `path:line: Kind: what is wrong`, of the innermost place that is in the project and not in
        what only passes it on; without the place where there is none.
    """
    text = f"{type(problem).__name__}: {problem}"
    if isinstance(problem, SyntaxError):
        text = f"{type(problem).__name__}: {problem.msg}"
        frames = [(problem.filename or "", problem.lineno)]
    else:
        frames = [
            (each.filename, each.lineno) for each in traceback.extract_tb(problem.__traceback__)
        ]
    here = Path(__file__).with_name("preview")
    for name, line in reversed(frames):
        path = Path(name)
        if not path.is_relative_to(root) or path.is_relative_to(here) or ".venv" in path.parts:
            continue
        return f"{path.relative_to(root)}:{line}: {text}"
    return text
