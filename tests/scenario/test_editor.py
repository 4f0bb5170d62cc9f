"""The real YAML language server, which the common editors use: it completes, explains and marks with our schema."""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.scenario.new import begin_scenario
from game.scenario.schema import schema

SERVER = shutil.which("yaml-language-server") or os.environ.get("YAML_LANGUAGE_SERVER")
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not SERVER, reason="npm install -g yaml-language-server, or name it in YAML_LANGUAGE_SERVER"),
]


class Editor:
    """As much of an editor as is needed to open one file and ask about a place in it."""

    def __init__(self, file: Path) -> None:
        self._server = subprocess.Popen([str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._uri, self._text, self._number = file.as_uri(), file.read_text(encoding="utf-8"), 0
        self._limit = threading.Timer(60, self._server.kill)
        self._limit.start()
        abilities = {"hover": {}, "completion": {"completionItem": {"documentationFormat": ["plaintext"]}}}
        root, told = file.parent.as_uri(), {"textDocument": abilities}
        self.ask("initialize", {"processId": None, "rootUri": root, "capabilities": told})
        self._send({"method": "initialized", "params": {}})
        settings = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": settings}})

    def open(self, text: str) -> None:
        """Open the file with this text."""
        self._text = text
        document = {"uri": self._uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})

    def change(self, text: str) -> None:
        """Put another text in the place of all there is."""
        document = {"uri": self._uri, "version": 2}
        params = {"textDocument": document, "contentChanges": [{"text": text}]}
        self._send({"method": "textDocument/didChange", "params": params})

    def marked(self) -> Iterator[list[dict[str, Any]]]:
        """Give what the server marks, each time it says so."""
        return (each["params"]["diagnostics"] for each in self._answers() if "Diagnostics" in each.get("method", ""))

    def at(self, method: str, word: str) -> Any:
        """Ask about the place just behind a word."""
        line, column = next((n, row.index(word)) for n, row in enumerate(self._text.split("\n")) if word in row)
        position = {"line": line, "character": column + len(word)}
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": self._uri}, "position": position})

    def ask(self, method: str, params: Any) -> Any:
        """Ask, and give the answer."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        return next(each["result"] for each in self._answers() if each.get("id") == self._number and "result" in each)

    def close(self) -> None:
        """End the server."""
        self._limit.cancel()
        self._server.kill()
        self._server.communicate()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _answers(self) -> Iterator[dict[str, Any]]:
        assert self._server.stdout
        while head := self._server.stdout.readline():
            while (line := self._server.stdout.readline()).strip():
                head = line if b"Length" in line else head
            answer = json.loads(self._server.stdout.read(int(head.split(b":")[1])))
            if "method" in answer and "id" in answer:
                wanted = len(answer["params"].get("items", [])) if isinstance(answer.get("params"), dict) else 0
                self._send({"id": answer["id"], "result": [None] * wanted or None})
            yield answer


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    found = Editor(begin_scenario("mine", tmp_path))
    yield found
    found.close()


def test_an_editor_marks_nothing_in_a_new_scenario_and_a_misspelt_field_in_its_place(
    editor: Editor, tmp_path: Path
) -> None:
    text = (tmp_path / "mine.yaml").read_text(encoding="utf-8")
    broken = text.replace("\nminutes:", "\nminuets:", 1)
    editor.open(broken)
    marks = next(filter(None, editor.marked()))
    editor.change(text)

    line = next(number for number, row in enumerate(broken.split("\n")) if row.startswith("minuets"))
    assert any("minuets" in mark["message"] and mark["range"]["start"]["line"] == line for mark in marks)
    assert next(editor.marked()) == []


def test_an_editor_explains_a_field_and_completes_a_word(editor: Editor, tmp_path: Path) -> None:
    text = (tmp_path / "mine.yaml").read_text(encoding="utf-8")
    editor.open(text)

    explained = schema()["properties"]["minutes"]["description"].split(".")[0]
    assert explained in json.dumps(editor.at("hover", "minut"))
    completed = editor.at("completion", "level: ")
    labels = {each["label"] for each in (completed["items"] if isinstance(completed, dict) else completed)}
    assert {"introductory", "demanding"} <= labels
