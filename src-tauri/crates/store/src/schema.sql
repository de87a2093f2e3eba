-- Format 1. Instants are milliseconds since 1970 (UTC); hashes are 32 raw bytes unless a name says otherwise.

-- One dossier being worked on. Its id names the lineage.
CREATE TABLE draft (
    id          TEXT    NOT NULL PRIMARY KEY,
    created     INTEGER NOT NULL,
    modified    INTEGER NOT NULL,
    trashed_at  INTEGER,
    heads       BLOB    NOT NULL,            -- of the engine's document, sorted, 32 bytes each
    purged_upto INTEGER NOT NULL DEFAULT 0,  -- rows of `change` up to here are in snapshots only
    repairs     INTEGER NOT NULL DEFAULT 0   -- how many times rows were set aside
) STRICT, WITHOUT ROWID;

-- One edit, one change of the engine, one row. `seq` is the order of commits, for all drafts together.
CREATE TABLE change (
    seq      INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    draft    TEXT    NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    hash     BLOB    NOT NULL,               -- of the change, as the engine names it
    checksum BLOB    NOT NULL,               -- SHA-256 of `bytes`
    bytes    BLOB    NOT NULL,
    UNIQUE (draft, hash)
) STRICT;
CREATE INDEX change_by_draft ON change (draft, seq);

-- The whole document at a point, so that opening need not read every change.
CREATE TABLE snapshot (
    id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    draft    TEXT    NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    upto     INTEGER NOT NULL,               -- the last `change.seq` it holds
    at       INTEGER NOT NULL,
    heads    BLOB    NOT NULL,
    checksum BLOB    NOT NULL,
    bytes    BLOB    NOT NULL
) STRICT;
CREATE INDEX snapshot_by_draft ON snapshot (draft, upto);

-- What was found damaged, or depends on it: kept for whoever may still read it, never used.
CREATE TABLE set_aside (
    id     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    draft  TEXT    NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    origin TEXT    NOT NULL CHECK (origin IN ('change', 'snapshot')),
    seq    INTEGER NOT NULL,
    reason TEXT    NOT NULL CHECK (reason IN ('damaged', 'depends')),
    bytes  BLOB    NOT NULL
) STRICT;

-- What the first screen shows before the engine has loaded: JSON of the caller's making, and what it stands for.
CREATE TABLE projection (
    draft TEXT NOT NULL PRIMARY KEY REFERENCES draft (id) ON DELETE CASCADE,
    heads BLOB NOT NULL,
    json  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Local to this folder: what was typed and cannot be read.
CREATE TABLE pending_input (
    draft   TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    pointer TEXT NOT NULL,
    text    TEXT NOT NULL,
    PRIMARY KEY (draft, pointer)
) STRICT, WITHOUT ROWID;

-- Local to this folder: groups of edits with what undoes them, oldest first.
CREATE TABLE undo_group (
    id     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    draft  TEXT    NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
    name   TEXT    NOT NULL,
    label  TEXT    NOT NULL,
    steps  TEXT    NOT NULL
) STRICT;
CREATE INDEX undo_group_by_draft ON undo_group (draft, id);

-- Calls, once per content: those that drafts are pinned to, and those that the user added.
CREATE TABLE call_file (
    sha256   TEXT    NOT NULL PRIMARY KEY,   -- in hexadecimal, as dossiers name it
    id       TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    added    INTEGER NOT NULL CHECK (added IN (0, 1)),
    bytes    BLOB    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX call_file_by_id ON call_file (id, revision);

-- Bytes of annexes, once per content. Without `sha256` while they are being received.
CREATE TABLE attachment (
    id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    sha256   TEXT    UNIQUE,
    size     INTEGER NOT NULL,
    received INTEGER NOT NULL
) STRICT;
CREATE TABLE attachment_chunk (
    attachment INTEGER NOT NULL REFERENCES attachment (id) ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    bytes      BLOB    NOT NULL,
    PRIMARY KEY (attachment, n)
) STRICT, WITHOUT ROWID;
-- Which draft has ever named which content: its history may bring an annex back.
CREATE TABLE attachment_use (
    draft  TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (draft, sha256)
) STRICT, WITHOUT ROWID;

-- Every export, with the number that its fingerprint has among the draft's.
CREATE TABLE export_record (
    id          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    draft       TEXT    NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    fingerprint TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    author      TEXT    NOT NULL,
    program     TEXT    NOT NULL
) STRICT;
CREATE INDEX export_record_by_draft ON export_record (draft, fingerprint);

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
