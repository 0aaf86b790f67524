"""The password safe of the computer: store a sign-in, read it back, forget it. The only module that imports keyring.

Which keyring is used is decided here, by class, from a short list. keyring's own choice (`get_keyring`), its
environment variables, its configuration file and its plug-ins are never asked (promise P7 in faults.md).

One service has three entries in the keyring, so that nothing is lost when a change is cut short:

    Non Merci: linkedin (account)   "1ada@example.org": the user, after the number of the entry with the password
    Non Merci: linkedin (1)         the password, and nothing else
    Non Merci: linkedin (2)         the password, if the account says 2; else empty

A new password goes into the free one and is read back; only then does the account point to it. Until that one
write the old sign-in is whole, whatever happens. User and password are apart because the password alone may fill
an entry (`LONGEST`), and because showing whose sign-in is stored must not need the password.
"""

from __future__ import annotations

import hmac
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from enum import IntEnum
from threading import Event, Lock, Thread
from typing import Generic, Protocol, TypeVar

from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

from automation.errors import VaultProblem
from automation.outcomes import Reason

T = TypeVar("T")

# CRED_MAX_CREDENTIAL_BLOB_SIZE of wincred.h is 5 * 512 bytes, and keyring hands Windows UTF-16, unsplit (1783, "the
# stub received bad data", one byte later: jaraco/keyring#355). The same on every computer, so that no test lies.
LONGEST = 5 * 512 // 2
"""The longest password, in UTF-16 code units (an emoji takes two); a user is one shorter."""

SECONDS = 60.0
"""How long one call may take: the keyring may be asking the person for its own password meanwhile."""


@dataclass(frozen=True, slots=True)
class Login:
    """A user and a password. Neither shows in its repr."""

    user: str = field(repr=False)
    password: str = field(repr=False)


class _May(IntEnum):
    """How far a call may go to open the keyring. Each includes those before."""

    LOOK = 0
    UNLOCK = 1
    CREATE = 2


class Vault(Protocol):
    """Keep one sign-in per service."""

    @property
    def name(self) -> str:
        """What the computer calls it."""

    def set(self, service: str, user: str, password: str) -> None:
        """Store a sign-in in place of the one before, and read it back.

        Raises ValueError if either is empty or no text, and VaultProblem; then the one before is still there.
        """

    def get(self, service: str) -> Login | None:
        """Read the sign-in; raises VaultProblem."""

    def stored_user(self, service: str) -> str | None:
        """Tell whose sign-in is stored, without reading the password; raises VaultProblem."""

    def forget(self, service: str) -> bool:
        """Remove the sign-in and make sure it is gone; False if there was none. Raises VaultProblem."""


class MemoryVault:
    """Keep sign-ins as long as the program runs: for practice and tests."""

    name = "memory"

    def __init__(self) -> None:
        self._logins: dict[str, Login] = {}

    def set(self, service: str, user: str, password: str) -> None:
        """Store a sign-in; raises ValueError, or VaultProblem with VAULT_TOO_LONG."""
        self._logins[service] = _checked(user, password, self.name)

    def get(self, service: str) -> Login | None:
        """Read the sign-in."""
        return self._logins.get(service)

    def stored_user(self, service: str) -> str | None:
        """Tell whose sign-in is stored."""
        login = self.get(service)
        return login.user if login else None

    def forget(self, service: str) -> bool:
        """Remove the sign-in; False if there was none."""
        return self._logins.pop(service, None) is not None


class KeyringVault:
    """Keep sign-ins in the keyring of the computer, each call on a thread of its own and with a time limit.

    A call that takes longer raises VAULT_LOCKED, and undoes what it did if the keyring answers later. There is one
    call at a time.
    """

    def __init__(self, backend: KeyringBackend | None = None, seconds: float = SECONDS, *, asks: bool = True) -> None:
        """Use the first keyring of the list that is there, or the one given; raises VAULT_REFUSED if not listed.

        One that does not ask (`asks`) opens no dialog of the keyring: what is locked or not there raises at once.
        """
        self._seconds = seconds
        self._most = _May.CREATE if asks else _May.LOOK
        self._given = backend
        self._listed = _LISTED if backend is None else (_entry_of(backend),)
        self._name = self._listed[0].name
        self._turn = Lock()

    @property
    def name(self) -> str:
        """What the computer calls it: the keyring used last, before any call the one looked for first."""
        return self._name

    def set(self, service: str, user: str, password: str) -> None:
        """Store a sign-in in place of the one before, and read it back.

        Raises ValueError if either is empty or no text, VAULT_TOO_LONG before anything is written, VAULT_MISMATCH
        if something else is read back, VAULT_LOCKED and VAULT_MISSING. Then the one before is still there.
        """
        login = _checked(user, password, self.name)
        self._call(service, _May.CREATE, lambda entries: entries.store(login))

    def get(self, service: str) -> Login | None:
        """Read the sign-in; raises VAULT_LOCKED and VAULT_MISSING."""
        return self._call(service, _May.UNLOCK, _Entries.read)

    def stored_user(self, service: str) -> str | None:
        """Tell whose sign-in is stored, without reading the password; raises VAULT_LOCKED and VAULT_MISSING.

        A locked Secret Service is left locked: no dialog opens just to show a status.
        """
        return self._call(service, _May.LOOK, _Entries.user)

    def forget(self, service: str) -> bool:
        """Remove the sign-in; False if there was none.

        Raises VAULT_MISMATCH if it is still there afterwards, VAULT_LOCKED and VAULT_MISSING.
        """
        found: list[str] = []
        self._call(service, _May.UNLOCK, lambda entries: entries.erase(found))
        return bool(found)

    def _call(self, service: str, may: _May, question: Callable[[_Entries], T]) -> T:
        """Ask the keyring within the time limit; of its errors only a Reason gets out."""
        may = min(may, self._most)
        call = _Call(lambda check: question(_Entries(self._open(may), service, check)), self._turn)
        reason = call.ended_within(self._seconds)
        if reason is not None:
            raise VaultProblem(reason, self.name)
        return call.value

    def _open(self, may: _May) -> KeyringBackend | None:
        """Find the keyring and open it; None if it was never made, so that nothing can be in it."""
        listed = next((each for each in self._listed if each.backend.viable), None)
        if listed is None:
            raise NoKeyringError
        self._name = listed.name
        if self._most is _May.LOOK and not listed.quiet:
            raise KeyringLocked  # it might ask
        return (self._given or listed.fresh()) if listed.unlock(may) else None


class _Call(Thread, Generic[T]):
    """One call of the keyring. The thread ends with the program: an open prompt does not keep it alive."""

    value: T

    def __init__(self, action: Callable[[Callable[[], None]], T], turn: Lock) -> None:
        super().__init__(name="vault", daemon=True)
        self._action = action
        self._turn = turn
        self._given_up = Event()
        self._reason: Reason | None = Reason.VAULT_LOCKED  # also if it dies of something nobody thought of

    def ended_within(self, seconds: float) -> Reason | None:
        """Start, wait, and tell what went wrong; None if `value` is there."""
        self.start()
        self.join(seconds)
        if self.is_alive():
            self._given_up.set()
            return Reason.VAULT_LOCKED
        return self._reason

    def run(self) -> None:
        """Do it when its turn comes, unless nobody waits for it any more."""
        try:
            with self._turn:
                self._check_wanted()
                self.value = self._answer()
                self._reason = None
        except VaultProblem as problem:
            self._reason = problem.reason
        except _ERRORS as error:
            self._reason = _reason_of(error)

    def _answer(self) -> T:
        """Ask, and once more, from the beginning, where the keyring goes away in the midst of it and is started again.

        gnome-keyring 42.1 does so by itself (SIGABRT), once in some ten thousand questions.
        """
        with suppress(*_GONE):
            return self._action(self._check_wanted)
        self._check_wanted()
        return self._action(self._check_wanted)

    def _check_wanted(self) -> None:
        """Raise VAULT_LOCKED once the caller no longer waits: an answer given too late must not change anything."""
        if self._given_up.is_set():
            raise VaultProblem(Reason.VAULT_LOCKED)


class _Entries:
    """The three entries of one service in an open keyring; there are none without a keyring."""

    _ACCOUNT = "account"
    _PLACES = ("1", "2")

    def __init__(self, keyring: KeyringBackend | None, service: str, check_wanted: Callable[[], None]) -> None:
        self._keyring = keyring
        self._service = service
        self._check_wanted = check_wanted

    def read(self) -> Login | None:
        """Read user and password; None unless both are there."""
        place, user = self._account()
        password = self._get(place) if place else None
        return Login(user, password) if password else None

    def user(self) -> str | None:
        """Read the user alone."""
        return self._account()[1] or None

    def store(self, login: Login) -> None:
        """Put the password into the free place, then point the account to it; raises VAULT_MISMATCH."""
        old, _user = self._account()
        new = "2" if old == "1" else "1"
        self._check_wanted()
        useless = new
        try:
            self._put(new, login.password)
            self._put(self._ACCOUNT, new + login.user)
            useless = old
        finally:
            with suppress(*_ERRORS):
                self._delete(useless)

    def erase(self, found: list[str]) -> None:
        """Delete all three, the passwords first, and add what was there; raises VAULT_MISMATCH if one stays."""
        there = [entry for entry in (*self._PLACES, self._ACCOUNT) if self._get(entry) is not None]
        found += there
        self._check_wanted()
        for entry in there:
            self._delete(entry)
        if any(self._get(entry) is not None for entry in there):
            raise VaultProblem(Reason.VAULT_MISMATCH)

    def _account(self) -> tuple[str, str]:
        """Split the account's entry into place and user, both empty if there is none or it is none of ours."""
        account = self._get(self._ACCOUNT) or ""
        return (account[0], account[1:]) if account.startswith(self._PLACES) else ("", "")

    def _put(self, entry: str, value: str) -> None:
        """Write, read back, compare; raises VAULT_MISMATCH once what was there is back."""
        before = self._get(entry)
        kept = False
        try:
            self._set(entry, value)
            read = self._get(entry)
            self._check_wanted()
            kept = _same(read, value)
        finally:
            if not kept:
                self._put_back(entry, before)
        if not kept:
            raise VaultProblem(Reason.VAULT_MISMATCH)

    def _put_back(self, entry: str, before: str | None) -> None:
        """Make an entry what it was, as far as the keyring lets us."""
        with suppress(*_ERRORS):
            if before is None:
                self._delete(entry)
            else:
                self._set(entry, before)

    def _set(self, entry: str, value: str) -> None:
        """Write one entry."""
        if self._keyring is None:
            raise NoKeyringError
        self._keyring.set_password(*self._key(entry), value)

    def _get(self, entry: str) -> str | None:
        """Read one entry."""
        return self._keyring.get_password(*self._key(entry)) if self._keyring else None

    def _delete(self, entry: str) -> None:
        """Delete one entry, if there is such a one."""
        if self._keyring and entry and self._get(entry) is not None:
            self._keyring.delete_password(*self._key(entry))

    def _key(self, entry: str) -> tuple[str, str]:
        """Name an entry. Each has a service of its own: Windows moves a second user of the same service elsewhere."""
        return f"Non Merci: {self._service} ({entry})", "Non Merci"


@dataclass(frozen=True)
class _Listed:
    """A keyring that may be used."""

    backend: type[KeyringBackend]
    name: str
    state: Mapping[str, object] = field(default_factory=dict)  # its attributes at first, whatever the environment says
    unlock: Callable[[_May], bool] = lambda _may: True  # without a way of its own it asks when it is first used
    quiet: bool = True  # it can be told not to ask, or never does

    def fresh(self) -> KeyringBackend:
        """Make one, without its `__init__`, whose work is to obey KEYRING_PROPERTY_* variables."""
        keyring = self.backend.__new__(self.backend)
        for name, value in self.state.items():
            setattr(keyring, name, value)
        return keyring


_LISTED: tuple[_Listed, ...]
_ERRORS: tuple[type[Exception], ...] = (KeyringError, OSError, ValueError)
_MISSING: tuple[type[Exception], ...] = (NoKeyringError, InitError, OSError)
_GONE: tuple[type[Exception], ...] = ()

if sys.platform == "win32":
    from keyring.backends.Windows import WinVaultKeyring
    from win32ctypes.pywin32 import pywintypes  # type: ignore[import-untyped]

    # 2 is CRED_PERSIST_LOCAL_MACHINE; keyring's own 3 takes passwords to other computers with a roaming profile.
    _LISTED = (_Listed(WinVaultKeyring, "Credential Manager", {"persist": 2}),)
    _ERRORS += (pywintypes.error,)
elif sys.platform == "darwin":
    from keyring.backends import macOS

    _LISTED = (_Listed(macOS.Keyring, "Keychain", {"keychain": None}),)
else:
    import secretstorage
    from jeepney import DBusErrorResponse  # type: ignore[import-untyped]
    from jeepney.io.blocking import DBusConnection  # type: ignore[import-untyped]
    from keyring.backends import SecretService, kwallet

    def _unlock(may: _May) -> bool:
        """Open the default keyring of the Secret Service; False if there is none and it may not be made.

        Done before keyring does the same, because keyring makes one, with a dialog, just to read, and leaves its
        connection to the bus open when it fails.
        """
        with closing(secretstorage.dbus_init()) as bus:
            if may < _May.CREATE and not _is_made(bus):
                return False
            keyring = secretstorage.get_default_collection(bus)
            if keyring.is_locked() and may >= _May.UNLOCK:
                keyring.unlock()
            if keyring.is_locked():
                raise KeyringLocked
            return True

    def _collection() -> secretstorage.Collection:
        """The default keyring over a connection of its own: keyring's own way to it leaves that open when it fails."""
        with ExitStack() as ends:
            bus = ends.enter_context(closing(secretstorage.dbus_init()))
            collection = secretstorage.get_default_collection(bus)
            ends.pop_all()  # keyring closes it when it has done with the collection
            return collection

    def _is_made(bus: DBusConnection) -> bool:
        """Whether there is a default keyring."""
        try:
            secretstorage.get_collection_by_alias(bus, "default")
        except secretstorage.ItemNotFoundException:
            return False
        return True

    _LISTED = (
        _Listed(
            SecretService.Keyring,
            "GNOME Keyring / Secret Service",
            {"get_preferred_collection": _collection},
            unlock=_unlock,
        ),
        _Listed(kwallet.DBusKeyring, "KWallet", {"handle": -1}, quiet=False),
        _Listed(kwallet.DBusKeyringKWallet4, "KWallet", {"handle": -1}, quiet=False),
    )
    _ERRORS += (secretstorage.SecretStorageException, DBusErrorResponse)
    _GONE += (secretstorage.SecretServiceNotAvailableException,)
    _MISSING += _GONE


def _reason_of(error: BaseException) -> Reason:
    """Tell a keyring that is not there from one that is there and does not let us in."""
    return Reason.VAULT_MISSING if isinstance(error, _MISSING) else Reason.VAULT_LOCKED


def _entry_of(backend: KeyringBackend) -> _Listed:
    """Find a keyring on the list, by its very class; raises VAULT_REFUSED."""
    kind = type(backend)
    for listed in _LISTED:
        if listed.backend is kind:
            return listed
    raise VaultProblem(Reason.VAULT_REFUSED, f"{kind.__module__}.{kind.__qualname__}")


def _checked(user: str, password: str, vault: str) -> Login:
    """Make sure a sign-in can be stored anywhere; raises ValueError, or VaultProblem with VAULT_TOO_LONG."""
    if not (_is_text(user) and _is_text(password)):
        raise ValueError("user or password is empty or no text")
    if _length(user) >= LONGEST or _length(password) > LONGEST:
        raise VaultProblem(Reason.VAULT_TOO_LONG, vault)
    return Login(user, password)


def _is_text(value: str) -> bool:
    """Whether there is something that can be encoded; half a surrogate pair cannot, and its error would quote it."""
    return bool(value) and not any("\ud800" <= each <= "\udfff" for each in value)


def _length(text: str) -> int:
    """Count as Windows does: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _same(read: str | None, written: str) -> bool:
    """Compare without telling by the time taken where they differ."""
    return read is not None and hmac.compare_digest(read.encode("utf-8", "surrogatepass"), written.encode())
