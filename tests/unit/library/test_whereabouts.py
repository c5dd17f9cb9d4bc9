"""A document whose file has gone, looked for under other names."""

import os

import pytest

from casebook.domain.names import DocumentPath

CAR = DocumentPath("car-maker.md")
NEW = DocumentPath("cars/maker.md")
OTHER = DocumentPath("other.md")


@pytest.fixture
def read(library):
    return library.text(CAR)


def put(library, folder, path, data):
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_bytes(data)
    return library.catch_up()


def again(library, read, among=None):
    return library.history.found_again(read, among)


def test_a_file_with_the_same_bytes_is_the_same_document(folder, library, read):
    put(library, folder, NEW, (folder / CAR).read_bytes())
    assert again(library, read, {NEW}) == (NEW, True)


def test_where_what_has_come_is_not_known_time_and_size_must_be_kept(folder, library, read):
    assert again(library, read) is None
    (folder / "cars").mkdir()
    os.rename(folder / CAR, folder / NEW)
    library.catch_up()
    assert again(library, read) == (NEW, True)


def test_two_files_with_the_same_bytes_are_not_guessed_between(folder, library, read):
    put(library, folder, NEW, (folder / CAR).read_bytes())
    put(library, folder, OTHER, (folder / CAR).read_bytes())
    assert again(library, read, {NEW, OTHER}) is None


def test_a_file_that_is_alike_is_told_apart_from_one_that_is_the_same(folder, library, read):
    put(library, folder, NEW, (folder / CAR).read_bytes() + b"\nOne line more.\n")
    put(library, folder, OTHER, b"# Something else\n\nEntirely.\n")
    assert again(library, read, {NEW, OTHER}) == (NEW, False)
    assert again(library, read, {OTHER}) is None


def test_of_very_many_files_none_is_compared_line_by_line(folder, library, read):
    put(library, folder, NEW, (folder / CAR).read_bytes() + b"\nOne line more.\n")
    many = {DocumentPath(f"{number}.md") for number in range(20)}
    assert again(library, read, {NEW, *many}) is None


def test_a_file_that_has_gone_as_well_is_not_it(folder, library, read):
    put(library, folder, NEW, (folder / CAR).read_bytes())
    (folder / NEW).unlink()
    assert again(library, read, {NEW}) is None


def test_a_text_is_found_by_its_words_and_first_where_the_id_is_the_same(folder, library, read):
    history = library.history
    same_id = DocumentPath("zoo/car-maker.md")
    put(library, folder, same_id, (folder / CAR).read_bytes())
    many = [DocumentPath(f"{number}.md") for number in range(20)]
    assert history.with_text(CAR, read.text, {same_id, *many}) == same_id
    assert history.with_text(CAR, "Other.", {same_id}) is None
    put(library, folder, NEW, (folder / CAR).read_bytes())
    assert history.with_text(CAR, read.text, {same_id, NEW}) is None
