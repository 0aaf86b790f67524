"""What a person touches: the terminal, and later the window."""

__version__ = "0.1.0"
