"""Take every picture anew: `python -m tests.screens.snapshots.renew` shows what differs, `--write` keeps it.

Words behind it name stories, where not all are wanted. Read each diff as the chair would before it is written.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

import pytest

from screens.base.environment import prepare
from tests.screens.conftest import make_vault
from tests.screens.snapshots.frozen import frozen
from tests.screens.snapshots.stage import GOLDENS, SIZES, Album
from tests.screens.snapshots.stories import STORIES


def retaken(story: str, size: tuple[int, int], made: Path) -> Album:
    """The pictures of a story as they are now."""
    album = Album(story, size, anew=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        pytest.MonkeyPatch.context() as patch,
        frozen(Path(folder), patch),
    ):
        asyncio.run(STORIES[story](album, made))
    return album


def made_then(folder: Path) -> Path:
    """The vault that the stories begin with, made at the time that they are told."""
    with pytest.MonkeyPatch.context() as patch, frozen(folder, patch):
        return make_vault(folder / "chair.mappa")


def write(album: Album) -> None:
    """Keep what is new or different, and remove what is no more."""
    album.folder.mkdir(parents=True, exist_ok=True)
    for name in album.differing:
        (album.folder / f"{name}{album.ending}").write_text(album.taken[name], "utf-8")
    for name in album.goldens() - set(album.taken):
        (album.folder / f"{name}{album.ending}").unlink()


def main() -> int:
    """Show what differs, and keep it where that is asked for; 1 where something differs and is not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens.snapshots.renew")
    parser.add_argument("stories", nargs="*", metavar="STORY", help=", ".join(STORIES))
    parser.add_argument("--write", action="store_true", help="keep the new pictures")
    said = parser.parse_args()
    if unknown := set(said.stories) - set(STORIES):
        parser.error(f"no such story: {', '.join(sorted(unknown))}")
    differing = 0
    with tempfile.TemporaryDirectory() as folder:
        made = made_then(Path(folder))
        for story in said.stories or STORIES:
            for size in SIZES:
                album = retaken(story, size, made)
                gone = sorted(album.goldens() - set(album.taken))
                differing += len(album.differing) + len(gone)
                print("\n".join([*album.differing.values(), *(f"gone: {story}/{name}" for name in gone)]))  # noqa: T201
                if said.write:
                    write(album)
    kept = f"written to {GOLDENS.name}/" if said.write else "nothing was written (--write keeps them)"
    print(f"{differing} pictures differ; {kept}.")  # noqa: T201 - a command for a person
    return 1 if differing and not said.write else 0


if __name__ == "__main__":
    prepare()
    sys.exit(main())
