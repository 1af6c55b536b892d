"""How a diary file of an earlier version becomes one of this version, in one transaction."""

from typing import TYPE_CHECKING

from b12diary.storage.schema import APPLICATION_ID, first_version, second_version

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database


def migrate(connection: "sqlite3.Connection") -> None:
    """Bring the file behind `connection` to the present schema; on any error it stays as it was."""
    # Imported here: it costs a fifth of a second and is needed only for a new file or an older one.
    from sqlite_utils import Database, Migrations

    migrations = Migrations("b12diary")

    @migrations()
    def first_release(db: "Database") -> None:
        for statement in first_version():
            db.conn.execute(statement)
        db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.conn.execute("PRAGMA user_version = 1")

    @migrations()
    def reactions_plans_and_printed_pages(db: "Database") -> None:
        for statement in second_version():
            db.conn.execute(statement)
        db.conn.execute("PRAGMA user_version = 2")

    database = Database(connection, execute_plugins=False, recursive_triggers=False)
    # Written at once, the list of migrations too: a file cut off in between would be neither empty nor a diary. A
    # second process waits here, then finds nothing left to do.
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(database)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.rollback()
        raise
