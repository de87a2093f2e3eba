-- Format 2. A number of a draft's exports names one fingerprint, and a fingerprint has one number, whoever writes
-- (format 1 left that to the program). Every export is still recorded, under its number.
CREATE TABLE export_number (
    draft       TEXT    NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL CHECK (number > 0),
    fingerprint TEXT    NOT NULL,
    PRIMARY KEY (draft, number),
    UNIQUE (draft, fingerprint)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO export_number (draft, number, fingerprint)
    SELECT draft, number, fingerprint FROM export_record ORDER BY id;

ALTER TABLE export_record RENAME TO export_record_1;
CREATE TABLE export_record (
    id      INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    draft   TEXT    NOT NULL,
    number  INTEGER NOT NULL,
    state   TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    author  TEXT    NOT NULL,
    program TEXT    NOT NULL,
    FOREIGN KEY (draft, number) REFERENCES export_number (draft, number) ON DELETE CASCADE
) STRICT;
INSERT INTO export_record (id, draft, number, state, at, author, program)
    SELECT id, draft, number, state, at, author, program FROM export_record_1;
DROP TABLE export_record_1;
CREATE INDEX export_record_by_number ON export_record (draft, number);
