"""The reader and the form: one file each, nothing that runs but our own, nothing fetched."""

import base64
import hashlib
import re

import pytest

from casebook.export.artefacts import Artefact

CASE = """\
---
title: '<script>alert(1)</script> & "quotes"'
language: en-GB" onload="x
grade: opinion
---
## Situation
<script>alert(2)</script> <img src=x onerror=alert(3)> [a](javascript:alert(4))
[b](https://example.org/?a=1&b="2") ![alt "x"](dot.png) ![gone](gone.png)
`<b>` **bold** ~~gone~~ *soft*\\
next line

[ref]: https://example.org

```
<script>alert(5)</script>
```

- [x] done
- [ ] open
- plain

3. three
4. four

> “A quotation”

| A | B |
| --- | --- |
| <i>1</i> | 2 |

## Timeline
- 14:05 — **Signal** It grows. (inferred)
- Later

## Lessons learned
- [[other]]
- Come early.

## Challenges
- written as a list

## Viewpoints
Prose instead.

## Risks
| Side | Risk | Likelihood | Severity | Response |
| --- | --- | --- | --- | --- |
| safety | A fall | 2 | 4 | A mat |

## Balance
| Strategy | Safety | Quality | Efficiency | Why |
| --- | --- | --- | --- | --- |
| Call early | + | 0 | - | So |
| Wait | | + | | Not weighed |

## Response matrix
| Responsibility | Minor |
| --- | --- |
| Ours | Sorry (1 – 2) |

## Discussion questions
- Why?

Said in between.

<div>

## Figures
| Figure | Value | Source | Year |
| --- | --- | --- | --- |
| People | 12 | | |
| Doors | 2 | Plan | 2020 |
"""
PACK = """\
---
kind: pack
title: An hour
summary: Short
objectives: [See]
---
Welcome

## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | read | [[case]] | | |
"""


@pytest.fixture
def pages(exported, picture):
    wanted = frozenset({Artefact.READER, Artefact.FEEDBACK})
    library = {"case.md": CASE, "pack.md": PACK, "dot.png": picture(form="JPEG", comment=b"SECRET")}
    files, _ = exported(library, "case", "pack", artefacts=wanted)
    return {name: data.decode() for name, data in files.items() if name.endswith(".html")}


def test_only_our_own_script_may_run(pages):
    for name, page in pages.items():
        scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        assert len(scripts) == 1, name
        digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
        policy = re.search(r'Policy" content="([^"]*)"', page)[1]
        assert "default-src 'none'" in policy
        assert f"script-src 'sha256-{digest}'" in policy
        assert "onerror=" not in page.replace("&lt;", "")
        assert not re.search(r"<[^<>]*\bon\w+\s*=", page), name
        assert not re.search(r"<[^<>]*javascript:", page), name


def test_nothing_is_fetched(pages):
    for page in pages.values():
        assert not re.search(r'\bsrc="(?!data:)', page)
        assert "<link" not in page
        assert "@import" not in page
        assert "url(" not in page


def test_words_of_a_case_stay_words(pages):
    page = next(page for name, page in pages.items() if "alert" in name and "reader" in name)
    assert "<title>&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<pre>&lt;script&gt;alert(5)" in page
    assert '<html lang="en">' in page
    assert 'alt="alt &quot;x&quot;"' in page
    assert "Picture missing: gone" in page
    assert "data:image/jpeg" in page
    assert "alert(2)" not in page


def test_a_picture_loses_what_was_noted_in_it(pages):
    for page in pages.values():
        for data in re.findall(r"base64,([^\"]+)", page):
            assert b"SECRET" not in base64.b64decode(data)


def test_chapters_are_listed_and_figures_and_grades_marked(pages):
    page = pages["an-hour-reader-participant.html"]
    assert page.count("<li><a href=") == page.count("<section id=") == 3
    assert "(unverified — no source or year)" in page
    assert "Weak evidence: opinion" in page
    assert "(inferred)" in page
    assert "not given" in page


def test_the_facilitators_page_says_so(pages):
    assert "Do not hand this out" in pages["an-hour-reader-facilitator.html"]
    assert 'class="own"' in next(
        page for name, page in pages.items() if "alert" in name and "reader-f" in name
    )
    assert 'class="own"' not in pages["an-hour-reader-participant.html"]


def test_drawings_stand_in_the_facilitators_page_and_not_in_the_participants(pages):
    own = next(page for name, page in pages.items() if "alert" in name and "reader-f" in name)
    theirs = next(page for name, page in pages.items() if "alert" in name and "reader-p" in name)
    for words in ("A mat", "Call early", "Sorry (1 – 2)", "written as a list", "in between"):
        assert words in own
        assert words not in theirs
    assert "A1" in own
    marks = re.search(r"Wait</td>(.*?)<td[^>]*>Not weighed", own, re.DOTALL)
    assert re.sub(r"<[^>]*>|\s", "", marks[1]) == "+"  # a dash would pass for a minus
    assert "Come early.<em> (not yet a lesson)</em>" in theirs
    assert "Prose instead." in theirs


def test_the_form_asks_what_comes_back_as_an_observation(pages):
    page = pages["an-hour-feedback-participant.html"]
    assert page.count("<textarea") == 5
    assert page.count('type="radio" name="scale"') == 5
    assert "state: observed" in page
    for field in re.findall(r'<textarea id="(f\d)"', page):
        assert f'<label for="{field}">' in page
    assert page.count(' class="heard"') == 0


def test_a_form_asks_no_question_twice_for_the_eye(exported):
    lesson = "---\nkind: lesson\ntitle: Look up\n---\n"
    pack = "---\nkind: pack\ntitle: Pack\nlessons: [look]\n---\n"
    files, _ = exported(
        {"look.md": lesson, "pack.md": pack}, "pack", artefacts=frozenset({Artefact.FEEDBACK})
    )
    page = next(data.decode() for name, data in files.items() if name.endswith(".html"))
    asked = "Which lesson will you use, and when?"
    assert f'<h2 dir="auto">{asked}</h2>' in page
    assert re.search(rf'<label for="f\d" class="heard">{re.escape(asked)}</label>', page)


def test_lists_and_timelines_that_read_to_the_left_are_turned_with_their_marks(exported):
    words = "الحارس عند الباب"
    case = (
        f"# Case\n\n## Situation\n- {words}\n\n1. one\n\n"
        f"## Timeline\n- 08:00 — **Signal** {words}\n"
    )
    files, _ = exported({"case.md": case}, "case", artefacts=frozenset({Artefact.READER}))
    page = next(data.decode() for name, data in files.items() if "participant" in name)
    assert f'<ul dir="rtl"><li><span dir="auto">{words}' in page
    assert '<ol><li><span dir="auto">one' in page
    assert '<ol class="timeline" dir="rtl"><li dir="rtl"><span class="when">08:00' in page
