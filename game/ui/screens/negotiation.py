"""The negotiation: the package on the table, whoever sits across it, and what it is worth by the mandate."""

from collections.abc import Sequence

import pygame

from game.language import _
from game.rules import Accept, Offer, TalkView, Walk, worth_by_mandate
from game.rules import Ask as AskClause
from game.session import Game, words
from game.ui import paint, parts
from game.ui.canvas import Canvas
from game.ui.flow import Flow, measured
from game.ui.focus import Answer, Key, Stop
from game.ui.frame import Action, Hint, headline
from game.ui.panels import Panel, arrange
from game.ui.screen import Play
from game.ui.wishes import Ask, Decide, Wish


class Negotiation(Play):
    """Clauses at the left, the counterpart at the right."""

    def __init__(self, game: Game) -> None:
        super().__init__(game)
        assert self.view.talks is not None
        self.talks: TalkView = self.view.talks
        self.table = self.scenario.negotiations[self.talks.id]
        theirs = next((seat.package for seat in self.talks.seats if seat.package), {})
        self.package = dict(self.talks.offer or theirs)
        clause, told = next(iter(self.table.clauses.items()))
        self.memory.focus = f"option {clause} {self.package.get(clause) or next(iter(told.options))}"

    def body(self, canvas: Canvas) -> None:
        """Paint package and counterpart."""
        aside = _("exchange {number}, {time} each").format(
            number=self.talks.exchanges + 1, time=words.duration(self.table.exchange)
        )
        room = headline(canvas, self.table.headline, aside)
        counterpart = " / ".join(self.words.actor(each.actor) for each in self.table.counterparts.values())
        arrange(
            canvas, room,
            (
                Panel("clauses", _("{title}: the package").format(title=self.table.title), self.clauses, 15, bare=True),
                Panel("counterpart", counterpart, self.counterpart, 8),
            ),
        )  # fmt: skip

    def clauses(self, flow: Flow) -> None:
        """Draw a row of options for each clause."""
        canvas = flow.canvas
        label = canvas.px(180) if flow.room > canvas.px(620) else 0
        for name, clause in self.table.clauses.items():
            flow.gap(8)

            def title(part: Flow, n: str = name, text: str = clause.title) -> None:
                part.text(text, "lead", "serif")
                part.text(self._standing(n), "caption", ink="muted")
                for who, other in self.table.counterparts.items():
                    if n in other.answers and not self._asked(n, who):
                        part.gap(2)
                        part.button(f"ask {n} {who}", _("Ask"), lambda c=n, w=who: self._ask(c, w), small=True)

            def options(part: Flow, n: str = name) -> None:
                self._options(part, n)

            pad = canvas.px(16)
            inner = Flow(canvas, flow.x + pad, flow.y, flow.room - 2 * pad)
            if label:
                inner.split((label, 0), (title, options), gap=14)
            else:
                title(inner)
                inner.gap(6)
                options(inner)
            flow.y = inner.y
            flow.gap(8)
            canvas.fill(pygame.Rect(flow.x, flow.y, flow.room, 1), "rule")

    def _standing(self, clause: str) -> str:
        theirs = {seat.package.get(clause) for seat in self.talks.seats if seat.package}
        if theirs and theirs == {self.package.get(clause)}:
            return _("agreed")
        return _("open")

    def _asked(self, clause: str, who: str) -> bool:
        return any((clause, who) == (asked, other) for asked, other, _answer in self.talks.asked)

    def _ask(self, clause: str, who: str) -> Wish:
        question = _("Ask what it means to them? It takes {time}.").format(time=words.duration(self.table.exchange))
        return Ask(question, _("Ask"), Decide(AskClause(clause, who)))

    def _options(self, flow: Flow, clause: str) -> None:
        canvas, gap = flow.canvas, 8
        options = self.table.clauses[clause].options
        width = (flow.room - gap * (len(options) - 1)) // len(options)
        height = max(
            measured(canvas, lambda part, o=option: self._option(part, clause, o), width - 20) for option in options
        )
        for place, option in enumerate(options):
            rect = pygame.Rect(flow.x + place * (width + gap), flow.y, width, height + canvas.px(16))
            mine = self.package.get(clause) == option
            red = any((clause, option) == (c, o) for c, o, _line in self.talks.red_lines)
            canvas.box(rect, "selected" if mine else "surface", "accent" if mine else "edge", 2 if mine else 1)
            if red and not mine:
                canvas.dashed(rect, "loss")
            self._option(Flow(canvas, rect.left + 10, rect.top + canvas.px(8), width - 20, mine), clause, option)
            state = words.listed(self._states(clause, option, mine, red))
            canvas.stop(
                Stop(f"option {clause} {option}", rect, "", "option", options[option].text, "", state,
                     lambda c=clause, o=option: self._choose(c, o))
            )  # fmt: skip
        flow.y += height + canvas.px(16)

    def _states(self, clause: str, option: str, mine: bool, red: bool) -> list[str]:
        told = [_("you")] if mine else []
        told += [
            self.words.actor(self.table.counterparts[seat.counterpart].actor)
            for seat in self.talks.seats
            if seat.package.get(clause) == option
        ]
        return [*told, _("red line")] if red else told

    def _option(self, flow: Flow, clause: str, option: str) -> None:
        mine = self.package.get(clause) == option
        red = any((clause, option) == (c, o) for c, o, _line in self.talks.red_lines)
        each = self.table.clauses[clause].options[option]
        flow.text(each.text, "body", weight=500 if mine else 400)
        flow.gap(3)
        worth = _("worth {points}").format(points=each.worth)
        told = words.listed([worth, *self._states(clause, option, mine, red)])
        flow.text(told, "caption", weight=500 if mine else 400, ink="loss" if red else "accent" if mine else "muted")

    def _choose(self, clause: str, option: str) -> None:
        self.package[clause] = option

    def counterpart(self, flow: Flow) -> None:
        """Draw what they said, what the embassy thinks, and what the package is worth."""
        for seat in self.talks.seats:
            other = self.table.counterparts[seat.counterpart]
            size = flow.canvas.px(36)
            flow.canvas.icon(
                parts.mark_of(self.scenario, other.actor), (flow.x, flow.y), size, flow.canvas.theme["ink"]
            )
            flow.text(other.person, weight=600, indent=size + 12)
            flow.text(self.scenario.actors[other.actor].name, "caption", ink="muted", indent=size + 12)
            flow.gap(10)
            flow.text(f"\u201c{self._last_words(seat.counterpart, seat.says)}\u201d", "lead", "serif")
            if seat.left:
                flow.text(_("They have left the table."), ink="loss", weight=600)
            flow.rule(10, 10)
            meter = self.view.meters.get(f"trust.{other.actor}")
            if meter:
                parts.meter(flow, self.words, meter)
                flow.rule(10, 10)
            if other.embassy:
                flow.text(_("What our embassy thinks it wants"), "caption", weight=600, ink="muted")
            for clause, much in other.embassy.items():
                told = (_("little"), _("some"), _("much"))[much - 1]
                title = self.table.clauses[clause].title
                flow.text(_("{clause}: {much}").format(clause=title, much=told))
        for clause, who, answer in self.talks.asked:
            said = next(each for each in self.table.counterparts[who].answers[clause] if each.id == answer)
            flow.rule(10, 10)
            flow.text(_("Asked about: {clause}").format(clause=self.table.clauses[clause].title), "caption", weight=600)
            flow.text(f"\u201c{said.text}\u201d", "body", "serif")
            if said.weighs:
                flow.text(_("An analyst: {text}").format(text=said.weighs), "caption", ink="muted")
        if self.table.note:
            flow.gap(12)
            flow.note(self.table.note)
        flow.gap(14)
        self._worth(flow)

    def _last_words(self, who: str, line: str) -> str:
        says = self.table.counterparts[who].says
        return {"opening": says.opening, "counter": says.counter, "accept": says.accept, "walk": says.walk}[line].text

    def _worth(self, flow: Flow) -> None:
        canvas = flow.canvas
        flow.text(_("Worth to {country}, by your mandate").format(country=self.scenario.player.country), "caption",
                  weight=600, ink="muted")  # fmt: skip
        mine = worth_by_mandate(self.scenario, self.talks.id, self.package) if self._whole() else None
        theirs = [
            worth_by_mandate(self.scenario, self.talks.id, seat.package) for seat in self.talks.seats if seat.package
        ]
        rect = pygame.Rect(flow.x, flow.y + canvas.px(8), flow.room, canvas.px(10))
        canvas.box(rect, "sunk", "edge")
        floor = rect.left + rect.width * self.table.walk_away // 100
        loss, ink = canvas.theme["loss"], canvas.theme["ink"]
        canvas.shape(lambda s: paint.arrow(s, (floor, rect.bottom + canvas.px(7)), canvas.px(9), True, loss))
        for worth in theirs:
            at = (rect.left + rect.width * max(0, min(100, worth)) // 100, rect.centery)
            canvas.shape(lambda s, a=at: paint.dot(s, a, canvas.px(6), ink))
        if mine is not None:
            x = rect.left + rect.width * max(0, min(100, mine)) // 100
            canvas.fill(pygame.Rect(x - 2, rect.top - 5, 4, rect.height + 10), "accent")
        flow.y += canvas.px(34)
        if mine is not None:
            flow.text(_("your package {worth}").format(worth=mine), weight=600, ink="accent")
        for worth in theirs:
            flow.text(_("their last package {worth}").format(worth=worth))
        flow.text(_("walk away below {worth}").format(worth=self.table.walk_away), ink="loss")

    def _whole(self) -> bool:
        return set(self.package) == set(self.table.clauses)

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        return (Hint("\u2191 \u2193 \u2190 \u2192", _("clauses")), Hint("Space", _("choose")), Hint("Tab", _("panel")))

    def actions(self) -> Sequence[Action]:
        """Give leaving, accepting and offering."""
        refused = "" if self._whole() else _("choose one option for each clause")
        accept = [seat.counterpart for seat in self.talks.seats if seat.package and not seat.left]
        walk = Ask(_("Leave the table? The talks are over then."), _("Walk away"), Decide(Walk()))
        acts = [Action("walk", _("Walk away"), "W", lambda: walk)]
        if accept:
            acts.append(Action("accept", _("Accept theirs"), "A", lambda: self._accept(accept[0])))
        return (
            *acts,
            Action("offer", _("Send this offer"), "Enter", lambda: Decide(Offer(dict(self.package))), refused),
        )

    def _accept(self, who: str) -> Wish:
        return Ask(_("Accept their package as it stands?"), _("Accept"), Decide(Accept(who)))

    def key(self, key: Key) -> Answer:
        """Accept or leave, each asked once."""
        for action in self.actions()[:-1]:
            if key.text.upper() == action.cap and not key.ctrl:
                return action.act() or True
        return super().key(key)
