"""Which pictures there are, a module a chapter of docs/SCREENS.md."""

from drawing.shots.beginning import BEGINNING
from drawing.shots.codebook import CODEBOOK
from drawing.shots.counting import COUNTING
from drawing.shots.finding import FINDING
from drawing.shots.reading import READING
from drawing.shots.shot import LOOKS, SIZES, Chapter, Shot
from drawing.shots.text import TEXT

CHAPTERS = (READING, FINDING, CODEBOOK, COUNTING, TEXT, BEGINNING)
SHOTS = {shot.name: shot for chapter in CHAPTERS for shot in chapter.shots}

__all__ = ["CHAPTERS", "LOOKS", "SHOTS", "SIZES", "Chapter", "Shot"]
