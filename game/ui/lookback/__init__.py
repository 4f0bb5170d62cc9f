"""The pages of the debrief in the window: overview, rounds, meters, judgement, what it showed."""
