"""One request: the ledger open, the question read, and who is asking."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from starlette.datastructures import FormData
from starlette.requests import Request

from reportedly.ledger.decisions.standing import standing
from reportedly.ledger.decisions.targets import read_target
from reportedly.ledger.known import Known, known_on
from reportedly.ledger.records import Decision
from reportedly.ledger.store import Store
from reportedly.web.question import Question


@dataclass(frozen=True, slots=True)
class Desk:
    """What stays the same while the desk is open.

    `reviewer` signs decisions where nobody gives another name; with `read_only` nothing can be
    decided. `secret` proves that a form came from this desk.
    """

    ledger: Path
    secret: bytes
    reviewer: str | None = None
    read_only: bool = False


class Visit:
    """One request to the desk, while its ledger is open."""

    def __init__(
        self, request: Request, desk: Desk, store: Store, question: Question, form: FormData
    ) -> None:
        self.request, self.desk, self.store = request, desk, store
        self.question, self.form = question, form

    @cached_property
    def known(self) -> Known:
        """How far the ledger is to be looked into."""
        return known_on(self.store, self.question.as_of, self.question.by)

    @property
    def path(self) -> str:
        """The address without its parameters."""
        return str(self.request.scope["path"])

    def part(self, name: str) -> str:
        """A part of the path, as the route names it."""
        return str(self.request.path_params[name])

    @property
    def reviewer(self) -> str:
        """Who signed last in this browser, else whom the desk was opened for, else ""."""
        return unquote(self.request.cookies.get("reviewer", "")) or self.desk.reviewer or ""

    def verdict(self, target: str) -> Decision | None:
        """By which decision people accept or reject a target ("link:3"), as known; the latest."""
        kind, id = read_target(target)
        taken = standing(self.store, kind, [id], self.known).get(id, ())
        return next((one for one in reversed(taken) if one.kind in ("accept", "reject")), None)

    @cached_property
    def empty(self) -> bool:
        """Whether nothing was ever added to the ledger."""
        return self.store.value("SELECT 1 FROM article LIMIT 1") is None

    def field(self, name: str) -> str:
        """The first value of a form's field, "" where there is none."""
        value = self.form.get(name)
        return value.strip() if isinstance(value, str) else ""

    def fields(self, name: str) -> list[str]:
        """All values of a form's field that are not empty."""
        values = (value for value in self.form.getlist(name) if isinstance(value, str))
        return [value.strip() for value in values if value.strip()]
