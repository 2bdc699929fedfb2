"""What authors call in Markdown shows what the curriculum holds, with links that lead there."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

import alongside
from alongside.curriculum import KINDS, TrackKind
from alongside.curriculum.models import Organisation
from alongside.pages import Site, for_page
from alongside.pages.here import UnknownNameError
from alongside.pages.macros import MACROS
from alongside.pages.passages import EndlessPassageError
from tests.pages.conftest import site_of
from tests.support.markdown import soup_of
from tests.support.pages import words_of
from tests.support.projects import REPOSITORY
from tests.support.tiny import TINY


def _call(site: Site, name: str, *positional: Any, page: str = "index.md", **named: Any) -> str:
    return for_page(site, page)[0][name](*positional, **named)


def _links(text: str) -> list[str]:
    return [a["href"] for a in soup_of(text).select("a[href]")]


def _with_shared(tmp_path: Path, **passages: str) -> Site:
    (tmp_path / "shared").mkdir()
    for name, text in passages.items():
        head = f"---\nid: {name}\ntitle: {name}\nsummary: A passage.\n---\n"
        (tmp_path / "shared" / f"{name}.md").write_text(head + text)
    return site_of(TINY / "curricula", tmp_path)


def test_a_track_lists_its_modules_in_order_with_minutes_and_sessions(tiny: Site) -> None:
    text = _call(tiny, "track", "people-manager/engineering", page="how-to/start.md")
    words = words_of(soup_of(text))
    assert "3 modules, 11 minutes in all." in words
    assert re.search(r"First steps.*3 minutes.*A sample.*5 minutes.*Last look", words)
    assert "Week 2" in words
    assert _links(text) == [
        "../tracks/people-manager/engineering/index.md",
        "../tracks/people-manager/engineering/first-steps.md",
        "../tracks/people-manager/engineering/sample.md",
        "../tracks/people-manager/engineering/last-look.md",
        "../sessions/tea-circle.md",
    ]


@pytest.mark.parametrize(
    "path", ["people-manager + engineering", "people-manager/engineering", " engineering "]
)
def test_a_track_is_named_as_audiences_are(tiny: Site, path: str) -> None:
    assert "first-steps.md" in _call(tiny, "track", path)


def test_a_journey_is_a_track_too(tiny: Site) -> None:
    assert _links(_call(tiny, "track", "first-month"))[0] == "tracks/first-month/index.md"


@pytest.mark.parametrize(
    ("kind", "fields", "found"),
    [
        ("modules", {}, ["first-steps", "sample", "last-look"]),
        ("modules", {"competency": "listening"}, ["first-steps", "sample", "last-look"]),
        ("modules", {"level": 2}, ["sample"]),
        ("modules", {"role": "people-manager"}, ["sample"]),
        ("modules", {"department": "design", "practice": 1}, ["sample"]),
        ("modules", {"practice": 1}, ["first-steps", "sample"]),
        ("modules", {"owner_role": "ic"}, ["first-steps", "last-look"]),
        ("modules", {"prerequisite": "first-steps"}, ["sample"]),
        ("modules", {"minutes": 3}, ["first-steps", "last-look"]),
        ("stories", {"outcome": "failure"}, ["harbour-names"]),
        ("stories", {"topic": "names", "module": "sample"}, ["harbour-names"]),
        ("stories", {"topics": "names", "outcome": "mixed"}, []),
        ("stories", {"provenance": "first-person"}, ["night-shift"]),
        ("stories", {"most": 1}, ["harbour-names"]),
        ("sessions", {"module": "sample", "mode": "remote"}, ["tea-circle"]),
        ("sessions", {"mode": "hybrid"}, []),
        ("sessions", {"difficulty": 1}, ["tea-circle"]),
    ],
)
def test_items_are_listed_by_any_field(tiny: Site, kind: str, fields: dict, found: list) -> None:
    text = _call(tiny, kind, **fields)
    assert _links(text) == [f"{kind}/{name}.md" for name in found]
    if not found:
        assert "There is none yet." in text


@pytest.mark.parametrize(
    ("name", "positional", "named", "message"),
    [
        ("modules", (), {"competancy": "listening"}, r"field of modules.*Did you mean \"compet"),
        ("modules", (), {"competency": "listning"}, r"competency \"listning\".*\"listening\""),
        ("modules", (), {"level": 4}, r"1, 2, 3"),
        ("stories", (), {"outcome": "failur"}, r"failure, mixed, success.*\"failure\""),
        ("sessions", (), {"mode": "remot"}, r"hybrid, in-person, remote, webinar.*\"remote\""),
        ("track", ("people-manger",), {}, r"track \"people-manger\".*\"people-manager\""),
        ("cite", ("okafor-2021",), {}, r"source \"okafor-2021\".*\"okafor-2020\""),
        ("term", ("aly",), {}, r"term \"aly\".*\"ally\""),
        ("shared", ("ground-rule",), {}, r"shared passage \"ground-rule\".*\"ground-rules\""),
        ("survey", ("checkin",), {}, r"survey \"checkin\".*\"check-in\""),
        ("stories_by", ("topics",), {}, r"competency, department, outcome, role, topic"),
        ("fields", ("module",), {}, r"kind of content \"module\".*\"modules\""),
    ],
)
def test_a_name_that_does_not_exist_is_answered_with_those_that_do(
    tiny: Site, name: str, positional: tuple, named: dict, message: str
) -> None:
    with pytest.raises(UnknownNameError, match=f"there is no .*{message}"):
        _call(tiny, name, *positional, **named)


def test_a_citation_is_written_as_authors_write_it(tiny: Site) -> None:
    assert _call(tiny, "cite", "okafor-2020", "harbour-2021") == "[@okafor-2020; @harbour-2021]"


def test_a_term_leads_to_the_glossary(tiny: Site) -> None:
    below = _call(tiny, "term", "ally", page="modules/sample.md")
    assert below.startswith("[Ally](../glossary.md#ally){ .term ")
    assert _call(tiny, "term", "ally", "an ally").startswith("[an ally](glossary.md#ally){ .term ")


def test_a_term_carries_its_meaning_whatever_signs_it_holds(tmp_path: Path) -> None:
    meaning = "A \"quote\", <b>, {braces}, *stars*, `code`, [x](y) | & 'more' Ọlá"
    (tmp_path / "glossary.yml").write_text(
        yaml.safe_dump([{"id": "knot", "term": "Knot", "definition": meaning}]), "utf-8"
    )
    site = site_of(TINY / "curricula", tmp_path)
    (link,) = soup_of(f"See {_call(site, 'term', 'knot')}, now.").select("a.term")
    assert link["data-definition"] == meaning
    assert link.get_text() == "Knot"
    assert "title" not in link.attrs


def test_links_of_a_shared_passage_start_from_the_page_that_includes_it(tmp_path: Path) -> None:
    site = _with_shared(tmp_path, way="[a](../glossary.md#ally) [b](#x) [c](https://example.org)")
    at_top = _call(site, "shared", "way")
    assert at_top == "[a](glossary.md#ally) [b](#x) [c](https://example.org)"
    deep = _call(site, "shared", "way", page="reference/rules/a.md")
    assert "[a](../../glossary.md#ally)" in deep


def test_a_shared_passage_may_call_macros_and_include_another(tmp_path: Path) -> None:
    site = _with_shared(tmp_path, a='{{ shared("b") }} {{ term("ally") }}', b="Inner.")
    assert _call(site, "shared", "a").startswith("Inner. [Ally](glossary.md#ally)")


def test_a_shared_passage_that_includes_itself_is_an_error(tmp_path: Path) -> None:
    site = _with_shared(tmp_path, a='{{ shared("b") }}', b='{{ shared("a") }}')
    with pytest.raises(EndlessPassageError, match='"a" includes itself'):
        _call(site, "shared", "a")


def test_a_survey_says_how_to_answer_and_that_one_may_decline(tiny: Site) -> None:
    words = words_of(soup_of(_call(tiny, "survey", "check-in")))
    assert "1: Not true. 5: True." in words
    assert "Prefer not to say" in words
    assert "I let people finish." in words


def test_values_of_the_organisation_are_text_and_unknown_ones_an_error(tiny: Site) -> None:
    _, values = for_page(tiny, "index.md")
    environment = SandboxedEnvironment(undefined=StrictUndefined)
    text = environment.from_string("{{ organisation.name }}").render(values)
    assert soup_of(text).get_text() == "Öresund Rån & Daughters"
    assert values["organisation"].reporting[0].title == "The people team"
    with pytest.raises(Exception, match="nme"):
        environment.from_string("{{ organisation.nme }}").render(values)


def test_the_table_of_tracks_has_a_link_for_each_role_department_and_pair(real: Site) -> None:
    soup = soup_of(_call(real, "track_table", page="find-your-track.md"))
    found = [a["href"] for a in soup.select("table a")]
    audiences = [t for t in real.full_tracks if t.kind is not TrackKind.ESSENTIALS]
    wanted = {f"../tracks/{t.path}/" for t in audiences if t.kind is not TrackKind.JOURNEY}
    assert len(found) == len(set(found))
    assert set(found) == wanted
    assert len(wanted) == 8 + 9 + 72
    for cell in soup.select("tbody td a"):
        assert re.fullmatch(r"\d+ minutes: .+ in .+", words_of(cell))
    assert all(each["scope"] in ("row", "col") for each in soup.select("th"))


def test_the_lists_to_choose_from_are_hidden_until_a_script_shows_them(real: Site) -> None:
    soup = soup_of(_call(real, "track_finder", page="find-your-track.md"))
    finder = soup.select_one("find-your-track")
    assert finder.has_attr("hidden")
    assert finder["data-tracks"] == "../tracks/"
    values = [o["value"] for o in soup.select("select[name=role] option")]
    assert values == ["", *real.library.roles]
    for select in soup.select("select"):
        assert soup.select_one(f"label[for={select['id']}]").get_text()


def test_every_topic_of_a_story_has_the_heading_that_stories_link_to(real: Site) -> None:
    anchors = {each["id"] for each in soup_of(_call(real, "stories_by", "topic")).select("[id]")}
    used = {f"topic-{topic}" for story in real.stories for topic in story.topics}
    assert anchors == used


def test_every_source_and_every_term_has_an_anchor(real: Site) -> None:
    for name, keys in (("source_list", real.library.sources), ("glossary", real.library.terms)):
        soup = soup_of(_call(real, name))
        assert set(keys) <= {each["id"] for each in soup.select("[id]")}, name


def test_every_source_says_what_it_is_and_where_it_is_cited(tiny: Site) -> None:
    soup = soup_of(_call(tiny, "source_list"))
    entry = words_of(soup.select_one("#okafor-2020"))
    assert entry.startswith("Ọlá Okafor (2020): Names at work")
    assert "Research, good" in entry
    assert "Cited in: First steps" in entry


def test_the_competency_map_leads_to_the_modules_of_each_level(tiny: Site) -> None:
    soup = soup_of(_call(tiny, "competency_map"))
    levels = [words_of(item) for item in soup.select("li")]
    assert "Level 2, practice." in levels[1]
    assert "A sample" in levels[1]
    assert soup.select_one("#listening")


def test_the_practice_map_says_what_is_not_met_yet(tiny: Site) -> None:
    words = words_of(soup_of(_call(tiny, "practice_map")))
    assert "0 of 1 practices are met so far." in words
    assert "Not yet met." in words
    assert "No test runs this check yet." in words


def test_reporting_routes_say_how_to_reach_them_and_when_they_answer(tiny: Site) -> None:
    soup = soup_of(_call(tiny, "reporting_routes"))
    words = words_of(soup)
    assert "Takes reports and explains the steps." in words
    assert "You cannot stay unnamed here." in words
    assert "2 working days" in words
    assert soup.select_one("a")["href"] == "mailto:people@example.org"
    feedback = words_of(soup_of(_call(tiny, "feedback_route")))
    assert "You can stay unnamed." in feedback
    assert "10 working days" in feedback


def test_people_are_named_with_how_far_they_are(tiny: Site) -> None:
    soup = soup_of(_call(tiny, "people"))
    (entry,) = soup.select("li")
    assert words_of(entry) == "Олена Ковальчук , 2 of 3 contributions"
    assert [a["href"] for a in soup.select("a")] == ["people/olena.md"]


def test_the_review_status_counts_what_was_reviewed(tiny: Site) -> None:
    rows = [
        [words_of(cell) for cell in row.select("td")]
        for row in soup_of(_call(tiny, "review_status")).select("tbody tr")
    ]
    assert rows == [
        ["Modules", "3", "0", "3"],
        ["Stories", "2", "0", "2"],
        ["Sessions", "1", "0", "1"],
    ]


@pytest.mark.parametrize("kind", [*(each.name for each in KINDS), "organisation", "verbs"])
def test_the_reference_names_every_field_with_its_meaning(tiny: Site, kind: str) -> None:
    soup = soup_of(_call(tiny, "fields", kind))
    names = [words_of(each) for each in soup.select("dt")]
    model = next((each.model for each in KINDS if each.name == kind), Organisation)
    if kind != "verbs":
        wanted = {field.alias or name for name, field in model.model_fields.items()}
        assert wanted <= set(names)
    for meaning in soup.select("dd"):
        assert re.search(r"\. \S", words_of(meaning)), f"no meaning in {kind}: {meaning}"


def test_every_macro_is_described_on_the_page_of_macros(tiny: Site) -> None:
    soup = soup_of(_call(tiny, "macro_reference"))
    described = {words_of(each).split("(")[0] for each in soup.select("h3")}
    assert described == {macro.__name__ for macro in MACROS}
    assert all(inspect.getdoc(macro) for macro in MACROS)
    page = (REPOSITORY / "docs/reference/macros.md").read_text("utf-8")
    assert "{{ macro_reference() }}" in page


def test_every_macro_runs_on_a_real_page_without_arguments_or_is_called_with_some(
    real: Site,
) -> None:
    for macro in MACROS:
        needed = [
            each
            for each in list(inspect.signature(macro).parameters.values())[1:]
            if each.default is each.empty and each.kind is each.POSITIONAL_OR_KEYWORD
        ]
        if not needed and macro.__name__ != "cite":
            assert _call(real, macro.__name__, page="how-to/adapt.md"), macro.__name__


def test_the_macros_plugin_answers_for_the_page_that_it_renders(tiny: Site) -> None:
    macros: dict[str, Any] = {}
    env = SimpleNamespace(
        conf=SimpleNamespace(plugins={"alongside": SimpleNamespace(site=tiny)}),
        page=None,
        variables={},
        macro=lambda function, name: macros.update({name: function}),
    )
    alongside.define_env(env)
    assert set(macros) == {macro.__name__ for macro in MACROS}
    assert env.variables["organisation"].name == "Öresund Rån &#38; Daughters"
    for src_uri, way in (("index.md", "glossary.md"), ("modules/sample.md", "../glossary.md")):
        env.page = SimpleNamespace(file=SimpleNamespace(src_uri=src_uri))
        assert macros["term"]("ally").startswith(f"[Ally]({way}#ally)")


def test_without_good_content_the_macros_plugin_is_offered_nothing() -> None:
    env = SimpleNamespace(
        conf=SimpleNamespace(plugins={"alongside": SimpleNamespace(site=None)}), variables={}
    )
    alongside.define_env(env)
    assert env.variables == {}
