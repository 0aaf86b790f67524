"""The window: pages render a view and emit intents; `window.py` obeys `flow.py`."""
