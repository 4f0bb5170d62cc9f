"""The plan of a round while it is put together: what is in it, what it costs, what it still lacks."""

from collections.abc import Iterator

from game.language import _, ngettext
from game.rules import OfferedChoice, Plan, Refusal
from game.session import Game, before, refusals, words
from game.session.passed import closing
from game.ui.drawings import Bar
from game.ui.wishes import Draft, Wish

KINDS = (
    "dialogue", "cbm", "technical", "capacity", "norms", "law", "rights", "sovereignty", "economic", "attribution",
)  # fmt: skip
HOLD = "hold"
"""What stands among the choices for choosing none."""


class Planning:
    """The choices of a round in their order, and the plan."""

    def __init__(self, game: Game) -> None:
        self.plan, self.view, self.scenario = game.draft, game.view(), game.scenario
        order = sorted(self.view.choices, key=lambda each: KINDS.index(self.scenario.choices[each.id].kind))
        self.offered: dict[str, OfferedChoice] = {each.id: each for each in order}
        self.shown = next(iter(self.offered), HOLD)
        """The choice that is read in full."""
        self.asks, self.of, self._unanswered = game.asks, game.plan_of, game.unanswered
        self.under_way = before.under_way(game.scenario, self.view)
        """What was decided in earlier rounds and has not answered yet."""
        self.closing = closing(game)
        """What could not be taken in the next round, were nothing else to change."""

    @property
    def left(self) -> int:
        """Attention points left after the plan."""
        return self.view.attention - sum(self.scenario.choices[each].cost for each in self.plan.choices)

    @property
    def title(self) -> str:
        """What the choice that is shown is called."""
        return _("Hold") if self.shown == HOLD else self.scenario.choices[self.shown].title

    def put(self, draft: str, clause: str, option: str) -> Wish:
        """Choose the wording of a clause of a text."""
        drafts = {**self.plan.drafts, draft: {**self.plan.drafts.get(draft, {}), clause: option}}
        return self._drafted(Plan(self.plan.choices, drafts, self.plan.answers))

    def answer(self, question: str, option: str) -> Wish:
        """Answer a question beside a choice."""
        return self._drafted(Plan(self.plan.choices, self.plan.drafts, {**self.plan.answers, question: option}))

    def toggle(self, name: str) -> Wish | None:
        """Put a choice into the plan or take it out; None where neither can be."""
        offered = self.offered.get(name)
        if offered is None or offered.refusal:
            return None
        if name in self.plan.choices:
            return self._drafted(self.of(tuple(each for each in self.plan.choices if each != name)))
        if offered.cost > self.left or self._apart(name):
            return None
        return self._drafted(self.of((*self.plan.choices, name)))

    def _drafted(self, plan: Plan) -> Wish:
        self.plan = plan
        return Draft(plan)

    def _apart(self, name: str) -> str:
        """Give a choice of the plan that does not go together with one that is offered; empty where all do."""
        return min(self.offered[name].excludes.intersection(self.plan.choices), default="")

    def too_much(self) -> str:
        """Say why the choice that is shown does not fit into the plan; empty where it does."""
        cost = self.scenario.choices[self.shown].cost
        if self.shown in self.plan.choices:
            return ""
        if other := self._apart(self.shown):
            return refusals.refusal(self.scenario, Refusal("excluded", self.shown, other=other))
        if cost <= self.left:
            return ""
        return refusals.refusal(self.scenario, Refusal("attention", self.shown, cost, self.left))

    def incomplete(self) -> str:
        """Say which text still lacks clauses; empty where nothing is missing."""
        for name, missing in self._lacking():
            return _("the text of '{title}' still lacks {clauses} (choose its wording beside it)").format(
                title=self.scenario.choices[name].title, clauses=words.listed(missing)
            )
        return ""

    def lacks(self) -> str:
        """Say the same in few words, which stand beside the button; empty where nothing is missing."""
        count = sum(len(missing) for _name, missing in self._lacking())
        said = ngettext("{count} clause has no wording yet", "{count} clauses have no wording yet", count)
        return said.format(count=count) if count else ""

    def _lacking(self) -> Iterator[tuple[str, list[str]]]:
        """Give each choice of the plan whose text lacks clauses, with the titles of these."""
        for name in self.plan.choices:
            draft = self.scenario.choices[name].draft
            clauses, worded = (
                self.scenario.drafts[draft].clauses if draft else {},
                self.plan.drafts.get(draft or "", {}),
            )
            if missing := [clause.title for id, clause in clauses.items() if id not in worded]:
                yield name, missing

    @property
    def is_to_fill_in(self) -> bool:
        """Tell whether the choice that is shown stands in the plan and asks for a text or an answer."""
        name = self.shown
        return name in self.plan.choices and bool(self.scenario.choices[name].draft or self.asks(name))

    def unanswered(self) -> bool:
        """Tell whether a question that goes with the plan has no answer yet."""
        return bool(self._unanswered(self.plan))

    def bars(self) -> list[Bar]:
        """Give the plan along the hours, and beside it the choice that is shown."""
        names = [each for each in self.plan.choices if each in self.offered]
        bars = [self._bar(name, True) for name in names]
        new = self.shown in self.offered and self.shown not in names
        if new and not self.offered[self.shown].refusal and not self.too_much():
            bars.append(self._bar(self.shown, False))
        return bars

    def _bar(self, name: str, planned: bool) -> Bar:
        choice = self.scenario.choices[name]
        brings = _("talks open") if choice.opens else _("it answers") if choice.answers else _("no answer to wait for")
        ends = choice.awaits or brings
        ahead = self.view.attack.ahead
        if ahead and choice.answers and self.offered[name].arrives > ahead.minute:
            ends = _("{answer}, after the next stage").format(answer=ends)
        until = self.offered[name].arrives if choice.answers else self.view.clock
        return Bar(choice.title, until, ends if planned else _("not in the plan yet"), planned)

    def last_answer(self) -> str:
        """Say when the last answer to the plan comes."""
        choices = [(self.scenario.choices[each], self.offered[each].arrives) for each in self.plan.choices]
        if not choices:
            return _("nothing planned")
        answers = [arrives for choice, arrives in choices if choice.answers]
        if not answers:
            return _("no answer to wait for")
        return _("last answer at {moment}").format(moment=words.moment(max(answers)))
