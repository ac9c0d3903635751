"""The words that name a source, as links of a chain: a person, a body, "reports", the author.

An `Attribution` and the mentions of its article come in; the `Relay` records that its own source
words stand for go out. Kinds are those of `claim.RelayKind`: states and armed groups count as
organisations, a single unnamed source as a person, several as a group.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.attribution.columns import Columns
from reportedly.attribution.coreference import Mentions
from reportedly.attribution.cue import load_lexicon
from reportedly.attribution.titles import load_titles
from reportedly.claim import Attribution, Relay, RelayKind
from reportedly.text import EntityKind, Mention, Span

_KINDS: dict[EntityKind, RelayKind] = {
    "person": "person",
    "state": "organisation",
    "armed_group": "organisation",
    "organisation": "organisation",
    "outlet": "outlet",
    "group": "group",
    "place": "organisation",  # "Juba said": a town that says something is a government
    "other": "organisation",
}
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})
_NOBODY = frozenset({"nobody", "none", "neither", "noone", "nothing"})
_SEVERAL = frozenset({"some", "many", "others", "several", "most", "few", "those", "both"})
_NOUN_LIKE = frozenset({"NN", "PR", "CD"})
# "a physicist warned": who is not in the vocabulary may still be seen to be a person.
_AGENTIVE = ("ist", "ian", "man", "woman", "ologist", "mate", "eer")
_ISSUED = frozenset({"by", "from", "of"})
# Without a source these classes have an unnamed speaker; of the others the author tells.
_HEARSAY = frozenset({"say", "report", "suggest", "deny", "assert"})

AUTHOR = Relay("author", "author")


def cue_span(columns: Columns, attribution: Attribution) -> Span | None:
    """The words from the first to the last word of the cue."""
    if not attribution.cue:
        return None
    article = columns.parse.article
    start = min(span.start for span in attribution.cue)
    return article.span(start, max(span.end for span in attribution.cue))


def link_of(mention: Mention, cue: Span | None) -> Relay:
    """The link that a mention stands for."""
    kind = _KINDS[mention.kind]
    return Relay(mention.name, kind, mention.role, cue, mention.span, mention.resolved)


class Speakers:
    """Reads who the sources of the attributions of one article are."""

    def __init__(self, columns: Columns, mentions: Mentions) -> None:
        """Read from the mentions of the article that `columns` belongs to."""
        self.columns = columns
        self.mentions = mentions
        self.titles = load_titles()
        self.lexicon = load_lexicon()

    def own_links(self, attribution: Attribution) -> tuple[Relay, ...]:
        """The links named by the source of `attribution` itself.

        Empty where the source is "I" or "we", or where nobody is named and nobody needs to be (an
        unattributed plan): the attribution around it, or else the author, is the speaker then.
        """
        cue, head = cue_span(self.columns, attribution), attribution.source_head
        if head is None:
            return self._unnamed(attribution, cue)
        word = self.columns.lower[head]
        if word in _NOBODY or (word in _FIRST_PERSON and self.columns.text[head] != "US"):
            return ()
        mention = self.mentions.headed(head)
        lemma = self.columns.lemma[head]
        words = self._words(attribution, head)
        if mention is None or (lemma in self.titles.speech_nouns and mention.kind == "other"):
            return self._without_mention(attribution, head, words, cue)
        links = self._joint(head, cue) or (link_of(mention, cue),)
        return self._authority(attribution, head, links, cue)

    def _authority(
        self, attribution: Attribution, head: int, links: tuple[Relay, ...], cue: Span | None
    ) -> tuple[Relay, ...]:
        """`links` with whom an outlet cites before it, or with the outlet that cites after it.

        "The daily, quoting a lawmaker, reported that ...": the lawmaker speaks, through the daily.
        """
        c, verb = self.columns, attribution.cue_head
        if all(link.kind == "outlet" for link in links):
            cited = self._cited(verb, head)
            return (cited, *links) if cited is not None else links
        if c.lemma[verb] in self.titles.citing_verbs and c.tag[verb] == "VBG":
            subject = c.child(c.head[verb], "nsubj")
            citer = self.mentions.headed(c.head[verb] if subject is None else subject)
            if citer is not None and citer.kind == "outlet":
                return (*links, link_of(citer, cue))
        return links

    def _cited(self, verb: int, head: int) -> Relay | None:
        """Whom the outlet at `head` cites: "which cited intelligence inputs", "quoting X"."""
        c = self.columns
        for k in (*c.children[head], *c.children[verb], c.head[head]):
            target = self._citation(k) if k > head else None
            if target is None:
                continue
            span, mention = c.span(k, k), self.mentions.headed(target)
            if mention is not None:
                return link_of(mention, span)
            words = c.span(c.first[target], target)
            return Relay(words.text, "unnamed", cue=span, span=words)
        return None

    def _citation(self, k: int) -> int | None:
        """Who is cited by the clause or phrase at token `k`."""
        c = self.columns
        clause = c.dep[k] in {"relcl", "acl", "advcl"} or c.tag[k] == "VBG"
        if clause and c.lemma[k] in self.titles.citing_verbs:
            said = c.child(k, "ccomp") is not None or "as" in (c.lower[w] for w in c.children[k])
            return None if said else c.child(k, "dobj")  # "quoting him as saying" has its own cue
        if c.lower[k : k + 3] == ["with", "reference", "to"]:
            return c.child(k + 2, "pobj")
        return None

    def _words(self, attribution: Attribution, head: int) -> Span:
        """The source's words up to the first comma after its head."""
        whole = attribution.source[0] if attribution.source else self.columns.span(head, head)
        c, start, end = self.columns, whole.start, whole.end
        cut = c.span(head, head).end
        for k in c.children[head]:  # "a memo seen by the Financial Times"
            if c.dep[k] == "acl" and k > head and c.lemma[k] in self.titles.obtaining_verbs:
                end = min(end, c.span(k - 1, k - 1).end)
        comma = whole.text.find(",", max(cut - start, 0), end - start)
        return c.parse.article.span(start, start + comma if comma > 0 else end)

    def _unnamed(self, attribution: Attribution, cue: Span | None) -> tuple[Relay, ...]:
        c, head = self.columns, attribution.cue_head
        lemma = c.lemma[head]
        if attribution.cue_class == "deny" and c.lower[head] in self.lexicon.falsehoods:
            return ()  # "The rumours that he had fled are nonsense": told by whoever tells that
        negated = cue is not None and " no " in f" {cue.text.lower()} "
        if negated and c.lower[head] in self.lexicon.unproven:
            return ()  # "there is no evidence that X"
        if attribution.cue_class == "rumour" or lemma in self.titles.rumours:
            return (Relay("rumours", "unnamed", cue=cue),)
        believed = c.lower[head] in self.titles.common_belief and c.tag[head] == "VBN"
        if attribution.cue_class == "general" or believed:
            return (Relay("general understanding", "general", cue=cue),)
        if attribution.cue_class in _HEARSAY:
            return (Relay("reports", "unnamed", cue=cue),)
        return ()

    def _without_mention(
        self, attribution: Attribution, head: int, words: Span, cue: Span | None
    ) -> tuple[Relay, ...]:
        """A source that is no person or body: a statement, reports, footage, or a mere thing."""
        c, titles = self.columns, self.titles
        lemma, verb = c.lemma[head], c.lemma[attribution.cue_head]
        pointing = c.lower[c.first[head]] in {"this", "that", "these", "those"}
        if lemma in titles.rumours:
            return (Relay("rumours", "unnamed", cue=cue, span=words),)
        issuer = self.issuer(head)
        if lemma in titles.speech_nouns | titles.reports:
            if pointing and verb in titles.reading_verbs:
                return (AUTHOR,)  # "This statement underscores Russia's stance"
            if issuer is not None:
                links = (link_of(issuer, cue),)
                return self._authority(attribution, issuer.head, links, cue)
            plural = c.tag[head] in {"NNS", "NNPS"}
            if lemma in titles.reports and plural:
                return (Relay("reports", "unnamed", cue=cue, span=words),)
            return (Relay(words.text, "unnamed", cue=cue, span=words),)
        if lemma in titles.documents:
            if issuer is not None:
                return (link_of(issuer, cue),)
            return (Relay(words.text, "unnamed", cue=cue, span=words),)
        if c.lower[attribution.cue_head] == "according":  # "according to the summary"
            return (Relay(words.text, "unnamed", cue=cue, span=words),)
        several = c.lower[head] in _SEVERAL
        agent = lemma.endswith(_AGENTIVE) and c.tag[head][:2] == "NN"
        if several or agent or (verb in titles.voice_verbs and c.tag[head][:2] in _NOUN_LIKE):
            plural = several or c.tag[head] in {"NNS", "NNPS"} or c.lower[head] == "they"
            return (Relay(words.text, "group" if plural else "person", cue=cue, span=words),)
        return (AUTHOR,)  # "Iran's hold over Syria explains why": a reading by the author

    def issuer(self, noun: int) -> Mention | None:
        """Whose statement: "Tabar's", "by the ministry", "from Syrian sources"."""
        c = self.columns
        for k in c.children[noun]:
            if c.dep[k] == "poss" and (found := self.mentions.headed(k)) is not None:
                return found if found.kind != "place" else None
        for k in c.children[noun]:
            if k > noun and c.dep[k] in {"prep", "agent"} and c.lower[k] in _ISSUED:
                target = c.child(k, "pobj")
                if target is not None and (found := self.mentions.headed(target)) is not None:
                    return None if found.kind in {"place", "other"} else found
        for k in c.children[noun]:  # "a statement issued by the ministry"
            agent = c.child(k, "agent") if c.dep[k] == "acl" else None
            target = c.child(agent, "pobj") if agent is not None else None
            passed = self.titles.relaying_verbs | self.titles.obtaining_verbs
            if target is not None and c.lemma[k] not in passed:
                return self.mentions.headed(target)
        return None

    def _joint(self, head: int, cue: Span | None) -> tuple[Relay, ...]:
        """ "Russia Today and Novosti" are two links; other joint sources are one link of both."""
        found = [m for k in self.conjuncts(head) if (m := self.mentions.headed(k)) is not None]
        if len(found) < 2:
            return ()
        if all(m.kind == "outlet" for m in found):
            return tuple(link_of(m, cue) for m in found)
        names = list(dict.fromkeys(m.name for m in found))
        if len(names) < 2:
            return ()
        span = self.columns.parse.article.span(found[0].span.start, max(m.span.end for m in found))
        name = ", ".join(names[:-1]) + " and " + names[-1]
        joined = replace(link_of(found[0], cue), name=name, role=None, span=span)
        same = all(m.kind in {"state", "organisation", "armed_group"} for m in found)
        return (replace(joined, kind="organisation" if same else "group",
                        resolved=all(m.resolved for m in found)),)  # fmt: skip

    def conjuncts(self, head: int) -> list[int]:
        """`head` and the nouns coordinated with it, in order."""
        c, found, k = self.columns, [head], head
        while (following := c.child(k, "conj")) is not None and following > k:
            if not c.tag[following].startswith(("NN", "PRP")):
                break
            found.append(following)
            k = following
        return found
