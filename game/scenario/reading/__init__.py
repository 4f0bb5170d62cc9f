"""From the bytes of a file to a scenario, or to every problem that keeps it from being one.

Each module is a step: characters, YAML and what it allows too much, plain values with their places, the model.
"""
