from casebook.storage.kept import keep_text, kept_text


def test_a_text_is_kept_in_place_of_the_one_before(tmp_path):
    file = tmp_path / "kept"
    keep_text(file, "first")
    keep_text(file, "second …")
    assert kept_text(file) == "second …"
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_where_nothing_can_be_kept_nothing_is(tmp_path):
    file = tmp_path / "no folder" / "kept"
    keep_text(file, "text")
    assert kept_text(file) == ""


def test_what_stands_in_the_way_stays_and_no_half_is_left(tmp_path):
    file = tmp_path / "kept"
    file.mkdir()
    keep_text(file, "text")
    assert file.is_dir()
    assert kept_text(file) == ""
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
