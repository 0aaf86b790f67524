"""What a run leaves behind: a folder that a person can open, show and keep."""
