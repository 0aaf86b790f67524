"""The wire between a browser and a site, in a test's hands: late, slow, silent, cut, broken off, and whole again."""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any, Final, Self, TypeAlias

from tests.site.mapped import MappedSite, Site

PIECE: Final = 4096
"""Bytes passed on at a time, at most."""

OBEYED: Final = 10.0
"""Seconds after which a wire that was told something should have done it."""

Streams: TypeAlias = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Held: TypeAlias = asyncio.Queue[tuple[float, bytes]]
"""Pieces on their way, each with the moment before which it does not arrive; an empty one is the end."""


class Wire:
    """Passes bytes between `port` and another port of this computer while its `with` block runs.

    It looks at none of them, so TLS goes through untouched. Any thread may tell it what to do: that is done when the
    call returns, and lasts until `restore`.
    """

    def __init__(self, to: int) -> None:
        self._to = to
        self._delay = 0.0
        self._rate: float | None = None
        self._free = 0.0
        self._resets = False
        self._flows = asyncio.Event()
        self._flows.set()
        self._flows_again: asyncio.TimerHandle | None = None
        self._talks: dict[asyncio.Task[None], socket.socket] = {}
        self._listener: socket.socket | None = None

    def __enter__(self) -> Self:
        self._own = _bound()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._do(self._listen())
        return self

    def __exit__(self, *_: object) -> None:
        self._do(self._cut())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._own.close()

    @property
    def port(self) -> int:
        """The port to connect to; it stays this wire's own while it refuses to be connected to."""
        return int(self._own.getsockname()[1])

    # -- what can be done to it ---

    def delay(self, seconds: float) -> None:
        """Let each answer arrive that much later."""
        self._delay = seconds

    def throttle(self, rate: float) -> None:
        """Let no more than so many bytes a second through, all connections and both ways together."""
        self._rate = rate

    def stall(self, seconds: float | None = None) -> None:
        """Pass nothing on and hang up on nobody, for so long or for good; what is on its way arrives afterwards."""
        self._do(self._stall(seconds))

    def cut(self) -> None:
        """Hang up on everyone, and refuse whoever calls."""
        self._do(self._cut())

    def reset(self) -> None:
        """Break every connection off, as an error of the network does, and each new one too."""
        self._do(self._reset())

    def restore(self) -> None:
        """Be a good wire again."""
        self._do(self._restore())

    def falls_silent(self, seconds: float) -> bool:
        """Wait until nobody is connected any more, and no longer than that; say whether it is so."""
        return bool(self._do(self._fall_silent(seconds), seconds + OBEYED))

    # -- in its own thread ---

    def _do(self, what: Coroutine[Any, Any, Any], seconds: float = OBEYED) -> Any:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(seconds)

    async def _listen(self) -> None:
        self._listener = _bound(self.port)
        self._listener.listen()
        self._loop.add_reader(self._listener, self._take, self._listener)

    async def _stall(self, seconds: float | None) -> None:
        self._forget_timer()
        self._flows.clear()
        if seconds is not None:
            self._flows_again = self._loop.call_later(seconds, self._flows.set)

    async def _cut(self) -> None:
        self._forget_timer()
        if self._listener:
            self._loop.remove_reader(self._listener)
            self._listener.close()
            self._listener = None
        await self._hang_up()

    async def _reset(self) -> None:
        self._resets = True
        for connection in self._talks.values():
            _break_off(connection)
        await self._hang_up()

    async def _restore(self) -> None:
        self._forget_timer()
        self._delay, self._rate, self._resets = 0.0, None, False
        self._flows.set()
        if self._listener is None:
            await self._listen()

    async def _hang_up(self) -> None:
        for talk in self._talks:
            talk.cancel()
        await self._fall_silent(None)

    async def _fall_silent(self, seconds: float | None) -> bool:
        talks = set(self._talks)
        return not talks or not (await asyncio.wait(talks, timeout=seconds))[1]

    def _forget_timer(self) -> None:
        if self._flows_again:
            self._flows_again.cancel()

    # -- one connection ---

    def _take(self, listener: socket.socket) -> None:
        try:
            connection, _ = listener.accept()
        except BlockingIOError:
            return  # whoever it was has gone already
        if self._resets:
            _break_off(connection)
            connection.close()
            return
        talk = self._loop.create_task(self._talk(connection))
        self._talks[talk] = connection
        talk.add_done_callback(lambda _: self._talks.pop(talk).close())

    async def _talk(self, connection: socket.socket) -> None:
        """Go on until the browser hangs up, or the site has and all that it said was passed on."""
        async with (
            _ending(asyncio.open_connection(sock=connection)) as (asked, browser),
            _ending(asyncio.open_connection("127.0.0.1", self._to)) as (answered, site),
        ):
            up, down = Held(), Held()
            these = self._hear(asked, up), self._say(down, browser)
            beside = self._hear(answered, down, late=True), self._say(up, site)
            await _until_one_of(these, beside)

    async def _hear(self, reader: asyncio.StreamReader, held: Held, *, late: bool = False) -> None:
        with suppress(ConnectionError):
            while piece := await reader.read(PIECE):
                held.put_nowait((self._loop.time() + (self._delay if late else 0.0), piece))
        held.put_nowait((0.0, b""))

    async def _say(self, held: Held, writer: asyncio.StreamWriter) -> None:
        while True:
            due, piece = await held.get()
            await asyncio.sleep(due - self._loop.time())
            await asyncio.sleep(self._until_free(len(piece)))
            await self._flows.wait()
            if not piece:
                return
            writer.write(piece)
            await writer.drain()

    def _until_free(self, size: int) -> float:
        """Seconds until so many bytes have gone through, after all those that were to go before them."""
        if self._rate is None:
            return 0.0
        self._free = max(self._free, self._loop.time()) + size / self._rate
        return self._free - self._loop.time()


@asynccontextmanager
async def _ending(opening: Coroutine[Any, Any, Streams]) -> AsyncIterator[Streams]:
    """Open one end of a connection, and see to it that it is closed."""
    reader, writer = await opening
    writer.transport.set_write_buffer_limits(0)  # what was drained is with the system, and arrives
    try:
        yield reader, writer
    finally:
        writer.transport.abort()
        with suppress(OSError):
            await writer.wait_closed()


async def _until_one_of(
    these: tuple[Coroutine[Any, Any, None], ...], beside: tuple[Coroutine[Any, Any, None], ...]
) -> None:
    """Run all of them until one of these is over, and end the others."""
    tasks = [asyncio.ensure_future(each) for each in (*these, *beside)]
    try:
        await asyncio.wait(tasks[: len(these)], return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError, ConnectionError):
                await task


def _bound(port: int = 0) -> socket.socket:
    """A socket with this port. Several may share it; the system connects to those that listen."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    made.setblocking(False)
    made.bind(("127.0.0.1", port))
    return made


def _break_off(connection: socket.socket) -> None:
    """Let its end be an error for the other side (RST)."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


class WiredSite(MappedSite[Site]):
    """A mapped site that the browser reaches over a `wire` only."""

    def __enter__(self) -> Self:
        super().__enter__()
        self.wire = Wire(self.site.port).__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.wire.__exit__()
        super().__exit__()

    @property
    def port(self) -> int:
        """The port that the browser is led to: the wire's."""
        return self.wire.port
