"""What `check` looks for, one module a matter, each check with its page of the reference in its docstring.

This room knows the model and the file it came from, and nothing of play.
"""
