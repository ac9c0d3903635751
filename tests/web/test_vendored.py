"""What the desk carries of others is what it says, and comes with its licence."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from reportedly.web import app

VENDOR = Path(app.__file__).parent / "static" / "vendor"
LISTED = tomllib.loads((VENDOR / "vendor.toml").read_text(encoding="utf-8"))
# What may be given away together with software under Apache 2.0, and how its text may be known
TELLING = {
    "0BSD": "Permission to use, copy, modify, and/or distribute this software",
    "ISC": "provided that the above\ncopyright notice and this permission notice appear",
    "MIT": "Permission is hereby granted, free of charge",
}


def test_every_folder_is_listed() -> None:
    assert {path.name for path in VENDOR.iterdir() if path.is_dir()} == set(LISTED)


@pytest.mark.parametrize("name", LISTED)
def test_a_package_holds_what_is_listed(name: str) -> None:
    folder, entry = VENDOR / name, LISTED[name]
    assert {path.name for path in folder.iterdir()} == set(entry["files"])
    for file, digest in entry["files"].items():
        assert sha256((folder / file).read_bytes()).hexdigest() == digest, file
    assert entry["package"] and entry["version"][0].isdigit()


@pytest.mark.parametrize("name", LISTED)
def test_a_package_has_its_licence(name: str) -> None:
    words = (VENDOR / name / "LICENSE").read_text(encoding="utf-8")
    telling = TELLING[LISTED[name]["licence"]]
    assert " ".join(telling.split()) in " ".join(words.split())
