"""Sheets with a line to type into: a reason, what is sought, a file, the glossary, the dossier."""

from collections.abc import Callable, Sequence
from functools import partial

from game.language import _
from game.scenario import Scenario, Term, bearing, glossary, look_up
from game.scenario.mattering import mattering, of_every_crisis, titles_where
from game.session import words
from game.ui.flow import Flow
from game.ui.focus import Answer, Key
from game.ui.frame import Action
from game.ui.pieces import asking
from game.ui.sheets import Sheet
from game.ui.wishes import Back, Open, Wish


class Writing(Sheet):
    """A sheet with one line to type into."""

    def __init__(self, title: str, about: str, written: str, done: Callable[[str], Wish]) -> None:
        self.written, self.about, self._done = written, about, done
        super().__init__(title, self._body)

    def actions(self) -> Sequence[Action]:
        """Give closing, and being done."""
        return (
            Action("close", _("Close"), "Esc", Back),
            Action("done", _("Done"), "Enter", lambda: self._done(self.written)),
        )  # fmt: skip

    def _body(self, flow: Flow) -> None:
        if self.about:
            flow.text(self.about, ink="muted")
            flow.gap(8)

        def line(part: Flow) -> None:
            part.text(f"{self.written}|", "lead", "serif")

        flow.row("writing", self.title, line, role="text", value=self.written, key=self.type, fill="sunk")
        self.below(flow)

    def below(self, flow: Flow) -> None:
        """Draw what stands under the line."""

    def type(self, key: Key) -> Answer:
        """Take a typed letter, or take the last one away."""
        if key.name == "backspace":
            self.written = self.written[:-1]
            return True
        if key.text and key.text.isprintable() and not key.ctrl:
            self.written = (self.written + key.text)[:300]
            return True
        return False


def find_sheet(sought: str, find: Callable[[str], Wish]) -> Writing:
    """Make the line in which one types what a crisis is found by."""
    about = _("A word of its title, of what it is about, or of its topics. Leave it empty to see all.")
    return Writing(_("Find a crisis"), about, sought, find)


def file_sheet(done: Callable[[str], Wish]) -> Writing:
    """Make the line in which one types where a scenario file lies."""
    return Writing(_("Open a scenario file"), _("Type its path, such as scenarios/my-crisis.yaml."), "", done)


class Glossary(Writing):
    """The glossary: type a word, read what it means; before that it names the words that matter in the crisis."""

    def __init__(self, scenario: Scenario | None, about: str = "", crises: Sequence[Scenario] = ()) -> None:
        self.crises = crises
        """The crises of the shelf, where none is played: an entry says in which of them it matters."""
        self.here = mattering(scenario) if scenario else {}
        self.about_term = glossary().get(about)
        """The entry that was pressed in a text; what is typed takes its place."""
        super().__init__(
            _("Glossary"), _("Type a word, such as norm h, retorsion or grade."), "", lambda _written: Back()
        )

    def actions(self) -> Sequence[Action]:
        """Give closing."""
        return (Action("close", _("Close"), "Enter", Back),)

    def below(self, flow: Flow) -> None:
        """Draw what was found."""
        flow.gap(12)
        sought = self.written.strip()
        pressed = (self.about_term,) if self.about_term and not sought else ()
        found = look_up(sought) if sought else pressed
        if found and sought and not bearing(sought):
            flow.text(_("The glossary has nothing under '{word}'. Near it:").format(word=sought), ink="muted")
        for term in found[:12]:
            flow.text(term.name, "lead", "serif", 600)
            flow.gap(2)
            flow.text(term.text)
            if term.more:
                flow.text(_("CERT adds: {text}").format(text=term.more), ink="muted")
            if term.see:
                also = words.listed(glossary()[name].name for name in term.see)
                flow.text(_("See also: {words}.").format(words=also), "caption", ink="muted")
            if self.crises and (where := _where(term, self.crises)):
                flow.text(where, "caption", ink="muted")
            if term.source:
                flow.gap(2)
                flow.text(_("Where this came from: {source}").format(source=term.source), "caption", ink="muted")
            flow.gap(14)
        if sought and not found:
            flow.text(_("Nothing is near this word."), ink="muted")
        if self.here and not sought and not pressed:
            flow.text(_("Words that matter here"), "caption", weight=600, ink="muted")
            flow.gap(4)
        for id, term in self.here.items() if not sought and not pressed else ():
            flow.row(f"term {id}", term.name, partial(_named, term.name), act=asking(Open("glossary", id)),
                     pad=(12, 8))  # fmt: skip


def _named(name: str, flow: Flow) -> None:
    flow.text(name)


def _where(term: Term, crises: Sequence[Scenario]) -> str:
    return words.matters_in(titles_where(term, crises), everywhere=of_every_crisis(term))
