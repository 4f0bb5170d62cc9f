"""The negotiation: the package on the table, whoever sits across it, and what it is worth by the mandate."""

from collections.abc import Sequence
from functools import partial

import pygame

from game.language import _, ngettext
from game.rules import Accept, Cause, Offer, SeatView, TalkView, Walk, worth_by_mandate
from game.rules import Ask as AskClause
from game.session import Game, words
from game.ui import paint, parts
from game.ui.canvas import Canvas
from game.ui.flow import Flow, measured
from game.ui.focus import Answer, Key, Stop
from game.ui.frame import Action, Hint, headline
from game.ui.panels import Panel, arrange
from game.ui.pieces import with_icon
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
        self.before: TalkView | None = None
        """How the table stood before the last exchange, where the window saw it."""
        clause, told = next(iter(self.table.clauses.items()))
        self.memory.focus = f"option {clause} {self.package.get(clause) or next(iter(told.options))}"

    def go_on_from(self, was: "Negotiation") -> None:
        """Stand where one stood before an exchange; where that was a question, at the clause it was about."""
        self.before, focus = was.talks, was.memory.focus
        if focus.startswith("ask "):
            clause = focus.split()[1]
            focus = f"option {clause} {self.package.get(clause) or next(iter(self.table.clauses[clause].options))}"
        if focus.startswith("option "):
            self.memory.focus = focus

    def body(self, canvas: Canvas) -> None:
        """Paint package and counterpart."""
        aside = _("exchange {number}, {time} each").format(
            number=self.talks.exchanges + 1, time=words.duration(self.table.exchange)
        )
        room = headline(canvas, self.table.headline, aside)
        counterpart = " / ".join(self.words.actor(each.actor) for each in self.table.counterparts.values())
        title = _("{title}: the package").format(title=self.table.title)
        arrange(
            canvas, room,
            (
                Panel("clauses", title, self.clauses, 15, _("worth by your mandate"), bare=True),
                Panel("counterpart", counterpart, self.counterpart, 7, headless=True, foot=self._worth),
            ),
        )  # fmt: skip

    def clauses(self, flow: Flow) -> None:
        """Draw a row of options for each clause."""
        canvas, pad = flow.canvas, flow.canvas.px(16)
        label = canvas.px(190) if flow.room > canvas.px(640) else 0
        for name in self.table.clauses:
            flow.gap(9)
            inner = Flow(canvas, flow.x + pad, flow.y, flow.room - 2 * pad)
            title, options = partial(self._clause, name), partial(self._options, name)
            if label:
                inner.split((label, 0), (title, options), gap=12, centre=True)
            else:
                title(inner)
                inner.gap(6)
                options(inner)
            flow.y = inner.y
            flow.gap(9)
            canvas.fill(pygame.Rect(flow.x, flow.y, flow.room, 1), "rule")

    def _clause(self, name: str, flow: Flow) -> None:
        flow.text(self.table.clauses[name].title, "lead", "serif")
        agreed = self._is_agreed(name)
        icon, ink, said = ("agree", "gain", _("agreed")) if agreed else ("counter", "muted", _("open"))
        with_icon(flow, icon, said, ink=ink, size="caption", pixels=18)
        for who, other in self.table.counterparts.items():
            if name in other.answers and not self._asked(name, who):
                flow.gap(8)
                about = _("Ask: {clause}").format(clause=self.table.clauses[name].title)
                flow.button(f"ask {name} {who}", _("Ask"), partial(self._ask, name, who), small=True, name=about)

    def _is_agreed(self, clause: str) -> bool:
        theirs = {seat.package.get(clause) for seat in self.talks.seats if seat.package}
        return bool(theirs) and theirs == {self.package.get(clause)}

    def _asked(self, clause: str, who: str) -> bool:
        return any((clause, who) == (asked, other) for asked, other, _answer in self.talks.asked)

    def _ask(self, clause: str, who: str) -> Wish:
        question = _("Ask what it means to them? It takes {time}.").format(time=words.duration(self.table.exchange))
        return Ask(question, _("Ask"), Decide(AskClause(clause, who)))

    def _options(self, clause: str, flow: Flow) -> None:
        canvas, gap, pad = flow.canvas, flow.canvas.px(8), flow.canvas.px(10)
        options = self.table.clauses[clause].options
        columns = len(options) if flow.room // len(options) >= canvas.px(130) else 1
        width = (flow.room - gap * (columns - 1)) // columns
        told = [partial(self._option, clause, option) for option in options]
        foot = canvas.type("caption")[1] + canvas.px(4)
        height = max(measured(canvas, each, width - 2 * pad) for each in told) + 2 * canvas.px(8) + foot
        for place, option in enumerate(options):
            left = flow.x + place % columns * (width + gap)
            rect = pygame.Rect(left, flow.y + place // columns * (height + gap), width, height)
            mine, red = self.package.get(clause) == option, self._is_red(clause, option)
            canvas.box(rect, "selected" if mine else "surface", "accent" if mine else "edge", 2 if mine else 1)
            if red and not mine:
                canvas.box(rect, "surface", "surface")
                canvas.dashed(rect, "loss")
            inner = Flow(canvas, rect.left + pad, rect.top + canvas.px(8), width - 2 * pad, mine)
            told[place](inner)
            self._standing(canvas, rect.inflate(-2 * pad, -2 * canvas.px(7)), clause, option)
            said = _("{what}: {choice}").format(what=self.table.clauses[clause].title, choice=options[option].text)
            worth = _("worth {points}").format(points=_points(options[option].worth))
            state = words.listed(self._states(clause, option, mine, red))
            act = partial(self._choose, clause, option)
            canvas.stop(Stop(f"option {clause} {option}", rect, "", "option", said, worth, state, act, chosen=mine))
        flow.y += (len(options) + columns - 1) // columns * (height + gap) - gap

    def _is_red(self, clause: str, option: str) -> bool:
        return any((clause, option) == (c, o) for c, o, _line in self.talks.red_lines)

    def _states(self, clause: str, option: str, mine: bool, red: bool) -> list[str]:
        told = [_("you")] if mine else []
        told += [self.words.actor(actor) for actor in self._theirs(clause, option)]
        return [*told, _("red line")] if red else told

    def _theirs(self, clause: str, option: str) -> list[str]:
        """Give the actors whose last package has this option."""
        seats = (seat for seat in self.talks.seats if seat.package.get(clause) == option)
        return [self.table.counterparts[seat.counterpart].actor for seat in seats]

    def _option(self, clause: str, option: str, flow: Flow) -> None:
        mine = self.package.get(clause) == option
        flow.text(self.table.clauses[clause].options[option].text, "body", weight=500 if mine else 400)

    def _standing(self, canvas: Canvas, rect: pygame.Rect, clause: str, option: str) -> None:
        """Draw at the foot of an option who stands there, that it is a red line, and what it is worth."""
        mine, red = self.package.get(clause) == option, self._is_red(clause, option)
        line, size = canvas.type("caption")[1], canvas.px(17)
        top, x = rect.bottom - line, rect.left
        marks = [("check", _("you"), "accent")] if mine else []
        marks += [(parts.mark_of(self.scenario, a), self.words.actor(a), "ink") for a in self._theirs(clause, option)]
        marks += [("warn", _("red line"), "loss")] if red else []
        worth = _points(self.table.clauses[clause].options[option].worth)
        room = rect.width - canvas.width(worth, "caption", "mono") - canvas.px(6)
        for icon, said, ink in marks:
            needed = size + canvas.px(4) + canvas.width(said, "caption", weight=500)
            named = x + needed <= rect.left + room
            colour = canvas.ink(ink, mine)
            canvas.icon(icon, (x, top + (line - size) // 2), size, colour)
            x += size + canvas.px(4)
            if named:
                canvas.write(said, (x, top), needed, size="caption", weight=500, colour=colour)
                x += needed - size + canvas.px(6)
        muted = canvas.ink("muted", mine)
        canvas.write(worth, (rect.left, top), rect.width, size="caption", voice="mono", colour=muted, align="right")

    def _choose(self, clause: str, option: str) -> None:
        self.package[clause] = option

    def counterpart(self, flow: Flow) -> None:
        """Draw what they said, what the embassy thinks, and what was asked."""
        for seat in self.talks.seats:
            self._seat(flow, seat)
        for clause, who, answer in self.talks.asked:
            other = self.table.counterparts[who]
            said = next(each for each in other.answers[clause] if each.id == answer)
            asked = _("{person}, asked about: {clause}").format(
                person=other.person, clause=self.table.clauses[clause].title
            )
            flow.rule(10, 10)
            flow.text(asked, "caption", weight=600)
            flow.text(f"\u201c{said.text}\u201d", "body", "serif")
            if said.weighs:
                flow.text(_("An analyst: {text}").format(text=said.weighs), "caption", ink="muted")
        if self.table.note:
            flow.gap(12)
            flow.note(self.table.note)

    def _seat(self, flow: Flow, seat: SeatView) -> None:
        other, canvas = self.table.counterparts[seat.counterpart], flow.canvas
        size = canvas.px(42)
        mark = parts.mark_of(self.scenario, other.actor)
        canvas.icon(mark, (flow.x, flow.y), size, canvas.theme["ink"])
        flow.text(other.person, weight=600, indent=size + canvas.px(12))
        said = self.scenario.actors[other.actor].name
        flow.text(said, "caption", ink="muted", indent=size + canvas.px(12))
        flow.gap(10)
        flow.text(f"\u201c{self._last_words(seat.counterpart, seat.says)}\u201d", "lead", "serif")
        if seat.left:
            flow.text(_("They have left the table."), ink="loss", weight=600)
        elif seat.accepts:
            flow.text(_("They would sign your last offer."), ink="gain", weight=600)
        elif moved := self._moved(seat):
            flow.text(moved, "caption", weight=600, ink="muted")
        meter = self.view.meters.get(f"trust.{other.actor}")
        if meter:
            flow.rule(10, 10)
            parts.meter(flow, self.words, meter)
        if other.embassy:
            flow.rule(6, 10)
            flow.text(_("What our embassy thinks it wants"), "caption", weight=600, ink="muted")
        for clause, much in other.embassy.items():
            flow.gap(4)
            if flow.room > canvas.px(280):
                flow.split((0, canvas.px(118)), (partial(self._titled, clause), partial(_how_much, much)), gap=10)
            else:
                self._titled(clause, flow)
                _how_much(much, flow)

    def _moved(self, seat: SeatView) -> str:
        """Say in which clauses they moved since their last package; empty where there was none to move from."""
        seats = self.before.seats if self.before and self.before.exchanges < self.talks.exchanges else ()
        was = next((each.package for each in seats if each.counterpart == seat.counterpart), {})
        if not was or isinstance(self.game.entries[-1].decision, AskClause):
            return ""
        clauses = [self.table.clauses[each].title for each in was if was[each] != seat.package.get(each)]
        if not clauses:
            return _("Nothing in their package has changed.")
        return _("Changed in their package: {clauses}.").format(clauses=words.listed(clauses))

    def _titled(self, clause: str, flow: Flow) -> None:
        flow.text(self.table.clauses[clause].title)

    def _last_words(self, who: str, line: str) -> str:
        says = self.table.counterparts[who].says
        return {"opening": says.opening, "counter": says.counter, "accept": says.accept, "walk": says.walk}[line].text

    def _worth(self, flow: Flow) -> None:
        """Draw what both packages are worth by the mandate, and where one would rather walk away."""
        canvas, pad = flow.canvas, flow.canvas.px(20)
        mine = worth_by_mandate(self.scenario, self.talks.id, self.package) if self._whole() else None
        theirs = [
            (self.words.actor(self.table.counterparts[seat.counterpart].actor),
             worth_by_mandate(self.scenario, self.talks.id, seat.package))
            for seat in self.talks.seats if seat.package
        ]  # fmt: skip
        told = [(_("your package {worth}").format(worth=mine), "accent", 600)] if mine is not None else []
        told += [(_("{actor}: last package {worth}").format(actor=who, worth=worth), "ink", 400)
                 for who, worth in theirs]  # fmt: skip
        told.append((_("walk away below {worth}").format(worth=self.table.walk_away), "loss", 400))

        def draw(inner: Flow) -> None:
            said = _("Worth to {country}, by your mandate").format(country=self.scenario.player.country)
            inner.text(said, "caption", weight=600, ink="muted")
            self._scale(inner, mine, [worth for _who, worth in theirs])
            for line, ink, weight in told:
                inner.text(line, "caption", ink=ink, weight=weight)

        height = measured(canvas, draw, flow.room - 2 * pad) + canvas.px(20)
        canvas.fill(pygame.Rect(flow.x, flow.y, flow.room, height), "sunk")
        canvas.fill(pygame.Rect(flow.x, flow.y, flow.room, 1), "rule")
        draw(Flow(canvas, flow.x + pad, flow.y + canvas.px(10), flow.room - 2 * pad))
        flow.y += height

    def _scale(self, flow: Flow, mine: int | None, theirs: Sequence[int]) -> None:
        canvas = flow.canvas
        rect = pygame.Rect(flow.x, flow.y + canvas.px(7), flow.room, canvas.px(10))

        def x(worth: int) -> int:
            return rect.left + rect.width * max(0, min(100, worth)) // 100

        canvas.box(rect, "surface", "edge")
        floor, loss, ink = x(self.table.walk_away), canvas.theme["loss"], canvas.theme["ink"]
        canvas.fill(pygame.Rect(rect.left + 1, rect.top + 1, floor - rect.left - 1, rect.height - 2), "loss-soft")
        below = (floor, rect.bottom + canvas.px(6))
        canvas.shape(partial(paint.arrow, centre=below, size=canvas.px(9), up=True, colour=loss))
        for worth in theirs:
            canvas.shape(partial(paint.dot, centre=(x(worth), rect.centery), radius=canvas.px(6), colour=ink))
        if mine is not None:
            canvas.fill(pygame.Rect(x(mine) - 2, rect.top - 5, 4, rect.height + 10), "accent")
        flow.y += canvas.px(30)

    def _whole(self) -> bool:
        return set(self.package) == set(self.table.clauses)

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        return (Hint("\u2191 \u2193 \u2190 \u2192", _("clauses")), Hint("Space", _("choose")), Hint("Tab", _("panel")))

    def explained(self) -> Sequence[str]:
        """Explain offering, asking, the figures, and when the talks are over."""
        exchange, floor = words.duration(self.table.exchange), self.table.walk_away
        return (
            _("An offer chooses one option for each clause. Sending it is one exchange and takes {time}: they sign it, "
              "answer with a package of theirs, or leave.").format(time=exchange),
            _("Ask stands where they can tell what a clause means to them and you have not asked yet. A question is an "
              "exchange too and takes {time}; the answer shows what they care about, and sometimes tells something on "
              "who did it.").format(time=exchange),
            _("The figure at an option is what it is worth to you by your mandate, and below at the right the sum for "
              "each package. Under {floor} you are better off without an agreement: walk away below tells that. The "
              "figures are advice and no score.").format(floor=floor),
            _("What the embassy thinks they want is a guess: one square little, three much."),
            _("They do not wait for ever. Each side gives up after a number of exchanges that nobody tells you, or "
              "when two offers in a row are far below what it would sign. Where the round ends first, the talks rest "
              "and go on after your next plan."),
            _("W leaves the table: the talks are over then. A takes their package as it stands."),
        )  # fmt: skip

    def actions(self) -> Sequence[Action]:
        """Give leaving, accepting and offering."""
        refused = "" if self._whole() else _("choose one option for each clause")
        left = len(self.table.clauses) - len(self.package)
        aside = ngettext("{count} clause is open", "{count} clauses are open", left).format(count=left)
        accept = [seat.counterpart for seat in self.talks.seats if seat.package and not seat.left]
        walk = Ask(_("Leave the table? The talks are over then."), _("Walk away"), Decide(Walk()))
        acts = [Action("walk", _("Walk away"), "W", lambda: walk)]
        if accept:
            acts.append(Action("accept", _("Accept theirs"), "A", lambda: self._accept(accept[0])))
        return (
            *acts,
            Action("offer", _("Send this offer"), "Enter", lambda: Decide(Offer(dict(self.package))), refused, aside),
        )

    def _accept(self, who: str) -> Wish:
        return Ask(_("Accept their package as it stands?"), _("Accept"), Decide(Accept(who)))

    def key(self, key: Key) -> Answer:
        """Accept or leave, each asked once."""
        for action in self.actions()[:-1]:
            if key.text.upper() == action.cap and not key.ctrl:
                return action.act() or True
        return super().key(key)


def _points(worth: int) -> str:
    return f"{worth}".replace("-", "\N{MINUS SIGN}")


def _how_much(much: int, flow: Flow) -> None:
    """Draw how much somebody is thought to want a thing: one to three filled squares, and the word."""
    canvas, side = flow.canvas, flow.canvas.px(11)
    for place in range(3):
        rect = pygame.Rect(flow.x + place * (side + 2), flow.y + canvas.px(5), side, canvas.px(14))
        canvas.box(rect, "ink" if place < much else None, "ink", 2)
    word = (_("little"), _("some"), _("much"))[much - 1]
    flow.text(word, "caption", ink="muted", indent=3 * side + canvas.px(14))


def parting(game: Game, talks: str) -> str:
    """Say that the other side has left the table, and what it said; empty where it has not."""
    if game.state.talks[talks].standing != "refused":
        return ""
    said, left = words.Words(game.scenario), Cause(game.state.clock, "talks", talks, "refused")
    told = f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}" if (text := said.text(left)) else ""
    nothing = _("There is no agreement, and the round goes on.")
    return "\n".join(line for line in (f"{said.title(left)}.", told, nothing) if line)
