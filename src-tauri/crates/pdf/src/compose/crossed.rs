//! Crossed tables of the budget: by bearer, by category, by year, quarter and month. Quarters and months are split by
//! year; twelve months are turned to landscape.

use ::budget::{Axis, Columns, CrossColumn, CrossName, CrossRow, CrossTable, Period, Ratio, Rows};

use super::wording::small;
use super::{Case, drawn, people};
use crate::design;
use crate::font::Length;
use crate::measure::Ruler;
use crate::tree::{Block, Cell, Column, Row, Table};

/// The most columns that stand beside names on an upright page: of amounts with their sign, and of bare ones.
const SIGNED: usize = 4;
const UPRIGHT: usize = 6;
/// The smallest size that amounts are set in before a table is split, and the room of the names beside them.
const SMALLEST: i32 = 8_000;
const NAMES: Length = 90_000;

/// A table, and whether its page is turned.
struct Part {
    turned: bool,
    block: Block,
}

/// The tables, then the drawings of the same figures.
pub fn tables(case: Case<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(2, "repartition", "Répartition"),
        small(
            "Chaque tableau s’additionne au centime, par lignes, par colonnes et en tout. Les parts en pour cent sont \
             arrondies ensemble, aux plus forts restes\u{a0}: leur somme fait 100,00\u{a0}%.",
        ),
        shares(case, Rows::Bearers, "Parts de la subvention, par porteur et partenaire"),
        shares(case, Rows::Categories, "Parts de la subvention, par poste de dépense"),
    ];
    let (tables, withheld) = printed(case);
    let parts = tables.iter().flat_map(|(cross, caption)| spread(case, cross, caption));
    let (turned, upright): (Vec<Part>, Vec<Part>) = parts.partition(|part| part.turned);
    if !turned.is_empty() {
        // First, so that what follows fills the page that they interrupt.
        blocks.push(Block::Landscape(turned.into_iter().map(|part| part.block).collect()));
    }
    blocks.extend(upright.into_iter().map(|part| part.block));
    if withheld {
        blocks.push(small(
            "Les coûts individuels sont regroupés\u{a0}: un tableau dont une case serait le coût d’un seul agent est \
             remplacé par un tableau moins détaillé, ou n’est pas donné.",
        ));
    }
    blocks.extend(drawn(&case.input.charts.spread));
    let flows = CrossName { rows: Rows::Bearers, columns: Columns::Categories };
    if !case.grouped()
        || !people::table_singles_out(case, &case.input.budget.cross(flows, case.input.dossier))
    {
        blocks.extend(drawn(&case.input.charts.flows));
    }
    blocks
}

/// The tables of time, each with its caption, and whether one was withheld (see [`people`]).
fn printed(case: Case<'_>) -> (Vec<(CrossTable, &'static str)>, bool) {
    let mut withheld = false;
    let mut tables = Vec::new();
    // The first of each that may be printed.
    for choices in [
        &[
            (Rows::BearersCategories, Columns::Years, "Dépenses par porteur, poste et année du projet"),
            (Rows::Bearers, Columns::Years, "Dépenses par porteur et année du projet"),
        ][..],
        &[(Rows::Bearers, Columns::CivilYears, "Dépenses par porteur et année civile")],
        &[(Rows::Bearers, Columns::Quarters, "Dépenses par porteur et trimestre")],
        &[
            (Rows::Categories, Columns::Months, "Dépenses par poste et mois"),
            (Rows::Categories, Columns::Quarters, "Dépenses par poste et trimestre"),
            (Rows::Categories, Columns::Years, "Dépenses par poste et année du projet"),
        ],
    ] {
        for (rows, columns, caption) in choices {
            let name = CrossName { rows: *rows, columns: *columns };
            let table = case.input.budget.cross(name, case.input.dossier);
            if !case.grouped() || !people::table_singles_out(case, &table) {
                tables.push((table, *caption));
                break;
            }
            withheld = true;
        }
    }
    (tables, withheld)
}

fn name_of<'a>(case: Case<'a>, row: &CrossRow) -> &'a str {
    match (&row.category, &row.bearer) {
        (Axis::One(category), _) => case.names.category_of(category.as_deref()),
        (Axis::All, Axis::One(Some(bearer))) => case.names.short(bearer),
        (Axis::All, Axis::One(None)) => case.names.bearer_of(None),
        (Axis::All, Axis::All) => "Total",
    }
}

/// Amount, base and grant, the last as a share too.
fn shares(case: Case<'_>, rows: Rows, caption: &str) -> Block {
    let name = CrossName { rows, columns: Columns::Grant };
    let cross = case.input.budget.cross(name, case.input.dossier);
    let row = |row: &CrossRow| {
        let share = row.cells.last().map_or(Ratio::ZERO, |cell| cell.share);
        let amounts = row.cells.iter().map(|cell| euros(cell.amount, true));
        let cells = [name_of(case, row).to_owned()].into_iter().chain(amounts);
        let share = if share == Ratio::ZERO { "—".to_owned() } else { share.french() };
        Row::new(cells.chain([share]).map(Cell::from).collect())
    };
    let rows = cross.rows.iter().map(row).chain([row(&cross.total).total()]).collect();
    let first = if name.rows == Rows::Categories { "Poste de dépense" } else { "Porteur ou partenaire" };
    table(caption, &[first, "Dépenses", "Assiette", "Subvention", "Part"], rows)
}

fn euros(amount: ::budget::Cents, sign: bool) -> String {
    let text = if amount.is_zero() { "—".to_owned() } else { amount.french() };
    if sign { text } else { text.replace("\u{a0}€", "") }
}

/// A table of periods, in as many tables as its columns need: quarters and months by year.
fn spread(case: Case<'_>, cross: &CrossTable, caption: &str) -> Vec<Part> {
    let all = cross.columns.len();
    if all == 0 || cross.rows.is_empty() {
        return Vec::new();
    }
    let most = most_columns(cross);
    if all <= most {
        let head = (0..all).map(|at| column_name(cross, at));
        let head: Vec<String> = head.chain(["Total".to_owned()]).collect();
        let block = part(case, cross, caption, &head, all < SIGNED, |row| {
            let cells = row.cells.iter().chain([&row.total]);
            cells.map(|cell| cell.amount).collect()
        });
        return vec![Part { turned: all >= UPRIGHT, block }];
    }
    let mut parts = Vec::new();
    for first in (0..all).step_by(most) {
        let length = most.min(all - first);
        let (from, to) = (column_name(cross, first), column_name(cross, first + length - 1));
        let several = length > 1;
        let of = if several { format!("{from} à {to}") } else { from };
        let names = (first..first + length).map(|at| column_name(cross, at));
        let head: Vec<String> = names.chain(several.then(|| of.clone())).collect();
        let block = part(case, cross, &format!("{caption}, {of}"), &head, false, |row| {
            let within = row.cells.iter().skip(first).take(length).map(|cell| cell.amount);
            let sum = several.then(|| within.clone().sum());
            within.chain(sum).collect()
        });
        parts.push(Part { turned: length >= UPRIGHT, block });
    }
    parts
}

/// How many columns stand beside each other, a year's or an even part of it, so that no amount is broken.
fn most_columns(cross: &CrossTable) -> usize {
    let parts: &[usize] = match cross.name.columns {
        Columns::Months => &[12, 6, 4, 3, 2],
        Columns::Quarters => &[4, 2],
        _ => &[5, 4, 3, 2],
    };
    let ruler = Ruler::default();
    let width = |amount| {
        let text = euros(amount, cross.columns.len() < SIGNED);
        // A thirtieth more for totals, which are bold.
        let width = Length::from(ruler.width(&text, SMALLEST));
        width + width / 30 + 2 * design::CELL_SIDE
    };
    let rows = || cross.rows.iter().chain([&cross.total]);
    let cell = rows().flat_map(|row| &row.cells).map(|cell| width(cell.amount)).max().unwrap_or(0);
    let total = rows().map(|row| width(row.total.amount)).max().unwrap_or(0);
    let fits = |most: &&usize| {
        let sheet = if **most >= UPRIGHT {
            design::SHEET.1 - 2 * design::SIDE_TURNED
        } else {
            design::SHEET.0 - 2 * design::SIDE
        };
        let columns = cross.columns.len().min(**most);
        Length::try_from(columns).is_ok_and(|columns| columns * cell + total + NAMES <= sheet)
    };
    parts.iter().find(fits).copied().unwrap_or(1)
}

fn column_name(cross: &CrossTable, at: usize) -> String {
    match cross.columns.get(at) {
        Some(CrossColumn::Period { period: Period::Quarter(quarter), .. }) => format!("T{quarter}"),
        Some(CrossColumn::Period { period, .. }) => period.name(),
        _ => String::new(),
    }
}

/// Some columns of a table; rows that have nothing in them are left out.
fn part(
    case: Case<'_>,
    cross: &CrossTable,
    caption: &str,
    head: &[String],
    sign: bool,
    amounts: impl Fn(&CrossRow) -> Vec<::budget::Cents>,
) -> Block {
    let row = |row: &CrossRow| {
        let cells = amounts(row).into_iter().map(|amount| euros(amount, sign));
        let cells = [name_of(case, row).to_owned()].into_iter().chain(cells);
        Row::new(cells.map(Cell::from).collect())
    };
    let some = |row: &&CrossRow| amounts(row).iter().any(|amount| !amount.is_zero());
    let rows = cross.rows.iter().filter(some).map(|one| if one.group { row(one).group() } else { row(one) });
    let rows = rows.chain([row(&cross.total).total()]).collect();
    let first = match cross.name.rows {
        Rows::Bearers => "Porteur ou partenaire",
        Rows::Categories => "Poste de dépense",
        Rows::BearersCategories => "Porteur et poste",
    };
    let head: Vec<&str> = [first].into_iter().chain(head.iter().map(String::as_str)).collect();
    let caption = if sign { caption.to_owned() } else { format!("{caption} (en euros)") };
    table(&caption, &head, rows)
}

/// A table of names and figures.
pub fn table(caption: &str, head: &[&str], rows: Vec<Row>) -> Block {
    let mut columns = vec![Column::text(1)];
    columns.resize(head.len(), Column::figures());
    Block::Table(Table {
        caption: caption.to_owned(),
        columns,
        head: vec![Row::new(head.iter().map(|text| Cell::from(*text)).collect())],
        rows,
        row_heads: true,
        ..Table::default()
    })
}
