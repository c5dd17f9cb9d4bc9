import json
import os
import sys
from pathlib import Path

import pytest

from casebook.cli import main
from tests.tiny_model import make_model


def test_info_counts_what_is_in_a_library(casebook, folder):
    code, out, _ = casebook("info", folder, "--json")
    counts = json.loads(out)
    assert code == 0
    assert set(counts) == {"cases", "lessons", "packs", "themes", "words", "findings"}
    assert (counts["cases"], counts["lessons"], counts["packs"], counts["themes"]) == (1, 1, 0, 1)
    code, out, _ = casebook("info", folder)
    assert code == 0
    assert "1  cases" in out


def test_search_gives_hits_snippets_and_facets(casebook, folder):
    code, out, _ = casebook("search", folder, "customers", "complained", "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["query"] == "customers complained"
    assert answer["total"] == len(answer["hits"]) == 2
    assert answer["took_ms"] >= 0
    hit = next(hit for hit in answer["hits"] if hit["id"] == "checkout-line")
    assert set(hit) == {"id", "kind", "title", "path", "score", "snippet"}
    assert (hit["kind"], hit["path"]) == ("case", "checkout-line.md")
    assert "complained" in hit["snippet"]
    assert answer["facets"]["themes"] == {"resource-allocation": 2}
    assert answer["facets"]["types"] == {"recovery": 1}


def test_search_is_widened_by_themes_and_says_so(casebook, folder):
    code, out, _ = casebook("search", folder, "queue")
    assert code == 0
    assert "also: queue → Resource allocation" in out
    assert "2 documents" in out


def test_search_says_in_json_what_it_was_widened_by(casebook, folder):
    answer = json.loads(casebook("search", folder, "queue", "--json")[1])
    assert answer["also"] == [{"words": "queue", "theme": "resource-allocation"}]
    assert answer["widened"] == [
        {"word": "queue", "theme": "resource-allocation", "label": "Resource allocation"}
    ]
    snippets = {hit["id"]: hit["snippet"] for hit in answer["hits"]}
    assert snippets["checkout-line"] == "Theme: Resource allocation"


def test_search_says_where_an_alias_and_a_moment_of_need_stand(casebook, folder):
    case = folder / "checkout-line.md"
    case.write_text(case.read_text("utf-8").replace("type:", "aliases: [the lane]\ntype:"), "utf-8")
    answer = json.loads(casebook("search", folder, "lane", "--json")[1])
    assert answer["hits"][0]["snippet"] == "Also known as “the lane”"
    assert "Applies when planning when" in casebook("search", folder, "planning")[1]


def test_search_understands_fields(casebook, folder):
    _, out, _ = casebook("search", folder, "theme:queue", "type:recovery", "--json")
    assert [hit["id"] for hit in json.loads(out)["hits"]] == ["checkout-line"]
    assert casebook("search", folder, "year:2009..2012")[0] == 1


def test_a_field_that_search_cannot_use_is_said(casebook, folder):
    code, out, _ = casebook("search", folder, "customers", "type:recovry")
    assert code == 0
    assert "Did you mean type:recovery?" in out
    answer = json.loads(casebook("search", folder, "customers", "type:recovry", "--json")[1])
    assert "type:recovery" in answer["notice"]


def test_words_of_a_search_may_begin_with_a_minus(casebook, folder):
    _, out, _ = casebook("search", folder, "customers", "-kind:lesson", "--json", "-zebra")
    assert [hit["kind"] for hit in json.loads(out)["hits"]] == ["case"]


@pytest.mark.parametrize("arguments", [["search", ".", "x", "--limt"], ["info", ".", "-x"]])
def test_a_misspelt_option_is_wrong_usage(casebook, arguments):
    code, _, err = casebook(*arguments)
    assert code == 2
    assert "unrecognized arguments" in err


def test_search_says_which_themes_there_are_when_it_finds_nothing_in_another(casebook, folder):
    code, out, _ = casebook("search", folder, "customers", "--theme", "ressource-allocation")
    assert code == 1
    assert "There is no theme “ressource-allocation” in this library" in out
    assert "theme:resource-allocation" in out
    assert (
        "no theme" not in casebook("search", folder, "zebra", "--theme", "Resource allocation")[1]
    )


def test_search_narrows_by_kind_and_theme_and_stops_at_the_limit(casebook, folder):
    _, out, _ = casebook("search", folder, "customers", "--kind", "lesson", "--json")
    assert [hit["kind"] for hit in json.loads(out)["hits"]] == ["lesson"]
    _, out, _ = casebook(
        "search", folder, "customers", "--theme", "Resource allocation", "--limit", "1", "--json"
    )
    answer = json.loads(out)
    assert (answer["total"], len(answer["hits"])) == (2, 1)


def test_a_search_that_finds_nothing_exits_with_1(casebook, folder):
    code, out, _ = casebook("search", folder, "zebra")
    assert code == 1
    assert "Nothing was found" in out
    code, out, _ = casebook("search", folder, "customers", "--theme", "none", "--json")
    assert code == 1
    assert json.loads(out)["hits"] == []


def test_a_part_of_a_search_that_cannot_be_used_is_said(casebook, folder):
    _, out, _ = casebook("search", folder, 'customers "complained')
    assert out.strip()


def test_show_gives_a_case_with_its_lessons_and_their_evidence(casebook, folder):
    code, out, _ = casebook("show", folder, "checkout-line", "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["front_matter"]["themes"] == ["resource-allocation"]
    assert answer["front_matter"]["outcome"] == "mixed"
    assert [section["name"] for section in answer["sections"]] == ["situation", "figures"]
    (lesson,) = answer["lessons"]
    assert lesson["id"] == "open-early"
    (evidence,) = lesson["evidence"]
    assert (evidence["role"], evidence["found"]) == ("supports", "exact")
    assert evidence["quote"] == "waited until customers complained"
    assert [link["id"] for link in answer["backlinks"]] == ["open-early"]


def test_show_gives_a_lesson_with_its_evidence(casebook, folder):
    code, out, _ = casebook("show", folder, "open-early", "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["evidence"][0]["case"] == "checkout-line"
    assert [link["id"] for link in answer["links"]] == ["checkout-line"]


def test_show_prints_documents_for_people(casebook, folder):
    _, out, _ = casebook("show", folder, "checkout-line")
    assert "The line that emptied" in out
    assert "+ “waited until customers complained”" in out
    text = (folder / "checkout-line.md").read_text("utf-8")
    (folder / "checkout-line.md").write_text(text.replace("customers", "shoppers"), "utf-8")
    _, out, _ = casebook("show", folder, "open-early")
    assert "closest passage" in out


def test_show_of_nothing_is_an_error_that_names_it(casebook, folder):
    code, _, err = casebook("show", folder, "no-such-case")
    assert code == 2
    assert "no-such-case" in err


def test_check_lists_what_there_is_to_mend(casebook, folder):
    code, out, _ = casebook("check", folder, "--json")
    assert code == 1
    finding = next(f for f in json.loads(out)["findings"] if f["code"] == "figure-unverified")
    assert set(finding) == {"severity", "code", "path", "line", "message"}
    assert (finding["path"], finding["severity"]) == ("checkout-line.md", "warning")
    code, out, _ = casebook("check", folder)
    assert f"checkout-line.md:{finding['line']}: warning:" in out


def test_check_lists_only_what_is_as_grave_as_asked_for(casebook, tmp_path):
    (tmp_path / "note.md").write_text("A note of which nothing was learned.\n", "utf-8")
    code, out, _ = casebook("check", tmp_path)
    assert code == 1
    assert "case-without-lessons" in casebook("check", tmp_path, "--json")[1]
    assert "hint:" in out
    assert casebook("check", tmp_path, "--severity", "warning")[:2] == (0, "")
    (tmp_path / "link.md").write_text("[[nowhere]]\n", "utf-8")
    code, out, _ = casebook("check", tmp_path, "--severity", "warning", "--json")
    assert code == 1
    assert [found["severity"] for found in json.loads(out)["findings"]] == ["warning"]
    assert casebook("check", tmp_path, "--severity", "error")[0] == 0


def test_a_library_without_anything_to_mend_exits_with_0(casebook, folder):
    text = (folder / "checkout-line.md").read_text("utf-8")
    (folder / "checkout-line.md").write_text(text[: text.index("## Figures")], "utf-8")
    assert casebook("check", folder)[:2] == (0, "")


def test_reindex_reads_everything_anew(casebook, folder):
    casebook("search", folder, "customers")
    code, out, _ = casebook("reindex", folder)
    assert (code, out) == (0, "Read 2 documents anew.\n")
    assert casebook("search", folder, "customers")[0] == 0


@pytest.mark.logs_warnings
def test_a_damaged_index_is_mended_by_the_search_that_meets_it(casebook, folder):
    casebook("search", folder, "customers")
    (cache,) = Path(os.environ["CASEBOOK_CACHE_DIR"]).iterdir()
    for file in (cache / "index").iterdir():
        file.unlink()
    assert casebook("search", folder, "customers")[0] == 0


def test_the_cache_folder_can_be_chosen(casebook, folder, tmp_path):
    assert casebook("info", folder, "--cache-dir", tmp_path / "elsewhere")[0] == 0
    assert any((tmp_path / "elsewhere").rglob("catalog.sqlite"))


@pytest.mark.logs_warnings
def test_an_unusable_cache_folder_is_said_and_the_answer_given(casebook, folder, tmp_path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    code, out, err = casebook("info", folder, "--cache-dir", tmp_path / "file", "--json")
    assert code == 0
    assert json.loads(out)["cases"] == 1
    assert "--cache-dir" in err


def test_a_folder_that_is_not_there_is_an_error(casebook, tmp_path):
    code, _, err = casebook("info", tmp_path / "nowhere")
    assert code == 2
    assert "nowhere" in err


def test_an_empty_name_is_not_taken_for_the_folder_one_is_in(casebook, folder, monkeypatch):
    monkeypatch.chdir(folder)
    for arguments in (["info", ""], [""], ["info", ".", "--cache-dir", ""]):
        code, out, err = casebook(*arguments)
        assert (code, out) == (2, "")
        assert "it is empty" in err


@pytest.mark.parametrize("limit", ["-1", "many", "1.5", ""])
def test_a_limit_that_is_no_number_is_refused_in_words(casebook, folder, limit):
    code, _, err = casebook("search", folder, "x", "--limit", limit)
    assert code == 2
    assert f"“{limit}” is no number of hits" in err


@pytest.mark.logs_warnings
def test_a_cache_is_never_put_among_the_files_of_a_library(casebook, folder):
    before = sorted(folder.rglob("*"))
    code, out, err = casebook("info", folder, "--cache-dir", folder / "caches", "--json")
    assert code == 0
    assert json.loads(out)["cases"] == 1
    assert "lies in the library" in err
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    "arguments", [["info"], ["search", "."], ["search", ".", "x", "--limit", "-1"], ["--nonsense"]]
)
def test_wrong_usage_exits_with_2(casebook, arguments):
    assert casebook(*arguments)[0] == 2


def test_an_interrupt_exits_with_130(casebook, folder, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("casebook.library.searching.Search.find", interrupt)
    assert casebook("search", folder, "customers")[0] == 130


def test_a_bug_exits_with_2_and_says_where_it_came_up(casebook, folder, monkeypatch):
    def break_down(*_):
        raise IndexError("no \x1b[2J such place")

    monkeypatch.setattr("casebook.library.searching.Search.find", break_down)
    code, out, err = casebook("search", folder, "customers")
    assert (code, out) == (2, "")
    *above, last = err.splitlines()
    assert above[0].startswith("Traceback")
    assert above[-1] == "IndexError: no \N{REPLACEMENT CHARACTER}[2J such place"
    assert "in break_down" in err
    assert last.startswith("casebook: Casebook has broken down")
    assert "report" in last


def test_output_that_nobody_reads_any_more_is_fine(folder, tmp_path):
    import subprocess

    command = f'"{sys.executable}" -m casebook show "{folder}" checkout-line | true'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_the_version_and_the_commands_are_explained(casebook):
    assert casebook("--version")[1].startswith("Casebook ")
    code, out, _ = casebook("--help")
    assert code == 0
    assert "search" in out
    assert casebook("search", "--help")[0] == 0


def test_the_command_line_never_imports_qt(folder):
    import subprocess

    program = (
        "import sys; from casebook.cli.main import run; "
        f"run(['search', {str(folder)!r}, 'customers']); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_desktop_command_opens_the_window_without_arguments(monkeypatch):
    opened = []
    monkeypatch.setattr(sys, "argv", ["casebook-desktop"])
    monkeypatch.setattr(main.window, "open_window", lambda asked: opened.append(asked) or 0)
    assert main.run_desktop() == 0
    assert opened[0].library is None


def test_a_misspelt_command_is_named_with_the_one_that_was_meant(casebook, folder):
    code, _, err = casebook("serach", folder, "customers")
    assert code == 2
    assert "“serach”" in err
    assert "“search”" in err


def test_options_may_stand_before_the_command(casebook, folder, tmp_path):
    code, out, _ = casebook("--cache-dir", tmp_path / "elsewhere", "info", folder, "--json")
    assert code == 0
    assert json.loads(out)["cases"] == 1


def test_show_gives_text_that_stands_under_no_heading(casebook, folder):
    (folder / "note.md").write_text("Only a line.\n", "utf-8")
    _, out, _ = casebook("show", folder, "note", "--json")
    assert json.loads(out)["body"] == "Only a line.\n"


def test_search_says_what_may_have_been_meant(casebook, folder):
    code, out, _ = casebook("search", folder, "custmers", "complaned")
    assert code == 1
    assert "Did you mean: customers complained" in out
    _, out, _ = casebook("search", folder, "custmers", "--json")
    assert json.loads(out)["suggestion"] == "customers"
    _, out, _ = casebook("search", folder, "customers", "--json")
    assert json.loads(out)["suggestion"] == ""


def test_similar_lists_the_documents_most_like_one(casebook, folder):
    for name in ("second", "third"):
        (folder / f"{name}.md").write_text("A parcel depot with couriers.\n", "utf-8")
    code, out, _ = casebook("similar", folder, "second", "--json")
    assert code == 0
    assert [hit["id"] for hit in json.loads(out)["hits"]] == ["third"]
    code, out, _ = casebook("similar", folder, "second")
    assert code == 0
    assert "(case third)" in out
    code, out, _ = casebook("similar", folder, "open-early")
    assert code == 1
    assert "Nothing in this library" in out


def test_apply_lists_lessons_for_a_description_with_the_reasons(casebook, folder):
    (folder / "another.md").write_text("Something else.\n", "utf-8")
    (folder / "one-more.md").write_text("Something else.\n", "utf-8")
    code, out, _ = casebook("apply", folder, "we plan to call people about the queue", "--json")
    assert code == 0
    (found,) = json.loads(out)["lessons"]
    assert (found["id"], found["applies_when"]) == (
        "open-early",
        "planning when to call more people",
    )
    assert found["because"]["themes"] == ["resource-allocation"]
    assert "call" in found["because"]["words"]
    code, out, _ = casebook("apply", folder, "we plan to call people about the queue")
    assert "because of:" in out
    assert "theme Resource allocation" in out
    code, out, _ = casebook("apply", folder, "xqzzy")
    assert code == 1
    assert "No lesson seems to apply" in out


def test_search_ranks_by_meaning_with_a_model(casebook, folder, tmp_path, monkeypatch):
    model = make_model(tmp_path / "model")
    (folder / "a.md").write_text("# Staff\nThe staff and staff shoes: staff.\n", "utf-8")
    (folder / "b.md").write_text("# Others\nThe staff met a furious line.\n", "utf-8")
    asked = ("search", folder, "staff", "angry queueing", "--json")

    def first(*more):
        code, out, err = casebook(*asked, *more)
        assert code == 0, err
        return json.loads(out)["hits"][0]["id"]

    assert first() == "a"
    assert first("--model", model) == "b"
    monkeypatch.setenv("CASEBOOK_MODEL", str(model))
    assert first() == "b"
    code, _, err = casebook(*asked, "--model", folder)
    assert code == 2
    assert "model.onnx" in err


@pytest.mark.parametrize(
    ("data", "line", "severity", "code"),
    [
        (b"# Caf\xe9", 0, "hint", "encoding"),
        ("# Café".encode("utf-16"), 0, "hint", "encoding"),
        (b"# Caf\xc3\xa9 \xc3\xa9 \xff", 0, "warning", "encoding"),
        (b"# A\r\nb\0\nc\0", 2, "warning", "nul-bytes"),
    ],
)
def test_check_names_files_whose_letters_may_be_wrong(casebook, folder, data, line, severity, code):
    (folder / "odd.md").write_bytes(data)
    _, out, _ = casebook("check", folder, "--json")
    about = [one for one in json.loads(out)["findings"] if one["path"] == "odd.md"]
    assert [
        (one["line"], one["severity"], one["code"])
        for one in about
        if one["code"] in ("encoding", "nul-bytes")
    ] == [(line, severity, code)]
    (folder / "odd.md").write_bytes("# Café with more".encode())
    _, out, _ = casebook("check", folder, "--json")
    assert not {"encoding", "nul-bytes"} & {one["code"] for one in json.loads(out)["findings"]}
