"""Runs the reading of a stranger's file in a child process, which may fail, hang or swell without harm to this one.

A child for one file, `run`; for many, a `Reader`, whose child is begun once and again whenever it died.
"""

from __future__ import annotations

import importlib
import json
import math
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import ExitStack, suppress
from datetime import date
from typing import IO, TYPE_CHECKING, Any

from factbench import codec, errors
from factbench.documents.encoding import checked
from factbench.model import Article
from factbench.stages.extract import Document, extract_all
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factbench.settings import Settings

SMALL = 100_000
"""Bytes of plain text that are read in this process: no parser is at risk, and a child takes half a second to start."""


_DOCUMENTS = "factbench.confine:documents"


def extract_confined(
    content: bytes | str,
    *,
    settings: Settings,
    url: str | None = None,
    media_type: str | None = None,
    title: str | None = None,
    published: date | None = None,
    language: str | None = None,
) -> list[Document]:
    """The documents in `content`, as `stages.extract.extract_all` finds them, taken out in a child process with limits.

    Plain text shorter than `SMALL`, in UTF-8 as far as is said, and without a sign of HTML or PDF in it is read in
    this process, for speed. Same answer either way.
    Raises: InputError and Misuse as `extract_all` does; TooLarge where it took more than `settings.extract_seconds` or
    `settings.extract_memory`; Unreadable where the child died.
    """
    raw = _encoded(content) if isinstance(content, str) else content
    options: dict[str, Any] = {
        "url": url, "media_type": media_type, "title": title, "published": published, "language": language,
    }  # fmt: skip
    if is_harmless(raw, media_type):
        return list(extract_all(content, **options))
    options["published"] = codec.encode(published)
    return told(run(_DOCUMENTS, raw, {**options, "text": isinstance(content, str)}, settings=settings))


def documents(
    content: bytes, *, published: str | None = None, text: bool = False, **options: Any
) -> list[dict[str, Any]]:
    """What `extract_all` finds, as JSON; called in the child."""
    day = date.fromisoformat(published) if published else None
    return telling(extract_all(content.decode() if text else content, published=day, **options))


def telling(found: Iterable[Document]) -> list[dict[str, Any]]:
    """Documents as JSON, for a child to answer."""
    return [{"where": each.where, **_outcome(each.found)} for each in found]


def told(answer: Any) -> list[Document]:
    """The documents that a child told. Raises: `errors.Unreadable` where they are none."""
    try:
        return [_document(**each) for each in answer]
    except (TypeError, ValueError) as error:
        raise errors.Unreadable(_NONSENSE) from error


def _outcome(found: Article | errors.InputError) -> dict[str, Any]:
    if isinstance(found, errors.InputError):
        return {"error": [type(found).__name__, str(found)]}
    return {"article": codec.encode(found)}


def _document(*, where: str, article: Any = None, error: Any = None) -> Document:
    if error is None:
        return Document(where, codec.decode(Article, article))
    found = _error(*error)
    if not isinstance(found, errors.InputError):
        raise TypeError("an error of another kind")
    return Document(where, found)


def _encoded(content: str) -> bytes:
    """The text with its byte order mark, so that it has the same snapshot in a child; half characters are refused."""
    checked(content)
    return content.encode()


def is_harmless(content: bytes, media_type: str | None) -> bool:
    """Whether no parser is at risk: short plain text in UTF-8, as far as is said, without a sign of HTML or PDF."""
    # Anywhere, not only at the start: blanks may stand before it. And in UTF-7 or EBCDIC a page has no "<" among its
    # bytes, so any other encoding that is declared goes to the child.
    plain = _PLAIN.fullmatch((media_type or "").strip().lower()) is not None
    parsed = content.startswith(b"PK") or b"<" in content or b"%PDF" in content
    return plain and len(content) < SMALL and not parsed


_PLAIN = re.compile(r"(text/(plain|markdown)(\s*;\s*charset\s*=\s*\"?(utf-8|us-ascii)\"?)?)?")


# ------------------------------------------------------------------------------------------------- the parent's side


def run(work: str, content: bytes, options: Mapping[str, Any], *, settings: Settings) -> Any:
    """What the function `work` ("module:name") makes of `content` and `options`, all of it JSON, in a child process.

    The child gets the bytes and the options, not this process's environment; it may use `settings.extract_seconds`
    of time and of processor, `settings.extract_memory` of address space where the system can limit it, and answer
    with no more than twice `settings.input_bytes`: a text, and as much again for its spans.
    Raises: the child's own FactbenchError; TooLarge over a limit; Unreadable where it dies or answers no JSON.
    """
    task = {
        "work": work,
        "options": dict(options),
        "seconds": settings.extract_seconds,
        "memory": settings.extract_memory,
        "output": _longest(settings),
    }
    # Files, not pipes: nothing to read and write at once, and the system itself stops an answer without end.
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as said,
        tempfile.TemporaryFile() as died,
    ):
        given.write(json.dumps(task).encode() + b"\n" + content)
        given.seek(0)
        status = _status(given, said, died, settings.extract_seconds)
        if status != 0:
            raise _death(status, _last_line(died), settings)
        said.seek(0)
        return _answer(said.read(_longest(settings)))


class Reader:
    """A child process that reads one file after the other; where it died, the next file has a new one.

    Each file has the limits of `run`, of which that of memory is the child's; what a child that had read others before
    dies of is tried in a new one, so that a file's answer does not depend on what was read before. For one thread.
    """

    RENEWED = 1_000
    """Files after which there is a new child: what parsers leave behind must not count against the next."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._child: subprocess.Popen[bytes] | None = None
        self._died: IO[bytes] | None = None
        self._open = ExitStack()
        self._read = 0
        """Files that the child has read."""

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child, if there is one."""
        self._open.close()
        self._child = self._died = None

    def run(self, work: str, content: bytes, options: Mapping[str, Any]) -> Any:
        """As the function `run` does. Raises: as that."""
        if self._read >= self.RENEWED:
            self.close()
        if self._child is not None:
            with suppress(_Died):
                return self._run(work, content, options)
        try:
            return self._run(work, content, options)
        except _Died as died:
            raise died.error from died

    def _run(self, work: str, content: bytes, options: Mapping[str, Any]) -> Any:
        child, died = self._begun()
        given, answers = child.stdin, child.stdout
        late = threading.Event()

        def end() -> None:
            late.set()
            _kill(child)

        timer = threading.Timer(self._settings.extract_seconds, end)
        timer.start()
        try:
            task = {"work": work, "options": dict(options), "length": len(content)}
            if given is None or answers is None:
                raise ValueError("no pipes")
            given.write(json.dumps(task).encode() + b"\n" + content)
            given.flush()
            said = _answered(answers, _longest(self._settings))
        except (OSError, ValueError):
            said = None
        finally:
            timer.cancel()
        self._read += 1
        if said is not None:
            return _answer(said)
        if child.poll() is None and not late.is_set():
            with suppress(subprocess.TimeoutExpired):
                child.wait(1)
        status = child.poll()
        if status is None:
            _kill(child)
        error = (
            errors.TooLarge(_TIME.format(self._settings.extract_seconds))
            if late.is_set()
            else _death(status or 0, _last_line(died), self._settings)
        )
        self.close()
        raise _Died(error)

    def _begun(self) -> tuple[subprocess.Popen[bytes], IO[bytes]]:
        if self._child is None or self._died is None:
            self._read = 0
            settings = self._settings
            limits = (settings.extract_seconds, settings.extract_memory, _longest(settings))
            died = tempfile.TemporaryFile("a+b")  # noqa: SIM115  closed with the child
            self._died = self._open.enter_context(died)
            self._child = subprocess.Popen(  # noqa: S603  our own interpreter and our own words
                _command("serve_many", *limits),
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._died, env=_environment(),
                start_new_session=True,
            )  # fmt: skip
            self._open.callback(_end, self._child)
        self._died.truncate(0)
        return self._child, self._died


class _Died(Exception):
    """The child died of a file."""

    def __init__(self, error: errors.InputError) -> None:
        super().__init__(str(error))
        self.error = error


def _answered(said: IO[bytes], longest: int) -> bytes | None:
    """The bytes that a child answered; None where it died, or answers more than it may."""
    length = int(said.readline() or b"-1")
    if not 0 <= length <= longest:
        return None
    answer = said.read(length)
    return answer if len(answer) == length else None


def _end(child: subprocess.Popen[bytes]) -> None:
    """A child that is given nothing more ends by itself; one that does not is ended."""
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    try:
        child.wait(1)
    except subprocess.TimeoutExpired:
        _kill(child)


def _longest(settings: Settings) -> int:
    return 2 * settings.input_bytes


def _status(given: IO[bytes], said: IO[bytes], died: IO[bytes], seconds: float) -> int:
    """How the child ended; it is gone when this returns or raises."""
    child = subprocess.Popen(  # noqa: S603  our own interpreter and our own words
        _command("serve"), stdin=given, stdout=said, stderr=died, env=_environment(), start_new_session=True
    )
    try:
        return child.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise errors.TooLarge(_TIME.format(seconds)) from error
    finally:
        if child.poll() is None:
            _kill(child)


_TIME = "Reading the file took more than {:g} s and was stopped; split it, or raise extract_seconds in the config file."
_MEMORY = (
    "Reading the file took more than {:,} MB of memory and was stopped; split it, or raise extract_memory."
)
_TEXT = "There is more than {:,} MB of text in the file; split it."
_CHILD = (
    "import json, sys; path, name, given = json.loads(sys.argv[1]); sys.path[:] = path;"
    " from factbench import confine; getattr(confine, name)(*given)"
)


def _command(serve: str, *given: float) -> list[str]:
    """Isolated (-I) from the environment and the working folder, but with the packages that this process sees."""
    return [
        sys.executable,
        "-I",
        "-c",
        _CHILD,
        json.dumps([[path for path in sys.path if path], serve, given]),
    ]


def _environment() -> dict[str, str]:
    """What a Python needs to start on Windows and to find a temporary folder; no secrets."""
    return {name: os.environ[name] for name in ("SYSTEMROOT", "TMPDIR", "TEMP", "TMP") if name in os.environ}


def _kill(child: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    else:  # pragma: no cover  Windows has no process groups to signal
        child.kill()
    child.wait()


def _last_line(died: IO[bytes]) -> str:
    """The last line of a traceback: what went wrong, in Python's words."""
    died.seek(0, os.SEEK_END)
    died.seek(max(0, died.tell() - 2000))
    lines = died.read().decode(errors="replace").strip().splitlines()
    return one_line(lines[-1])[:160] if lines else ""


def _death(status: int, last: str, settings: Settings) -> errors.InputError:
    if last.startswith("MemoryError") or -status == getattr(signal, "SIGKILL", 9):
        return errors.TooLarge(_MEMORY.format(settings.extract_memory // 1_000_000))
    if -status == getattr(signal, "SIGXCPU", 24):
        return errors.TooLarge(_TIME.format(settings.extract_seconds))
    if last.startswith("OSError: [Errno 27]"):
        return errors.TooLarge(_TEXT.format(_longest(settings) // 1_000_000))
    if last.startswith("RecursionError"):
        return errors.TooLarge("The file is nested too deeply to be read; it may be damaged.")
    why = last or (f"signal {-status}" if status < 0 else f"exit code {status}")
    return errors.Unreadable(f"The file cannot be read, it may be damaged: its reader failed ({why}).")


def _answer(said: bytes) -> Any:
    try:
        answer = json.loads(said)
        if "error" not in answer:
            return answer["answer"]
        found = _error(*answer["error"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise errors.Unreadable(_NONSENSE) from error
    raise found


_NONSENSE = "The file made its reader answer nonsense; it may be damaged."


def _error(name: str, message: str) -> errors.FactbenchError:
    """The child's error as one of ours. Raises: `TypeError` for a name that is none of them."""
    kind = getattr(errors, str(name), None)
    if isinstance(kind, type) and issubclass(kind, errors.FactbenchError):
        return kind(one_line(str(message))[:1000])
    raise TypeError(f"{name!r} is no error of ours")


# -------------------------------------------------------------------------------------------------- the child's side


def serve() -> None:  # pragma: no cover  measured only where it does not run: in the parent
    """Do the task on standard input and write its answer to standard output, within the limits the task names."""
    task = json.loads(sys.stdin.buffer.readline())
    _limit(task["seconds"], task["memory"], task["output"])
    content = sys.stdin.buffer.read()
    # A parser that prints must not print into the answer.
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as said:
        os.dup2(2, 1)
        json.dump(_done(task["work"], content, task["options"]), said, ensure_ascii=False)


def serve_many(seconds: float, memory: int, longest: int) -> None:  # pragma: no cover  as `serve`
    """Do the tasks on standard input, one after the other, until there is none; each answer stands behind its length.

    Each may use so many seconds of processor and answer so many bytes; all have so many bytes of address space.
    """
    _limit(seconds, memory, None)
    given = sys.stdin.buffer
    with os.fdopen(os.dup(1), "wb") as said:
        os.dup2(2, 1)
        while line := given.readline():
            task = json.loads(line)
            _limit_processor(seconds)
            content = given.read(task["length"])
            try:
                done = _done(task["work"], content, task["options"])
            except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as error:
                done = {"error": ["Unreadable", failed(error)]}
            answer = json.dumps(done, ensure_ascii=False).encode("utf-8", "replace")
            if len(answer) > longest:
                answer = json.dumps({"error": ["TooLarge", _TEXT.format(longest // 1_000_000)]}).encode()
            said.write(b"%d\n" % len(answer) + answer)
            said.flush()


def failed(error: Exception) -> str:
    """What is said of a file whose parser raised what it should not."""
    return f"Its reader failed ({type(error).__name__}: {one_line(str(error))[:120]}); it may be damaged."


def _done(work: str, content: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    module, _, name = work.partition(":")
    try:
        return {"answer": getattr(importlib.import_module(module), name)(content, **options)}
    except errors.FactbenchError as error:
        return {"error": [type(error).__name__, str(error)]}


def _limit(seconds: float, memory: int, output: int | None) -> None:  # pragma: no cover  as `serve`
    """Windows cannot do this; there the time limit of the parent is the only one."""
    try:
        import resource
    except ImportError:
        return
    limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_CORE: 0}
    if output is not None:
        limits[resource.RLIMIT_FSIZE] = output
    for which, wanted in limits.items():
        hard = resource.getrlimit(which)[1]
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        # macOS refuses some of these: the others still hold.
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))
    _limit_processor(seconds)


def _limit_processor(seconds: float) -> None:  # pragma: no cover  as `serve`
    """So many seconds from now on."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = math.ceil(used.ru_utime + used.ru_stime + seconds) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with suppress(ValueError, OSError):
        resource.setrlimit(
            resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
        )
