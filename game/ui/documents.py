"""Documents that look like what they are: a cable, a CERT report, a news page, an intelligence report, a note."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import pygame

from game.language import _, spoken
from game.rules import Cause
from game.scenario import glossary
from game.session import words
from game.session.happenings import Happening
from game.session.words import Words
from game.ui import text
from game.ui.canvas import Canvas
from game.ui.flow import Drawing, Flow
from game.ui.focus import Stop
from game.ui.pieces import asking, nothing, with_icon
from game.ui.theme import Voice
from game.ui.wishes import Open

_NOT_MARKED = re.compile(
    r"(lik|source|credibility|ev|norm|gcbm|osce|meter)-.*|mandate|package|meter|attention|finding|log|exit|case|reveal"
    r"|pace|debrief|prior|likelihood|basis|recall|summon|facilitator|hypothesis|inject|hash|calibration|law-nec"
    r"|crisis-clock|broken-round"
)
"""Entries whose words are too common in a text to be marked wherever they stand."""


@lru_cache(maxsize=4)
def _marked(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Give a pattern that finds every word of the glossary of a language in a text, and the entry each leads to."""
    found: dict[str, str] = {}
    for id, term in glossary().items():
        if not _NOT_MARKED.fullmatch(id):
            name, _bracket, short = term.name.partition(" (")
            for each in (*name.split(", "), short.rstrip(")")):
                found.setdefault(each.casefold(), id)
    longest = sorted(filter(None, found), key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(map(re.escape, longest)) + r")(?=s?\b)", re.IGNORECASE), found


def prose(flow: Flow, said: str, size: str = "lead", voice: Voice = "serif", ink: str = "ink") -> None:
    """Write a text; the first time a word of the glossary stands in it, it is underlined and can be opened."""
    canvas, top = flow.canvas, flow.y
    flow.text(said, size, voice, ink=ink)
    pixels, line_height = canvas.type(size)
    pattern, entries = _marked(spoken())
    seen: set[str] = set()
    for number, line in enumerate(text.wrapped(said, flow.room, voice, 400, pixels)):
        for match in pattern.finditer(line):
            entry = entries[match[1].casefold()]
            if entry in seen or (match[1].isupper() != glossary_is_short(entry, match[1])):
                continue
            seen.add(entry)
            left = flow.x + text.width(line[: match.start()], voice, 400, pixels)
            wide = text.width(match[1], voice, 400, pixels)
            rect = pygame.Rect(left, top + number * line_height, wide, line_height)
            canvas.fill(
                pygame.Rect(rect.left, rect.top + pixels * 5 // 4, rect.width, max(1, canvas.px(1.5))), "accent"
            )
            canvas.stop(Stop(f"term {entry}", rect, "", "term", match[1], "", "", asking(Open("glossary", entry))))


def glossary_is_short(entry: str, written: str) -> bool:
    """Tell whether a word stands in the glossary as letters, such as CBM: so it must be written."""
    return written.upper() in re.findall(r"\b[A-Z]{2,}\b", glossary()[entry].name)


def head(flow: Flow, lines: Sequence[tuple[str, str]]) -> None:
    """Write the head of a document in mono: who, to whom, when."""
    canvas = flow.canvas
    label = max((canvas.width(word, "caption", "mono") for word, _value in lines), default=0) + 4
    for word, value in lines:
        flow.split((label, 0), (partial(_mono, word, "muted"), partial(_mono, value, "ink")), gap=14)


def _reading(flow: Flow) -> str:
    """Give the size a document's text is set in: where room is short for the text, lines stand closer."""
    return "body" if flow.close else "lead"


def headed(
    flow: Flow, lines: Sequence[tuple[str, str]], body: str, size: str = "", voice: Voice = "serif",
    foot: Drawing = nothing,
) -> None:  # fmt: skip
    """Write a document's text under its head, then its foot; where lines stand closer the head comes last."""
    if not flow.close:
        flow.gap(6)
        head(flow, lines)
        flow.rule(8, 12)
    else:
        flow.gap(4)
    prose(flow, body, size or _reading(flow), voice)
    foot(flow)
    if flow.close:
        flow.rule(8, 6)
        head(flow, lines)


def _mono(said: str, ink: str, flow: Flow) -> None:
    flow.text(said, "caption", "mono", ink=ink)


@dataclass(frozen=True)
class Paper:
    """What stands on one document."""

    title: str
    sender: str
    to: str
    moment: str
    when: str
    body: str
    grade: str = ""
    """The Admiralty grade in letters, and in words."""
    graded: str = ""
    foot: Drawing = nothing
    """What is said about it under its text."""


def cable(flow: Flow, paper: Paper) -> None:
    """Draw a cable: its head in mono between two lines, its text in serif."""
    lines = [(_("FROM"), paper.sender), (_("TO"), paper.to), (_("AT"), f"{paper.moment}, {paper.when}")]
    if flow.close:
        _title(flow, paper, "serif", 500)
    else:
        lines += [(_("SUBJ"), paper.title)]
    headed(flow, lines, paper.body, foot=paper.foot)


def advisory(flow: Flow, paper: Paper) -> None:
    """Draw a CERT's report: a strip with its shield, a title, plain text."""
    _strip(flow, "cert", _("CERT REPORT"), paper.moment)
    _title(flow, paper, "sans", 600)
    headed(flow, [(_("ISSUED BY"), paper.sender), (_("TIME"), paper.when)], paper.body, "body", "sans", paper.foot)


def news(flow: Flow, paper: Paper) -> None:
    """Draw a page of news: the masthead, the dateline, the headline, the story."""
    flow.text(paper.sender, "lead" if flow.close else "title", "serif", 600, align="centre")
    flow.rule(4, 2)
    flow.rule(0, 4)
    flow.text(paper.when, "caption", ink="muted", align="centre")
    flow.gap(10)
    _title(flow, paper, "serif", 600)
    flow.gap(8)
    prose(flow, paper.body, "body")
    paper.foot(flow)


def intelligence(flow: Flow, paper: Paper) -> None:
    """Draw an intelligence report: its grade in a box and in words, its source, its text."""
    _strip(flow, "intel", _("INTELLIGENCE REPORT"), paper.moment)
    _title(flow, paper, "serif", 500)
    if paper.grade:
        flow.gap(6)
        width = flow.canvas.width(paper.grade, "caption", "mono", 600) + flow.canvas.px(14)
        flow.split((width, 0), (partial(grade, paper.grade), partial(_words_of, paper.graded)), gap=10)
    headed(flow, [(_("SOURCE"), paper.sender), (_("AT"), paper.when)], paper.body, foot=paper.foot)


def statement(flow: Flow, paper: Paper) -> None:
    """Draw what somebody said in public: between quotation marks, and who said it."""
    _strip(flow, "statement", _("STATEMENT"), paper.moment)
    _title(flow, paper, "serif", 500)
    flow.gap(8)
    prose(flow, paper.body, _reading(flow))
    flow.gap(8)
    flow.text(f"\N{EM DASH} {paper.sender}, {paper.when}", "caption", ink="muted")
    paper.foot(flow)


def note(flow: Flow, paper: Paper, name: str = "cable", kind: str = "") -> None:
    """Draw a note of ours: of a telephone call, of what came of a choice, of what was learnt."""
    _strip(flow, name, kind or _("NOTE"), paper.moment)
    _title(flow, paper, "serif", 500)
    headed(flow, [(_("FROM"), paper.sender), (_("AT"), paper.when)], paper.body, foot=paper.foot)


def alarm(flow: Flow, paper: Paper) -> None:
    """Draw what the attack does, or what crossed a line: in the colours of loss."""
    canvas, pad = flow.canvas, flow.canvas.px(12)
    height = canvas.type("caption")[1] + 2 * canvas.px(6)
    canvas.box(pygame.Rect(flow.x, flow.y, flow.room, height), "loss-soft", "loss")
    inner = Flow(canvas, flow.x + pad, flow.y + canvas.px(6), flow.room - 2 * pad)
    said = _("{sender}, {moment}").format(sender=paper.sender.upper(), moment=paper.moment)
    with_icon(inner, "attack", said, ink="loss", size="caption", weight=600, pixels=18)
    flow.y += height + canvas.px(12)
    _title(flow, paper, "serif", 500)
    flow.gap(8)
    prose(flow, paper.body, _reading(flow))
    paper.foot(flow)


def _title(flow: Flow, paper: Paper, voice: Voice, weight: int) -> None:
    if paper.title:
        flow.text(paper.title, "heading", voice, weight)


def _strip(flow: Flow, icon: str, kind: str, moment: str) -> None:
    canvas, pad = flow.canvas, flow.canvas.px(12)
    down = canvas.px(1 if flow.close else 6)
    height = canvas.type("caption")[1] + 2 * down
    canvas.box(pygame.Rect(flow.x, flow.y, flow.room, height), "sunk", "rule")
    inner = Flow(canvas, flow.x + pad, flow.y + down, flow.room - 2 * pad)
    room = canvas.width(moment, "caption", "mono", 500)
    inner.split(
        (0, room),
        (
            lambda part: with_icon(part, icon, kind, ink="muted", size="caption", weight=600, pixels=18),
            lambda part: part.text(moment, "caption", "mono", 500, align="right"),
        ),
    )
    flow.y += height + canvas.px(4 if flow.close else 12)


def grade(letters: str, flow: Flow) -> None:
    """Draw an Admiralty grade in its box, at the right."""
    canvas = flow.canvas
    width, height = grade_width(canvas, letters), canvas.px(22)
    rect = pygame.Rect(flow.x + flow.room - width, flow.y, width, height)
    canvas.box(rect, None, "on-selected" if flow.on_selected else "ink", 1)
    top = rect.centery - canvas.type("caption")[1] // 2
    ink = canvas.ink("ink", flow.on_selected)
    canvas.write(letters, (rect.left, top), width, size="caption", voice="mono", weight=600, colour=ink, align="centre")
    flow.y += height


def grade_width(canvas: Canvas, letters: str) -> int:
    """Give how wide the box of a grade stands."""
    return canvas.width(letters, "caption", "mono", 600) + canvas.px(12)


def _words_of(graded: str, flow: Flow) -> None:
    flow.text(graded, "caption", ink="muted")


def grade_in_words(letters: str) -> str:
    """Write an Admiralty grade with its meaning."""
    source = (
        _("reliable"), _("usually reliable"), _("fairly reliable"), _("not usually reliable"), _("unreliable"),
        _("cannot be judged"),
    )["ABCDEF".index(letters[0])]  # fmt: skip
    information = (
        _("confirmed"), _("probably true"), _("possibly true"), _("doubtful"), _("improbable"), _("cannot be judged"),
    )[int(letters[1]) - 1]  # fmt: skip
    return _("{letters}: source {source}, information {information}").format(
        letters=letters, source=source, information=information
    )


def _telephone(flow: Flow, paper: Paper) -> None:
    note(flow, paper, "dialogue", _("NOTE OF A TELEPHONE CALL"))


def _post(flow: Flow, paper: Paper) -> None:
    note(flow, paper, "statement", _("SOCIAL MEDIA"))


BY_CHANNEL: Mapping[str, Callable[[Flow, Paper], None]] = {
    "cable": cable, "cert": advisory, "news": news, "intelligence": intelligence, "statement": statement,
    "phone": _telephone, "social": _post, "report": note,
}  # fmt: skip
"""The look of each channel."""


def received(flow: Flow, said: Words, happening: Happening, title: str, titled: bool, foot: Drawing) -> None:
    """Draw a thing that was received as the document it is; without its title where the headline says that."""
    cause = happening.cause
    letters = grade_of(said, cause)
    paper = Paper(
        title=title if titled else "", sender=said.sender(cause), to=words.office(said.scenario.player),
        moment=words.moment(cause.minute), when=said.when(cause.minute), body=said.told(happening) or title,
        foot=foot, grade=letters, graded=grade_in_words(letters) if letters else "",
    )  # fmt: skip
    channel = getattr(said.part(cause), "channel", "")
    if cause.kind in ("stage", "attack", "red_line"):
        alarm(flow, paper)
    elif cause.kind in ("finding", "withdrawal"):
        intelligence(flow, paper)
    elif cause.kind in ("choice", "outcome"):
        note(flow, paper, "outcome", _("WHAT CAME OF IT"))
    else:
        BY_CHANNEL.get(channel, note)(flow, paper)


def grade_of(said: Words, cause: Cause) -> str:
    """Give the Admiralty grade of what was received, in letters; empty where it has none."""
    if cause.kind in ("finding", "withdrawal"):
        return said.scenario.evidence[cause.id].grade or ""
    return str(getattr(said.part(cause), "grade", None) or "")
