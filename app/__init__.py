"""What a person touches: the window, and the terminal."""

__version__ = "0.1.0"
