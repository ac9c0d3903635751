"""A snapshot in, a briefing out as plain records: what is disputed, each incident, the other claims.

Every sentence keeps its attribution and has a footnote with the outlet, the day, the title, the
address and the article's exact words. The same words of the same origin are told once, with a
footnote for each article that has them. `briefing_markdown` and `briefing_docx` write it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from reportedly.export.decided import Decided
from reportedly.export.happening import Happening, gather, says_it_happened
from reportedly.export.notes import basis_words, toll_words
from reportedly.export.snapshot import Choices, Snapshot
from reportedly.export.telling import LABEL, printed, sentence
from reportedly.ledger.names import fold_name
from reportedly.ledger.records import Entry, Incident, Link
from reportedly.show.edtf import date_words
from reportedly.show.happening import days_words
from reportedly.show.safe import neutralise
from reportedly.show.summary import counted
from reportedly.views.incident_names import IncidentName, incident_name

_KINDS = {
    "posture": "Where forces stand and move",
    "incident": "Single reports of incidents",
    "meeting": "Meetings",
    "position": "What parties hold, demand and refuse",
    "relation": "Ties",
    "role": "Who holds which office",
    "outlook": "What is expected",
    "other": "Further claims",
}
_COUNTED = ("killed", "wounded", "captured", "missing", "displaced")
_NOTICES = {
    "translated": "the outlet translated it",
    "unverified": "the outlet has not verified it",
    "responsibility-with-author": "the outlet leaves the responsibility to the author",
    "opinion": "an opinion",
}


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where a sentence comes from; `url` is `None` where it is not known.

    `claim` and `article` are the ids by which the ledger has it.
    """

    number: int
    printed: str
    title: str
    url: str | None
    words: str
    claim: str
    article: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the numbers of its footnotes."""

    text: str
    footnotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (level 1 or 2), remarks of the program, and what is told."""

    title: str
    level: int
    remarks: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything in it is plain text on one line each, without control characters.

    `made` is the time of the snapshot (UTC).
    """

    title: str
    label: str
    about: str
    made: datetime
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]


def compose(snapshot: Snapshot, choices: Choices) -> Briefing:
    """Put the briefing together; it holds the whole snapshot in memory."""
    writer = _Writer(snapshot)
    entries = list(snapshot.entries)
    sections = [
        *_under("Disputed", _disputes(snapshot, entries, writer)),
        *_under("Incidents", _incidents(snapshot, choices, writer)),
        *_under("Other claims", _others(entries, writer)),
    ]
    articles = len({entry.claim.article for entry in entries})
    origins = len({entry.origin.key for entry in entries})
    as_of = (
        f", as known on {date_words(snapshot.known_on.isoformat())}" if snapshot.known_on else ""
    )
    made = date_words(snapshot.made.date().isoformat())
    counts = f"{counted(len(entries), 'claim')} of {counted(origins, 'origin')}"
    return Briefing(
        title="Briefing",
        label=LABEL,
        about=f"{counts} in {counted(articles, 'article')}{as_of}. Made on {made} by Reportedly"
        f" {snapshot.version}.",
        made=snapshot.made,
        sections=tuple(sections),
        footnotes=tuple(writer.footnotes),
    )


def _under(title: str, sections: Iterable[Section]) -> list[Section]:
    below = list(sections)
    return [Section(title, 1), *below] if below else []


@dataclass(slots=True)
class _Writer:
    """Tells claims, folding copies, and numbers the footnotes in the order in which they come."""

    snapshot: Snapshot
    footnotes: list[Footnote] = field(default_factory=list)
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def tell(self, entries: Iterable[Entry]) -> tuple[Told, ...]:
        """One sentence for the same words of the same origin."""
        folded: dict[tuple[str, str, str], list[Entry]] = {}
        for entry in entries:
            status = entry.claim.factuality.status
            key = (entry.origin.key, status, fold_name(entry.claim.text))
            folded.setdefault(key, []).append(entry)
        return tuple(
            Told(sentence(same[0]), tuple(dict.fromkeys(map(self._footnote, same))))
            for same in folded.values()
        )

    def _footnote(self, entry: Entry) -> int:
        key = (entry.claim.article, entry.claim.id)
        if key not in self.numbers:
            number = self.numbers[key] = len(self.numbers) + 1
            printing = entry.printing
            self.footnotes.append(
                Footnote(
                    number=number,
                    printed=f"{printed(printing)}{self._notices(entry.claim.article)}",
                    title=neutralise(printing.title or ""),
                    url=neutralise(printing.url) if printing.url else None,
                    words=neutralise(entry.claim.text),
                    claim=entry.claim.id,
                    article=entry.claim.article,
                )
            )
        return self.numbers[key]

    def _notices(self, article: str) -> str:
        known = self.snapshot.articles.get(article)
        kinds = [notice.kind for notice in known.notices] if known else []
        told = [_NOTICES[kind] for kind in dict.fromkeys(kinds) if kind in _NOTICES]
        return f" ({'; '.join(told)})" if told else ""


# -- what is disputed ------------------------------------------------------------------------------


def _disputes(snapshot: Snapshot, entries: Sequence[Entry], writer: _Writer) -> Iterator[Section]:
    """Claims that dispute each other, each set that hangs together under one heading."""
    known = {entry.number: entry for entry in entries if entry.number is not None}
    links = [link for link in snapshot.links if link.type == "disputes"]
    links = [link for link in links if link.a in known and link.b in known]
    for number, of_set in enumerate(_sets(links), 1):
        rows = sorted({row for link in of_set for row in (link.a, link.b)})
        because = dict.fromkeys(reason for link in of_set for reason in _reasons(link))
        remarks = [f"They differ in: {'; '.join(because)}."] if because else []
        told = writer.tell(known[row] for row in rows)
        yield Section(f"Dispute {number}", 2, tuple(remarks), told)


def _sets(links: Sequence[Link]) -> list[list[Link]]:
    """Links that share claims, directly or by others, in the order of their first claims."""
    of_row: dict[int, list[Link]] = {}
    for link in links:
        joined = [link]
        for known in {
            id(of_row[row]): of_row[row] for row in (link.a, link.b) if row in of_row
        }.values():
            joined = [*known, *joined]
        for one in joined:
            of_row[one.a] = of_row[one.b] = joined
    return list({id(of_set): of_set for _, of_set in sorted(of_row.items())}.values())


def _reasons(link: Link) -> Iterator[str]:
    for why in link.reasons:
        if why.weight > 0:
            yield neutralise(f"{why.name} ({why.detail})" if why.detail else why.name)


# -- incidents, and what belongs to none -----------------------------------------------------------


def _incidents(snapshot: Snapshot, choices: Choices, writer: _Writer) -> Iterator[Section]:
    """Each incident with what was picked of it; what is said of the incident rests on all of it."""
    decided = Decided(snapshot.decisions)
    for incident in snapshot.incidents:
        whole = snapshot.wholes.get(incident.number, incident)
        in_part = len(incident.entries) < len(whole.entries)
        happening = gather(whole)
        remarks = [f"Means told: {happening.means}."] if happening and happening.means else []
        remarks += _picked(incident, whole) if in_part else _spread(whole, happening)
        remarks += _tolls(whole, decided, choices, in_part)
        for given in decided.grades("incident", str(incident.number)):
            by = neutralise(given.decision.by)
            remarks.append(f"Graded by {by}: {given.grade.means}.")
        name = snapshot.names.get(incident.number) or incident_name(whole.entries)
        title = f"Incident {incident.number}: {_name(name)}"
        yield Section(title, 2, tuple(remarks), writer.tell(incident.entries))


def _name(name: IncidentName) -> str:
    """What the incident is called, as its page calls it."""
    places = neutralise(", ".join(name.places)) or "place unknown"
    return f"{places}, {days_words(name.first, name.last, name.printed)}"


def _picked(incident: Incident, whole: Incident) -> Iterator[str]:
    """How much of an incident is told here, and how many tell of it in all."""
    picked = f"{len(incident.entries)} of {counted(len(whole.entries), 'claim')} picked"
    say = len({entry.origin.key for entry in filter(says_it_happened, whole.entries)})
    happened = f", of which {say} {'says' if say == 1 else 'say'} that it happened" if say else ""
    yield f"{picked}. The whole incident: {_counts(whole)}{happened}."


def _spread(incident: Incident, happening: Happening | None) -> Iterator[str]:
    """ "3 articles, 1 origin": what circular reporting looks like."""
    yield f"{_counts(incident)}."
    if happening is None:
        yield "Nobody says that it happened."


def _counts(incident: Incident) -> str:
    articles = len({entry.claim.article for entry in incident.entries})
    origins = len({entry.origin.key for entry in incident.entries})
    return f"{counted(articles, 'article')}, {counted(origins, 'origin')}"


def _tolls(whole: Incident, decided: Decided, choices: Choices, in_part: bool) -> Iterator[str]:
    """The figures as settled over all claims of an incident, picked or not."""
    over = " over all its claims" if in_part else ""
    for what in _COUNTED:
        toll = decided.toll(whole.number, whole.entries, what, choices)
        if toll is not None:
            yield f"Counted{over} as {toll_words(toll, whole.entries)}."
            yield from basis_words(whole.entries, what)


def _others(entries: Sequence[Entry], writer: _Writer) -> Iterator[Section]:
    for kind, title in _KINDS.items():
        of_kind = [e for e in entries if e.incident is None and e.claim.kind == kind]
        if of_kind:
            yield Section(title, 2, (), writer.tell(of_kind))
