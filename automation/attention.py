"""What a person may want at any moment of a run: a pause, a look at the browser's window."""

from __future__ import annotations

from automation.browser.page import Page
from automation.cancel import CancelToken
from automation.events import Paused, Resumed
from automation.face import Face, Wish
from automation.tell import Tell


class Attention:
    """Asked by the engine before each thing it does and while it waits for the person."""

    def __init__(self, page: Page, face: Face, cancel: CancelToken, tell: Tell) -> None:
        self._page = page
        self._face = face
        self._tell = tell
        self.cancel = cancel

    def heed(self) -> None:
        """Show the browser if that was asked for; stay here while paused. Raises Cancelled."""
        self.cancel.raise_if_set()
        self._show_if_wished()
        if self.cancel.held:
            self._tell(Paused())
            while self.cancel.held:
                self.cancel.wait_for_change()
                self._show_if_wished()
            self._tell(Resumed())

    def wished(self, wish: Wish) -> bool:
        """Whether the person asked for this since the last call."""
        return self._face.wished(wish)

    def _show_if_wished(self) -> None:
        if self._face.wished(Wish.SHOW):
            self._page.to_front()
