"""What games teach: policies that play, playtests, review, calibration, comparing many saves.

This room knows nothing of screens.
"""
