"""Keys rise, are version 7, and built-in ones agree everywhere."""

from annotator.domain.ids import built_in_id, new_id


def test_keys_rise_even_within_one_millisecond() -> None:
    keys = [new_id() for _ in range(10_000)]

    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_a_key_is_uuid_version_seven() -> None:
    key = new_id()

    assert (key.version, key.variant) == (7, "specified in RFC 4122")


def test_built_in_keys_agree_between_projects() -> None:
    assert built_in_id("tag/person") == built_in_id("tag/person")
    assert built_in_id("tag/person") != built_in_id("tag/role")
