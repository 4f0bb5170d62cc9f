"""The decision: what can be done, what it costs and when it answers, and the plan along the hours."""

from collections.abc import Mapping, Sequence
from functools import partial

import pygame

from game.language import _, ngettext
from game.rules import OfferedChoice, Plan, narrowed
from game.scenario.choices import Advice
from game.session import Game, words
from game.ui import documents, parts
from game.ui.canvas import Canvas
from game.ui.dossier import Received
from game.ui.drawings import Bar, plan
from game.ui.flow import Act, Flow
from game.ui.focus import Answer, Key
from game.ui.frame import Action, Hint, headline
from game.ui.panels import Panel, arrange
from game.ui.pieces import pips, pips_width, with_icon
from game.ui.screen import Play
from game.ui.wishes import Ask, Decide, Draft, Open, Wish

KINDS = (
    "dialogue", "cbm", "technical", "capacity", "norms", "law", "rights", "sovereignty", "economic", "attribution",
)  # fmt: skip
HOLD = "hold"


class Decision(Play):
    """Choices by kind, the one in focus in full, the plan below."""

    def __init__(self, game: Game) -> None:
        super().__init__(game)
        self.plan = game.draft
        order = sorted(self.view.choices, key=lambda each: KINDS.index(self.scenario.choices[each.id].kind))
        self.offered: dict[str, OfferedChoice] = {each.id: each for each in order}
        self.shown = next(iter(self.offered), HOLD)
        self.reason = ""
        self.dossier = Received(game)

    @property
    def left(self) -> int:
        """Attention points left after the plan."""
        return self.view.attention - sum(self.scenario.choices[each].cost for each in self.plan.choices)

    def body(self, canvas: Canvas) -> None:
        """Paint choices, detail and plan."""
        for name in (*self.offered, HOLD):
            if canvas.has_focus(f"choice {name}"):
                self.shown = name
        aside = _("{left} of {all} left").format(left=self.left, all=self.view.attention)
        room = headline(canvas, _first(self.view.attention), aside, (self.left, self.view.attention, _("Attention")))
        below = canvas.px(150) if canvas.most_panels == 3 else canvas.px(40 if canvas.most_panels == 2 else 30)
        gap = 14 if canvas.most_panels > 1 else 4
        above = pygame.Rect(room.left, room.top, room.width, room.height - below - gap)
        received = _("Dossier, {count}").format(count=len(self.dossier.told))
        arrange(
            canvas, above,
            (
                Panel("choices", _("What can be done"), self.choices, 14, bare=True, headless=True),
                Panel("detail", _("The choice"), self.detail, 11, headless=True, foot=self._add),
                Panel("received", _("Dossier"), self.dossier.rows, 11, tab=received),
            ),
            most=2,
        )  # fmt: skip
        self._plan(canvas, pygame.Rect(room.left, above.bottom + gap, room.width, below))

    def choices(self, flow: Flow) -> None:
        """Draw the choices by kind: the kind at the left, a row for each of its choices beside it."""
        canvas = flow.canvas
        column = canvas.px(142) if flow.room > canvas.px(560) else canvas.px(44)
        for kind in dict.fromkeys(self.scenario.choices[name].kind for name in self.offered):
            top = flow.y
            rows = Flow(canvas, flow.x + column, top, flow.room - column)
            for name, offered in self.offered.items():
                if self.scenario.choices[name].kind == kind:
                    self._row(rows, offered)
            least = self._kind(Flow(canvas, flow.x, top, column), kind)
            if rows.y - top < least:
                canvas.fill(pygame.Rect(rows.x, top + least - 1, rows.room, 1), "rule")
                rows.y = top + least
            canvas.fill(pygame.Rect(flow.x, rows.y - 1, column, 1), "rule")
            canvas.fill(pygame.Rect(flow.x + column, top, 1, rows.y - top), "rule")
            flow.y = rows.y
        if self.scenario.hold or not self.offered:
            flow.row(f"choice {HOLD}", _("Hold"), self._hold_row)

    def _kind(self, flow: Flow, kind: str) -> int:
        """Draw a kind with its icon; give the height it needs."""
        canvas, size = flow.canvas, flow.canvas.px(20)
        left, top = flow.x + canvas.px(14), flow.y + canvas.px(10)
        canvas.icon(kind, (left, top), size, canvas.theme["muted"])
        if flow.room <= canvas.px(60):
            return size + canvas.px(20)
        room, muted = flow.room - size - canvas.px(26), canvas.theme["muted"]
        at = (left + size + canvas.px(9), top)
        tall = canvas.write(words.kind(kind), at, room, size="caption", weight=600, colour=muted)
        return tall + canvas.px(20)

    def _row(self, flow: Flow, offered: OfferedChoice) -> None:
        planned = offered.id in self.plan.choices
        flow.row(
            f"choice {offered.id}", self.scenario.choices[offered.id].title, partial(self._choice, offered),
            act=partial(self._toggle, offered.id), selected=planned, pad=(14, 10),
            state="chosen" if planned else "refused" if offered.refusal else "",
        )  # fmt: skip

    def _hold_row(self, flow: Flow) -> None:
        flow.text(_("Or hold: commit with nothing chosen"), ink="muted")

    def _choice(self, offered: OfferedChoice, flow: Flow) -> None:
        choice, canvas = self.scenario.choices[offered.id], flow.canvas
        dim = "muted" if offered.refusal else "ink"
        takes = words.duration(choice.takes) if choice.takes else _("now")

        def what(part: Flow) -> None:
            said = _("{title} · opens talks").format(title=choice.title) if choice.opens else choice.title
            part.text(said, weight=500, ink=dim)
            if offered.refusal:
                part.text(self.words.refusal(offered.refusal), "caption", ink="muted")
            for line in offered.crosses:
                title = self.scenario.red_lines[line].title
                said = _("crosses a red line: {title}").format(title=title)
                with_icon(part, "warn", said, ink="loss", size="caption", weight=500, pixels=17)

        flow.split(
            (canvas.px(20), 0, pips_width(canvas, max(1, offered.cost)), canvas.width("00 h 00", "caption")),
            (
                partial(self._tick, offered), what, partial(pips, filled=offered.cost, of=offered.cost, align="right"),
                lambda part: part.text(takes, "caption", align="right", ink=dim),
            ),
            gap=12, centre=True,
        )  # fmt: skip

    def _tick(self, offered: OfferedChoice, flow: Flow) -> None:
        canvas, size = flow.canvas, flow.canvas.px(20)
        rect = pygame.Rect(flow.x, flow.y + 1, size, size)
        if offered.refusal:
            canvas.icon("lock", rect.topleft, size, canvas.ink("muted", flow.on_selected))
        elif offered.id in self.plan.choices:
            canvas.box(rect, "accent")
            canvas.icon("check", rect.topleft, size, canvas.theme["on-accent"])
        else:
            canvas.box(rect, None, "edge")
        flow.y += size

    def detail(self, flow: Flow) -> None:
        """Draw the choice in focus: what it means, what it moves for certain, who advises what, what it asks."""
        if self.shown == HOLD:
            self._hold(flow)
            return
        choice, offered = self.scenario.choices[self.shown], self.offered[self.shown]
        self._costs(flow, offered)
        flow.text(choice.title, "heading", "serif", 500)
        flow.gap(6)
        documents.prose(flow, choice.text, "body", "sans")
        flow.gap(8)
        parts.hints(flow, self.words, offered.hints)
        self._against_the_attack(flow, offered)
        if offered.refusal:
            flow.gap(8)
            flow.note(self.words.refusal(offered.refusal))
        for line in offered.crosses:
            flow.gap(8)
            red = self.scenario.red_lines[line]
            flow.note(f"{red.title} {red.text}", alarm=True)
        self._text_to_write(flow, choice.draft)
        self._questions(flow, choice.asks)
        self._advice(flow, choice.advice)

    def _hold(self, flow: Flow) -> None:
        hold = self.scenario.hold
        flow.text(_("Hold"), "heading", "serif", 500)
        flow.gap(6)
        flow.text(hold.text if hold else _("Nothing is chosen, and the round runs."))
        if hold:
            self._advice(flow, hold.advice)

    def _add(self, flow: Flow) -> None:
        """Draw the button that adds the choice in focus to the plan, and why it cannot be added."""
        if self.shown == HOLD or self.offered[self.shown].refusal:
            return
        canvas, pad = flow.canvas, flow.canvas.px(16)
        canvas.fill(pygame.Rect(flow.x, flow.y, flow.room, 1), "rule")
        label = _("Take it out") if self.shown in self.plan.choices else _("Add to the plan")
        inner = Flow(canvas, flow.x + pad, flow.y + canvas.px(9), flow.room - 2 * pad)
        inner.button("toggle", label, partial(self._toggle, self.shown), cap="Space", refused=self._too_much())
        flow.y = inner.y + canvas.px(9)

    def _costs(self, flow: Flow, offered: OfferedChoice) -> None:
        choice, canvas = self.scenario.choices[offered.id], flow.canvas
        takes = _("answer at {moment}").format(moment=words.moment(offered.arrives)) if choice.takes else _("at once")
        cost = ngettext("{cost} attention", "{cost} attention", offered.cost).format(cost=offered.cost)
        said = _("{cost} · {answer}").format(cost=cost, answer=takes)
        kind = partial(
            with_icon, name=choice.kind, said=words.kind(choice.kind), ink="muted", size="caption", pixels=18
        )
        room = canvas.width(said, "caption") + 2
        if flow.room - room > canvas.width(words.kind(choice.kind), "caption") + canvas.px(40):
            flow.split((0, room), (kind, lambda part: part.text(said, "caption", align="right")))
        else:
            kind(flow)
            flow.text(said, "caption")
        flow.gap(4)

    def _against_the_attack(self, flow: Flow, offered: OfferedChoice) -> None:
        """Say whether what comes of a choice would arrive before the attack's next stage."""
        ahead = self.view.attack.ahead
        if ahead is None or offered.refusal or not self.scenario.choices[offered.id].takes:
            return
        stage = next(each.title for each in self.scenario.attack.stages if each.id == ahead.id)
        late = offered.arrives > ahead.minute
        said = _("It answers after the next stage: {stage}, about {moment}.") if late else _(
            "It answers before the next stage: {stage}, about {moment}."
        )  # fmt: skip
        flow.gap(4)
        told = said.format(stage=stage, moment=words.moment(ahead.minute))
        with_icon(flow, "attack", told, ink="loss" if late else "muted", size="caption", pixels=18)

    def _too_much(self) -> str:
        cost = self.scenario.choices[self.shown].cost
        if self.shown in self.plan.choices or cost <= self.left:
            return ""
        return _("It needs {needs} attention, and {left} is left.").format(needs=cost, left=self.left)

    def _advice(self, flow: Flow, advice: Mapping[str, Advice]) -> None:
        size = flow.canvas.px(20)
        for name, each in advice.items():
            for said, icon, ink, stance in (
                (each.for_it, "check", "gain", _("for")), (each.against, "cross", "loss", _("against")),
            ):  # fmt: skip
                if said:
                    flow.rule(8, 8)
                    flow.canvas.icon(icon, (flow.x, flow.y), size, flow.canvas.theme[ink])
                    adviser = _("{adviser}: {stance}").format(adviser=self.words.adviser(name), stance=stance)
                    flow.text(adviser, "caption", weight=600, indent=size + 10)
                    flow.text(said, "body", "serif", indent=size + 10)
        if advice:
            flow.gap(8)
            flow.text(_("Advisers can be wrong."), "caption", ink="muted")

    def _text_to_write(self, flow: Flow, name: str | None) -> None:
        if name is None or self.shown not in self.plan.choices:
            return
        draft, written = self.scenario.drafts[name], self.plan.drafts.get(name, {})
        flow.rule(12, 8)
        flow.text(draft.title, weight=600)
        if draft.text:
            flow.text(draft.text, "caption", ink="muted")
        for clause, told in draft.clauses.items():
            flow.gap(8)
            flow.text(told.title, weight=500)
            for option, each in told.options.items():
                flow.gap(4)
                put = partial(self._put, name, clause, option)
                self._option(flow, f"put {clause} {option}", each.text, written.get(clause) == option, put)

    def _questions(self, flow: Flow, asks: Sequence[str]) -> None:
        if self.shown not in self.plan.choices:
            return
        for question in asks:
            told = self.scenario.questions[question]
            flow.rule(12, 8)
            flow.text(told.text, weight=600)
            for option, text in told.options.items():
                flow.gap(4)
                chosen = self.plan.answers.get(question) == option
                answer = partial(self._answer, question, option)
                self._option(flow, f"answer {question} {option}", text, chosen, answer)

    def _option(self, flow: Flow, id: str, text: str, chosen: bool, act: Act) -> None:
        def draw(part: Flow) -> None:
            canvas, size = part.canvas, part.canvas.px(16)
            rect = pygame.Rect(part.x, part.y + 3, size, size)
            canvas.box(rect, "accent" if chosen else None, "accent" if chosen else "edge")
            if chosen:
                canvas.icon("check", rect.topleft, size, canvas.theme["on-accent"])
            part.text(text, weight=500 if chosen else 400, indent=size + 10)

        flow.row(id, text, draw, act=act, role="option", selected=chosen, state="chosen" if chosen else "", pad=(8, 6))

    def _put(self, draft: str, clause: str, option: str) -> Wish:
        drafts = {**self.plan.drafts, draft: {**self.plan.drafts.get(draft, {}), clause: option}}
        return self._drafted(Plan(self.plan.choices, drafts, self.plan.answers))

    def _answer(self, question: str, option: str) -> Wish:
        return self._drafted(Plan(self.plan.choices, self.plan.drafts, {**self.plan.answers, question: option}))

    def _toggle(self, name: str) -> Wish | None:
        offered = self.offered.get(name)
        if offered is None or offered.refusal:
            return None
        if name in self.plan.choices:
            return self._drafted(self._without(name))
        if offered.cost > self.left:
            return None
        return self._drafted(Plan((*self.plan.choices, name), self.plan.drafts, self.plan.answers))

    def _without(self, name: str) -> Plan:
        return narrowed(self.scenario, self.plan, tuple(each for each in self.plan.choices if each != name))

    def _drafted(self, plan: Plan) -> Wish:
        self.plan = plan
        return Draft(plan)

    def _plan(self, canvas: Canvas, rect: pygame.Rect) -> None:
        answers = [self.offered[each].arrives for each in self.plan.choices if each in self.offered]
        last = (
            _("last answer at {moment}").format(moment=words.moment(max(answers))) if answers else _("nothing planned")
        )
        spent = _("{spent} of {all} attention").format(spent=self.view.attention - self.left, all=self.view.attention)
        if canvas.most_panels < 3:
            canvas.box(rect, "surface", "rule")
            said = f"{_('Your plan')}: {spent}, {last}"
            canvas.write(
                said, (rect.left + 16, rect.centery - canvas.type("body")[1] // 2), rect.width - 32, weight=500
            )
            return
        stages = {stage.id: stage.title for stage in self.scenario.attack.stages}
        ahead = self.view.attack.ahead
        stage = (ahead.minute, stages[ahead.id]) if ahead else None
        plan(canvas, rect, self.view.clock, self.view.round_ends, self._bars(), stage, (_("Your plan"), spent, last))

    def _bars(self) -> list[Bar]:
        names = [each for each in self.plan.choices if each in self.offered]
        bars = [self._bar(name, True) for name in names]
        if self.shown in self.offered and self.shown not in names and not self.offered[self.shown].refusal:
            bars.append(self._bar(self.shown, False))
        return bars

    def _bar(self, name: str, planned: bool) -> Bar:
        choice = self.scenario.choices[name]
        ends = choice.awaits or (_("talks open") if choice.opens else _("it answers"))
        ahead = self.view.attack.ahead
        if ahead and self.offered[name].arrives > ahead.minute:
            ends = _("{answer}, after the next stage").format(answer=ends)
        return Bar(choice.title, self.offered[name].arrives, ends if planned else _("not in the plan yet"), planned)

    def _beside(self) -> None:
        """Show the dossier beside the choices, or the choice again."""
        row = next(iter(self.memory.tabs), "")
        shown = self.memory.tabs.get(row) != "received"
        self.memory.focus = "tab received" if shown else f"choice {self.shown}"
        self.memory.tabs[row] = "received" if shown else "detail"

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        dissent = (Hint("N", _("disagree")),) if self.scenario.roles else ()
        return (Hint("\u2191 \u2193", _("choices")), Hint("Space", _("add or take out")), Hint("Tab", _("next panel")),
                Hint("R", _("write a reason")), *dissent)  # fmt: skip

    def actions(self) -> Sequence[Action]:
        """Give the one action."""
        label = _("Carry out the plan") if self.plan.choices else _("Hold this round")
        return (Action("commit", label, "Enter", self._commit, self._incomplete()),)

    def _incomplete(self) -> str:
        for name in self.plan.choices:
            draft = self.scenario.choices[name].draft
            clauses = self.scenario.drafts[draft].clauses if draft else {}
            missing = [
                clause.title for id, clause in clauses.items() if id not in self.plan.drafts.get(draft or "", {})
            ]
            if missing:
                return _("the text of '{title}' still lacks {clauses} (choose its wording beside it)").format(
                    title=self.scenario.choices[name].title, clauses=words.listed(missing)
                )
        return ""

    def _commit(self) -> Wish:
        decide = Decide(self.plan, self.reason)
        if not self.plan.choices:
            return Ask(_("Do nothing new this round?"), _("Hold"), decide)
        return decide

    def key(self, key: Key) -> Answer:
        """Write a reason, show the dossier beside the choices, or open a sheet."""
        if key.text.lower() == "r" and not key.ctrl:
            return Open("reason")
        if key.text.lower() == "n" and not key.ctrl and self.scenario.roles:
            return Open("dissent")
        if key.text.lower() == "d" and not key.ctrl:
            self._beside()
            return True
        return super().key(key)


def _first(attention: int) -> str:
    """Ask what comes first, with the number of things in words."""
    numbers = (
        _("No"), _("One"), _("Two"), _("Three"), _("Four"), _("Five"), _("Six"), _("Seven"), _("Eight"), _("Nine"),
        _("Ten"),
    )  # fmt: skip
    said = ngettext(
        "{number} thing at most. What comes first?", "{number} things at most. What comes first?", attention
    )
    return said.format(number=numbers[attention] if attention < len(numbers) else attention)
