from pathlib import Path

from sqlalchemy import text
from tests.store.samples import filled

from workshop.store.connections import writing


def test_an_error_of_the_database_quotes_no_answer(path: Path) -> None:
    filled(path).close()
    engine = writing(path)
    told = ""
    try:
        with engine.begin() as connection:
            connection.execute(text("insert into nowhere values (:answer)"), {"answer": "my secret answer"})
    except Exception as error:  # noqa: BLE001 – whatever it is, its words are looked at
        told = f"{error!s} {error!r}"
    engine.dispose()

    assert "nowhere" in told
    assert "my secret answer" not in told
