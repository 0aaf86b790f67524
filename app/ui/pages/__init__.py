"""One page each; none knows another."""
