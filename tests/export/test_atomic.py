import stat

from workshop.export.atomic import write_whole


def test_a_file_is_readable_by_its_owner_only(tmp_path):
    path = tmp_path / "a.csv"

    write_whole(path, b"text")

    assert path.read_bytes() == b"text"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]
