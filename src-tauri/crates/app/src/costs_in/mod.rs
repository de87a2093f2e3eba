//! Cost lines come in from a spreadsheet: looked at first, then taken in one edit, or not at all.

mod known;
pub mod pasted;
pub mod refusals;
mod ways;

use std::collections::BTreeMap;
use std::path::Path;

use budget::{Budget, Cents, Line};
use dossier::number::write_count;
use dossier::{Dossier, Edit, Op, Order, Pointer, Position, Value};
use exchange::intake::{
    Chosen, FIELDS, Grid, IntakeError, Kept, Layout, LineRead, Table, are_without_amount, letters,
    read_lines, sheet_of_costs,
};
use exchange::names::{Names, label};

use crate::drafts::new_id;
use crate::dto::{
    CostFileAside, CostFileColumn, CostFileFault, CostFileRow, CostFileView, CostsTaken, NamedView,
};
use crate::session::Session;
use crate::{AppError, Desk, ErrorCode};

/// The setting that keeps what headings were told to give. « cost_headings » held before what was guessed too, and
/// « cost_columns » took « (k€) » for euros.
const KEPT: &str = "told_headings";
/// The most headings kept: a few dozen tables.
const KEPT_HEADINGS: usize = 1_000;
/// So many other sheets are named.
const OTHERS: usize = 5;

/// A file that was chosen, as it was then: what was seen is what is taken.
#[derive(Clone, Debug)]
pub struct CostFile(Table);

impl CostFile {
    /// Reads a file.
    ///
    /// # Errors
    /// Where it is no table that can be read.
    pub fn open(path: &Path) -> Result<Self, AppError> {
        Ok(Self(Table::open(path)?))
    }

    /// The names of its sheets.
    pub fn sheets(&self) -> &[String] {
        self.0.sheets()
    }
}

/// How the columns of a file are to be read.
#[derive(Clone, Copy, Debug)]
pub enum Columns<'a> {
    /// As guessed, but for these: a letter or a heading, and a field. Refused where nothing is recognised.
    Guessed(&'a [(String, String)]),
    /// As guessed, before a person who will tell what was not.
    Proposed,
    /// Exactly so, by the column's place.
    Exactly(&'a BTreeMap<u32, String>),
}

impl From<IntakeError> for AppError {
    fn from(error: IntakeError) -> Self {
        let code = match &error {
            IntakeError::NoSuchColumn(_)
            | IntakeError::NoSuchField { .. }
            | IntakeError::TwiceTheColumn(_)
            | IntakeError::TwiceTheField { .. } => ErrorCode::Usage,
            IntakeError::Read(_) => {
                return Self::new(ErrorCode::BadInput, crate::error::sentence(&error.to_string()));
            }
            _ => ErrorCode::BadInput,
        };
        Self::new(code, crate::error::sentence(&error.to_string()))
    }
}

/// A sheet, read.
struct Reading {
    grid: Grid,
    /// Other sheets that hold costs, where one was chosen among several.
    others: Vec<String>,
    layout: Layout,
    lines: Vec<LineRead>,
    /// What each line will cost, where it had to be known to read them.
    amounts: Option<Vec<Option<Cents>>>,
}

impl Desk {
    /// What a file's rows become, in this draft; nothing is changed.
    ///
    /// # Errors
    /// Where there is no such sheet or column, or the sheet cannot be read.
    pub fn look_at_costs(
        &self,
        id: &str,
        file: &CostFile,
        sheet: Option<&str>,
        columns: Columns<'_>,
    ) -> Result<CostFileView, AppError> {
        let kept = self.kept()?;
        self.look(id, |session| {
            let reading = read(session, file, sheet, columns, &kept)?;
            Ok(view(session, file, &reading))
        })
    }

    /// Takes rows in as lines at the end, in one edit: those named, or all that look like costs. A row with a fault is never
    /// taken. `instead`: lines, where they are there still, that go with the same edit.
    ///
    /// # Errors
    /// Where a row cannot be read, is not there, or the draft is full: nothing is changed then.
    pub fn take_costs<'a>(
        &self,
        id: &str,
        file: &CostFile,
        sheet: Option<&str>,
        columns: Columns<'_>,
        rows: Option<&[u32]>,
        instead: impl IntoIterator<Item = &'a str>,
    ) -> Result<CostsTaken, AppError> {
        let kept = self.kept()?;
        let (taken, layout) = self.change(id, |session, stamp| {
            let reading = read(session, file, sheet, columns, &kept)?;
            let wanted = |line: &&LineRead| match rows {
                Some(rows) => rows.contains(&line.row),
                None => line.aside.is_none(),
            };
            let lines: Vec<&LineRead> = reading.lines.iter().filter(wanted).collect();
            let before = known::lines(session);
            refusals::faults(&lines, &Names::of(session.dossier(), &session.call))?;
            if lines.is_empty() {
                return Err(refusals::nothing(&view(session, file, &reading)));
            }
            refusals::too_many(session, lines.len())?;
            let mut ops = ops(session.dossier(), &lines)?;
            let begun = instead.into_iter().filter(|begun| session.dossier().costs.get(begun).is_some());
            ops.extend(begun.map(|begun| Op::Remove { at: Pointer::new("/costs").join(begun) }));
            let count = counted(lines.len());
            let s = if count > 1 { "s" } else { "" };
            let label = format!("Import de {} ligne{s} de dépense", write_count(lines.len()));
            let edit = Edit { group: new_id(), label, ops };
            let answer = session.apply(&edit, &[], 0, stamp)?;
            let computed: Vec<Option<Cents>> =
                session.budget.lines.iter().rev().take(lines.len()).map(amount_of).collect();
            let known = known::sentence(&before, lines.iter().copied().zip(computed.iter().rev().copied()));
            let said = |line: &LineRead, why: &Option<String>| {
                Some(CostFileAside { row: line.row, why: why.clone()? })
            };
            let left = reading.lines.iter().filter(|line| !wanted(line));
            let remarks =
                lines.iter().flat_map(|line| line.remarks.iter().map(|why| (line.row, why.clone())));
            let taken = CostsTaken {
                lines: count,
                amount: computed.iter().flatten().copied().sum::<Cents>().french(),
                without_amount: counted(computed.iter().filter(|amount| amount.is_none()).count()),
                aside: left.filter_map(|line| said(line, &line.aside)).collect(),
                doubts: lines.iter().filter_map(|line| said(line, &line.doubt)).collect(),
                remarks: remarks.map(|(row, why)| CostFileAside { row, why }).collect(),
                off: reading.lines.iter().filter_map(|line| said(line, &line.off)).collect(),
                waits: waits(&reading),
                others: others(&reading.others),
                known,
                columns: column_views(&reading.layout),
                head: reading.layout.head,
                above: counted(reading.layout.above),
                sheet: reading.grid.sheet,
                answer,
            };
            Ok((taken, reading.layout))
        })?;
        // The lines are in; that headings could not be kept must not say otherwise.
        let _ = self.keep(kept, &layout);
        Ok(taken)
    }

    fn kept(&self) -> Result<Kept, AppError> {
        let json = self.store().setting(KEPT)?;
        Ok(json.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
    }

    fn keep(&self, mut kept: Kept, layout: &Layout) -> Result<(), AppError> {
        if kept.len() > KEPT_HEADINGS {
            kept.clear();
        }
        kept.extend(layout.kept());
        let json = serde_json::to_string(&kept).unwrap_or_default();
        Ok(self.store().put_setting(KEPT, Some(&json))?)
    }
}

fn read(
    session: &Session,
    file: &CostFile,
    sheet: Option<&str>,
    columns: Columns<'_>,
    kept: &Kept,
) -> Result<Reading, AppError> {
    let Chosen { grid, others } = match sheet {
        Some(sheet) => Chosen { grid: file.0.grid(Some(sheet))?, others: Vec::new() },
        None => sheet_of_costs(&file.0, kept)?,
    };
    let mut layout = Layout::of(&grid, kept)?;
    let names = Names::of(session.dossier(), &session.call);
    layout.label_by_names(&grid, &names, kept);
    match columns {
        Columns::Guessed(told) => layout.map_told(told)?,
        Columns::Proposed => {}
        Columns::Exactly(fields) => layout.map_exactly(fields)?,
    }
    let mut lines = match read_lines(&grid, &layout, &names, &session.dossier().project) {
        // On screen, the columns are still to be told.
        Err(IntakeError::NoColumn) if !matches!(columns, Columns::Guessed(_)) => Vec::new(),
        Err(IntakeError::NoColumn) => return Err(refusals::no_column(file, &grid.sheet, &layout)),
        lines => lines?,
    };
    let amounts = settle(session, &mut lines);
    Ok(Reading { grid, others, layout, lines, amounts })
}

/// Lets go of the doubts that the budget settles, by what a bearer recovers of the VAT. Returns what the lines will cost,
/// where that had to be known.
fn settle(session: &Session, lines: &mut [LineRead]) -> Option<Vec<Option<Cents>>> {
    if lines.iter().all(|line| line.own.is_none()) {
        return None;
    }
    let amounts = amounts(session, lines, refusals::room(session.dossier()));
    for (line, amount) in lines.iter_mut().zip(&amounts) {
        if let Some(amount) = amount {
            line.settle_at(amount.get().saturating_mul(100));
        }
    }
    Some(amounts)
}

/// The exact operations that add lines at the end.
fn ops(dossier: &Dossier, lines: &[&LineRead]) -> Result<Vec<Op>, AppError> {
    let list = Pointer::new("/costs");
    let (mut order, mut ops) = dossier.order_for(&list, &Position::Last, None)?;
    for line in lines {
        let id = new_id();
        let item = list.join(&id);
        ops.push(Op::Add { list: list.clone(), id, order: order.clone() });
        let sets =
            line.values.iter().map(|(path, value)| Op::Set { at: item.below(path), value: value.clone() });
        ops.extend(sets);
        order = Order::between(Some(&order), None).unwrap_or(order);
    }
    Ok(ops)
}

fn view(session: &Session, file: &CostFile, reading: &Reading) -> CostFileView {
    let room = refusals::room(session.dossier());
    let known = reading.amounts.clone();
    let amounts = known.unwrap_or_else(|| amounts(session, &reading.lines, room));
    let names = Names::of(session.dossier(), &session.call);
    let costs = || reading.lines.iter().zip(amounts.iter().copied()).filter(|(line, _)| line.aside.is_none());
    let amount: Cents = costs().filter_map(|(_, amount)| amount).sum();
    let known = known::sentence(&known::lines(session), costs());
    let rows = reading.lines.iter().zip(amounts).map(|(line, amount)| row(line, amount, &names));
    CostFileView {
        file: file.0.name().to_owned(),
        sheets: file.0.sheets().to_vec(),
        sheet: reading.grid.sheet.clone(),
        head: reading.layout.head,
        above: counted(reading.layout.above),
        columns: column_views(&reading.layout),
        fields: FIELDS
            .iter()
            .map(|field| NamedView { id: field.code.to_owned(), name: field.name.to_owned() })
            .collect(),
        rows: rows.collect(),
        amount: amount.french(),
        waits: waits(reading),
        others: others(&reading.others),
        known,
        ways: ways::ways(&reading.lines, &names),
        room: counted(room),
    }
}

/// Why columns wait, or that nothing says what the lines cost, which is told where no column is known to wait.
fn waits(reading: &Reading) -> Vec<String> {
    let mut waits = reading.layout.waits();
    if waits.is_empty() && are_without_amount(&reading.lines) {
        waits.push(
            "Aucune ligne n’a de montant\u{A0}: aucune colonne reprise ne dit ce qu’elles coûtent. Si l’une le donne, dites \
             laquelle\u{202F}; sinon, les lignes seront à compléter dans le budget."
                .to_owned(),
        );
    }
    waits
}

/// In French, that other sheets hold costs too, which are taken one after the other.
fn others(names: &[String]) -> Option<String> {
    let quoted: Vec<String> = names.iter().take(OTHERS).map(|name| format!("«\u{A0}{name}\u{A0}»")).collect();
    let more = if names.len() > OTHERS { "…" } else { "" };
    let (sheets, have) = match quoted.as_slice() {
        [] => return None,
        [one] => (format!("La feuille {one}"), "a"),
        [all @ .., last] => (format!("Les feuilles {} et {last}{more}", all.join(", ")), "ont"),
    };
    Some(format!(
        "{sheets} {have} aussi l’air de porter des dépenses\u{A0}: une seule feuille est prise à la fois."
    ))
}

fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn column_views(layout: &Layout) -> Vec<CostFileColumn> {
    let columns = layout.columns.iter().map(|column| CostFileColumn {
        index: column.index,
        letter: letters(column.index),
        heading: column.heading.clone(),
        samples: column.samples.clone(),
        field: column.field.map_or("", |field| field.code).to_owned(),
    });
    columns.collect()
}

fn row(line: &LineRead, amount: Option<Cents>, names: &Names) -> CostFileRow {
    // What stands in the cells, then what was read of them in its place.
    let mut values: BTreeMap<String, String> =
        line.shown.iter().map(|(code, text)| ((*code).to_owned(), text.clone())).collect();
    for (path, value) in &line.values {
        if let Some(text) = words(path, value, names) {
            values.insert(path.clone(), text);
        }
    }
    let faults = line
        .faults
        .iter()
        .map(|fault| CostFileFault { cell: fault.cell.clone(), message: fault.message.clone() })
        .collect();
    CostFileRow {
        row: line.row,
        values,
        amount: amount.map(Cents::french),
        faults,
        remarks: line.remarks.clone(),
        aside: line.aside.clone(),
        doubt: line.doubt.clone(),
        off: line.off.clone(),
    }
}

/// A value as a person reads it.
fn words(path: &str, value: &Value, names: &Names) -> Option<String> {
    use dossier::Choices;
    Some(match (path, value) {
        ("category", Value::Text(id)) => label(&names.categories, id).to_owned(),
        ("bearer", Value::Text(id)) => label(&names.bearers, id).to_owned(),
        ("agent", Value::Text(id)) => label(&names.agents, id).to_owned(),
        ("basis/kind", Value::Text(code)) => {
            dossier::parts::BasisKind::NAMES.iter().find(|choice| choice.code == code)?.name.to_owned()
        }
        (path, Value::Text(decimal)) if path.starts_with("basis/") => decimal.replace('.', ","),
        (_, Value::Text(text)) => text.clone(),
        (_, Value::Int(number)) => number.to_string(),
        (_, Value::Flag(flag)) => if *flag { "oui" } else { "non" }.to_owned(),
        _ => return None,
    })
}

/// The amount of each line, as the budget will compute it.
fn amounts(session: &Session, lines: &[LineRead], room: usize) -> Vec<Option<Cents>> {
    let sound: Vec<&LineRead> = lines.iter().filter(|line| line.faults.is_empty()).take(room).collect();
    let before = session.dossier().costs.len();
    let mut trial = session.dossier().clone();
    let applied = ops(session.dossier(), &sound).ok().and_then(|ops| trial.apply(&ops).ok());
    if applied.is_none() {
        return vec![None; lines.len()];
    }
    let budget = Budget::of(&trial, &session.call);
    let mut computed = budget.lines.iter().skip(before).map(amount_of);
    let mut left = sound.len();
    lines
        .iter()
        .map(|line| {
            if !line.faults.is_empty() || left == 0 {
                return None;
            }
            left -= 1;
            computed.next().flatten()
        })
        .collect()
}

fn amount_of(line: &Line) -> Option<Cents> {
    line.facts.uncomputable.is_none().then_some(line.amount)
}
