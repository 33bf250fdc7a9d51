"""Fetching: what comes back from a real server on loopback, and what is never asked for."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import tracemalloc
import zlib
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
import stamina
from hypothesis import given
from hypothesis import strategies as st

from factbench.errors import AddressRefused, FactbenchError, NetworkError, TooLarge
from factbench.fetch import fetch, is_private, is_public
from factbench.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OPEN = Settings(allow_private=True, fetch_seconds=5.0)
CLOSED = Settings(fetch_seconds=5.0)
PAGE = b"<p>The harbour bridge opened in 1932.</p>"
PUBLIC = "93.184.215.14"
NOWHERE = "0.0.0.0"  # noqa: S104  refused, not bound


@pytest.fixture(autouse=True)
def no_pause_between_tries() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3):
        yield


class Site(ThreadingHTTPServer):
    """A web server on loopback that keeps a list of what it was asked for."""

    daemon_threads = True

    def __init__(self, answers: dict[str, Callable[[BaseHTTPRequestHandler], None]]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = answers
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.answers[self.path](self)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@contextmanager
def site(**answers: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[Site]:
    server = Site({f"/{name}": answer for name, answer in answers.items()})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def answer(body: bytes = PAGE, status: int = 200, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def respond(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        # A client that has seen enough hangs up.
        try:
            request.wfile.write(body)
        except OSError:
            return

    return respond


@contextmanager
def listening() -> Iterator[socket.socket]:
    """A port that counts: a connection made to it waits in its queue and can be seen."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def connections(server: socket.socket) -> int:
    count = 0
    while True:
        try:
            server.accept()[0].close()
        except BlockingIOError:
            return count
        count += 1


# ----------------------------------------------------------------------------------------------- what comes back


def test_a_page_comes_with_its_bytes_its_type_its_address_and_the_time() -> None:
    with site(page=answer(Content_Type="text/html; charset=utf-8")) as server:
        found = fetch(
            f"{server.url}/page#bridge",
            settings=OPEN,
            clock=lambda: datetime(2020, 3, 4, 5, 6, 7, tzinfo=UTC),
        )
    assert (found.content, found.media_type) == (PAGE, "text/html; charset=utf-8")
    assert (found.url, found.retrieved_at) == (f"{server.url}/page", "2020-03-04T05:06:07Z")


def test_a_page_without_a_type_has_none() -> None:
    with site(page=answer()) as server:
        assert fetch(f"{server.url}/page", settings=OPEN).media_type is None


def test_a_redirect_is_followed_and_the_last_address_kept() -> None:
    with site(old=answer(b"", 301, Location="/new"), new=answer()) as server:
        found = fetch(f"{server.url}/old", settings=OPEN)
    assert (found.url, found.content) == (f"{server.url}/new", PAGE)


def test_redirects_without_end_are_given_up_after_five() -> None:
    with site(ring=answer(b"", 302, Location="/ring")) as server:
        with pytest.raises(NetworkError, match="more than 5 times"):
            fetch(f"{server.url}/ring", settings=OPEN)
        assert len(server.asked) == 6


@pytest.mark.parametrize(
    "packed",
    [gzip.compress(PAGE), gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])],
    ids=[
        "one member",
        "two",
    ],  # the bytes hold the time, and every worker must know the test by the same name
)
def test_gzip_is_unpacked_member_by_member(packed: bytes) -> None:
    with site(page=answer(packed, Content_Encoding="gzip")) as server:
        assert fetch(f"{server.url}/page", settings=OPEN).content == PAGE


@pytest.mark.parametrize("padding", [b"\0" * 20, b"\n"])
def test_what_follows_a_gzip_is_left_out(padding: bytes) -> None:
    with site(page=answer(gzip.compress(PAGE) + padding, Content_Encoding="gzip")) as server:
        assert fetch(f"{server.url}/page", settings=OPEN).content == PAGE


def test_a_missing_page_is_an_error_that_is_not_tried_again() -> None:
    with site(gone=answer(b"", 404)) as server:
        with pytest.raises(NetworkError, match=r"/gone answered 404 \(Not Found\); check the address"):
            fetch(f"{server.url}/gone", settings=OPEN)
        assert server.asked == ["/gone"]


def test_a_status_nobody_knows_is_an_error() -> None:
    with (
        site(odd=answer(b"", 599)) as server,
        pytest.raises(NetworkError, match="599 \\(an unknown status\\)"),
    ):
        fetch(f"{server.url}/odd", settings=OPEN)


def test_a_busy_server_is_tried_three_times() -> None:
    with site(busy=answer(b"", 503)) as server:
        with pytest.raises(NetworkError, match="503"):
            fetch(f"{server.url}/busy", settings=OPEN)
        assert len(server.asked) == 3


def test_tries_are_not_told_to_the_terminal() -> None:
    script = (
        "import stamina\nfrom factbench.errors import NetworkError\nfrom factbench.fetch import fetch\n"
        "from factbench.settings import Settings\nstamina.set_testing(True, attempts=3)\n"
        "def tried(host, port):\n    print('tried')\n    return []\n"
        "try:\n    fetch('http://harbour.example/', settings=Settings(), resolve=tried)\n"
        "except NetworkError:\n    pass\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert (ran.stdout.split(), ran.stderr) == (["tried"] * 3, "")


def test_a_server_that_recovers_is_answered_for() -> None:
    turns = iter([answer(b"", 503), answer()])

    def in_turn(request: BaseHTTPRequestHandler) -> None:
        next(turns)(request)

    with site(page=in_turn) as server:
        assert fetch(f"{server.url}/page", settings=OPEN).content == PAGE


def test_a_closed_port_is_one_sentence() -> None:
    with listening() as server:
        port = server.getsockname()[1]
    with pytest.raises(NetworkError, match="cannot be reached"):
        fetch(f"http://127.0.0.1:{port}/", settings=OPEN)


def test_a_dead_address_makes_way_for_the_next() -> None:
    with site(page=answer()) as server:
        url = f"http://harbour.example:{server.server_port}/page"
        found = fetch(url, settings=OPEN, resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"])
    assert found.content == PAGE


def test_the_name_asked_for_is_the_name_in_the_address_not_the_number() -> None:
    seen: list[str | None] = []

    def respond(request: BaseHTTPRequestHandler) -> None:
        seen.append(request.headers["Host"])
        answer()(request)

    with site(page=respond) as server:
        url = f"http://harbour.example:{server.server_port}/page"
        fetch(url, settings=OPEN, resolve=lambda host, port: ["127.0.0.1"])
        assert seen == [f"harbour.example:{server.server_port}"]


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening() as proxy, site(page=answer()) as server:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        assert fetch(f"{server.url}/page", settings=OPEN).content == PAGE
        assert connections(proxy) == 0


def test_tls_greets_with_the_name_and_a_stranger_in_its_place_is_not_trusted() -> None:
    greetings: list[bytes] = []

    def greet(server: socket.socket) -> None:
        for _ in range(3):
            connection, _ = server.accept()
            with connection:
                greetings.append(connection.recv(4096))

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=greet, args=(server,))
        thread.start()
        with pytest.raises(NetworkError):
            fetch(
                f"https://harbour.example:{server.getsockname()[1]}/",
                settings=OPEN,
                resolve=lambda host, port: ["127.0.0.1"],
            )
        thread.join()
    assert all(b"harbour.example" in greeting for greeting in greetings)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and certificate of harbour.example, signed by itself, in one file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs the program openssl, to make a certificate")
    folder = tmp_path_factory.mktemp("certificate")
    words = (
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=harbour.example"
    )
    names = ["-addext", "subjectAltName=DNS:harbour.example", "-keyout", "key.pem", "-out", "certificate.pem"]
    subprocess.run([openssl, *words.split(), *names], cwd=folder, check=True, capture_output=True)
    both = folder / "both.pem"
    both.write_bytes((folder / "key.pem").read_bytes() + (folder / "certificate.pem").read_bytes())
    return both


@contextmanager
def secure_site(certificate: Path) -> Iterator[Site]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    with site(page=answer()) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        yield server


def test_a_page_over_tls_comes_from_the_host_whose_name_its_certificate_bears(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with secure_site(certificate) as server:
        url = f"https://harbour.example:{server.server_port}/page"
        assert fetch(url, settings=OPEN, resolve=lambda host, port: ["127.0.0.1"]).content == PAGE


@pytest.mark.parametrize(("host", "trusted"), [("other.example", True), ("harbour.example", False)])
def test_a_certificate_of_another_name_or_of_nobody_is_not_trusted(
    certificate: Path, monkeypatch: pytest.MonkeyPatch, host: str, trusted: bool
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with secure_site(certificate) as server:
        with pytest.raises(NetworkError, match="certificate that cannot be trusted"):
            fetch(
                f"https://{host}:{server.server_port}/page",
                settings=OPEN,
                resolve=lambda host, port: ["127.0.0.1"],
            )
        assert server.asked == []


# ---------------------------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "0x7f000001", "2130706433", "[::ffff:127.0.0.1]", "0"]
)
def test_no_spelling_of_loopback_is_connected_to(host: str) -> None:
    with listening() as server:
        with pytest.raises(AddressRefused, match="not a public address; nothing was sent"):
            fetch(f"http://{host}:{server.getsockname()[1]}/", settings=CLOSED)
        assert connections(server) == 0


@pytest.mark.parametrize("settings", [OPEN, CLOSED])
def test_the_address_where_clouds_keep_credentials_is_refused_always(settings: Settings) -> None:
    with pytest.raises(AddressRefused):
        fetch("http://169.254.169.254/latest/meta-data/", settings=settings)


def test_a_redirect_into_the_own_network_is_refused() -> None:
    """Loopback stands for the public server here; link-local is what even `allow_private` does not open."""
    with site(page=answer(b"", 302, Location="http://169.254.169.254/")) as server:
        with pytest.raises(AddressRefused, match=r"169\.254"):
            fetch(f"{server.url}/page", settings=OPEN)
        assert server.asked == ["/page"]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://harbour.example/", "http://me@harbour.example/"]
)
def test_a_redirect_to_anything_but_a_plain_web_address_is_refused(target: str) -> None:
    with site(page=answer(b"", 302, Location=target)) as server, pytest.raises(AddressRefused):
        fetch(f"{server.url}/page", settings=OPEN)


@pytest.mark.parametrize("target", ["http://[::1/", "\x01", "http://xn--/", "http://harbour.example:99999/"])
def test_a_redirect_to_what_is_no_address_is_refused(target: str) -> None:
    with site(page=answer(b"", 302, Location=target)) as server:
        with pytest.raises(AddressRefused) as refused:
            fetch(f"{server.url}/page", settings=OPEN)
        assert server.asked == ["/page"]
    assert "\x01" not in str(refused.value)


def test_a_name_that_leads_to_a_public_and_a_private_address_is_refused() -> None:
    with listening() as server:
        url = f"http://harbour.example:{server.getsockname()[1]}/"
        with pytest.raises(AddressRefused):
            fetch(url, settings=CLOSED, resolve=lambda host, port: [PUBLIC, "127.0.0.1"])
        assert connections(server) == 0


def test_a_name_that_answers_public_then_private_is_looked_up_once_for_a_connection() -> None:
    """The answer that was checked is the answer that is used: a second one has nobody who asks for it."""
    answers = iter([["127.0.0.1"], ["169.254.169.254"]])
    with site(page=answer()) as server:
        url = f"http://harbour.example:{server.server_port}/page"
        assert fetch(url, settings=OPEN, resolve=lambda host, port: next(answers)).content == PAGE
    assert next(answers) == ["169.254.169.254"]


def test_a_name_that_turns_private_between_two_redirects_is_refused() -> None:
    answers = iter([["127.0.0.1"], ["169.254.169.254"]])
    with site(page=answer(b"", 302, Location="/page")) as server:
        url = f"http://harbour.example:{server.server_port}/page"
        with pytest.raises(AddressRefused):
            fetch(url, settings=OPEN, resolve=lambda host, port: next(answers))
        assert len(server.asked) == 1


@pytest.mark.parametrize(
    "url",
    [
        "",
        "harbour.example",
        "ftp://harbour.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http://user:secret@harbour.example/",
        "http://harbour.example:99999/",
        "http://harb\x1bour.example/",
        "http://[::1/",
        "http://xn--/",
        "http://" + "a" * 70_000,
    ],
)
def test_what_is_no_plain_web_address_is_refused_before_any_look_up(url: str) -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError("looked up")

    with pytest.raises(AddressRefused) as refused:
        fetch(url, settings=OPEN, resolve=never)
    assert "secret" not in str(refused.value)
    assert "\x1b" not in str(refused.value)
    assert len(str(refused.value)) < 400


def test_a_name_without_an_address_is_one_sentence() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(NetworkError, match=r"No address is known for harbour\.example"):
        fetch("http://harbour.example/", settings=CLOSED, resolve=unknown)
    with pytest.raises(NetworkError, match="no address is known"):
        fetch("http://harbour.example/", settings=CLOSED, resolve=lambda host, port: [])


@given(st.text(max_size=60))
def test_any_text_at_all_is_fetched_or_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(FactbenchError) as refused:
        fetch(f"http://{text}", settings=CLOSED, resolve=lambda host, port: ["10.0.0.1"])
    assert "\n" not in str(refused.value)


# ------------------------------------------------------------------------------------------------------------- limits


def test_a_page_over_the_limit_is_too_large() -> None:
    small = Settings(allow_private=True, fetch_bytes=1000)
    with site(fits=answer(b"x" * 1000), over=answer(b"x" * 1001)) as server:
        assert len(fetch(f"{server.url}/fits", settings=small).content) == 1000
        with pytest.raises(TooLarge, match="larger than 1,000 bytes"):
            fetch(f"{server.url}/over", settings=small)


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(megabytes)), packer.flush()])


def test_a_gzip_bomb_is_too_large_and_memory_stays_flat() -> None:
    packed = bomb(300)
    limited = Settings(allow_private=True, fetch_bytes=2_000_000, fetch_seconds=20.0)
    with site(bomb=answer(packed, Content_Encoding="gzip")) as server:
        tracemalloc.start()
        try:
            with pytest.raises(TooLarge):
                fetch(f"{server.url}/bomb", settings=limited)
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert most < 20_000_000


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "\x9b31m"])
def test_a_packing_that_was_not_asked_for_is_refused(encoding: str) -> None:
    with site(page=answer(Content_Encoding=encoding)) as server, pytest.raises(NetworkError) as refused:
        fetch(f"{server.url}/page", settings=OPEN)
    assert "not asked for" in str(refused.value)
    assert "\x9b" not in str(refused.value)


def test_what_says_gzip_and_is_not_is_damaged() -> None:
    with site(page=answer(Content_Encoding="gzip")) as server, pytest.raises(NetworkError, match="damaged"):
        fetch(f"{server.url}/page", settings=OPEN)


def test_a_gzip_that_breaks_off_is_no_page() -> None:
    with (
        site(page=answer(gzip.compress(PAGE)[:-9], Content_Encoding="gzip")) as server,
        pytest.raises(NetworkError, match="broke off"),
    ):
        fetch(f"{server.url}/page", settings=OPEN)


def dribble(head: bytes, drop: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    """A server that is never silent for long and never done."""

    def respond(request: BaseHTTPRequestHandler) -> None:
        try:
            request.wfile.write(head)
            for _ in range(200):
                request.wfile.write(drop)
                time.sleep(0.02)
        except OSError:
            return

    return respond


@pytest.mark.parametrize(
    "slow",
    [
        dribble(b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        dribble(b"HTTP/1.1 200 OK\r\n", b"X-Slow: yes\r\n"),
        dribble(b"", b""),
    ],
)
def test_a_server_that_dribbles_is_left_at_the_deadline(
    slow: Callable[[BaseHTTPRequestHandler], None],
) -> None:
    hasty = Settings(allow_private=True, fetch_seconds=0.3)
    with site(slow=slow) as server, pytest.raises(NetworkError, match=r"did not answer within 0\.3 s"):
        fetch(f"{server.url}/slow", settings=hasty)


def test_a_look_up_that_hangs_is_left_at_the_deadline() -> None:
    done = threading.Event()

    def hang(host: str, port: int) -> list[str]:
        done.wait(10)
        return []

    with pytest.raises(NetworkError, match=r"within 0\.2 s"):
        fetch("http://harbour.example/", settings=Settings(fetch_seconds=0.2), resolve=hang)
    done.set()


def test_an_answer_that_is_no_http_is_one_sentence() -> None:
    def mail(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"220 mail.harbour.example ready\r\n\r\n")

    with site(odd=mail) as server, pytest.raises(NetworkError, match="cannot be reached"):
        fetch(f"{server.url}/odd", settings=OPEN)


# ---------------------------------------------------------------------------------------------------------- addresses


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:21f::1", "64:ff9b::5db8:d70e", "2002:5db8:d70e::1"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)
    assert not is_private(address)


@pytest.mark.parametrize(
    "address",
    [
        NOWHERE,
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "192.168.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2001:0:1::1",
        "2002:7f00:1::1",
        "fc00::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_addresses_that_stay_inside_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "192.168.0.1", "::1", "::ffff:10.0.0.1", "fc00::1"]
)
def test_the_own_network_is_private(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize(
    "address", ["169.254.169.254", "fe80::1%eth0", "224.0.0.1", "ff02::1", NOWHERE, "::"]
)
def test_link_local_multicast_and_nowhere_are_neither(address: str) -> None:
    assert not is_private(address)
    assert not is_public(address)
