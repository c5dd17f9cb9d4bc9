from pathlib import Path

import casebook
from casebook import resources


def test_icons_are_found_in_a_checkout():
    assert resources.resource("icons", "casebook.svg").is_file()
    assert resources.sample_library() == Path(casebook.__file__).parent.parent / "cases"


def test_what_a_wheel_carries_inside_the_package_comes_first(tmp_path, monkeypatch):
    package = tmp_path / "casebook"
    (package / "_resources" / "icons").mkdir(parents=True)
    (package / "_cases").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.resource("icons") == package / "_resources" / "icons"
    assert resources.sample_library() == package / "_cases"
