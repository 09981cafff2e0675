"""A benchmark runs on a database of its own, made before it and dropped after it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def prepared_database() -> Iterator[None]:
    """The servers of the environment, a fresh migrated database on them, Django ready."""
    # A line for each request would cost what is measured, and bury the table.
    os.environ.setdefault("ZHENBIAO_LOG_LEVEL", "WARNING")
    import django
    from django.conf import settings

    django.setup()
    from django.db import connection

    settings.ALLOWED_HOSTS.append("localhost")
    real_name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(real_name, verbosity=0)
