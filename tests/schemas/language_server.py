"""A talk with yaml-language-server, the program behind YAML in VS Code and other editors."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "tools/web/node_modules/yaml-language-server/bin/yaml-language-server"


class LanguageServer:
    """The server, started in a project's folder, asked as an editor asks it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._count = 0
        self._process = subprocess.Popen(
            [ROOT / ".venv/bin/node", PROGRAM, "--stdio"],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        markdown = {"documentationFormat": ["markdown"], "snippetSupport": True}
        self._ask(
            "initialize",
            processId=None,
            rootUri=root.as_uri(),
            workspaceFolders=[{"uri": root.as_uri(), "name": "project"}],
            capabilities={
                "textDocument": {
                    "completion": {"completionItem": markdown},
                    "hover": {"contentFormat": ["markdown"]},
                },
                "workspace": {"configuration": True},
            },
        )
        self._tell("initialized")
        # Schemas from the web are off: an editor asks nobody, and neither does the test.
        self._settings = {
            "validate": True,
            "hover": True,
            "completion": True,
            "schemaStore": {"enable": False},
        }
        self._tell("workspace/didChangeConfiguration", settings={"yaml": self._settings})

    def open(self, name: str, text: str) -> list[str]:
        """Open a file with this text in it, and return what is underlined, as line and message."""
        uri = (self._root / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        while True:
            message = self._read()
            params = message.get("params") or {}
            if message.get("method", "").endswith("publishDiagnostics") and params["uri"] == uri:
                found = params["diagnostics"]
                return [
                    f"{each['range']['start']['line'] + 1}: {each['message']}" for each in found
                ]

    def completions(self, name: str, line: int, column: int) -> dict[str, str]:
        """Return what is offered at a place, counted from 1, each with its explanation."""
        made = self._ask("textDocument/completion", **self._at(name, line, column))
        items = made["items"] if isinstance(made, dict) else made
        return {each["label"]: _text(each.get("documentation", "")) for each in items}

    def hover(self, name: str, line: int, column: int) -> str:
        """Return what is shown over a place, counted from 1."""
        return _text(
            (self._ask("textDocument/hover", **self._at(name, line, column)) or {})["contents"]
        )

    def close(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.communicate()

    def _at(self, name: str, line: int, column: int) -> dict[str, Any]:
        position = {"line": line - 1, "character": column - 1}
        return {"textDocument": {"uri": (self._root / name).as_uri()}, "position": position}

    def _ask(self, method: str, **params: Any) -> Any:
        self._count += 1
        self._send({"id": self._count, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._count and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            assert line or self._process.poll() is None, "the language server has ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "method" in message and "id" in message:
            asked = message["method"] == "workspace/configuration"
            items = message["params"]["items"] if asked else []
            answer = [self._settings if each.get("section") == "yaml" else {} for each in items]
            self._send({"id": message["id"], "result": answer if asked else None})
        return message


def _text(documentation: Any) -> str:
    return documentation["value"] if isinstance(documentation, dict) else str(documentation)
