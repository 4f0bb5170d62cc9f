"""Planners' tables: a scenario as a Master Scenario Events List, and a draft scenario made of such a table."""
