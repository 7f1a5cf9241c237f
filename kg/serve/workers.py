"""Processes that answer, each with the graph open, each of which can be stopped when it takes too long."""

from __future__ import annotations

import signal
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Queue

from kg.serve.protocol import Ask, Question, Reply, refusal


class WorkerError(ValueError):
    """A graph that no process can open: the message says why."""


class Worker:
    """A process that has the graph open and answers one request at a time."""

    def __init__(self, source: Path) -> None:
        self._ready = False
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(source, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def wait(self) -> None:
        """Waits until the graph is open; raises WorkerError if it cannot be."""
        if self._ready:
            return
        try:
            problem = self._pipe.recv()
        except EOFError as error:
            raise WorkerError("the process that should answer ended at once") from error
        if problem:
            raise WorkerError(problem)
        self._ready = True

    def ask(self, request: Ask | Question, *, limit: float) -> Reply:
        """The reply; raises `TimeoutError` after `limit` seconds, `EOFError` or `OSError` if it ended."""
        self.wait()
        self._pipe.send(request)
        if not self._pipe.poll(limit):
            raise TimeoutError
        reply: Reply = self._pipe.recv()
        return reply

    def kill(self) -> None:
        """Ends the process at once, whatever it does."""
        self._process.kill()


class Workers:
    """As many workers as queries may run at once; those that were stopped are replaced. For use from many threads."""

    def __init__(self, source: Path, *, count: int, limit: float) -> None:
        self._source, self._limit, self._closed = source, limit, False
        self._free: Queue[Worker] = Queue()
        self._all = {Worker(source) for _ in range(count)}
        try:
            for worker in self._all:
                worker.wait()
                self._free.put(worker)
        except BaseException:
            self.close()
            raise

    def ask(self, request: Ask | Question) -> Reply:
        """The reply of a worker that is free, or the refusal that its time was over."""
        worker = self._free.get()
        try:
            reply = worker.ask(request, limit=self._limit)
        except TimeoutError:
            reply = refusal(
                503, f"stopped after {self._limit:g} seconds; ask for less, or serve with a longer --timeout"
            )
            worker = self._instead(worker)
        except WorkerError as error:
            reply, worker = refusal(503, str(error)), self._instead(worker)
        except (EOFError, OSError):
            reply = refusal(503, "the process that answers has ended (out of memory, or the server is closing)")
            worker = self._instead(worker)
        self._free.put(worker)
        return reply

    def close(self) -> None:
        """Ends all workers, also those that are busy."""
        self._closed = True
        for worker in tuple(self._all):
            worker.kill()

    def _instead(self, worker: Worker) -> Worker:
        """A fresh worker in the place of one that is of no more use; it opens the graph while others are asked."""
        worker.kill()
        if not self._closed:
            self._all.discard(worker)
            worker = Worker(self._source)
            self._all.add(worker)
        return worker


def _work(source: Path, pipe: Connection) -> None:
    """The life of a worker: says whether the graph is open, then answers until nobody asks any more."""
    from kg.query import QueryError
    from kg.serve.answers import Answers

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its workers
    try:
        answers = Answers(source)
    except QueryError as error:
        pipe.send(str(error))
        return
    pipe.send("")
    try:
        while True:
            pipe.send(answers.to(pipe.recv()))
    except (EOFError, BrokenPipeError):
        return
