"""What the real vault does when the keyring is not as it should be."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
import secretstorage
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, chainer, fail, null
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError, PasswordSetError

from app import vault as vault_module
from app.vault import KeyringVault, Login
from automation.errors import VaultProblem
from automation.outcomes import Reason
from tests.secret_service import entry_count, keyring_process, secret_service, session_bus

PROJECT = Path(__file__).parents[3]
OLD = Login("ada@example.org", "planted-old-password")
NEW = Login("bea@example.org", "planted-new-password")

Keyring = SecretService.Keyring


class PlaintextKeyring(KeyringBackend):
    """Stands for what `keyrings.alt` and the like bring."""

    priority = 9

    def get_password(self, service, username):
        return None

    def set_password(self, service, username, password):
        raise AssertionError("a refused keyring was written to")


class Descendant(Keyring):
    """Is no Secret Service by being derived from it."""


class Impostor(PlaintextKeyring):
    """Is no Secret Service by saying so."""


Impostor.__module__, Impostor.__qualname__ = Keyring.__module__, Keyring.__qualname__

CALLS: dict[str, Callable[[KeyringVault], object]] = {
    "set": lambda vault: vault.set("linkedin", NEW.user, NEW.password),
    "get": lambda vault: vault.get("linkedin"),
    "stored_user": lambda vault: vault.stored_user("linkedin"),
    "forget": lambda vault: vault.forget("linkedin"),
}
every_call = pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())


def enter(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    with secret_service(tmp_path / "session") as environment:
        enter(monkeypatch, environment)
        yield environment


@pytest.fixture
def stored(session: dict[str, str]) -> KeyringVault:
    vault = KeyringVault()
    vault.set("linkedin", OLD.user, OLD.password)
    return vault


def problem_of(call: Callable[[], object]) -> VaultProblem:
    with pytest.raises(VaultProblem) as raised:
        call()
    return raised.value


def threads_of_the_vault() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "vault"]


class TestOnlyTheList:
    @pytest.mark.row(18)
    @pytest.mark.parametrize(
        "backend", [null.Keyring, fail.Keyring, chainer.ChainerBackend, PlaintextKeyring, Descendant, Impostor]
    )
    def test_any_other_keyring_is_refused(self, backend: type[KeyringBackend]):
        problem = problem_of(lambda: KeyringVault(backend()))

        assert problem.reason is Reason.VAULT_REFUSED
        assert problem.detail == f"{backend.__module__}.{backend.__qualname__}"

    def test_one_on_the_list_is_taken(self):
        assert KeyringVault(Keyring()).name == "GNOME Keyring / Secret Service"

    @pytest.mark.parametrize("listed", vault_module._LISTED, ids=lambda listed: listed.backend.__name__)
    def test_a_keyring_made_without_its_init_lacks_nothing(self, listed):
        made = vars(listed.fresh())

        assert vars(listed.backend()).items() <= made.items()
        assert made == dict(listed.state)


class TestTheEnvironmentHasNoSay:
    """Each trap leads keyring itself to a foreign module, which leaves a mark when it is imported."""

    STORE = f"from app.vault import KeyringVault; KeyringVault().set('linkedin', {OLD.user!r}, {OLD.password!r})"
    STORE_BY_KEYRING = "import keyring; keyring.set_password('a', 'b', 'c')"

    @pytest.fixture
    def trap(self, session: dict[str, str], tmp_path: Path) -> Path:
        folder = tmp_path / "foreign"
        (folder / "foreign-1.dist-info").mkdir(parents=True)
        (folder / "foreign.py").write_text(
            "import pathlib\nfrom keyring.backends.null import Keyring as Null\n"
            "pathlib.Path(__file__).with_name('imported').touch()\n"
            "class Keyring(Null):\n    priority = 99\n"
        )
        session["PYTHONPATH"] = f"{PROJECT}:{folder}"
        return folder

    def by_variable(self, session: dict[str, str], folder: Path) -> None:
        session["PYTHON_KEYRING_BACKEND"] = "foreign.Keyring"

    def by_file(self, session: dict[str, str], folder: Path) -> None:
        settings = Path(session["XDG_CONFIG_HOME"], "python_keyring", "keyringrc.cfg")
        settings.parent.mkdir()
        settings.write_text(f"[backend]\ndefault-keyring=foreign.Keyring\nkeyring-path={folder}\n")

    def by_plugin(self, session: dict[str, str], folder: Path) -> None:
        info = folder / "foreign-1.dist-info"
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: foreign\nVersion: 1\n")
        (info / "entry_points.txt").write_text("[keyring.backends]\nforeign = foreign\n")

    @pytest.mark.row(18)
    @pytest.mark.parametrize("set_trap", [by_variable, by_file, by_plugin])
    def test_a_foreign_keyring_is_not_even_imported(self, session, trap, set_trap):
        set_trap(self, session, trap)

        subprocess.run([sys.executable, "-c", self.STORE], env=session, check=True)

        assert not (trap / "imported").exists()
        assert entry_count(session) == 2

    @pytest.mark.row(18)
    @pytest.mark.parametrize("set_trap", [by_variable, by_file, by_plugin])
    def test_the_traps_do_work_on_keyring_itself(self, session, trap, set_trap):
        set_trap(self, session, trap)

        subprocess.run([sys.executable, "-c", self.STORE_BY_KEYRING], env=session, check=True)

        assert (trap / "imported").exists()
        assert entry_count(session) == 0

    @pytest.mark.row(18)
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("PREFERRED_COLLECTION", "/org/freedesktop/secrets/collection/session"),
            ("SCHEME", "KeePassXC"),
            ("SET_PASSWORD", "no function"),
        ],
    )
    def test_properties_in_the_environment_are_not_obeyed(self, session, monkeypatch, name, value):
        monkeypatch.setenv(f"KEYRING_PROPERTY_{name}", value)
        KeyringVault().set("linkedin", OLD.user, OLD.password)
        monkeypatch.delenv(f"KEYRING_PROPERTY_{name}")

        assert KeyringVault().get("linkedin") == OLD
        assert entry_count(session) == 2


class TestWhatIsInTheKeyring:
    def test_two_entries_however_often_it_changes_and_none_when_forgotten(self, stored, session):
        for login in (NEW, OLD, NEW):
            stored.set("linkedin", login.user, login.password)
            assert entry_count(session) == 2

        stored.forget("linkedin")

        assert entry_count(session) == 0

    def test_the_user_is_told_without_reading_the_password(self, stored, monkeypatch):
        backend, read = Keyring(), []
        real = backend.get_password
        monkeypatch.setattr(backend, "get_password", lambda *key: read.append(real(*key)) or read[-1])

        assert KeyringVault(backend).stored_user("linkedin") == OLD.user
        assert OLD.password not in read

    def test_an_account_of_somebody_elses_making_is_no_sign_in(self, stored):
        Keyring().set_password("Non Merci: linkedin (account)", "Non Merci", "something else")

        assert stored.get("linkedin") is None
        assert stored.stored_user("linkedin") is None
        assert stored.forget("linkedin")

    def test_a_password_deleted_by_hand_leaves_no_sign_in(self, stored):
        Keyring().delete_password("Non Merci: linkedin (1)", "Non Merci")
        Keyring().set_password("Non Merci: linkedin (2)", "Non Merci", "left behind")

        assert stored.get("linkedin") is None


class TestMissing:
    @pytest.mark.row(19)
    @every_call
    def test_without_a_bus(self, monkeypatch, call):
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)

        assert problem_of(lambda: call(KeyringVault())).reason is Reason.VAULT_MISSING

    @pytest.mark.row(19)
    @every_call
    def test_with_a_bus_that_is_gone(self, monkeypatch, tmp_path, call):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'gone'}")

        assert problem_of(lambda: call(KeyringVault())).reason is Reason.VAULT_MISSING

    @pytest.mark.row(19)
    @every_call
    def test_with_a_bus_without_a_secret_service(self, monkeypatch, tmp_path, call):
        with session_bus(tmp_path / "session") as environment:
            enter(monkeypatch, environment)

            problem = problem_of(lambda: call(KeyringVault()))

        assert problem.reason is Reason.VAULT_MISSING
        assert problem.detail == "GNOME Keyring / Secret Service"


class TestGone:
    """A keyring that goes away while it is being asked, and that the bus starts again."""

    @pytest.mark.parametrize(
        ("name", "question"),
        [
            ("get", 1),
            ("get", 2),
            ("stored_user", 1),
            *(("set", n) for n in (1, 4, 7)),
            *(("forget", n) for n in (2, 5)),
        ],
    )
    def test_it_is_asked_once_more(self, session, monkeypatch, name, question):
        KeyringVault().set("linkedin", OLD.user, OLD.password)
        asked = []
        with monkeypatch.context() as patched:
            for verb in ("get_password", "set_password", "delete_password"):
                patched.setattr(Keyring, verb, dying(session, getattr(Keyring, verb), asked, question))

            CALLS[name](KeyringVault())

        assert len(asked) > question
        assert KeyringVault().get("linkedin") == {"set": NEW, "forget": None}.get(name, OLD)

    def test_what_was_forgotten_before_it_went_counts(self, session, monkeypatch):
        KeyringVault().set("linkedin", OLD.user, OLD.password)
        asked = []
        monkeypatch.setattr(Keyring, "delete_password", dying(session, Keyring.delete_password, asked, 2))

        assert KeyringVault().forget("linkedin") is True
        assert len(asked) > 1


def dying(session, method, asked, question):
    """The same method, whose nth call finds the keyring asleep and sees it die before it has answered."""

    def asking(*arguments):
        asked.append(arguments)
        if len(asked) == question:
            keyring = keyring_process(session)
            os.kill(keyring, signal.SIGSTOP)
            threading.Timer(0.1, os.kill, (keyring, signal.SIGKILL)).start()
        return method(*arguments)

    return asking


class TestLocked:
    @pytest.mark.row(19)
    @every_call
    def test_a_locked_keyring_without_a_display(self, monkeypatch, tmp_path, call):
        with secret_service(tmp_path / "session", unlocked=False) as environment:
            enter(monkeypatch, environment)

            problem = problem_of(lambda: call(KeyringVault()))

        assert problem.reason is Reason.VAULT_LOCKED

    def test_showing_the_status_asks_nobody_to_unlock(self, monkeypatch, tmp_path):
        asked = []
        monkeypatch.setattr(secretstorage.Collection, "unlock", lambda *_: asked.append("unlock"))
        with secret_service(tmp_path / "session", unlocked=False) as environment:
            enter(monkeypatch, environment)

            problem_of(lambda: KeyringVault().stored_user("linkedin"))
            assert not asked
            problem_of(lambda: KeyringVault().get("linkedin"))
            assert asked

    def test_a_keyring_never_made_is_not_made_by_reading(self, session, monkeypatch):
        with secretstorage.dbus_init() as bus:
            secretstorage.get_default_collection(bus).delete()
        vault = KeyringVault()

        assert vault.get("linkedin") is None
        assert vault.stored_user("linkedin") is None
        assert not vault.forget("linkedin")
        assert problem_of(lambda: CALLS["set"](vault)).reason is Reason.VAULT_LOCKED

    @pytest.mark.row(19)
    @every_call
    def test_a_keyring_that_never_answers(self, session, monkeypatch, call):
        backend, answer = Keyring(), Event()
        monkeypatch.setattr(backend, "get_password", lambda *_: answer.wait() and None)

        problem = problem_of(lambda: call(KeyringVault(backend, seconds=0.1)))
        (waiting,) = threads_of_the_vault()
        answer.set()
        waiting.join()

        assert problem.reason is Reason.VAULT_LOCKED
        assert waiting.daemon

    @pytest.fixture
    def waking(self, monkeypatch) -> tuple[KeyringBackend, Event]:
        """Give a keyring that answers, truly, once the event is set."""
        backend, answer = Keyring(), Event()
        real = backend.get_password
        monkeypatch.setattr(backend, "get_password", lambda *key: real(*key) if answer.wait() else None)
        return backend, answer

    @pytest.mark.row(19)
    @pytest.mark.parametrize("call", [CALLS["set"], CALLS["forget"]], ids=["set", "forget"])
    def test_an_answer_that_comes_late_changes_nothing(self, stored, session, waking, monkeypatch, call):
        backend, answer = waking
        changes = []
        monkeypatch.setattr(backend, "set_password", lambda *_: changes.append("written"))
        monkeypatch.setattr(backend, "delete_password", lambda *_: changes.append("deleted"))

        problem_of(lambda: call(KeyringVault(backend, seconds=0.1)))
        (waiting,) = threads_of_the_vault()
        answer.set()
        waiting.join()

        assert not changes
        assert stored.get("linkedin") == OLD

    @pytest.mark.parametrize("entry", ["2", "account"])
    def test_a_write_that_ends_late_is_undone(self, stored, session, monkeypatch, entry):
        backend, begun, answer = Keyring(), Event(), Event()
        real = backend.set_password

        def write_late(service: str, username: str, password: str) -> None:
            if service.endswith(f"({entry})"):
                begun.set()
                answer.wait()
            real(service, username, password)

        monkeypatch.setattr(backend, "set_password", write_late)
        problem = problem_of(lambda: CALLS["set"](KeyringVault(backend, seconds=1)))
        (waiting,) = threads_of_the_vault()
        assert begun.is_set()
        answer.set()
        waiting.join()

        assert problem.reason is Reason.VAULT_LOCKED
        assert stored.get("linkedin") == OLD
        assert entry_count(session) == 2

    def test_the_next_calls_wait_their_turn_within_their_own_limit(self, stored, waking):
        backend, answer = waking
        vault = KeyringVault(backend, seconds=0.1)

        reasons = {problem_of(lambda call=call: call(vault)).reason for call in CALLS.values()}
        waiting = threads_of_the_vault()
        answer.set()
        for thread in waiting:
            thread.join()

        assert reasons == {Reason.VAULT_LOCKED}
        assert len(waiting) == len(CALLS)
        assert KeyringVault(backend).get("linkedin") == OLD

    @pytest.mark.parametrize(
        ("error", "reason"),
        [
            (NoKeyringError, Reason.VAULT_MISSING),
            (InitError, Reason.VAULT_MISSING),
            (ConnectionResetError, Reason.VAULT_MISSING),
            (secretstorage.SecretServiceNotAvailableException, Reason.VAULT_MISSING),
            (secretstorage.PromptDismissedException, Reason.VAULT_LOCKED),
            (KeyringLocked, Reason.VAULT_LOCKED),
            (PasswordSetError, Reason.VAULT_LOCKED),
            (KeyringError, Reason.VAULT_LOCKED),
        ],
    )
    def test_each_error_of_the_keyring_has_its_reason(self, session, monkeypatch, error, reason):
        backend = Keyring()

        def fall_over(*_: str) -> None:
            raise error

        monkeypatch.setattr(backend, "get_password", fall_over)

        assert problem_of(lambda: KeyringVault(backend).get("linkedin")).reason is reason

    def test_an_error_nobody_thought_of_still_has_a_reason(self, session, monkeypatch):
        backend, reported = Keyring(), []
        monkeypatch.setattr(backend, "get_password", lambda: None)
        monkeypatch.setattr(threading, "excepthook", lambda report: reported.append(report.exc_type))

        assert problem_of(lambda: KeyringVault(backend).get("linkedin")).reason is Reason.VAULT_LOCKED
        assert reported == [TypeError]


class TestAKeyringThatLies:
    """Whatever it does to the new sign-in, the old one is still there."""

    @pytest.fixture
    def backend(self) -> KeyringBackend:
        return Keyring()

    def break_writes(self, backend: KeyringBackend, entry: str, write: Callable[..., None]) -> None:
        """Let the writes of one entry, the first time, be done by `write`."""
        real, done = backend.set_password, []

        def write_once(service: str, username: str, password: str) -> None:
            broken = service.endswith(f"({entry})") and not done
            done.extend([entry] * broken)
            (write if broken else real)(service, username, password)

        vars(backend)["set_password"] = write_once

    def drop(self, *_: str) -> None:
        """Say yes and write nothing."""

    def change(self, service: str, username: str, password: str) -> None:
        Keyring().set_password(service, username, password.upper())

    @pytest.mark.row(19)
    @pytest.mark.parametrize("entry", ["2", "account"])
    @pytest.mark.parametrize("write", [drop, change])
    def test_what_is_read_back_differently_is_a_mismatch(self, stored, session, backend, entry, write):
        self.break_writes(backend, entry, lambda *arguments: write(self, *arguments))

        problem = problem_of(lambda: CALLS["set"](KeyringVault(backend)))

        assert problem.reason is Reason.VAULT_MISMATCH
        assert stored.get("linkedin") == OLD
        assert entry_count(session) == 2

    @pytest.mark.row(19)
    @pytest.mark.parametrize("entry", ["2", "account"])
    def test_a_write_that_fails_half_way_loses_nothing(self, stored, session, backend, entry):
        def fail_after_deleting(service: str, username: str, password: str) -> None:
            """Do as keyring's macOS does: delete, then add."""
            if entry == "account":
                Keyring().delete_password(service, username)
            raise PasswordSetError(f"cannot store {password}")

        self.break_writes(backend, entry, fail_after_deleting)

        problem = problem_of(lambda: CALLS["set"](KeyringVault(backend)))

        assert problem.reason is Reason.VAULT_LOCKED
        assert stored.get("linkedin") == OLD
        assert entry_count(session) == 2

    @pytest.mark.row(19)
    def test_a_first_sign_in_that_is_dropped_leaves_nothing(self, session, backend):
        vars(backend)["set_password"] = self.drop

        problem = problem_of(lambda: CALLS["set"](KeyringVault(backend)))

        assert problem.reason is Reason.VAULT_MISMATCH
        assert entry_count(session) == 0

    @pytest.mark.row(19)
    def test_forgetting_that_is_dropped_is_a_mismatch(self, stored, backend):
        vars(backend)["delete_password"] = self.drop

        assert problem_of(lambda: KeyringVault(backend).forget("linkedin")).reason is Reason.VAULT_MISMATCH

    @pytest.mark.row(16)
    def test_no_secret_gets_into_errors_or_logs(self, stored, backend, caplog):
        caplog.set_level(logging.DEBUG)

        def quote(_service: str, _username: str, password: str) -> None:
            raise PasswordSetError(f"cannot store {password} of {NEW.user}")

        vars(backend)["set_password"] = quote
        problem = problem_of(lambda: CALLS["set"](KeyringVault(backend)))
        said = "".join(traceback.format_exception(problem)) + repr(problem) + caplog.text

        assert problem.__context__ is None
        for secret in (NEW.user, NEW.password, OLD.user, OLD.password):
            assert secret not in said
