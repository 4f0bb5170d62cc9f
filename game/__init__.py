"""Demarche: a serious game that trains diplomats in cyber crises."""
