"""Tasks -> what became of each, as it is known: on the processors of this machine, or on workers of Dask.

The seam is `concurrent.futures`: a pool of processes, or Dask's `Client.get_executor`. What a worker that dies was at
is tried once more; a task that ends its worker again is set aside, and the others go on.
"""

from __future__ import annotations

import atexit
import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from concurrent.futures import (
    FIRST_COMPLETED,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from multiprocessing import forkserver
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from factbench.batch.extra import load
from factbench.errors import FactbenchError, Misuse, OutputRefused
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")

PAUSE = 0.2
"""Seconds between two looks at the keyboard."""
AHEAD = 2
"""Tasks that wait at the workers, for each worker."""
ANSWER = 5
"""Seconds in which a scheduler answers."""
DEAD = "It ended its worker twice"


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T, R]):
    """What became of one task."""

    task: T
    done: R | None
    why: str | None = None
    """Why it was set aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """Who does the work."""

    engine: str = "local"
    """"local": processes of this machine; "dask": workers of Dask."""
    count: int | None = None
    """How many at once; None: one a processor."""
    scheduler: str | None = None
    """The address of a scheduler of Dask; None starts one on this machine."""


HERE = Workers()


def run(
    tasks: Iterable[T],
    work: Callable[[T], R],
    workers: Workers = HERE,
    *,
    begun: Callable[[T], bool] = lambda _task: True,
) -> Generator[Outcome[T, R], None, None]:
    """Do `work` on every task, few of which are asked for ahead; yields outcomes in the order they are known.

    `begun` says of a task whose worker may have died whether anybody had begun it. Memory limits and lost workers are
    Dask's where its workers do it. Closed or interrupted, the workers of this machine are gone at once.
    Raises: what `work` raises as `errors.OutputRefused` or `errors.Misuse`, for then nothing else can be done;
    `errors.Misuse` where there is no such engine.
    """
    count = workers.count or os.cpu_count() or 1
    if workers.engine == "local":
        yield from _local(tasks, work, count, begun)
    elif workers.engine == "dask":
        yield from _dask(tasks, work, count, workers.scheduler)
    else:
        raise Misuse(f"There is no engine {one_line(workers.engine)}; choose local or dask.")


# -------------------------------------------------------------------------------------------- this machine


def _local(
    tasks: Iterable[T], work: Callable[[T], R], workers: int, begun: Callable[[T], bool]
) -> Iterator[Outcome[T, R]]:
    again: deque[T] = deque()
    rest = iter(tasks)

    def upcoming() -> Iterator[T]:
        while True:
            if again:
                yield again.popleft()
                continue
            try:
                yield next(rest)
            except StopIteration:
                return

    while True:
        lost: list[T] = []
        with _pool(workers) as pool:
            yield from _through(pool, upcoming(), work, workers * AHEAD, lost)
        if not lost:
            return
        guilty = [each for each in lost if begun(each)] or lost
        again.extend(each for each in lost if each not in guilty)
        yield from _alone(guilty, work, workers)


def _through(
    pool: Executor, tasks: Iterator[T], work: Callable[[T], R], ahead: int, lost: list[T]
) -> Iterator[Outcome[T, R]]:
    """Send tasks through a pool until all are done, or until the pool broke: then `lost` has those that were in it."""
    waiting: dict[Future[R], T] = {}
    while True:
        if not lost:
            for task in islice(tasks, ahead - len(waiting)):
                try:
                    waiting[pool.submit(work, task)] = task
                except BrokenProcessPool:
                    lost.append(task)
                    break
        if not waiting:
            return
        for future in wait(waiting, timeout=PAUSE, return_when=FIRST_COMPLETED).done:
            task = waiting.pop(future)
            try:
                yield _outcome(task, future)
            except BrokenProcessPool:
                lost.append(task)


def _outcome(task: T, future: Future[R]) -> Outcome[T, R]:
    """Raises: `BrokenProcessPool` where a worker died; `errors.Misuse` and others that nobody can go on after."""
    try:
        return Outcome(task, future.result())
    except (BrokenProcessPool, OutputRefused, Misuse):
        raise
    except CancelledError as error:
        raise Misuse(
            "The scheduler of Dask went away; start it, then call this again: it goes on."
        ) from error
    except FactbenchError as error:
        return Outcome(task, None, str(error))
    except Exception as error:  # noqa: BLE001  one shard of thousands stops none of the others; its reason is told
        if type(error).__name__ == "KilledWorker":
            return Outcome(task, None, DEAD)
        return Outcome(task, None, f"{type(error).__name__}: {one_line(str(error))[:200]}")


def _alone(tasks: list[T], work: Callable[[T], R], workers: int) -> Iterator[Outcome[T, R]]:
    """Each task in a pool of its own, so that one that ends its worker is known."""

    def one(task: T) -> Outcome[T, R]:
        with _pool(1) as pool:
            try:
                return _outcome(task, pool.submit(work, task))
            except BrokenProcessPool:
                return Outcome(task, None, DEAD)

    with ThreadPoolExecutor(workers) as threads:
        waiting = {threads.submit(one, task) for task in tasks}
        try:
            while waiting:
                ended = wait(waiting, timeout=PAUSE, return_when=FIRST_COMPLETED)
                waiting = ended.not_done
                for future in ended.done:
                    yield future.result()
        except BaseException:
            _kill(_children())  # or the threads would be waited for
            raise


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    before = _children()
    # A fork of this process would take its threads' locks along; a server that forks has none, and is as quick.
    way = "forkserver" if sys.platform != "win32" else "spawn"
    context = multiprocessing.get_context(way)
    if way == "forkserver":
        context.set_forkserver_preload(["factbench.batch.work"])
        with _deaf():
            forkserver.ensure_running()
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_ready)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        _kill(_children() - before)
        raise
    pool.shutdown()


def _ready() -> None:
    """In a worker: Ctrl-C is for the parent to answer, and whose parent is gone goes, too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


@contextmanager
def _deaf() -> Iterator[None]:
    """Threads and processes that are started inside never hear of Ctrl-C."""
    if not hasattr(signal, "pthread_sigmask"):  # pragma: no cover  Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _children() -> set[Any]:
    return set(multiprocessing.active_children())


def _kill(children: set[Any]) -> None:
    for each in children:
        with suppress(OSError, ValueError):
            each.kill()


# -------------------------------------------------------------------------------------------------- Dask


def _dask(
    tasks: Iterable[T], work: Callable[[T], R], workers: int, scheduler: str | None
) -> Iterator[Outcome[T, R]]:
    distributed = load("distributed")
    with _client(distributed, workers, scheduler) as client:
        count = sum(client.nthreads().values()) or workers
        pool = client.get_executor(pure=False)
        try:
            yield from _through(pool, iter(tasks), work, count * AHEAD, [])
        finally:
            pool.shutdown(wait=False)


@contextmanager
def _client(distributed: Any, workers: int, scheduler: str | None) -> Iterator[Any]:
    import dask

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    before = _children()
    # A task that was at two workers when they died is given up; and nobody looks at a profile of the workers.
    wanted = {"distributed.scheduler.allowed-failures": 1, "distributed.worker.profile.enabled": False}
    with dask.config.set(wanted):
        try:
            cluster = _cluster(distributed, workers) if scheduler is None else None
            client = _connected(distributed, cluster or scheduler)
            yield client
        except BaseException:
            # Its own way out waits for workers that are to be gone now.
            atexit.unregister(import_module("distributed.deploy.spec").close_clusters)
            _kill(_children() - before)
            raise
        client.close(timeout=5)
        if cluster is not None:
            cluster.close(timeout=5)


def _cluster(distributed: Any, workers: int) -> Any:
    """A cluster on this machine, started in a thread: Ctrl-C is answered here, and never reaches its workers."""
    started: list[Any] = []

    def start() -> None:
        started.append(
            distributed.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
            )
        )

    thread = threading.Thread(target=start, daemon=True)
    with _deaf():
        thread.start()
    while thread.is_alive():
        thread.join(PAUSE)
    if not started:
        raise Misuse("Dask could not start its workers on this machine; take the engine local.")
    return started[0]


def _connected(distributed: Any, where: Any) -> Any:
    try:
        return distributed.Client(where, timeout=ANSWER, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise Misuse(
            f"No scheduler of Dask answers at {one_line(str(where))[:200]}; start one with `dask scheduler`."
        ) from error
