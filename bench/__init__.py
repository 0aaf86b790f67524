"""The same job on the same practice site by our engine and by its peers, side by side in one go."""
