"""Where much work is done: in this process, in several processes of this machine, or on a Dask cluster.

Work is a function of a module's top level and tasks it takes one at a time; both travel to a worker, and what
comes back should be small. Results come in the order of the tasks, so that nothing depends on who was quicker. A
worker that dies costs what it was doing, and that is done again.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import active_children, get_context
from signal import SIG_IGN, SIGINT, signal
from typing import Generic, TypeVar

from game.language import _

Task = TypeVar("Task")
Result = TypeVar("Result")
Opened = Callable[[], Executor]
"""Gives fresh workers."""
LOST = (BrokenExecutor, CancelledError)
"""What a future says when its worker died; what the work itself raises is the work's, and is not tried again."""
TRIES = 4
"""How often one task is begun at most: a task that kills every worker it meets must not go round for ever."""
AHEAD = 4
"""Tasks handed out for each worker, so that none waits and memory does not grow with the number of tasks."""


class NoWorkers(Exception):
    """The workers asked for cannot be had; the message says why and what to do."""


@dataclass(frozen=True)
class Crew:
    """The workers asked for."""

    count: int = 1
    """How many; one process of `processes` is this one. A cluster with an address has its own number."""
    kind: str = "processes"
    """`processes` or `dask`."""
    address: str = ""
    """A Dask scheduler, such as `tcp://10.0.0.5:8786`; empty for a cluster begun on this machine."""

    @classmethod
    def named(cls, name: str, count: int) -> "Crew":
        """Read what the command line calls it: `processes`, `dask` or `dask=ADDRESS`."""
        kind, _equals, address = name.partition("=")
        if kind not in ("processes", "dask") or (address and kind != "dask"):
            raise NoWorkers(_("there are no workers '{name}'; write processes, dask or dask=ADDRESS").format(name=name))
        return cls(count, kind, address)


def run(function: Callable[[Task], Result], tasks: Iterable[Task], crew: Crew) -> Iterator[Result]:
    """Give what the function makes of each task, in their order; tasks are taken up only as they are needed."""
    if crew.kind == "processes" and crew.count == 1:
        yield from map(function, tasks)
        return
    with _opened(crew) as opened:
        yield from run_with(function, tasks, opened, AHEAD * crew.count)


def run_with(function: Callable[[Task], Result], tasks: Iterable[Task], opened: Opened, ahead: int) -> Iterator[Result]:
    """Do the same with any executor that `opened` gives; it is called again when one has broken."""
    coming = iter(tasks)
    executor = opened()
    waiting = deque((task, executor.submit(function, task)) for task in islice(coming, ahead))
    tries = 1
    while waiting:
        try:
            result = waiting[0][1].result()
        except LOST as lost:
            if tries == TRIES:
                raise NoWorkers(
                    _("the workers died {count} times in the same piece of work").format(count=tries)
                ) from lost
            executor.shutdown(wait=False, cancel_futures=True)
            executor, tries = opened(), tries + 1
            waiting = deque((each, _again(executor, function, each, was)) for each, was in waiting)
            continue
        waiting.popleft()
        tries = 1
        waiting.extend((each, executor.submit(function, each)) for each in islice(coming, 1))
        yield result
    executor.shutdown()


class Underway(Generic[Result]):
    """Work that goes on in other processes beside a window, which looks now and then what is done and never waits.

    They begin afresh and not as copies of this process, whose window they would hold open.
    """

    def __init__(self, function: Callable[[Task], Result], tasks: Sequence[Task], count: int) -> None:
        before = set(active_children())
        self._executor = ProcessPoolExecutor(count, get_context("spawn"), _deaf)
        self._futures = deque(self._executor.submit(function, task) for task in tasks)
        self._children = set(active_children()) - before

    def done(self) -> list[Result]:
        """Give what was done since, in the order of the tasks; raise NoWorkers where a worker died."""
        results: list[Result] = []
        while self._futures and self._futures[0].done():
            try:
                results.append(self._futures.popleft().result())
            except LOST as lost:
                raise NoWorkers(_("a worker died; begin again")) from lost
        return results

    def stop(self) -> None:
        """Leave what is not done, and wait for nobody."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        for child in self._children:
            child.terminate()


def _again(
    executor: Executor, function: Callable[[Task], Result], task: Task, was: "Future[Result]"
) -> "Future[Result]":
    """Keep what is done; begin again what is not."""
    done = was.done() and not was.cancelled() and not isinstance(was.exception(), LOST)
    return was if done else executor.submit(function, task)


@contextmanager
def _opened(crew: Crew) -> Iterator[Opened]:
    with ExitStack() as stack:
        yield _dask(crew, stack) if crew.kind == "dask" else stack.enter_context(_processes(crew.count))


@contextmanager
def _processes(count: int) -> Iterator[Opened]:
    """Give processes of this machine; whoever stops listening, by Ctrl-C too, waits for none of them."""
    before, begun = set(active_children()), list[ProcessPoolExecutor]()

    def opened() -> Executor:
        begun.append(ProcessPoolExecutor(count, initializer=_deaf))
        return begun[-1]

    try:
        yield opened
    except BaseException:
        for child in set(active_children()) - before:
            child.terminate()
        raise
    finally:
        for executor in begun:
            executor.shutdown(cancel_futures=True)


def _deaf() -> None:
    """Leave Ctrl-C to the process that handed out the work: it ends the others."""
    signal(SIGINT, SIG_IGN)


def _dask(crew: Crew, stack: ExitStack) -> Opened:
    """Connect to a cluster, or begin one here; Dask itself does the work of a dead worker again."""
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - an extra that few have, and slow to load
    except ImportError:
        raise NoWorkers(_("Dask is not installed; run: pip install 'demarche[cluster]'")) from None
    try:
        if crew.address:
            client = stack.enter_context(Client(crew.address, timeout="10s"))
        else:
            cluster = LocalCluster(n_workers=crew.count, threads_per_worker=1, dashboard_address=None)
            client = stack.enter_context(Client(stack.enter_context(cluster)))
    except (OSError, ValueError, TimeoutError):
        raise NoWorkers(
            _("no cluster answers at {address}; begin one with: dask scheduler").format(address=crew.address)
        ) from None
    return lambda: client.get_executor(pure=False)
