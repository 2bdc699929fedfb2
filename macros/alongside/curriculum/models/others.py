"""Kits, surveys, people and shared passages."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Identifier, Item, Line, Model, Text, WebAddress


class Kit(Text):
    """Tools for whoever runs the programme: purpose, steps, templates and an example."""

    purpose: Line
    """What it is for."""
    owner: Line
    """Who uses it."""


class Shared(Item):
    """A passage that stands in many places and is written once."""

    title: Line
    """What authors see."""
    summary: Line
    """What it says, in one sentence."""
    sources: tuple[Identifier, ...] = ()
    """The keys of the sources that it cites."""


class Scale(Model):
    """How a survey's items are answered."""

    min: int
    """The lowest answer."""
    max: int
    """The highest answer."""
    min_label: Line
    """What the lowest answer means."""
    max_label: Line
    """What the highest answer means."""
    decline: Line
    """The words of the answer that says nothing."""


class SurveyItem(Model):
    """One statement."""

    id: Identifier
    """Its name, stable over all waves."""
    text: Line
    """The statement."""
    about: Annotated[str, Field(pattern="^(self|climate)$")]
    """`self` for what the reader does, `climate` for the team."""
    competency: Identifier | None = None
    """The competency that it belongs to."""


class Survey(Item):
    """Statements to answer before and after; never scored for a person."""

    title: Line
    """The name that readers see."""
    summary: Line | None = None
    """What it is for."""
    scale: Scale
    """How to answer."""
    items: Annotated[tuple[SurveyItem, ...], Field(min_length=1)]
    """The statements, in order."""


class Person(Item):
    """Somebody who wants credit."""

    name: Line
    """How they want to be named."""
    about: Line | None = None
    """A line that they wrote about themselves."""
    url: WebAddress | None = None
    """A page of theirs."""
    badge: bool = True
    """Whether their page shows the Contributor badge, or how far they are on the way to it."""
    credit: bool = True
    """Whether they want to be named at all; `false` takes name and badge away everywhere."""
