"""A taken port is one sentence that names it."""

import socket

import pytest

from devtools import ports
from devtools.failures import Failure


def listening() -> socket.socket:
    server = socket.socket()
    server.bind((ports.HOST, 0))
    server.listen()
    return server


def test_a_taken_port_is_named_with_its_holder_and_a_way_out() -> None:
    with listening() as server:
        port = server.getsockname()[1]
        with pytest.raises(Failure) as refusal:
            ports.ensure_free(port)
    assert f"Port {port} is taken (by " in refusal.value.en
    assert f"--port {port + 1}" in refusal.value.en
    assert f"端口 {port} 已被占用" in refusal.value.zh


def test_a_free_port_is_left_free() -> None:
    with listening() as server:
        port = server.getsockname()[1]
    ports.ensure_free(port)
    ports.ensure_free(port)


@pytest.mark.parametrize("text", ["0", "65536", "-1", "web", "", "８３００"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(Failure):
        ports.parse(text)


def test_a_port_is_a_number() -> None:
    assert ports.parse("8300") == 8300
