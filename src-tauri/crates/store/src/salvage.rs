//! Rows brought out of a damaged database, table by table, as far as they can be read.
//!
//! A table whose rows bear numbers is read from its beginning, and goes on at the next number after each place that
//! cannot be read. One that is kept in the order of a text is read from both ends, and then from both ends of each
//! stretch between keys that it may hold.

use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, Params, params_from_iter};

use crate::{StoreError, damage};

/// The tables that drafts are made of: without them there is nothing to make anew.
const EDITS: [&str; 2] = ["change", "snapshot"];
/// How many numbers are asked for that destroyed pages may have held.
const PATIENCE: usize = 1_000_000;
/// The same beyond the last row that was met, where nothing says how many were ever given.
const BEYOND: i64 = 10_000;

/// Fills a new database out of a damaged one, and keeps in it what is to be told: the name of the copy, and what may be
/// missing beside the drafts.
///
/// # Errors
/// Where the new one cannot be written, or the damaged one has no edits.
pub(crate) fn fill(damaged: &Connection, fresh: &Connection, copy: &str) -> Result<(), StoreError> {
    // A row whose draft is gone is kept: it may be all that is left of that draft.
    fresh.pragma_update(None, "foreign_keys", "off")?;
    let tx = fresh.unchecked_transaction()?;
    // In the order they were made in: what others point to comes first.
    let tables: Vec<String> = tx
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut lost = Vec::new();
    for table in &tables {
        if !Table::new(damaged, &tx, table)?.bring()? {
            lost.push(table.as_str());
        }
    }
    go_on_counting(damaged, &tx)?;
    if take_away_cut_annexes(&tx)? {
        lost.push("attachment");
    }
    if lost.contains(&"attachment_use") {
        // Who named what is not known any more: nothing is swept away for it.
        tx.execute_batch(
            "INSERT OR IGNORE INTO attachment_use
             SELECT draft.id, sha256 FROM draft, attachment WHERE sha256 IS NOT NULL",
        )?;
    }
    // A number that a file bears is never given again.
    tx.execute_batch(
        "INSERT OR IGNORE INTO export_number
         SELECT DISTINCT draft, number, 'perdue ' || number FROM export_record",
    )?;
    if lost.iter().any(|table| table.starts_with("export_")) {
        // Nobody knows what a lost number was of: each draft goes on above as many exports as there ever were.
        tx.execute_batch(
            "INSERT OR IGNORE INTO export_number SELECT draft.id, seq, 'perdue ' || seq
             FROM draft, sqlite_sequence WHERE name = 'export_record' AND seq > 0",
        )?;
    }
    // Who has a draft open holds more of it, perhaps, and writes it again.
    tx.execute_batch("UPDATE draft SET repairs = repairs + 1")?;
    let mut beside: Vec<_> = lost.into_iter().filter_map(name_of).map(str::to_owned).collect();
    beside.sort_unstable();
    beside.dedup();
    damage::keep_rebuilt(&tx, copy, &beside)?;
    Ok(tx.commit()?)
}

/// What a table holds, as users call it; nothing for what is only there to be quick, or told with each draft.
fn name_of(table: &str) -> Option<&'static str> {
    match table {
        "pending_input" => Some("des saisies qui n’avaient pas pu être lues"),
        "setting" => Some("des réglages"),
        "call_file" => Some("des appels à projets ajoutés"),
        "export_number" | "export_record" => Some("des numéros d’export"),
        "attachment" | "attachment_chunk" => Some("des fichiers joints"),
        _ => None,
    }
}

/// No number is given again that was ever given: rows would be taken for others.
fn go_on_counting(damaged: &Connection, tx: &Connection) -> Result<(), StoreError> {
    // As far as it can be read.
    if let Ok(mut select) = damaged.prepare("SELECT name, seq FROM sqlite_sequence") {
        let given = select.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)));
        for (table, seq) in given.into_iter().flatten().map_while(Result::ok) {
            count_from(tx, &table, seq)?;
        }
    }
    let known = "SELECT max(ifnull((SELECT max(upto) FROM snapshot), 0), ifnull((SELECT max(purged_upto) FROM draft), 0))";
    count_from(tx, "change", tx.query_row(known, [], |row| row.get(0))?)
}

fn count_from(tx: &Connection, table: &str, seq: i64) -> Result<(), StoreError> {
    let raised = tx.execute("UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1", (table, seq))?;
    if raised == 0 {
        tx.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)", (table, seq))?;
    }
    Ok(())
}

/// An annex of which bytes are missing is missing; it can be attached again.
fn take_away_cut_annexes(tx: &Connection) -> Result<bool, StoreError> {
    let cut = tx.execute(
        "DELETE FROM attachment WHERE sha256 IS NOT NULL AND size <> ifnull(
             (SELECT sum(length(bytes)) FROM attachment_chunk WHERE attachment = attachment.id), 0)",
        [],
    )?;
    tx.execute("DELETE FROM attachment_chunk WHERE attachment NOT IN (SELECT id FROM attachment)", [])?;
    Ok(cut > 0)
}

/// A table on its way from one database to the other.
struct Table<'a> {
    damaged: &'a Connection,
    fresh: &'a Connection,
    name: &'a str,
    /// What both know of it; none where it is gone.
    columns: Vec<String>,
    /// Its primary key, and whether that is a number.
    key: Vec<String>,
    numbered: bool,
}

impl<'a> Table<'a> {
    fn new(damaged: &'a Connection, fresh: &'a Connection, name: &'a str) -> Result<Self, StoreError> {
        let about = |db: &Connection| -> Result<Vec<(String, String, i64)>, rusqlite::Error> {
            let mut select = db.prepare("SELECT name, type, pk FROM pragma_table_info(?1)")?;
            select.query_map([name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
        };
        let (ours, found) = (about(fresh)?, about(damaged)?);
        if EDITS.contains(&name) && ours != found {
            return Err(StoreError::Damaged("les tables des modifications ne sont plus là".to_owned()));
        }
        let mut key: Vec<_> = ours.iter().filter(|(_, _, place)| *place > 0).collect();
        key.sort_by_key(|(_, _, place)| place);
        let numbered = matches!(key.as_slice(), [(_, kind, _)] if kind == "INTEGER");
        let key = key.into_iter().map(|(name, ..)| name.clone()).collect();
        let columns = ours.iter().map(|(name, ..)| name.clone());
        let columns = columns.filter(|column| found.iter().any(|(name, ..)| name == column)).collect();
        Ok(Self { damaged, fresh, name, columns, key, numbered })
    }

    /// Brings what can be read; says whether it is all there was.
    fn bring(&self) -> Result<bool, StoreError> {
        if self.columns.is_empty() {
            return Ok(false);
        }
        if self.numbered { self.bring_by_number() } else { self.bring_by_key() }
    }

    fn bring_by_number(&self) -> Result<bool, StoreError> {
        let key = self.key.concat();
        // Out of the table alone: an index may name other rows.
        let those = format!("NOT INDEXED WHERE {key} >= ?1 ORDER BY {key}");
        let ask = |sql: &str| self.damaged.query_row(sql, [self.name], |row| row.get::<_, i64>(0)).ok();
        // The last number that was ever given.
        let last = ask("SELECT seq FROM sqlite_sequence WHERE name = ?1");
        let (mut from, mut whole) = (0_i64, true);
        let mut next_unmet = 0;
        for _ in 0..PATIENCE {
            match self.scan(&those, [from], &mut next_unmet)? {
                Scan::Whole => return Ok(whole),
                Scan::Refused => return Ok(false),
                // The row of this number, or a page that would hold it: beyond them, others may be whole.
                Scan::Broken => {
                    whole = false;
                    from = next_unmet.max(from.saturating_add(1));
                    if from > last.unwrap_or_else(|| next_unmet.saturating_add(BEYOND)) {
                        break;
                    }
                }
            }
        }
        Ok(whole)
    }

    fn bring_by_key(&self) -> Result<bool, StoreError> {
        let ascending = format!("ORDER BY {}", self.key.join(", "));
        let descending = format!("ORDER BY {} DESC", self.key.join(" DESC, "));
        match self.scan(&ascending, [], &mut 0)? {
            Scan::Whole => return Ok(true),
            Scan::Refused => return Ok(false),
            Scan::Broken => {}
        }
        self.scan(&descending, [], &mut 0)?;
        let Some(first) = self.key.first() else { return Ok(false) };
        let points = self.points(first)?;
        for (from, to) in points.iter().zip(points.iter().skip(1)) {
            for order in [&ascending, &descending] {
                self.scan(&format!("WHERE {first} >= ?1 AND {first} < ?2 {order}"), [from, to], &mut 0)?;
            }
        }
        Ok(false)
    }

    /// Keys between which rows may stand, in order: what other tables name, and the beginnings of ids and of hashes.
    fn points(&self, key: &str) -> Result<Vec<Value>, StoreError> {
        let sql = match key {
            "attachment" => "SELECT id FROM attachment UNION SELECT id + 1 FROM attachment ORDER BY 1",
            _ => {
                "WITH RECURSIVE
                 named (id) AS (SELECT id FROM draft UNION SELECT draft FROM snapshot UNION SELECT draft FROM change),
                 bytes (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM bytes WHERE n < 255)
                 SELECT id FROM named UNION SELECT id || '!' FROM named
                 UNION SELECT 'damage:' || id FROM named UNION SELECT 'untold:' || id FROM named
                 UNION SELECT printf('%02x', n) FROM bytes UNION SELECT 'g' ORDER BY 1"
            }
        };
        let points = self.fresh.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(points)
    }

    /// Brings some rows, as far as they can be read; `next` becomes the number after the last that was met, where the
    /// first column is a number.
    fn scan(&self, those: &str, params: impl Params, next: &mut i64) -> Result<Scan, StoreError> {
        let columns = self.columns.join(", ");
        let Ok(mut select) =
            self.damaged.prepare_cached(&format!("SELECT {columns} FROM {} {those}", self.name))
        else {
            return Ok(Scan::Refused);
        };
        let places = vec!["?"; self.columns.len()].join(", ");
        // What a row from the other end brought already stays.
        let mut insert = self
            .fresh
            .prepare_cached(&format!("INSERT OR IGNORE INTO {} ({columns}) VALUES ({places})", self.name))?;
        let mut rows = select.query(params)?;
        let mut scan = Scan::Whole;
        loop {
            let row = match rows.next().map_err(StoreError::from) {
                Ok(Some(row)) => row,
                Ok(None) => return Ok(scan),
                Err(StoreError::Damaged(_)) => return Ok(Scan::Broken),
                Err(error) => return Err(error),
            };
            *next = row.get::<_, i64>(0).map_or(*next, |number| number.saturating_add(1));
            let cells = (0..self.columns.len()).map(|n| row.get(n));
            // A text that is none any more is no row of ours.
            let brought = cells
                .collect::<Result<Vec<Value>, _>>()
                .and_then(|cells| insert.execute(params_from_iter(cells)));
            match brought {
                Ok(_) => {}
                Err(error) if !concerns_the_row(&error) => return Err(error.into()),
                Err(_) => scan = Scan::Refused,
            }
        }
    }
}

/// How far a scan came.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scan {
    /// To its end.
    Whole,
    /// To its end, but for rows that no table of ours takes.
    Refused,
    /// To a page that cannot be read.
    Broken,
}

fn concerns_the_row(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code().is_none_or(|code| code == ErrorCode::ConstraintViolation)
}
