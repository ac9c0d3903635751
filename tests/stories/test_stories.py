"""Every story holds, but for those that are known to fail; one that comes to pass must be moved."""

from __future__ import annotations

import pytest

from tests.stories.passages import Story, faults, known_failures, stories

KNOWN = known_failures()


def story_or_failure(story: Story) -> object:
    why = KNOWN.get(story.name)
    marks = () if why is None else pytest.mark.xfail(reason=why, strict=True, raises=AssertionError)
    return pytest.param(story, id=story.name, marks=marks)


@pytest.mark.parametrize("story", [story_or_failure(story) for story in stories()])
def test_story(story: Story) -> None:
    wrong = faults(story)
    assert not wrong, "\n".join([story.text, *wrong])


def test_names_are_unique() -> None:
    names = [story.name for story in stories()]
    assert len(names) == len(set(names))


def test_known_failures_are_stories() -> None:
    assert KNOWN.keys() <= {story.name for story in stories()}


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_expected_words_stand_in_the_passage(story: Story) -> None:
    assert all(item["evidence"] in story.text for item in story.expect)
    assert story.expect or story.forbid or story.nothing
