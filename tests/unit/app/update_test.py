"""Whether there is a newer version, asked of a real server on this computer."""

from __future__ import annotations

import json
import socket
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app import update
from app.update import Newer, Source, Trouble, UpdateProblem, look
from tests.update_server import PEM, Body, about, signed, update_server


def trouble(body: Body, status: int = 200, **headers: str) -> Trouble:
    """What is the matter with such an answer."""
    with update_server(body, status, **headers) as server, pytest.raises(UpdateProblem) as told:
        look(server.source, "0.1.0")
    return told.value.trouble


def test_a_newer_version_is_told_with_its_page() -> None:
    with update_server(about("0.10.0")) as server:
        newer = look(server.source, "0.9.1")

    assert newer == Newer("0.10.0", f"{server.origin}/new")


@pytest.mark.parametrize("version", ["0.9.1", "0.9.0", "0.8.99", "0"])
def test_the_same_or_an_older_version_is_no_news(version: str) -> None:
    with update_server(about(version)) as server:
        assert look(server.source, "0.9.1") is None


@pytest.mark.parametrize("body", [
    about("9.0.0", key=Ed25519PrivateKey.generate()),
    lambda _: b"", lambda _: b"[]", lambda _: b"{}", lambda _: b"\xff\xfe", lambda _: b"[" * 9_000,
    lambda _: json.dumps({"signed": "{}", "signature": "no base64"}).encode(),
    lambda _: signed("no json"), lambda _: signed([1]), lambda _: signed({"version": "9.0.0"}),
    lambda a: signed({"version": "nine", "page": a}), lambda a: signed({"version": "9" * 20, "page": a}),
    lambda _: signed({"version": "9.0.0", "page": "https://www.example.org/new"}),
    lambda _: signed({"version": "9.0.0", "page": "file:///etc/passwd"}),
    lambda a: signed({"version": "9.0.0", "page": a}) + b" " * update.LARGEST + b"x",
], ids=["another key", "empty", "list", "no parts", "no text", "deep", "no base64", "no json", "inner list", "no page",
        "no number", "long number", "another host", "a file", "too large"])  # fmt: skip
def test_what_the_project_did_not_sign_is_not_believed(body: Body) -> None:
    assert trouble(body) is Trouble.NOT_OURS


def test_a_signed_text_that_was_changed_is_not_believed() -> None:
    assert trouble(lambda origin: about("0.2.0")(origin).replace(b"0.2.0", b"0.3.0")) is Trouble.NOT_OURS


@given(content=st.binary(max_size=300))
def test_no_bytes_are_more_than_not_ours(content: bytes) -> None:
    with pytest.raises(UpdateProblem):
        update._read(content, Source("https://non-merci.example/update.json", PEM))


@pytest.mark.parametrize("status", [404, 500, 302])
def test_an_answer_that_is_not_the_file_counts_as_offline(status: int) -> None:
    with update_server(about("9.0.0")) as elsewhere:
        assert trouble(lambda _: b"", status, Location=elsewhere.source.address) is Trouble.OFFLINE

    assert elsewhere.asked == []


def test_nothing_about_the_person_is_sent() -> None:
    with update_server(about("9.0.0")) as server:
        look(server.source, "0.1.0")

    ((path, headers),) = server.asked
    assert path == "/update.json"
    assert headers.keys() <= {"Host", "User-Agent", "Accept-Encoding", "Connection"}
    assert headers["User-Agent"] == "non-merci"


def test_where_nobody_listens_it_is_offline() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(UpdateProblem) as told:
        look(Source(f"http://127.0.0.1:{port}/update.json", PEM), "0.1.0")

    assert told.value.trouble is Trouble.OFFLINE


def test_a_build_without_a_key_asks_nobody() -> None:
    assert not update.resource(*update.KEY).exists()
    assert update.own_source() is None


def test_the_address_is_the_one_in_the_projects_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key.pem").write_bytes(PEM)
    monkeypatch.setattr(update, "resource", lambda *_: tmp_path / "key.pem")

    source = update.own_source()

    assert source is not None
    assert source.address.startswith("https://")
    assert source.address.endswith("/update.json")
