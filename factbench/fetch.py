"""A web address -> the bytes behind it; the only room that opens a socket.

An address in an article is a stranger's. It may point into the reader's own network, redirect there, answer the
second DNS look-up differently from the first, never end, or unpack to more than there is memory. So a connection goes
to the very IP address that was checked, every redirect is checked again, and seconds and bytes are counted over all.
"""

from __future__ import annotations

import ipaddress
import logging
import queue
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus

import httpcore
import httpx
import stamina

from factbench.errors import AddressRefused, NetworkError, TooLarge
from factbench.model import Snapshot
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from factbench.settings import Settings

# stamina logs each retry, and a program that set up no logging would print that; whoever did still gets it.
logging.getLogger("stamina").addHandler(logging.NullHandler())


def _without_headers(record: logging.LogRecord) -> bool:
    """httpcore logs an answer's headers, where a server may repeat the key it was sent."""
    record.msg = str(record.msg).partition(" return_value=")[0]
    return True


logging.getLogger("httpcore.http11").addFilter(_without_headers)

REDIRECTS = 5
"""Redirects followed; a page that moved from http to https to www to its final place takes three."""

AGENT = "factbench (fact-checking workbench)"
"""How a request names this program."""

KEY = "FACTBENCH-KEY"
"""Stands for a secret in an address, a header, a message and an answer; only the wire ever carries the secret."""

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port -> IP addresses in text, best first; raises OSError where there are none."""


def _look_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a request says beside its address. Headers and secret go to the host of the first address only."""

    agent: str = AGENT
    headers: tuple[tuple[str, str], ...] = ()
    secret: str | None = field(default=None, repr=False)
    """What `KEY` stands for in the address and in the headers."""
    tries: int = 3
    """How often it is asked where a failure may pass."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent."""

    snapshot: Snapshot | None
    """None where it says that nothing changed since the answer whose tag was sent along."""
    tag: str | None
    """Its ETag, by which it can be asked next time whether anything changed."""
    modified: str | None = None
    """Its Last-Modified, for the same."""


def fetch(
    url: str,
    *,
    settings: Settings,
    resolve: Resolve = _look_up,
    clock: Callable[[], datetime] = _now,
) -> Snapshot:
    """What `url` answers; see `ask`."""
    answer = ask(url, settings=settings, resolve=resolve, clock=clock)
    if answer.snapshot is None:
        raise NetworkError(
            f"{_shown(url)} answered that nothing changed, which was not asked; try again later."
        )
    return answer.snapshot


def ask(
    url: str,
    *,
    settings: Settings,
    asking: Asking | None = None,
    resolve: Resolve = _look_up,
    clock: Callable[[], datetime] = _now,
) -> Answer:
    """What `url` answers, with the address it came from in the end and its media type as the server named it.

    At most `settings.fetch_bytes` after decompression and as many before it, within `settings.fetch_seconds` for
    all redirects and tries together. Failures that may pass (a refused connection, a busy server) are tried three
    times, after as long as the server asks for where that is within the time. Proxies and credentials of
    the environment are not used.
    Raises: AddressRefused before anything is sent, when the address is not http(s), carries a user name, or leads
    to an IP address that is not public (`settings.allow_private`: nor private or loopback); NetworkError; TooLarge.
    """
    deadline = _Deadline.after(settings.fetch_seconds)
    gate = _Gate(resolve, deadline, allow_private=settings.allow_private)

    said = asking or Asking()

    def once() -> Answer:
        first = _checked(url)
        with _client(gate, said, first) as client:
            answer = _follow(client, first, settings.fetch_bytes, deadline, clock)
        if answer.snapshot is None or not said.secret:
            return answer
        content = hidden(answer.snapshot.content, said.secret)
        return replace(answer, snapshot=replace(answer.snapshot, content=content))

    def again_after(error: Exception) -> bool | float:
        if not isinstance(error, _Passing) or error.wait is None:
            return isinstance(error, _Passing)
        return error.wait if error.wait < deadline.at - time.monotonic() else False

    again = stamina.RetryingCaller(
        attempts=said.tries, timeout=settings.fetch_seconds, wait_initial=0.2, wait_max=1.0, wait_jitter=0.5
    )
    return again(again_after, once)


def is_public(address: str) -> bool:
    """Whether a packet to this IP address leaves for the public internet.

    An IPv4 address that travels inside an IPv6 one (mapped, compatible, 6to4, NAT64) is judged by itself.
    Source: the IANA special-purpose address registries, as in `ipaddress`; RFC 4291, 3056, 6052 and 8215.
    """
    ip = _innermost(address)
    never = ip.is_multicast or ip.is_reserved or ip in _LOCAL_NAT64 or getattr(ip, "is_site_local", False)
    return ip.is_global and not never


def is_private(address: str) -> bool:
    """Whether it is a machine of the reader's own: loopback or a private network, but never link-local.

    Link-local is left out because cloud machines keep their credentials at 169.254.169.254.
    """
    ip = _innermost(address)
    never = ip.is_link_local or ip.is_multicast or ip.is_unspecified
    return (ip.is_loopback or ip.is_private) and not never


_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_LOCAL_NAT64 = ipaddress.IPv6Network("64:ff9b:1::/48")
_COMPATIBLE = ipaddress.IPv6Network("::/96")


def _innermost(address: str) -> _Ip:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    inner = ip.ipv4_mapped or ip.sixtofour
    if inner is None and (ip in _NAT64 or (ip in _COMPATIBLE and int(ip) > 1)):
        inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return inner or ip


# ------------------------------------------------------------------------------------------- redirects and answers


class _Passing(NetworkError):
    """A failure that may be over at the next try."""


def _follow(
    client: httpx.Client, url: httpx.URL, limit: int, deadline: _Deadline, clock: Callable[[], datetime]
) -> Answer:
    for _ in range(REDIRECTS + 1):
        with _in_plain_words(url, deadline), client.stream("GET", url) as response:
            if not response.has_redirect_location:
                tag = one_line(response.headers.get("etag", ""))[:200] or None
                modified = one_line(response.headers.get("last-modified", ""))[:100] or None
                if response.status_code == HTTPStatus.NOT_MODIFIED:
                    return Answer(None, tag, modified)
                _refuse_failure(response, url)
                content = _body(response, limit, deadline)
                retrieved = clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
                seen = str(url.copy_with(fragment=None))
                return Answer(Snapshot(content, _media_type(response), seen, retrieved), tag, modified)
            url = _checked(response.headers["location"], base=url)
    raise NetworkError(f"{_shown(url)} redirects more than {REDIRECTS} times; open it in a browser.")


def _checked(url: str, *, base: httpx.URL | None = None) -> httpx.URL:
    try:
        parsed = base.join(url) if base else httpx.URL(url)
        _ = parsed.host  # decodes "xn--" labels, and raises where they are none
    except (httpx.InvalidURL, ValueError) as error:
        raise AddressRefused(f"{_shown(url)} is not a web address; check it.") from error
    if parsed.scheme not in {"http", "https"} or not parsed.raw_host:
        raise AddressRefused(f"Only http and https addresses are fetched, not {_shown(url)}.")
    if (parsed.port or 0) > 65_535:
        raise AddressRefused(f"There is no port {parsed.port}; check the address.")
    if parsed.userinfo:
        host = parsed.raw_host.decode("ascii")
        raise AddressRefused(f"The address at {_shown(host)} carries a user name or password; leave it out.")
    return parsed


def _refuse_failure(response: httpx.Response, url: httpx.URL) -> None:
    if response.is_success:
        return
    code = response.status_code
    words = HTTPStatus(code).phrase if code in HTTPStatus.__members__.values() else "an unknown status"
    answered = f"{_shown(url)} answered {code} ({words})"
    if code in {408, 425, 429, 500, 502, 503, 504}:
        passing = _Passing(f"{answered}; try again later.")
        after = response.headers.get("retry-after", "").strip()
        passing.status = code
        passing.wait = float(after) if after.isascii() and after.isdigit() and len(after) < 6 else None
        raise passing
    failed = NetworkError(f"{answered}; check the address.")
    failed.status = code
    raise failed


def _media_type(response: httpx.Response) -> str | None:
    return one_line(response.headers.get("content-type", ""))[:200] or None


def _body(response: httpx.Response, limit: int, deadline: _Deadline) -> bytes:
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    chunks = _counted(response.iter_raw(), limit)
    if encoding in {"gzip", "x-gzip"}:
        chunks = _counted(_unpacked(chunks, limit, deadline), limit)
    elif encoding not in {"", "identity"}:
        raise NetworkError(f"The answer is packed as {_shown(encoding)}, which was not asked for.")
    return b"".join(chunks)


def _counted(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > limit:
            raise TooLarge(
                f"The page is larger than {limit:,} bytes; save it as a file, or raise fetch_bytes in the config file."
            )
        yield chunk


def _unpacked(chunks: Iterable[bytes], limit: int, deadline: _Deadline) -> Iterator[bytes]:
    """gzip members one after the other, never more than `limit` + 1 bytes at once. Source: RFC 1952, section 2.2.

    What follows the last member and is none is left out, as browsers and gzip itself do: some servers pad.
    """
    member = zlib.decompressobj(wbits=31)
    try:
        for chunk in chunks:
            packed = chunk
            while packed:
                deadline.left()
                if member.eof:
                    if not packed.startswith(b"\x1f"):
                        return
                    member = zlib.decompressobj(wbits=31)
                yield member.decompress(packed, limit + 1)
                packed = member.unconsumed_tail or member.unused_data
    except zlib.error as error:
        raise NetworkError("The answer is damaged: what is said to be gzip is not.") from error
    if not member.eof:
        raise _Passing("The answer broke off in the middle; try again.")


@contextmanager
def _in_plain_words(url: httpx.URL, deadline: _Deadline) -> Iterator[None]:
    try:
        yield
    except httpcore.TimeoutException as error:
        raise NetworkError(
            f"{_shown(url)} did not answer within {deadline.seconds:g} s; try again later, or raise fetch_seconds."
        ) from error
    except (httpx.RemoteProtocolError, UnicodeError) as error:
        # httpx reads the address of a redirect before we can.
        raise AddressRefused(
            f"{_shown(url)} redirects to what is no web address; open it in a browser."
        ) from error
    except httpcore.LocalProtocolError as error:
        raise AddressRefused(f"{_shown(url)} cannot be asked for; check the address.") from error
    except (httpcore.NetworkError, httpcore.RemoteProtocolError) as error:
        # httpcore hands the socket's error over as an argument; its pool drops the cause.
        if any(isinstance(each, ssl.SSLCertVerificationError) for each in error.args):
            raise NetworkError(f"{_shown(url)} shows a certificate that cannot be trusted.") from error
        why = one_line(str(error))[:120] or "the connection broke"
        raise _Passing(f"{_shown(url)} cannot be reached: {why}.") from error


def _shown(url: object) -> str:
    """An address for a message: printable, no longer than a line or two."""
    return one_line(str(url))[:200] or "an empty address"


# ------------------------------------------------------------------------------------------- the guarded connection


@dataclass(frozen=True, slots=True)
class _Deadline:
    """A moment after which nothing more is waited for."""

    at: float
    """On the clock of `time.monotonic`."""
    seconds: float
    """How long it was when it began, for messages."""

    @classmethod
    def after(cls, seconds: float) -> _Deadline:
        return cls(time.monotonic() + seconds, seconds)

    def left(self) -> float:
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("out of time")
        return left


def _client(gate: _Gate, asking: Asking, first: httpx.URL) -> httpx.Client:
    asked = {"Accept-Encoding": "gzip", "User-Agent": asking.agent}
    # `timeout=None`: the gate's own streams keep the one deadline, which httpx has no word for.
    return httpx.Client(
        transport=_Transport(gate, asking, first),
        headers=asked,
        timeout=None,  # noqa: S113
        trust_env=False,
    )


class _Transport(httpx.BaseTransport):
    """httpx over an httpcore pool whose sockets come from the gate; TLS still checks the name in the address."""

    def __init__(self, gate: _Gate, asking: Asking, first: httpx.URL) -> None:
        self._asking = asking
        self._first = _origin(first)
        self._pool = httpcore.ConnectionPool(network_backend=gate, max_keepalive_connections=0)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        own = _origin(url) == self._first
        target, headers = url.raw_path, list(request.headers.raw)
        if own:
            headers += [(name.encode("ascii"), self._open(value)) for name, value in self._asking.headers]
            target = target.replace(KEY.encode(), quote(self._asking.secret or KEY, safe="").encode())
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=target),
                headers=headers,
            )
        )
        # An answer may repeat the key, in a redirect or in its text; nothing above this line ever sees it.
        seen = [(name, self._closed(value)) for name, value in answer.headers]
        return httpx.Response(answer.status, headers=seen, stream=_Body(answer))

    def _open(self, value: str) -> bytes:
        return value.replace(KEY, self._asking.secret or KEY).encode()

    def _closed(self, value: bytes) -> bytes:
        return hidden(value, self._asking.secret)

    def close(self) -> None:
        self._pool.close()


def _origin(url: httpx.URL) -> tuple[str, bytes, int | None]:
    return url.scheme, url.raw_host, url.port


def hidden(content: bytes, secret: str | None) -> bytes:
    """`content` with `KEY` wherever the secret stands in it, as it is or as it is written in an address."""
    for form in dict.fromkeys([secret, quote(secret, safe=""), quote_plus(secret)]) if secret else ():
        content = content.replace(form.encode(), KEY.encode())
    return content


class _Body(httpx.SyncByteStream):
    """The body of an httpcore answer as httpx reads it."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Gate(httpcore.NetworkBackend):
    """Looks a host up once, refuses it unless every answer is allowed, and connects to one of those answers."""

    def __init__(self, resolve: Resolve, deadline: _Deadline, *, allow_private: bool) -> None:
        self._resolve = resolve
        self._deadline = deadline
        self._allow_private = allow_private
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._addresses(host, port)
        for place, address in enumerate(addresses):
            # A dead address may use up only its share of the time, so that the next is still tried.
            patience = self._deadline.left() / (len(addresses) - place)
            try:
                stream = self._sockets.connect_tcp(address, port, patience, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if place == len(addresses) - 1:
                    raise
            else:
                return _Stream(stream, self._deadline)
        raise httpcore.ConnectError(f"no address is known for {_shown(host)}")

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        addresses = self._looked_up(host, port)
        for address in addresses:
            if not (is_public(address) or (self._allow_private and is_private(address))):
                raise AddressRefused(
                    f"{_shown(host)} leads to {_shown(address)}, which is not a public address; nothing was sent."
                )
        return addresses

    def _looked_up(self, host: str, port: int) -> Sequence[str]:
        """In a thread, because the system's look-up knows no time limit; one that hangs is left behind."""
        answers: queue.SimpleQueue[Sequence[str] | OSError | UnicodeError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error)

        threading.Thread(target=ask, daemon=True, name="look-up").start()
        try:
            answer = answers.get(timeout=self._deadline.left())
        except queue.Empty as error:
            raise httpcore.ConnectTimeout("the look-up of the name took too long") from error
        if isinstance(answer, OSError | UnicodeError):
            raise NetworkError(f"No address is known for {_shown(host)}; check the name.") from answer
        return answer


class _Stream(httpcore.NetworkStream):
    """A connection on which no step may last longer than what is left of the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: _Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
