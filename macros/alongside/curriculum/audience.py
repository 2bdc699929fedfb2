"""Who a passage or a track is for: a role, a department, both, or everyone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

EVERYONE_KEY = "everyone"
"""How authors write the version that is for nobody in particular."""
_ESSENTIALS = "essentials"
"""The way to the track for everyone."""


@dataclass(frozen=True, order=True)
class Audience:
    """A role, a department, both or neither."""

    role: str | None = None
    """The role's id, or nothing for any role."""
    department: str | None = None
    """The department's id, or nothing for any department."""

    @property
    def key(self) -> str:
        """Give the way it is written in pages: `people-manager+engineering` or `everyone`."""
        return "+".join(each for each in (self.role, self.department) if each) or EVERYONE_KEY

    @property
    def path(self) -> str:
        """Give its part of an address: `people-manager/engineering`, or `essentials`."""
        return "/".join(each for each in (self.role, self.department) if each) or _ESSENTIALS

    @property
    def is_everyone(self) -> bool:
        """Tell whether it names neither role nor department."""
        return not (self.role or self.department)

    @property
    def candidates(self) -> tuple[str, ...]:
        """Give the keys of the versions that may be shown to it, the most fitting first.

        Role and department together, then role, then department, then everyone.
        """
        both = f"{self.role}+{self.department}" if self.role and self.department else None
        found = (both, self.role, self.department, EVERYONE_KEY)
        return tuple(each for each in found if each)


class UnknownAudience(ValueError):
    """Raised for a text that names no audience; `part` is the piece that does not fit."""

    def __init__(self, part: str, reason: str) -> None:
        """Keep the piece and a sentence that says what is wrong with it."""
        self.part = part
        self.reason = reason
        super().__init__(reason)


def parse_audience(text: str, roles: Collection[str], departments: Collection[str]) -> Audience:
    """Read `people-manager + engineering`, its way `people-manager/engineering`, or `everyone`.

    Raises `UnknownAudience` for an id that is neither role nor department, and for two of a kind.
    """
    pieces = [piece.strip() for piece in text.replace("/", "+").split("+")]
    if pieces in ([EVERYONE_KEY], [_ESSENTIALS]):
        return Audience()
    role = department = None
    for piece in pieces:
        if piece in roles and role is None:
            role = piece
        elif piece in departments and department is None:
            department = piece
        elif piece in roles or piece in departments:
            kind = "roles" if piece in roles else "departments"
            raise UnknownAudience(piece, f'"{text.strip()}" joins two {kind}')
        else:
            raise UnknownAudience(piece, f'"{piece}" is neither a role nor a department')
    return Audience(role, department)


def parse_audiences(
    text: str, roles: Collection[str], departments: Collection[str]
) -> tuple[Audience, ...]:
    """Read a list such as `people-manager + design, recruiter`; raises as `parse_audience`.

    It is how passages name their readers: the ways to tracks, with a slash, are refused in it.
    """
    parts = [part.strip() for part in text.split(",")]
    for part in parts:
        if "/" in part or part == _ESSENTIALS:
            raise UnknownAudience(part, f'"{part}" is the way to a track, and no audience')
    return tuple(parse_audience(part, roles, departments) for part in parts)


def all_audiences(roles: Iterable[str], departments: Iterable[str]) -> tuple[Audience, ...]:
    """Give everyone, each role, each department, and each pair of them, in this order."""
    roles, departments = tuple(roles), tuple(departments)
    return (
        Audience(),
        *(Audience(role=role) for role in roles),
        *(Audience(department=department) for department in departments),
        *(Audience(role, department) for role in roles for department in departments),
    )
