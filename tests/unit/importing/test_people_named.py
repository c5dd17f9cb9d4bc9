"""People and addresses that a text names are listed, so that they can be redacted."""

from casebook.importing.people import addresses_in, people_in


def test_names_are_found_by_given_names_and_by_how_they_are_introduced():
    text = (
        "My brother Bruce met Anna Schmidt-Weber and Dr. Okonkwo. Later Peter van der Berg came. "
        "Customer Service was closed. In May Will was there; Mark the date."
    )
    assert people_in(text, ["Jane Roe", ""]) == (
        "Jane Roe",
        "Bruce",
        "Anna Schmidt-Weber",
        "Peter van der Berg",
        "Okonkwo",
    )


def test_a_single_name_that_is_part_of_a_whole_one_is_said_once():
    assert people_in("Anna Schmidt wrote. Then Anna left.") == ("Anna Schmidt",)


def test_addresses_are_found_once_each():
    text = "Write to a.b@example.org. Or a.b@example.org, or c+d@mail.example.co.uk!"
    assert addresses_in(text) == ("a.b@example.org", "c+d@mail.example.co.uk")
