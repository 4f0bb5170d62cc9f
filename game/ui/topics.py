"""What the topics of a crisis are called in the library, and the icon of each."""

from game.language import _


def title(topic: str) -> str:
    """Give what a topic is called."""
    return {
        "cybersecurity": _("Cybersecurity"), "internet-governance": _("Internet governance"),
        "digital-economy": _("Digital economy"), "cybercrime": _("Cybercrime"), "human-rights": _("Human rights"),
        "ai": _("AI"), "big-data": _("Big data"), "iot": _("Internet of things"), "connectivity": _("Connectivity"),
        "evolving-threats": _("Evolving threats"), "law": _("Law"), "capacity-building": _("Capacity building"),
        "dialogue": _("Dialogue"), "negotiation": _("Negotiation"), "multilateral": _("Multilateral"),
        "norms": _("Norms"), "cbm": _("Confidence building"), "attribution": _("Attribution"), "speed": _("Speed"),
        "sovereignty": _("Sovereignty"), "technical-expertise": _("Technical expertise"),
    }[topic]  # fmt: skip


ICONS = {
    "cybersecurity": "cert", "internet-governance": "mark-hexagon", "digital-economy": "economic", "cybercrime": "lock",
    "human-rights": "rights", "ai": "eye", "big-data": "book", "iot": "technical", "connectivity": "technical",
    "evolving-threats": "attack", "law": "law", "capacity-building": "capacity", "dialogue": "dialogue",
    "negotiation": "agree", "multilateral": "mark-six-dots", "norms": "norms", "cbm": "cbm",
    "attribution": "attribution", "speed": "clock", "sovereignty": "sovereignty", "technical-expertise": "technical",
}  # fmt: skip
"""The icon file of each topic."""
