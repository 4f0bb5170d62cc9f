"""A game played by lines of text: one line in, plain lines out; a wrong line costs nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from game.analysis.delegation import believed
from game.language import _
from game.rules import Accept, Ask, Assess, Keep, Offer, Plan, Refusal, Refused, ScenarioFault, Walk, why_not_decision
from game.scenario import Unreadable, bearing, look_up, printable
from game.scenario.mattering import mattering
from game.scenario.reading.text import visible
from game.session import CannotWrite, Game, OutOfTurn, Phase, followed, refusals, words
from game.terminal import found, menu, parts, telling
from game.terminal.lines import SHAPES, Command, Unclear, understood

_MORE = " more"
"""What asks the glossary how a thing works, besides what it is."""


class Table:
    """Turns lines into play, and play into lines."""

    def __init__(self, game: Game, debrief: Callable[[Game], Iterable[str]]) -> None:
        self.game = game
        self.left = False
        """True once the player typed `quit`, or there is nothing more to play."""
        self.refusal = ""
        """Why the last line was not carried out; empty where it was."""
        self._debrief = debrief
        self._menu: dict[str, str] = {}
        self._debriefed: tuple[str, ...] = ()
        """The debrief as it was told last: a second telling leaves out what stood there already."""
        self._held: tuple[str, ...] = ()
        """The questions without an answer for which a plan was held back, once."""

    def shown(self) -> Iterator[str]:
        """Give what the present phase shows, and its menu."""
        yield ""
        yield f"{words.phase(self.game.phase)}."
        yield from self._phase()
        yield from self._printed_menu()

    def _phase(self) -> Iterable[str]:
        game = self.game
        if game.phase == Phase.DECISION:
            return self._choices()
        if game.phase == Phase.DEBRIEF:
            self._debriefed = tuple(self._debrief(game))
            return self._debriefed
        tell = {
            Phase.BRIEFING: telling.briefing, Phase.SITUATION: telling.situation, Phase.ASSESSMENT: telling.assessment,
            Phase.NEGOTIATION: telling.negotiation, Phase.RESOLUTION: telling.resolution,
            Phase.OUTCOME: telling.outcome,
        }  # fmt: skip
        return tell[game.phase](game)

    def _choices(self) -> Iterator[str]:
        offered = [each.id for each in self.game.view().choices if not each.refusal]
        numbers = {name: str(number) for number, name in enumerate(offered, 1)}
        verbs = {name: "drop" if name in self.game.draft.choices else "choose" for name in offered}
        self._menu = {number: f"{verbs[name]} {name}" for name, number in numbers.items()}
        return telling.choices(self.game, self.game.draft.choices, numbers)

    def _printed_menu(self) -> Iterator[str]:
        if self.game.phase == Phase.DECISION:
            yield _("Type a number to read a choice and take it, and again to put it back; 'choices ID' only reads it.")
            yield _("Then type 'commit'. 'help' lists all.")
            return
        shapes = menu.shapes(self.game)
        alone = [shape for shape in shapes if " " not in shape and shape not in menu.UNNUMBERED]
        self._menu = {str(number): word for number, word in enumerate(alone, 1)}
        numbered = [f"{number} {word}" for number, word in self._menu.items()]
        others = [shape for shape in shapes if shape not in alone]
        yield _("Type: {shapes}, or help.").format(shapes=words.listed([*numbered, *others]))

    def take(self, line: str) -> Iterator[str]:
        """Carry out a line; give what it shows, or what would be right."""
        phase, number, self.refusal = self.game.phase, self.game.number, ""
        line = visible(line)
        try:
            yield from self._heard()
            if self.game.seconds_left == 0:
                self.game.run_out()
                raise Unclear(_("Time is up: the plan as it was has been carried out."))
            command = understood(line, self._menu)
            self._check_place(command)
            if command.word in menu.LOOKS[:-3]:
                self.game.note("opened", command.word)
            yield from _DO[command.word](self, command)
        except (Unclear, Refused, ScenarioFault, OutOfTurn, CannotWrite) as refused:
            self.refusal = self._why(refused)
            yield self.refusal
        if not self.left and (self.game.phase != phase or self.game.number != number):
            yield from self.shown()

    def _why(self, refused: Exception) -> str:
        """Say why a line was not carried out, and what would be right."""
        if isinstance(refused, Refused):
            return refusals.refusal(self.game.scenario, refused.refusal)
        if isinstance(refused, ScenarioFault):
            return refusals.circle(refused)
        if isinstance(refused, OutOfTurn):
            return refusals.out_of_turn(refused.trigger)
        if isinstance(refused, CannotWrite):
            message = _("Nothing is lost and nothing was carried out. Make room and type it again, or first: {shape}")
            return f"{refused} {message.format(shape=SHAPES['save'])}"
        return str(refused)

    def _heard(self) -> Iterator[str]:
        """Take what a facilitator asked for, and tell what the players are to know of it."""
        heard = self.game.hear()
        for asked in heard:
            yield from telling.heard(asked)
        if any(asked.do == "end" for asked in heard):
            raise Unclear(_("The facilitator has ended the game: what you typed was not carried out."))

    def _check_place(self, command: Command) -> None:
        without = command.word in menu.DELEGATION and not self.game.scenario.roles
        if without or command.word not in (*menu.PLAYS[self.game.phase], *menu.LOOKS):
            now = words.listed(menu.shapes(self.game))
            message = _("'{word}' has no place in this phase. Here you can type: {now}.")
            raise Unclear(message.format(word=command.word, now=now))

    def _continue(self, command: Command) -> Iterator[str]:
        game = self.game
        {
            Phase.BRIEFING: game.begin, Phase.SITUATION: game.weigh, Phase.RESOLUTION: game.go_on,
            Phase.OUTCOME: game.review,
        }[game.phase]()  # fmt: skip
        yield from self._followed()
        if game.phase == Phase.DECISION and game.view().stated:
            yield _("Nothing new bears on who did it: your assessment is kept.")

    def _followed(self) -> Iterator[str]:
        """Go on in the changed scenario, where a rehearsal's file has changed; else say what keeps it from that."""
        try:
            sequel = followed(self.game)
        except Unreadable as unreadable:
            yield _("The scenario has changed and cannot be played so; the rehearsal goes on with the one before.")
            yield from map(str, unreadable.problems)
            return
        if sequel is not self.game:
            self.game = sequel
            yield _("The scenario has changed: the rehearsal goes on in it, as {path}.").format(path=sequel.path)

    def _assess(self, command: Command) -> Iterator[str]:
        percents, basis = self._weighed(command)
        self.game.assess(Assess(percents, basis))  # type: ignore[arg-type]
        yield _("Stated.")

    def _weighed(self, command: Command) -> tuple[dict[str, int], str]:
        """Give the probabilities and the basis of a line; raise Unclear."""
        pairs = dict(command.pairs)
        basis = pairs.pop("basis", "")
        missing = [name for name in self.game.scenario.hypotheses if name not in pairs]
        shape = " ".join(f"{name}=..." for name in self.game.scenario.hypotheses)
        if missing or len(pairs) != len(self.game.scenario.hypotheses) or not all(map(str.isdigit, pairs.values())):
            raise Unclear(
                _("Write it as: {shape}").format(shape=f"{command.word} {self._role_of(command)}{shape} basis=low")
            )
        if basis not in ("low", "moderate", "high"):
            raise Unclear(_("Add how good the basis is: basis=low, basis=moderate or basis=high."))
        return {name: int(pairs[name]) for name in self.game.scenario.hypotheses}, basis

    def _role_of(self, command: Command) -> str:
        return f"{command.rest.partition(' ')[0]} " if command.word == "seat" else ""

    def _seat(self, command: Command) -> Iterator[str]:
        """Keep what one seat believes; nobody's numbers are repeated until the spread is asked for."""
        role = self._seated(command)
        percents, basis = self._weighed(command)
        if (total := sum(percents.values())) != 100:
            raise Refused(Refusal("sum", needs=100, left=total))
        self.game.speak_for(role, percents, basis)
        yield _("{seat} has stated. 'spread' shows all seats.").format(seat=self.game.scenario.roles[role].title)

    def _seated(self, command: Command) -> str:
        role = command.rest.partition(" ")[0]
        if role not in self.game.scenario.roles:
            all_of_them = words.listed(self.game.scenario.roles)
            raise Unclear(_("There is no seat '{role}'; there are {all}.").format(role=role, all=all_of_them))
        return role

    def _spread(self, command: Command) -> Iterator[str]:
        """Tell what each seat believes, and how far apart they are."""
        rounds = {each.round: each for each in believed(self.game.scenario, self.game.notes)}
        if not (told := rounds.get(self.game.state.round)) or not told.seats:
            raise Unclear(_("No seat has stated anything in this round."))
        for role, percents in told.seats.items():
            shares = words.listed(f"{name} {percents[name]} %" for name in self.game.scenario.hypotheses)
            yield _("{seat}: {shares}").format(seat=self.game.scenario.roles[role].title, shares=shares)
        yield _("Widest gap between two seats: {points} points.").format(points=told.spread)

    def _dissent(self, command: Command) -> Iterator[str]:
        role, text = self._seated(command), command.rest.partition(" ")[2].strip()
        if not text:
            raise Unclear(_("Write it as: {shape}").format(shape=SHAPES["dissent"]))
        self.game.dissent(role, text)
        yield _("The dissent of the seat '{seat}' is in the record.").format(seat=self.game.scenario.roles[role].title)

    def _keep(self, command: Command) -> Iterator[str]:
        if not self.game.view().stated:
            raise Unclear(_("Nothing has been stated yet. Write it as: {shape}").format(shape=SHAPES["assess"]))
        self.game.assess(Keep())
        yield _("Kept.")

    def _choose(self, command: Command) -> Iterator[str]:
        game, name = self.game, self._named(command.rest)
        offered = {each.id: each for each in game.view().choices}
        if name not in offered:
            raise Unclear(
                _("'{name}' is not offered now. Offered: {all}.").format(name=name, all=words.listed(offered))
            )
        refusal = offered[name].refusal
        if refusal:
            raise Refused(refusal)
        if name in game.draft.choices:
            raise Unclear(_("It is in the plan already."))
        if apart := offered[name].excludes.intersection(game.draft.choices):
            raise Refused(Refusal("excluded", name, other=min(apart)))
        spent = sum(game.scenario.choices[each].cost for each in game.draft.choices)
        if spent + offered[name].cost > game.view().attention:
            raise Unclear(_("Not enough attention is left: drop something first."))
        game.keep_draft(game.plan_of((*game.draft.choices, name)))
        self._menu |= {number: f"drop {name}" for number, line in self._menu.items() if line == f"choose {name}"}
        yield _("In the plan: {title}").format(title=game.scenario.choices[name].title)
        unanswered = tuple(each for each in game.asks(name) if each not in game.draft.answers)
        yield from parts.choice_in_full(game.scenario, name, unanswered)
        if wording := game.draft.drafts.get(game.scenario.choices[name].draft or ""):
            yield _("It has the wording it had before: {wording}").format(wording=telling.package(wording))

    def _named(self, typed: str) -> str:
        """Give the choice a person meant by its id, or by its number in the menu."""
        return self._menu.get(typed, typed).rpartition(" ")[2]

    def _drop(self, command: Command) -> Iterator[str]:
        game, name = self.game, self._named(command.rest)
        if name not in game.draft.choices:
            plan = words.listed(game.draft.choices) or _("nothing")
            raise Unclear(_("'{name}' is not in the plan. In it: {plan}.").format(name=name, plan=plan))
        left = tuple(each for each in game.draft.choices if each != name)
        game.keep_draft(game.plan_of(left))
        self._menu |= {number: f"choose {name}" for number, line in self._menu.items() if line == f"drop {name}"}
        yield _("Dropped.")

    def _put(self, command: Command) -> Iterator[str]:
        game = self.game
        names = [game.scenario.choices[each].draft for each in game.draft.choices]
        drafts = {name: dict(game.draft.drafts.get(name, {})) for name in names if name}
        if not drafts:
            raise Unclear(_("Nothing in the plan asks for a text."))
        for clause, option in command.pairs.items():
            home = next((each for each in drafts if clause in game.scenario.drafts[each].clauses), None)
            if home is None or option not in game.scenario.drafts[home].clauses[clause].options:
                raise Unclear(_("There is no {clause}={option}; 'choices' and 'choose' show what there is.").format(
                    clause=clause, option=option))  # fmt: skip
            drafts[home][clause] = option
        game.keep_draft(Plan(game.draft.choices, drafts, game.draft.answers))
        for name, text in drafts.items():
            left = [clause for clause in game.scenario.drafts[name].clauses if clause not in text]
            yield _("{title}: {left} still open.").format(
                title=game.scenario.drafts[name].title, left=words.listed(left) or _("nothing")
            )

    def _answer(self, command: Command) -> Iterator[str]:
        game = self.game
        asked = [each for name in game.draft.choices for each in game.asks(name)]
        question, sign, option = command.rest.rpartition("=")
        open_ones = [
            each for each in asked
            if option in game.scenario.questions[each].options and (not sign or each == question.strip())
        ]  # fmt: skip
        if not open_ones:
            raise Unclear(_("No question beside your plan has this answer."))
        answers = {**game.draft.answers, open_ones[0]: option}
        game.keep_draft(Plan(game.draft.choices, game.draft.drafts, answers))
        yield _("Answered.")

    def _because(self, command: Command) -> Iterator[str]:
        if not command.rest:
            raise Unclear(_("Write it as: {shape}").format(shape=SHAPES["because"]))
        self.game.because(command.rest)
        yield _("Noted.")

    def _commit(self, command: Command) -> Iterator[str]:
        game, left = self.game, self.game.unanswered(self.game.draft)
        if left and left != self._held and not why_not_decision(game.scenario, game.state, game.draft):
            self._held = left
            message = _("Not yet committed: {questions} has no answer. Type: answer OPTION; or 'commit' again to go "
                        "without.")  # fmt: skip
            raise Unclear(message.format(questions=words.listed(left)))
        game.commit(game.draft)
        yield _("Committed.")

    def _offer(self, command: Command) -> Iterator[str]:
        view = self.game.view()
        before = dict(view.talks.offer) if view.talks else {}
        if view.talks:
            clauses = self.game.scenario.negotiations[view.talks.id].clauses
            for clause, option in command.pairs.items():
                if clause not in clauses or option not in clauses[clause].options:
                    message = _("There is no {clause}={option} on the table.")
                    raise Unclear(message.format(clause=clause, option=option))
        package = {**before, **command.pairs}
        if left := [clause for clause in menu.table(self.game).clauses if clause not in package]:
            message = _("An offer says one thing for each clause; open: {left}. Write it as: {shape}")
            raise Unclear(message.format(left=words.listed(left), shape=menu.shape(self.game, "offer")))
        self.game.talk(Offer(package))
        yield from ()

    def _ask(self, command: Command) -> Iterator[str]:
        clause, _space, who = command.rest.partition(" ")
        alone = [
            asked.removeprefix(f"{clause} ") for asked in menu.can_be_asked(self.game) if asked.startswith(f"{clause} ")
        ]
        nobody = next(iter(menu.table(self.game).counterparts))
        self.game.talk(Ask(clause, who.strip() or ("" if alone[1:] else next(iter(alone), nobody))))
        yield from ()

    def _accept(self, command: Command) -> Iterator[str]:
        several = len(menu.table(self.game).counterparts) > 1
        self.game.talk(Accept(command.rest))
        if several and self.game.phase == Phase.NEGOTIATION:
            yield _("Their package is your offer now; the others have still to sign it.")

    def _walk(self, command: Command) -> Iterator[str]:
        self.game.talk(Walk())
        yield from ()

    def _back(self, command: Command) -> Iterator[str]:
        self.game.take_back()
        yield _("Taken back. The record keeps both.")

    def _reveal(self, command: Command) -> Iterator[str]:
        if not self.game.covered:
            raise Unclear(_("What was true is told already, in the debrief above."))
        self.game.reveal()
        before, self._debriefed = self._debriefed, tuple(self._debrief(self.game))
        yield from (line for line in self._debriefed if line not in before)
        yield from self._printed_menu()

    def _look(self, command: Command) -> Iterator[str]:
        if command.word == "choices":
            name = self._menu.get(command.rest, command.rest).rpartition(" ")[2]
            if name in self.game.scenario.choices and self._is_offered(name):
                return parts.choice_in_full(self.game.scenario, name, self.game.asks(name))
            return (
                self._choices() if self.game.phase == Phase.DECISION else iter([_("Choices come with the decision.")])
            )
        looks = {
            "status": telling.status, "news": telling.news, "evidence": found.evidence, "actors": telling.actors,
            "briefing": telling.briefing,
        }  # fmt: skip
        return looks[command.word](self.game)

    def _is_offered(self, name: str) -> bool:
        return any(each.id == name for each in self.game.view().choices)

    def _glossary(self, command: Command) -> Iterator[str]:
        word = command.rest.removesuffix(_MORE)
        if not word:
            yield _("Words that matter here: {words}.").format(
                words=words.listed(term.name for term in mattering(self.game.scenario).values())
            )
            return
        found = look_up(word)
        if not found:
            yield _("The glossary has nothing near '{word}'.").format(word=word)
        elif not bearing(word):
            yield _("The glossary has nothing under '{word}'. Near it:").format(word=word)
        for term in found:
            yield from telling.term(term, whole=word != command.rest, word=word)

    def _save(self, command: Command) -> Iterator[str]:
        if not command.rest:
            raise Unclear(_("Write it as: {shape}").format(shape=SHAPES["save"]))
        self.game.move(Path(command.rest).expanduser())
        yield _("The record goes on in {path}").format(path=printable(str(self.game.path)))

    def _help(self, command: Command) -> Iterable[str]:
        return menu.helped(self.game)

    def _quit(self, command: Command) -> Iterator[str]:
        self.left = True
        yield from ()


Doing = Callable[[Table, Command], Iterable[str]]
_DO: Mapping[str, Doing] = {
    "continue": Table._continue, "assess": Table._assess, "keep": Table._keep, "seat": Table._seat,
    "spread": Table._spread, "dissent": Table._dissent, "choose": Table._choose,
    "drop": Table._drop, "because": Table._because, "commit": Table._commit, "offer": Table._offer, "ask": Table._ask,
    "accept": Table._accept, "walk": Table._walk, "put": Table._put, "answer": Table._answer, "back": Table._back,
    "reveal": Table._reveal, "status": Table._look, "news": Table._look, "evidence": Table._look,
    "choices": Table._look, "actors": Table._look, "briefing": Table._look, "glossary": Table._glossary,
    "save": Table._save, "help": Table._help, "quit": Table._quit,
}  # fmt: skip
