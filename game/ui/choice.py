"""One choice in full: what it means and moves, when it answers, who argues what, and the texts it asks for."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import zip_longest

import pygame

from game.language import _, ngettext
from game.rules import OfferedChoice
from game.scenario.choices import Advice
from game.session import before, refusals, words
from game.session.words import Words
from game.ui import documents, paint, parts
from game.ui.canvas import Canvas
from game.ui.flow import Act, Flow, button_size, draw_button
from game.ui.pieces import with_icon
from game.ui.planning import HOLD, Planning


class Choice:
    """The choice that is shown."""

    def __init__(self, said: Words, planning: Planning) -> None:
        self.words, self.scenario, self.planning = said, said.scenario, planning
        self.tight = False
        """True where the parts stand closer, and the button under the text instead of below the panel."""
        self.button_below = False
        """True where the button stands beside the plan: all of the panel is for reading."""
        self.titled = True
        """False where the headline says the title."""

    def draw(self, flow: Flow) -> None:
        """Draw the choice in focus: what it means, what it moves for certain, who advises what, what it asks."""
        if self.planning.shown == HOLD:
            self._hold(flow)
            return
        choice, offered = self.scenario.choices[self.planning.shown], self.planning.offered[self.planning.shown]
        tight = self.tight
        self._costs(flow, offered)
        if self.titled:
            flow.text(choice.title, "heading", "serif", 500)
        flow.gap(2 if tight else 6)
        documents.prose(flow, choice.text, "body", "sans")
        if offered.id in self.planning.closing:
            flow.gap(4)
            flow.text(_("As things stand, only in this round."), "caption", weight=500)
        if more := before.once_more(self.planning.view, offered.id):
            flow.gap(4)
            flow.text(more, "caption", weight=500)
        flow.gap(4 if tight else 8)
        parts.hints(flow, self.words, offered.hints)
        self._against_the_attack(flow, offered)
        if offered.refusal:
            flow.gap(8)
            flow.note(refusals.refusal(self.scenario, offered.refusal))
        if apart := sorted(offered.excludes & self.planning.offered.keys()):
            flow.gap(8)
            titles = words.listed(self.scenario.choices[each].title for each in apart)
            flow.text(_("Not in one plan with: {titles}").format(titles=titles), "caption", ink="muted")
        for line in offered.crosses:
            flow.gap(8)
            red = self.scenario.red_lines[line]
            flow.note(f"{red.title} {red.text}", alarm=True)
        self._to_fill_in(flow, choice.draft, self.planning.asks(self.planning.shown))
        self._advice(flow, choice.advice)
        if tight:
            self._toggle(flow)

    def _hold(self, flow: Flow) -> None:
        hold = self.scenario.hold
        flow.text(_("Hold"), "heading", "serif", 500)
        flow.gap(6)
        flow.text(hold.text if hold else _("Nothing is chosen, and the round runs."))
        if hold:
            self._advice(flow, hold.advice)

    def foot(self, flow: Flow) -> None:
        """Draw the button that adds the choice in focus to the plan, and why it cannot be added."""
        if self._shut:
            return
        canvas, pad = flow.canvas, flow.canvas.px(16)
        canvas.fill(pygame.Rect(flow.x, flow.y, flow.room, 1), "rule")
        inner = Flow(canvas, flow.x + pad, flow.y + canvas.px(9), flow.room - 2 * pad)
        top = inner.y
        self._button(inner)
        wrong = _("Advisers can be wrong.")
        room = canvas.width(wrong, "caption") + 4
        if self.scenario.choices[self.planning.shown].advice and inner.room > room + canvas.px(260):
            at = (inner.x + inner.room - room, top + canvas.px(12))
            canvas.write(wrong, at, room, size="caption", colour=canvas.theme["muted"], align="right")
        flow.y = inner.y + canvas.px(9)

    @property
    def _shut(self) -> bool:
        return self.planning.shown == HOLD or self.planning.offered[self.planning.shown].refusal is not None

    def _button(self, flow: Flow) -> None:
        act = partial(self.planning.toggle, self.planning.shown)
        flow.button("toggle", self._label, act, cap="Space", refused=self.planning.too_much())

    @property
    def _label(self) -> str:
        return _("Take it out") if self.planning.shown in self.planning.plan.choices else _("Add to the plan")

    def _toggle(self, flow: Flow) -> None:
        """Draw the same button under the text, where a foot of its own would take the room to read."""
        refused = self.planning.too_much() if not self._shut else ""
        if self.button_below and refused:
            flow.gap(6)
            flow.text(refused, "caption", ink="muted")
        elif not self.button_below and not self._shut:
            flow.gap(10)
            self._button(flow)

    def beside(self, canvas: Canvas, rect: pygame.Rect) -> int:
        """Draw the same button at the right of a line; give the room that is left at its left."""
        if self._shut:
            return rect.width
        width = button_size(canvas, self._label, "Space")[0]
        button = pygame.Rect(rect.right - width, rect.top, width, rect.height)
        act = partial(self.planning.toggle, self.planning.shown)
        draw_button(canvas, button, "toggle", self._label, act, cap="Space", refused=self.planning.too_much())
        return rect.width - width - canvas.px(8)

    def _costs(self, flow: Flow, offered: OfferedChoice) -> None:
        choice, canvas = self.scenario.choices[offered.id], flow.canvas
        takes = _("answer at {moment}").format(moment=words.moment(offered.arrives)) if choice.takes else _("at once")
        answer = takes if choice.answers else _("no answer to wait for")
        cost = ngettext("{cost} attention", "{cost} attention", offered.cost).format(cost=offered.cost)
        said = _("{cost} · {answer}").format(cost=cost, answer=answer)
        kind = partial(
            with_icon, name=choice.kind, said=words.kind(choice.kind), ink="muted", size="caption", pixels=18
        )
        room = canvas.width(said, "caption") + 2
        if self.tight:
            flow.text(said, "caption", ink="muted")
        elif flow.room - room > canvas.width(words.kind(choice.kind), "caption") + canvas.px(40):
            flow.split((0, room), (kind, lambda part: part.text(said, "caption", align="right")))
        else:
            kind(flow)
            flow.text(said, "caption")
        flow.gap(0 if self.tight else 4)

    def _against_the_attack(self, flow: Flow, offered: OfferedChoice) -> None:
        """Say whether what comes of a choice would arrive before the attack's next stage."""
        ahead, choice = self.planning.view.attack.ahead, self.scenario.choices[offered.id]
        if ahead is None or offered.refusal or not (choice.takes and choice.answers):
            return
        stage = next(each.title for each in self.scenario.attack.stages if each.id == ahead.id)
        late = offered.arrives > ahead.minute
        said = _("It answers after the next stage: {stage}, about {moment}.") if late else _(
            "It answers before the next stage: {stage}, about {moment}."
        )  # fmt: skip
        flow.gap(4)
        told = said.format(stage=stage, moment=words.moment(ahead.minute))
        with_icon(flow, "attack", told, ink="loss" if late else "muted", size="caption", pixels=18)

    def _advice(self, flow: Flow, advice: Mapping[str, Advice]) -> None:
        canvas, size, tight = flow.canvas, flow.canvas.px(20), self.tight
        for name, said, is_for in _by_turns(advice):
            icon, ink, stance = ("check", "gain", _("for")) if is_for else ("cross", "loss", _("against"))
            flow.rule(*((4, 3) if tight else (6, 6)))
            canvas.icon(icon, (flow.x, flow.y + canvas.px(2)), size, canvas.theme[ink])
            who = self.words.adviser(name)
            if canvas.low:
                told = _("{adviser}, {stance}: {said}").format(adviser=who, stance=stance, said=said)
                flow.text(told, "body", "serif", indent=size + 10)
                continue
            adviser = _("{adviser}: {stance}").format(adviser=who, stance=stance)
            flow.text(adviser, "caption", weight=600, indent=size + 10)
            flow.text(said, "body", "serif", indent=size + 10)

    def _to_fill_in(self, flow: Flow, draft: str | None, asks: Sequence[str]) -> None:
        """Draw what a choice of the plan asks for: a text to be worded, questions; above them, how that is done."""
        if not self.planning.is_to_fill_in:
            return
        flow.rule(12, 8)
        flow.text(_("To choose below: Tab to this panel, then the arrows and Space."), "caption", ink="muted")
        if draft:
            self._text_to_write(flow, draft)
        for question in asks:
            self._question(flow, question)

    def _text_to_write(self, flow: Flow, name: str) -> None:
        draft, written = self.scenario.drafts[name], self.planning.plan.drafts.get(name, {})
        flow.gap(8)
        flow.text(draft.title, weight=600)
        if draft.text:
            flow.text(draft.text, "caption", ink="muted")
        for clause, told in draft.clauses.items():
            flow.gap(8)
            flow.text(told.title, weight=500)
            for option, each in told.options.items():
                flow.gap(4)
                put = partial(self.planning.put, name, clause, option)
                chosen = written.get(clause) == option
                self._option(flow, f"put {clause} {option}", told.title, each.text, chosen, put)

    def _question(self, flow: Flow, question: str) -> None:
        told = self.scenario.questions[question]
        flow.gap(10)
        flow.text(told.text, weight=600)
        for option, text in told.options.items():
            flow.gap(4)
            chosen = self.planning.plan.answers.get(question) == option
            answer = partial(self.planning.answer, question, option)
            self._option(flow, f"answer {question} {option}", told.text, text, chosen, answer)

    def _option(self, flow: Flow, id: str, of: str, text: str, chosen: bool, act: Act) -> None:
        """Draw one of several of which one can be chosen."""

        def draw(part: Flow) -> None:
            canvas, size = part.canvas, part.canvas.px(16)
            centre = (part.x + size // 2, part.y + canvas.type("body")[1] // 2)
            if canvas.whole(part.y, canvas.type("body")[1]):
                _round(canvas, centre, size, chosen, part.on_selected)
            part.text(text, weight=500 if chosen else 400, indent=size + 10)

        name, state = _("{what}: {choice}").format(what=of, choice=text), "chosen" if chosen else ""
        flow.row(id, name, draw, act=act, role="option", selected=chosen, state=state, pad=(12, 7))


def _round(canvas: Canvas, centre: tuple[int, int], size: int, chosen: bool, on_selected: bool) -> None:
    """Draw the round mark of one of several: a ring, and a dot within it where it is the one chosen."""
    ink = canvas.ink("accent" if chosen else "edge", on_selected)
    canvas.shape(partial(paint.dot, centre=centre, radius=size // 2, colour=ink, filled=False))
    if chosen:
        canvas.shape(partial(paint.dot, centre=centre, radius=size // 4, colour=ink))


def _by_turns(advice: Mapping[str, Advice]) -> Sequence[tuple[str, str, bool]]:
    """Give who says what, for and against by turns, so that no side is read alone."""
    sides = [
        [(name, each.for_it, True) for name, each in advice.items() if each.for_it],
        [(name, each.against, False) for name, each in advice.items() if each.against],
    ]
    return [each for turn in zip_longest(*sides) for each in turn if each]
