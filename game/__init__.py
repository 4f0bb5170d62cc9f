"""Demarche: a serious game that trains diplomats in cyber crises."""

__version__ = "0.1.0"
