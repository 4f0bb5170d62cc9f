"""Workers: results in order, a dead worker's piece done again, and the work's own faults left alone."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from game.analysis.workers import AHEAD, Crew, NoWorkers, run, run_with


def square(number: int) -> int:
    return number * number


def fail(number: int) -> int:
    raise ValueError(number)


def die_once(task: tuple[Path, int]) -> int:
    """Kill the process it runs in the first time task 3 is tried."""
    mark, number = task
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


class Breaking(Executor):
    """Workers that are gone from their `breaks`-th task on."""

    def __init__(self, breaks: int) -> None:
        self.left = breaks
        self.inner = ThreadPoolExecutor(1)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.left -= 1
        if self.left >= 0:
            return self.inner.submit(fn, *args)
        broken: Future[Any] = Future()
        broken.set_exception(BrokenProcessPool("gone"))
        return broken


@pytest.mark.parametrize("count", [1, 2])
def test_results_come_in_the_order_of_the_tasks(count: int) -> None:
    assert list(run(square, range(20), Crew(count))) == [number * number for number in range(20)]


def test_what_dead_workers_left_is_done_again_by_fresh_ones() -> None:
    executors = iter([Breaking(3), Breaking(4), Breaking(100)])

    assert list(run_with(square, range(12), lambda: next(executors), 5)) == [number * number for number in range(12)]


def test_work_that_kills_every_worker_ends_in_a_sentence() -> None:
    with pytest.raises(NoWorkers, match="died 4 times"):
        list(run_with(square, range(3), lambda: Breaking(0), 2))


def test_a_fault_of_the_work_itself_is_not_tried_again() -> None:
    opened: list[Breaking] = []

    with pytest.raises(ValueError, match="0"):
        list(run_with(fail, range(3), lambda: opened.append(Breaking(9)) or opened[-1], 2))
    assert len(opened) == 1


def test_tasks_are_taken_up_only_as_they_are_needed() -> None:
    """Ten million games must not be written down before the first is played."""
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    first = next(run_with(square, tasks(), lambda: Breaking(10_000), AHEAD))

    assert first == 0
    assert len(taken) <= AHEAD + 1


def test_a_killed_process_costs_its_task_being_run_again(tmp_path: Path) -> None:
    tasks = [(tmp_path / "mark", number) for number in range(10)]

    assert list(run(die_once, tasks, Crew(2))) == [number * number for number in range(10)]
    assert (tmp_path / "mark").exists()


@pytest.mark.parametrize("name", ["threads", "processes=4", "dask2"])
def test_workers_that_do_not_exist_are_named_with_those_that_do(name: str) -> None:
    with pytest.raises(NoWorkers, match="write processes, dask or dask=ADDRESS"):
        Crew.named(name, 2)


def test_workers_are_named_on_one_line() -> None:
    assert Crew.named("dask=tcp://10.0.0.5:8786", 2) == Crew(2, "dask", "tcp://10.0.0.5:8786")
    assert Crew.named("processes", 3) == Crew(3)


@pytest.mark.long
def test_a_killed_worker_of_a_cluster_costs_its_task_being_run_again(tmp_path: Path) -> None:
    """A real scheduler and two worker processes of its own; one of them is killed with its task half done."""
    distributed = pytest.importorskip("distributed")
    tasks = [(tmp_path / "mark", number) for number in range(40)]
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        done = list(run(die_once, tasks, Crew(2, "dask", cluster.scheduler_address)))

    assert done == [number * number for number in range(40)]
    assert (tmp_path / "mark").exists()


@pytest.mark.long
def test_a_cluster_that_does_not_answer_is_told_in_a_sentence() -> None:
    pytest.importorskip("distributed")

    with pytest.raises(NoWorkers, match=r"no cluster answers at tcp://127.0.0.1:9"):
        list(run(square, range(3), Crew(2, "dask", "tcp://127.0.0.1:9")))


def slow(seconds: int) -> int:
    time.sleep(seconds)
    return seconds


def test_whoever_stops_listening_waits_for_nobody() -> None:
    """Ctrl-C during a long piece of work leaves no process at it; this test would take minutes if one were awaited."""
    before = set(active_children())
    coming = run(slow, [0, 300, 300, 300], Crew(2))
    assert next(coming) == 0
    coming.close()  # type: ignore[attr-defined]

    assert set(active_children()) == before
