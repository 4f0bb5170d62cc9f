"""The game as plain lines of text: for a screen reader, a remote terminal, and scripts. It knows nothing of pygame."""
