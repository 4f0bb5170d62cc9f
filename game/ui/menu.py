"""The menu with its settings, and what is told about a crisis before it is opened."""

from collections.abc import Mapping, Sequence
from functools import partial

from game.language import _, languages, ngettext
from game.rules import Mode
from game.scenario import Shelved
from game.session import words
from game.ui import topics
from game.ui.flow import Flow
from game.ui.focus import Answer, Key
from game.ui.frame import Action
from game.ui.pieces import asking, bullets, labelled
from game.ui.settings import choices
from game.ui.sheets import Sheet
from game.ui.wishes import Back, Begin, Leave, Look, Turn

LANGUAGES: Mapping[str, str] = {"en": "English", "fr": "Français", "es": "Español", "ar": "العربية", "ru": "Русский",
                                "zh": "中文", "de": "Deutsch", "pt": "Português"}  # fmt: skip
"""What languages call themselves; one that is not here is called by its two letters."""


class Menu(Sheet):
    """The menu: how the window looks and sounds, and leaving."""

    def __init__(self, playing: bool) -> None:
        self.playing = playing
        back = _("Back to the game") if playing else _("Back")
        super().__init__(_("Menu"), self._body, (Action("close", back, "Esc", Back),))

    def _body(self, flow: Flow) -> None:
        settings = flow.canvas.settings
        self.memory.focus = self.memory.focus or f"text {settings.text}"
        flow.text(_("Tab or the arrows go from one to the next, Space chooses."), "caption", ink="muted")
        flow.gap(8)
        for what, title, values in self._settings():
            given = [(f"{what} {value}", said, asking(Look(what, value))) for value, said in values]
            labelled(flow, title, given, f"{what} {getattr(settings, what)}")
            flow.gap(12)
        if self.playing:
            flow.rule(4, 12)
            flow.button("leave", _("Leave the game: everything is saved"), Leave)

    def _settings(self) -> Sequence[tuple[str, str, Sequence[tuple[str | int | bool, str]]]]:
        sizes = [(size, f"{size}") for size in choices()["text"]]
        told: list[tuple[str, str, Sequence[tuple[str | int | bool, str]]]] = [
            ("text", _("Text size, %"), sizes),
            ("theme", _("Theme"), [("light", _("Light")), ("dark", _("Dark")), ("contrast", _("High contrast"))]),
            ("motion", _("Motion"), [(True, _("Hours pass one by one")), (False, _("Nothing moves"))]),
            ("sound", _("Sound"), [("never", _("Never")), ("training", _("In training")), ("always", _("Always"))]),
        ]
        if len(languages()) > 1:
            told.append(("language", _("Language"), [(each, LANGUAGES.get(each, each)) for each in languages()]))
        return told

    def key(self, key: Key) -> Answer:
        """Change the theme, or close."""
        return Turn("theme") if key.text.lower() == "t" and not key.ctrl else super().key(key)


def about_sheet(shelved: Shelved, mode: Mode) -> Sheet:
    """Make what is told about a crisis: whom one speaks for, what it trains; or what keeps it from being played."""
    if shelved.scenario is None:
        return Sheet(shelved.id, partial(_messages, shelved))
    actions = (
        Action("close", _("Close"), "Esc", Back),
        Action("begin", _("Open the briefing"), "Enter", asking(Begin(shelved.path, mode))),
    )
    return Sheet(shelved.scenario.title, partial(_about, shelved), actions)


def _messages(shelved: Shelved, flow: Flow) -> None:
    flow.text(_("This crisis cannot be played as its file is now. For its author:"))
    for place, problem in enumerate(shelved.problems):
        flow.gap(4)
        flow.row(f"problem {place}", str(problem), partial(_message, str(problem)), pad=(10, 8))


def _message(said: str, flow: Flow) -> None:
    flow.text(said, "caption", "mono")


def _about(shelved: Shelved, flow: Flow) -> None:
    scenario = shelved.scenario
    assert scenario is not None
    flow.text(scenario.briefing.headline, "lead", "serif", 500)
    flow.gap(8)
    flow.text(_("Your office: {office}.").format(office=words.office(scenario.player)))
    rounds = len(scenario.clock.rounds)
    said = ngettext("{rounds} round, about {minutes} minutes.", "{rounds} rounds, about {minutes} minutes.", rounds)
    flow.text(said.format(rounds=rounds, minutes=scenario.minutes))
    if scenario.roles:
        seats = words.listed(each.title for each in scenario.roles.values())
        flow.text(_("For a delegation at one screen, or for one: {seats}.").format(seats=seats))
    if scenario.content_note:
        flow.gap(10)
        flow.note(scenario.content_note)
    if scenario.objectives:
        flow.gap(14)
        flow.text(_("What it trains"), weight=600)
        flow.gap(4)
        bullets(flow, [each.title for each in scenario.objectives.values()], True)
    if scenario.topics:
        flow.gap(10)
        flow.text(_("What it is about"), weight=600)
        flow.gap(4)
        flow.text(words.listed(topics.title(each) for each in scenario.topics), ink="muted")
