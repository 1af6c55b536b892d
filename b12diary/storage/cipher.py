"""The optional passphrase: SQLCipher 4 with its defaults, so that any tool that knows SQLCipher opens the file with it.

The key is computed here, once, and not by the library at every opening: 256,000 rounds take a fifth of a second. The
backups of a diary share its salt, so the one key opens them all, as it would open plain copies of the file.
"""

import errno
import os
import sqlite3
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from b12diary.domain.passphrase import check_passphrase
from b12diary.errors import DiaryError, PassphraseNeededError, PassphraseWrongError
from b12diary.i18n import _

_MAGIC = b"SQLite format 3\0"
_ROUNDS = 256_000  # of PBKDF2 with HMAC-SHA512: what SQLCipher 4 takes
_KEY_BYTES = 32
_SALT_BYTES = 16
_PAGE = 4096
_DIFFERENT_BYTES = 200  # of 256, in a page: random bytes have nearly all, text and tables far fewer


@dataclass(frozen=True, slots=True)
class Key:
    """What opens an encrypted file. Neither it nor the passphrase shows in a printed error."""

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def literal(self) -> str:
        """The key as SQLCipher takes it, salt included."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"

    def fits(self, path: Path) -> bool:
        """Tell whether the file at `path` was made with this key's salt, so that it may open it."""
        return is_encrypted(path) and salt_of(path) == self.salt


def is_encrypted(path: Path) -> bool:
    """Tell whether the file at `path` looks encrypted: it has no header, and most of its pages have no shape.

    Raises:
        OSError: it cannot be read, or is no file: a pipe would be waited for without end.
    """
    if not path.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    with path.open("rb") as file:
        n_pages = os.fstat(file.fileno()).st_size // _PAGE
        if not n_pages or file.read(len(_MAGIC)) == _MAGIC:
            return False
        looked_at = {0, n_pages // 3, 2 * n_pages // 3, n_pages - 1}
        shapeless = 0
        for page in looked_at:
            file.seek(page * _PAGE)
            shapeless += len(set(file.read(_PAGE))) >= _DIFFERENT_BYTES
    return 2 * shapeless > len(looked_at)


def salt_of(path: Path) -> bytes:
    """Return the salt at the start of an encrypted file."""
    with path.open("rb") as file:
        return file.read(_SALT_BYTES)


def key_for(path: Path, passphrase: str | None) -> Key | None:
    """Return the key that `passphrase` gives for the file at `path`; None when the file is not encrypted.

    Whether the key opens the file shows only when it is tried.

    Raises:
        PassphraseNeededError: the file is encrypted, and there is no passphrase.
    """
    if not path.is_file() or not is_encrypted(path):
        return None
    if not passphrase:
        raise PassphraseNeededError(
            _("This diary has a passphrase: {file}.").format(file=path), "", _("Type the passphrase to open it.")
        )
    return _derived(passphrase, salt_of(path))


def is_same_passphrase(passphrase: str, key: Key) -> bool:
    """Tell whether `key` was made from `passphrase`; a wrong one takes as long as the right one."""
    import hmac

    return hmac.compare_digest(_derived(passphrase, key.salt).secret, key.secret)


def new_key(passphrase: str) -> Key:
    """Return a key for a file that is to be encrypted with `passphrase`, with a salt of its own.

    Raises:
        DiaryError: the passphrase cannot be used; see `domain.passphrase`.
    """
    for problem in check_passphrase(passphrase):
        raise DiaryError(
            _("This passphrase cannot be used: {reason}.").format(reason=problem.text), "", _("Choose another one.")
        )
    return _derived(passphrase, os.urandom(_SALT_BYTES))


def _derived(passphrase: str, salt: bytes) -> Key:
    import hashlib

    # One form for letters that keyboards write in two, so that another computer's keyboard opens it too.
    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Key(hashlib.pbkdf2_hmac("sha512", text, salt, _ROUNDS, _KEY_BYTES), salt)


def connect(database: Path | str, key: Key | None, **options: Any) -> sqlite3.Connection:  # noqa: ANN401 - as sqlite3
    """Connect to a file with `key`, or to a plain one when that is None; `options` are those of `sqlite3.connect`."""
    if key is None:
        plain: sqlite3.Connection = sqlite3.connect(database, **options)
        return plain
    connection = connect_encrypting(database, **options)
    connection.execute(f'PRAGMA key = "{key.literal}"')
    return connection


def connect_encrypting(database: Path | str, **options: Any) -> sqlite3.Connection:  # noqa: ANN401 - as sqlite3
    """Connect to a plain file by the library that can encrypt, or to one whose key follows."""
    # Imported here: it is another SQLite, and only those who use a passphrase need it.
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(os.fspath(database), **options)
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would print to stderr what this program says in words
    return cast("sqlite3.Connection", connection)


def wrong_passphrase(path: Path) -> PassphraseWrongError:
    """Return the error for a key that does not open its file."""
    return PassphraseWrongError(
        _("This passphrase does not open the diary."),
        _("It was typed differently, or the file is damaged: {file}.").format(file=path),
        _("Try it again. Look at capital letters and the keyboard’s language."),
    )
