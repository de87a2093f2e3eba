//! What each row of a table becomes: the values of a cost line, or the cells that cannot be read, each with its
//! address and why.

pub mod amounts;
mod cut_numbers;
pub mod doubt;
mod label;
mod marks;
mod months;
pub mod quoted;
pub mod read_column;
mod typed;
pub mod who;

use std::collections::BTreeMap;

use dossier::leaf::Leaf;
use dossier::parts::{BasisKind, Cost, Project};
use dossier::{Choices, Kind, Node, Pointer, Shape, Target, Value, ValueError};

use crate::intake::IntakeError;
use crate::intake::aside::Looks;
use crate::intake::columns::Layout;
use crate::intake::columns::fields::{COUNT, Field, UNIT};
use crate::intake::grid::{Cell, Grid, Row, address};
use crate::names::{Named, Names, find};
use amounts::is_in_amount;
use doubt::A_CENT;
use months::{month, no_month};
use read_column::ReadColumn;
use typed::{as_shown, kind_name, of_hundred, rounded, shortened, typed};
use who::{Who, who};

/// A cell that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// Its address, such as `B12`.
    pub cell: String,
    /// The code of the field that it was to give.
    pub field: &'static str,
    /// Why, in French, without the address.
    pub message: String,
}

impl std::fmt::Display for CellFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}\u{A0}: {}", self.cell, self.message)
    }
}

/// A row, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineRead {
    /// The row's number.
    pub row: u32,
    /// The line's values, by pointer below a cost (`basis/days`); the kind of basis first.
    pub values: Vec<(String, Value)>,
    /// What stands in its cells, by field.
    pub shown: BTreeMap<&'static str, String>,
    /// The cells that cannot be read; such a row is not taken.
    pub faults: Vec<CellFault>,
    /// What is left out, and why, in French.
    pub remarks: Vec<String>,
    /// Why the row is set aside, in French: it looks like no cost, and is taken only where somebody says so.
    pub aside: Option<String>,
    /// How what the line will cost is not what its row says, in French: nothing tells which of them is right.
    pub doubt: Option<String>,
    /// Where the doubt is of the row's own amount: that amount, in ten-thousandths, and its address.
    pub own: Option<(i64, String)>,
    /// How the total that it says is not what the lines above amount to, in French.
    pub off: Option<String>,
}

impl LineRead {
    /// Lets go of what is said of the row's own amount, where the line costs that, in ten-thousandths: only the budget knows
    /// what its bearer recovers of the VAT.
    pub fn settle_at(&mut self, cost: i64) {
        if let Some((_, at)) =
            self.own.take_if(|(own, _)| own.saturating_sub(cost).saturating_abs() <= A_CENT)
        {
            self.doubt = None;
            self.remarks.retain(|remark| !remark.starts_with(&not_used_at(&at)));
        }
    }
}

/// Reads the rows below the head that hold something in a column that is read, and are not the head again, for a project: it says which month a date
/// is, and what a day of a year's cost is. Totals and titles are set aside.
///
/// # Errors
/// Where no column gives anything.
pub fn read_lines(
    grid: &Grid,
    layout: &Layout,
    names: &Names,
    project: &Project,
) -> Result<Vec<LineRead>, IntakeError> {
    let below = grid.rows.iter().filter(|row| row.number > layout.head && !layout.is_head_again(row));
    let rows = || below.clone();
    let column = |index: u32, field: &'static Field| ReadColumn::of(index, field, rows());
    let columns = layout.columns.iter();
    let columns: Vec<ReadColumn> = columns.filter_map(|one| Some(column(one.index, one.field?))).collect();
    if columns.is_empty() {
        return Err(IntakeError::NoColumn);
    }
    let mut looks = Looks::of(grid, layout, rows(), names, project);
    let reader = Reader { names, project, columns, from_csv: grid.from_csv };
    let mut lines: Vec<LineRead> = Vec::new();
    for row in grid.rows.iter().filter(|row| row.number > layout.head && reader.is_line(row)) {
        if layout.is_head_again(row) {
            looks.head_again();
            continue;
        }
        let mut read = reader.line(row);
        read.faults.extend(cut_numbers::fault(grid, layout, row));
        looks.judge(&mut read, row, grid.is_hidden(row.number));
        lines.push(read);
    }
    looks.judge_all(&mut lines);
    Ok(lines)
}

struct Reader<'a> {
    names: &'a Names,
    project: &'a Project,
    columns: Vec<ReadColumn>,
    from_csv: bool,
}

impl Reader<'_> {
    fn is_line(&self, row: &Row) -> bool {
        self.columns.iter().any(|column| row.cells.contains_key(&column.index))
    }

    fn line(&self, row: &Row) -> LineRead {
        let mut read = LineRead { row: row.number, ..LineRead::default() };
        let sample = Cost::default();
        let mut values: BTreeMap<&'static str, (u32, Value)> = BTreeMap::new();
        for column in &self.columns {
            let ReadColumn { index, field, .. } = column;
            let Some(cell) = row.cells.get(index) else { continue };
            read.shown.insert(field.code, cell.shown());
            let at = address(row.number, *index);
            let month = match field.code {
                "from" | "to" => month(cell, self.project.start),
                _ => None,
            };
            if let Some(Ok(month)) = month {
                read.remarks.push(format!("{at} ({}) est le mois {month} du projet", cell.shown()));
            }
            let value = match month {
                Some(month) => month.map(|month| Some(Value::Int(month))),
                None => self.value(&sample, column, row, cell),
            };
            match value {
                Ok(Some(value)) => {
                    let how = column.how(cell, &value);
                    read.remarks.extend(how.map(|how| format!("{at} ({}) {how}", cell.shown())));
                    values.insert(field.code, (*index, value));
                }
                Ok(None) => {}
                Err(message) => read.faults.push(CellFault { cell: at, field: field.code, message }),
            }
        }
        self.label_by_category(&mut read, row, &mut values);
        self.settle(&mut read, row, values);
        read
    }

    /// What a cell gives a field.
    fn value(
        &self,
        sample: &Cost,
        column: &ReadColumn,
        row: &Row,
        cell: &Cell,
    ) -> Result<Option<Value>, String> {
        let code = match column.field.code {
            // Four decimals, as days and unit prices have them; the kind of basis says later what it is.
            COUNT => "basis/days",
            UNIT => "basis/daily_cost",
            code => code,
        };
        let Some(leaf) = leaf(sample, code) else { return Ok(None) };
        let shown = row.shown(column.index);
        let text =
            match as_shown(cell, shown, column.field.code).or_else(|| rounded(cell, shown, leaf.kind())) {
                Some(text) => text,
                None => typed(cell, leaf.kind(), self.from_csv)?,
            };
        let text = match leaf.kind() {
            Kind::Line { .. } => text.as_str(),
            _ => shortened(&text),
        };
        let read = match leaf.kind() {
            Kind::Reference(target) => return self.named(target, text).map(Some),
            Kind::Choice(_) => leaf.read(&kind_name(text)),
            Kind::Percent if let Some(rate) = of_hundred(cell) => leaf.read(&rate.to_string()),
            Kind::Amount | Kind::Quantity => leaf.read(&column.joined(text)),
            Kind::Line { max } if max <= 1_000 => leaf.read(&text.replace(['\n', '\r', '\t'], " ")),
            _ => leaf.read(text),
        };
        read.map_err(|error| match leaf.kind() {
            Kind::Choice(_) => {
                format!("«\u{A0}{text}\u{A0}» n’est pas un mode de calcul\u{A0}: {}", BasisKind::names())
            }
            Kind::Integer { .. } => no_month(text),
            Kind::Percent if matches!(error, ValueError::NotANumber(_)) => {
                format!("«\u{A0}{text}\u{A0}» n’est pas un taux\u{A0}: écrivez par exemple 20 ou 5,5")
            }
            _ => error.to_string(),
        })
    }

    fn named(&self, target: Target, text: &str) -> Result<Value, String> {
        let (list, what, many): (&[Named], &str, &str) = match target {
            Target::Category => {
                (&self.names.categories, "n’est pas un poste de dépense de l’appel", "postes de dépense")
            }
            Target::Agent => {
                let id = find(&self.names.agents, text).map(|id| Value::Text(id.to_owned()));
                return id.ok_or_else(|| {
                    format!("«\u{A0}{text}\u{A0}» n’est pas un agent des porteurs du dossier")
                });
            }
            _ => (
                &self.names.bearers,
                "n’est ni un porteur ni un partenaire du dossier",
                "porteurs ou partenaires",
            ),
        };
        match who(list, text) {
            Who::One(id) => Ok(Value::Text(id.to_owned())),
            Who::Nobody => Err(format!("«\u{A0}{text}\u{A0}» {what}")),
            Who::Several(short, names) => Err(format!(
                "«\u{A0}{short}\u{A0}» est le sigle de plusieurs {many} ({names})\u{A0}: écrivez le nom entier"
            )),
            Who::Begins(names) => Err(format!(
                "«\u{A0}{text}\u{A0}» est le début de plusieurs {many} ({names})\u{A0}: écrivez le nom entier"
            )),
        }
    }

    /// Puts the values in order: the kind of basis first, then what it uses; the rest is left out, with a remark.
    fn settle(&self, read: &mut LineRead, row: &Row, mut values: BTreeMap<&'static str, (u32, Value)>) {
        let maps_kind = self.columns.iter().any(|column| column.field.code == "basis/kind");
        let told = values.remove("basis/kind").map(|(_, value)| value);
        let kind = match &told {
            Some(Value::Text(code)) => {
                BasisKind::ALL.iter().find(|(_, choice)| choice.code == code).map(|(kind, _)| *kind)
            }
            // Where a column says how, an empty cell says that it is not known yet.
            _ if maps_kind => None,
            _ => guessed(&read.shown),
        };
        if !self.columns.iter().any(|column| PRICED.contains(&column.field.code))
            && let Some((column, _)) = COUNTED.iter().find_map(|code| values.get(code))
        {
            read.remarks.push(format!(
                "{} compte sans prix\u{A0}: aucune colonne reprise ne dit ce que cela coûte",
                address(row.number, *column)
            ));
        }
        if kind.is_none() && values.keys().any(|code| code.starts_with("basis/")) {
            read.remarks.push(
                "le mode de calcul manque\u{A0}: la ligne compte pour zéro tant qu’il n’est pas choisi"
                    .to_owned(),
            );
        }
        if kind == Some(BasisKind::Purchase) && !read.shown.contains_key("basis/vat") {
            let why = "la TVA manque\u{A0}: la ligne compte pour zéro tant qu’elle n’est pas dite, sauf si son porteur la récupère toute";
            read.remarks.push(why.to_owned());
        }
        // What is not used need not be read: « TVA » in euros beside what is paid with it.
        let (unused, faults): (Vec<_>, Vec<_>) = std::mem::take(&mut read.faults)
            .into_iter()
            .partition(|fault| kind.is_some() && matches!(place(fault.field, kind), Place::Unused));
        read.faults = faults;
        read.remarks.extend(unused.iter().map(|fault| not_used(&fault.cell, kind)));
        if let Some(kind) = kind {
            read.values.push(("basis/kind".to_owned(), Value::Text(kind.code().to_owned())));
        }
        for (code, (column, value)) in values {
            match place(code, kind) {
                Place::At(path) => match refit(path, value) {
                    Ok(value) => read.values.push((path.to_owned(), value)),
                    Err(message) => read.faults.push(CellFault {
                        cell: address(row.number, column),
                        field: code,
                        message,
                    }),
                },
                Place::Unused if is_in_amount(row, column, read) => {}
                Place::Unused => read.remarks.push(not_used(&address(row.number, column), kind)),
                Place::Unknown => read.faults.push(CellFault {
                    cell: address(row.number, column),
                    field: code,
                    message:
                        "le mode de calcul de la ligne manque\u{A0}: sans lui, cette valeur n’a pas de sens"
                            .to_owned(),
                }),
            }
        }
        read.faults.sort_by_key(|fault| (fault.cell.len(), fault.cell.clone()));
    }
}

/// Whether lines would come in that all say nothing of what they cost: no column does, or it was not understood.
pub fn are_without_amount(lines: &[LineRead]) -> bool {
    let mut taken = lines.iter().filter(|line| line.aside.is_none()).peekable();
    taken.peek().is_some() && taken.all(|line| PRICED.iter().all(|code| !line.shown.contains_key(code)))
}

/// What counts days or things, and what says how much they cost.
const COUNTED: [&str; 3] = ["basis/days", "basis/quantity", COUNT];
pub const PRICED: [&str; 5] =
    ["basis/daily_cost", "basis/yearly_cost", "basis/unit_price", "basis/amount", UNIT];

fn not_used(at: &str, kind: Option<BasisKind>) -> String {
    let kind = kind.map_or("", Choices::name);
    format!("{} le mode «\u{A0}{kind}\u{A0}» ne l’utilise pas", not_used_at(at))
}

/// How it begins, by the cell's address.
pub fn not_used_at(at: &str) -> String {
    format!("{at} n’est pas repris\u{A0}:")
}

/// Where a value goes.
enum Place {
    At(&'static str),
    Unused,
    Unknown,
}

fn place(code: &'static str, kind: Option<BasisKind>) -> Place {
    let Some(kind) = kind else {
        return if matches!(code, COUNT | UNIT) { Place::Unknown } else { Place::At(code) };
    };
    let (count, unit): (&[&'static str], &[&'static str]) = match kind {
        BasisKind::TimeDaily => (&["basis/days"], &["basis/daily_cost"]),
        BasisKind::TimeYearly => (&["basis/days"], &["basis/yearly_cost"]),
        BasisKind::Purchase => (&["basis/quantity"], &["basis/unit_price", "basis/vat"]),
        BasisKind::LumpSum => (&[], &["basis/amount"]),
    };
    let first = |paths: &[&'static str]| paths.first().map_or(Place::Unused, |path| Place::At(path));
    match code {
        COUNT => first(count),
        UNIT => first(unit),
        code if code.starts_with("basis/") && !count.contains(&code) && !unit.contains(&code) => {
            Place::Unused
        }
        code => Place::At(code),
    }
}

/// A number read with four decimals, put where only two are taken.
fn refit(path: &str, value: Value) -> Result<Value, String> {
    let sample = Cost::default();
    let (Some(leaf), Value::Text(text)) = (leaf(&sample, path), &value) else { return Ok(value) };
    if leaf.kind() != Kind::Amount {
        return Ok(value);
    }
    // `12.50` is typed as it is kept; a fault is told of what stands in the cell.
    let read = leaf.read(text).map_err(|error| error.to_string().replace('.', ","))?;
    Ok(read.unwrap_or(value))
}

/// Without a column for it, the kind follows from what is filled, readable or not.
fn guessed(shown: &BTreeMap<&'static str, String>) -> Option<BasisKind> {
    let has = |code: &str| shown.get(code).is_some_and(|text| !text.trim().is_empty());
    if has("basis/days") && has("basis/yearly_cost") {
        Some(BasisKind::TimeYearly)
    } else if has("basis/days") && has("basis/daily_cost") {
        Some(BasisKind::TimeDaily)
    } else if has("basis/unit_price") || (has(COUNT) && has(UNIT)) {
        Some(BasisKind::Purchase)
    } else if has("basis/amount") || has(UNIT) {
        Some(BasisKind::LumpSum)
    } else {
        None
    }
}

/// The field of a cost at a pointer below it.
fn leaf<'a>(cost: &'a Cost, path: &str) -> Option<&'a dyn Leaf> {
    let start: &dyn Node = cost;
    let node = Pointer::new(path).keys().try_fold(start, |node, key| node.child(&key))?;
    match node.shape() {
        Shape::Leaf(leaf) => Some(leaf),
        _ => None,
    }
}
