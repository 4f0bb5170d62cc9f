"""The decision: what can be done, what it costs and when it answers, and the plan along the hours."""

from collections.abc import Mapping, Sequence

import pygame

from game.language import _, ngettext
from game.rules import OfferedChoice, Plan, narrowed
from game.scenario.choices import Advice
from game.session import Game, words
from game.ui import parts
from game.ui.canvas import Canvas
from game.ui.drawings import Bar, plan
from game.ui.flow import Act, Flow
from game.ui.focus import Answer, Key
from game.ui.frame import Action, Hint, headline
from game.ui.panels import Panel, arrange
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

    @property
    def left(self) -> int:
        """Attention points left after the plan."""
        return self.view.attention - sum(self.scenario.choices[each].cost for each in self.plan.choices)

    def body(self, canvas: Canvas) -> None:
        """Paint choices, detail and plan."""
        for name in (*self.offered, HOLD):
            if canvas.has_focus(f"choice {name}"):
                self.shown = name
        said = ngettext(
            "{count} thing at most. What comes first?", "{count} things at most. What comes first?", self.view.attention
        )
        aside = _("attention: {left} of {all} left").format(left=self.left, all=self.view.attention)
        room = headline(canvas, said.format(count=self.view.attention), aside)
        below = canvas.px(150) if canvas.most_panels == 3 else canvas.px(44)
        above = pygame.Rect(room.left, room.top, room.width, room.height - below - 14)
        arrange(
            canvas, above,
            (
                Panel("choices", _("What can be done"), self.choices, 14, bare=True, headless=True),
                Panel("detail", _("The choice"), self.detail, 11, headless=True),
            ),
        )  # fmt: skip
        self._plan(canvas, pygame.Rect(room.left, above.bottom + 14, room.width, below))

    def choices(self, flow: Flow) -> None:
        """Draw one row a choice, by kind."""
        before = ""
        for name, offered in self.offered.items():
            kind = self.scenario.choices[name].kind
            flow.row(
                f"choice {name}", self.scenario.choices[name].title,
                lambda part, o=offered, k=kind if kind != before else "": self._choice(part, o, k),
                act=lambda n=name: self._toggle(n), selected=name in self.plan.choices,
                state="chosen" if name in self.plan.choices else "refused" if offered.refusal else "",
            )  # fmt: skip
            before = kind
        if self.scenario.hold:
            flow.row(f"choice {HOLD}", _("Hold"), self._hold_row)

    def _hold_row(self, flow: Flow) -> None:
        flow.text(_("Or hold: commit with nothing chosen"), ink="muted")

    def _choice(self, flow: Flow, offered: OfferedChoice, kind: str) -> None:
        choice, size = self.scenario.choices[offered.id], flow.canvas.px(20)
        dim = "muted" if offered.refusal else "ink"
        takes = words.duration(choice.takes) if choice.takes else _("now")

        def kinds(part: Flow) -> None:
            if kind:
                part.canvas.icon(kind, (part.x, part.y), size, part.canvas.ink("muted", part.on_selected))
                part.text(words.kind(kind), "caption", weight=600, ink="muted", indent=size + 6)

        def what(part: Flow) -> None:
            part.text(choice.title, weight=500, ink=dim)
            if offered.refusal:
                part.text(self.words.refusal(offered.refusal), "caption", ink="muted")
            for line in offered.crosses:
                title = self.scenario.red_lines[line].title
                part.text(_("Crosses a red line: {title}").format(title=title), "caption", weight=500, ink="loss")
            if choice.opens:
                part.text(_("opens talks"), "caption", ink="muted")

        flow.split(
            (flow.canvas.px(138), size, 0, flow.canvas.px(40), flow.canvas.px(62)),
            (
                kinds,
                lambda part: self._tick(part, offered),
                what,
                lambda part: parts.pips(part, offered.cost, max(1, offered.cost), "right"),
                lambda part: part.text(takes, "caption", align="right", ink=dim),
            ),
            gap=10,
        )  # fmt: skip

    def _tick(self, flow: Flow, offered: OfferedChoice) -> None:
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
        if self.shown == HOLD and self.scenario.hold:
            flow.text(_("Hold"), "heading", "serif", 500)
            flow.gap(6)
            flow.text(self.scenario.hold.text)
            self._advice(flow, self.scenario.hold.advice)
            return
        choice, offered = self.scenario.choices[self.shown], self.offered[self.shown]
        cost = ngettext("{cost} attention", "{cost} attention", offered.cost).format(cost=offered.cost)
        answer = _("answer at {moment}").format(moment=words.moment(offered.arrives)) if choice.takes else _("at once")
        flow.text(f"{words.kind(choice.kind)} · {cost} · {answer}", "caption", ink="muted")
        flow.gap(4)
        flow.text(choice.title, "heading", "serif", 500)
        flow.gap(6)
        flow.text(choice.text)
        flow.gap(8)
        parts.hints(flow, self.words, offered.hints)
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
        if not offered.refusal:
            flow.gap(12)
            label = _("Take it out") if self.shown in self.plan.choices else _("Add to the plan")
            flow.button("toggle", label, lambda: self._toggle(self.shown), cap="Space", refused=self._too_much())

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
                self._option(
                    flow, f"put {clause} {option}", each.text, written.get(clause) == option,
                    lambda c=clause, o=option: self._put(name, c, o),
                )  # fmt: skip

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
                act = lambda q=question, o=option: self._answer(q, o)  # noqa: E731 - bound in a loop
                self._option(flow, f"answer {question} {option}", text, chosen, act)

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
        return Bar(choice.title, self.offered[name].arrives, ends if planned else _("not in the plan yet"), planned)

    def hints(self) -> Sequence[Hint]:
        """Give the keys of this screen."""
        return (Hint("\u2191 \u2193", _("choices")), Hint("Space", _("add or take out")), Hint("Tab", _("next panel")),
                Hint("R", _("write a reason")))  # fmt: skip

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
        """Write a reason, or open a sheet."""
        if key.text.lower() == "r" and not key.ctrl:
            return Open("reason")
        return super().key(key)
