//! A crossed table in French: names of rows and columns, and each cell in euros or as a share.

use budget::{Axis, Columns, CrossCell, CrossColumn, CrossName, CrossRow, CrossTable, Period, Rows};
use dossier::leaf::YearMonth;

use super::names::Names;
use crate::dto::{BudgetTableView, TableCellView, TableColumnView, TableRowView, TableUnit};

const DASH: &str = "—";

/// What a table is shown with.
pub(crate) struct Shown<'a> {
    pub names: Names<'a>,
    pub start: Option<YearMonth>,
    /// The last month that counts for the base.
    pub base_end: u32,
    pub unit: TableUnit,
}

impl Shown<'_> {
    pub(crate) fn table(&self, table: &CrossTable) -> BudgetTableView {
        let columns = self.columns(table);
        let nested = table.rows.iter().any(|row| row.group);
        let row = |row: &CrossRow, label: &str| TableRowView {
            label: label.to_owned(),
            group: row.group,
            part: nested && !row.group,
            cells: self.cells(table, row, label, &columns),
        };
        BudgetTableView {
            title: title(table.name),
            first: first(table.name.rows).to_owned(),
            rows: table.rows.iter().map(|one| row(one, self.row_name(one))).collect(),
            total: TableRowView { part: false, ..row(&table.total, "Total") },
            notes: self.notes(&columns),
            columns,
        }
    }

    fn row_name(&self, row: &CrossRow) -> &str {
        match (&row.category, &row.bearer) {
            (Axis::One(category), _) => self.names.category(category.as_deref()),
            (Axis::All, Axis::One(bearer)) => self.names.bearer(bearer.as_deref()),
            (Axis::All, Axis::All) => "Total",
        }
    }

    fn columns(&self, table: &CrossTable) -> Vec<TableColumnView> {
        let plain = |label: String| TableColumnView { label, hint: None, beyond: false, total: false };
        let total = table.row_totals.then(|| TableColumnView { total: true, ..plain("Total".to_owned()) });
        let columns = table.columns.iter().map(|column| match column {
            CrossColumn::Period { period, first, last } => TableColumnView {
                hint: self.hint(*period, *first, *last),
                beyond: *first > self.base_end,
                ..plain(short(*period))
            },
            CrossColumn::Category(id) => plain(self.names.category(id.as_deref()).to_owned()),
            CrossColumn::Amount => plain("Dépenses".to_owned()),
            CrossColumn::Base => plain("Assiette".to_owned()),
            CrossColumn::Grant => plain("Subvention".to_owned()),
        });
        columns.chain(total).collect()
    }

    /// The months of a period; of a month, when it is.
    fn hint(&self, period: Period, first: u32, last: u32) -> Option<String> {
        match period {
            Period::Month(month) => {
                let start = self.start?;
                let months = i64::from(start.year) * 12 + i64::from(start.month) - 1 + i64::from(month) - 1;
                Some(format!("{:02}/{}", months.rem_euclid(12) + 1, months.div_euclid(12)))
            }
            _ if first == last => Some(format!("M{first}")),
            _ => Some(format!("M{first} à M{last}")),
        }
    }

    fn cells(
        &self,
        table: &CrossTable,
        row: &CrossRow,
        name: &str,
        columns: &[TableColumnView],
    ) -> Vec<TableCellView> {
        let total = table.row_totals.then_some(&row.total);
        let cells = row.cells.iter().chain(total).zip(columns);
        cells.map(|(cell, column)| self.cell(table.name, cell, format!("{name}, {}", column.label))).collect()
    }

    fn cell(&self, name: CrossName, cell: &CrossCell, label: String) -> TableCellView {
        let (text, key) = match self.unit {
            _ if cell.amount.is_zero() => (DASH.to_owned(), None),
            TableUnit::Euros => (cell.amount.french(), cell.key.clone()),
            TableUnit::Share => {
                (cell.share.french(), cell.key.as_ref().map(|key| format!("shares/{name}/{key}")))
            }
        };
        TableCellView { text, key, label }
    }

    fn notes(&self, columns: &[TableColumnView]) -> Vec<String> {
        let mut notes = Vec::new();
        if self.unit == TableUnit::Share {
            notes.push(
                "Les parts sont arrondies ensemble, aux plus forts restes\u{A0}: leur somme fait 100,00\u{A0}%, par lignes comme par colonnes."
                    .to_owned(),
            );
        }
        if columns.iter().any(|column| column.beyond) {
            notes.push(format!(
                "Hachuré\u{A0}: après M{}, fin de l’assiette de la subvention.",
                self.base_end
            ));
        }
        notes
    }
}

fn short(period: Period) -> String {
    match period {
        Period::Quarter(quarter) => format!("T{quarter}"),
        other => other.name(),
    }
}

fn first(rows: Rows) -> &'static str {
    match rows {
        Rows::Bearers => "Porteur ou partenaire",
        Rows::Categories => "Poste de dépense",
        Rows::BearersCategories => "Porteur et poste",
    }
}

fn title(name: CrossName) -> String {
    let rows = match name.rows {
        Rows::Bearers => "par porteur et partenaire",
        Rows::Categories => "par poste",
        Rows::BearersCategories => "par porteur et poste",
    };
    let columns = match name.columns {
        Columns::Years => ", par année du projet",
        Columns::CivilYears => ", par année civile",
        Columns::Quarters => ", par trimestre",
        Columns::Months => ", par mois",
        Columns::Categories => " et par poste",
        Columns::Grant => "",
    };
    let what = if name.columns == Columns::Grant { "Parts de la subvention" } else { "Dépenses" };
    format!("{what} {rows}{columns}")
}
