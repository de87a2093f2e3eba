//! Which rows are no cost by the look of them: the sum of others, which would count twice, what is no expense, or a
//! title that only names what follows. Such a row is shown with its reason, and taken where somebody says so.

mod accounts;
pub mod block;
mod grand_total;
pub mod heads;
mod held;
mod incomes;
mod notes;
mod recap;
mod repeated;
mod row;
mod rubrics;
mod seen;
mod sides;
pub mod sums;
pub mod totals;

use dossier::number::write_count;
use dossier::parts::Project;

use crate::intake::columns::before_vat::AddedVat;
use crate::intake::columns::headings::guess;
use crate::intake::columns::{Column, Layout};
use crate::intake::grid::{Cell, Grid, Row, address};
use crate::intake::lines::amounts::{Told, computed, is_summed};
use crate::intake::lines::doubt::{OwnAmounts, Taxes, taxes};
use crate::intake::lines::quoted::quoted;
use crate::intake::lines::{CellFault, LineRead};
use crate::names::{Names, fold};
use accounts::Accounts;
use grand_total::GrandTotal;
use heads::{At, Heads};
use held::hold;
use incomes::Incomes;
use recap::recaps;
use repeated::repeated;
use rubrics::rubrics;
use seen::{Is, Seen};
use sides::Sides;
use sums::{Above, Amounts, is_nothing};
use totals::Called;

/// The most columns of the file's own amounts that are summed.
const SUMMED: usize = 8;
/// So many columns that are not read are asked whether most rows fill them.
const ASKED: usize = 24;

/// The columns of a table, as far as they tell a row that is no cost.
pub struct Looks<'a> {
    project: &'a Project,
    names: &'a Names,
    /// Where the label stands.
    label: Option<u32>,
    /// The other columns that are read.
    others: Vec<u32>,
    /// Where the amount that is read stands.
    amount: Option<u32>,
    /// The heading of its amounts says that the VAT is in them.
    with_vat: bool,
    /// Those of resources beside the table, which call no cost.
    incomes_beside: Vec<u32>,
    /// The columns of the file in which it tells what a row costs in all, read or not.
    summed: Vec<Told>,
    /// The other columns that most rows fill.
    usual: Vec<u32>,
    /// Whether any row has more than a label: else labels alone are the table.
    more_than_labels: bool,
    above: Above,
    own: OwnAmounts,
    incomes: Incomes,
    sides: Sides<'a>,
    accounts: Accounts,
    added_vat: AddedVat,
    heads: Heads,
    /// The rows, judged.
    rows: Vec<Seen>,
    /// Those set aside for being hidden.
    hidden: Vec<u32>,
}

impl<'a> Looks<'a> {
    /// By the columns that are read and the rows below the head.
    pub fn of<'b>(
        grid: &'a Grid,
        layout: &Layout,
        rows: impl Iterator<Item = &'b Row> + Clone,
        names: &'a Names,
        project: &'a Project,
    ) -> Self {
        let read = || layout.columns.iter().filter(|column| column.field.is_some());
        let is_label = |column: &&Column| column.field.is_some_and(|field| field.code == "label");
        let label = read().find(is_label).map(|column| column.index);
        let is_amount = |column: &&Column| column.field.is_some_and(|field| field.code == "basis/amount");
        let amount = read().find(is_amount).map(|column| column.index);
        let with_vat = read().find(is_amount).is_some_and(|column| taxes(&column.heading) == Taxes::With);
        let others: Vec<u32> =
            read().map(|column| column.index).filter(|index| Some(*index) != label).collect();
        let more_than_labels =
            rows.clone().any(|row| others.iter().any(|index| row.cells.contains_key(index)));
        let summed: Vec<Told> = layout
            .columns
            .iter()
            .filter(|column| is_summed(column))
            .map(|column| Told::of(column, rows.clone()))
            .take(SUMMED)
            .collect();
        let beside = layout.columns.iter().filter(|column| column.of_incomes && column.field.is_none());
        let incomes_beside = beside.map(|column| column.index).collect();
        let full = || rows.clone().filter(|row| row.cells.len() > 2);
        let all = full().count();
        let is_usual = |index: &u32| {
            let filled = full().filter(|row| row.cells.contains_key(index)).count();
            filled > 2 && filled * 4 >= all * 3
        };
        let is_summed_up = |index: &u32| summed.iter().any(|told| told.index() == *index);
        let free = layout.columns.iter().filter(|column| column.field.is_none()).map(|column| column.index);
        let usual = free.take(ASKED).filter(|index| !is_summed_up(index) && is_usual(index)).collect();
        let above = Above::of(1 + summed.len());
        let own = OwnAmounts::of(layout, rows.clone());
        let sides = Sides::of(grid, layout, rows.clone());
        let accounts = Accounts::of(layout, label, rows.clone());
        let incomes = Incomes::of(layout, rows);
        Self {
            project,
            names,
            label,
            others,
            amount,
            with_vat,
            incomes_beside,
            summed,
            usual,
            more_than_labels,
            above,
            own,
            incomes,
            sides,
            accounts,
            added_vat: AddedVat::default(),
            heads: Heads::of(layout),
            rows: Vec::new(),
            hidden: Vec::new(),
        }
    }

    /// The head of the table stands again.
    pub fn head_again(&mut self) {
        self.heads.again();
        self.incomes.again();
    }

    /// Sets a row aside where it looks like no cost, and goes on to the next.
    pub fn judge(&mut self, read: &mut LineRead, row: &Row, is_hidden: bool) {
        let (name, named) = (self.name(row), self.quoted_name(row).unwrap_or_default());
        let (column, name) = name.map(|(column, cell)| (column, cell.shown())).unwrap_or_default();
        let why = match self.heads.judge(row) {
            At::Table => return self.judge_line(read, row, is_hidden),
            At::Head => {
                self.incomes.head(&name, guess(&name).is_some_and(|field| field.code == "label"));
                read.faults.clear();
                Some(format!("{named} est une ligne d’intitulés"))
            }
            At::Elsewhere(head) => {
                let head = write_count(head as usize);
                let message = format!(
                    "les intitulés de la ligne {head} ne disent pas, colonne par colonne, ce que disent ceux du tableau\u{A0}: \
                     si ce sont des dépenses, copiez ce second tableau dans une feuille à part et importez-la à son tour"
                );
                read.faults = vec![CellFault { cell: address(row.number, column), field: "label", message }];
                read.values.clear();
                // Money that comes in is not missed.
                self.incomes.says().map(|why| format!("{named} {why}"))
            }
        };
        read.remarks.clear();
        read.aside = why;
        self.above.cut();
        let amounts = vec![0; 1 + self.summed.len()];
        self.rows.push(Seen {
            row: row.number,
            amounts,
            groups: Vec::new(),
            named,
            is_bare: false,
            is_plain: row.cells.len() < 3,
            unsure: None,
            is_product: false,
            is: Is::Aside,
        });
    }

    /// What a total says, and where.
    fn total(&self, called: Called, row: &Row) -> Is {
        let name = self.name(row).map(|(column, cell)| (column, fold(&cell.shown())));
        let (column, words) = name.unwrap_or_default();
        let read = self.amount.filter(|amount| row.cells.contains_key(amount)).unwrap_or(column);
        let columns = std::iter::once(read).chain(self.summed.iter().map(|told| told.index()));
        Is::Total { called, words, at: columns.map(|column| address(row.number, column)).collect() }
    }

    /// Once all rows are judged, sets aside those that sum what follows them, and those below the total of everything; holds
    /// the file's totals against the rest.
    pub fn judge_all(mut self, lines: &mut [LineRead]) {
        let set_aside = |lines: &mut [LineRead], rows: &mut [Seen], found: Vec<(u32, String)>| {
            for (row, why) in found {
                if let Some(line) = line_of(lines, row) {
                    line.aside = Some(why);
                }
                if let Ok(at) = rows.binary_search_by_key(&row, |seen| seen.row)
                    && let Some(seen) = rows.get_mut(at)
                {
                    seen.is = Is::Aside;
                }
            }
        };
        let found = rubrics(&self.rows.iter().filter(|row| row.is_line()).collect::<Vec<_>>());
        set_aside(lines, &mut self.rows, found);
        let found = recaps(&self.rows);
        set_aside(lines, &mut self.rows, found);
        let first = hold(&mut self.rows);
        set_aside(lines, &mut self.rows, first.aside);
        for row in first.back {
            let Some(line) = line_of(lines, row) else { continue };
            line.aside = None;
            if self.hidden.contains(&row) {
                line.remarks.push("la ligne est masquée dans le fichier, et son total la compte".to_owned());
            }
        }
        // Of a plan of financing too, whose total counts « Fonds propres » with the rest.
        let whole = GrandTotal::of(&self.rows);
        let below = whole.below(&self.rows);
        set_aside(lines, &mut self.rows, below);
        // What stands below the total of everything is known only now, and has totals of its own.
        for (row, off) in hold(&mut self.rows).off {
            if let Some(line) = line_of(lines, row) {
                line.off = Some(off);
            }
        }
        if let Some(total) = whole.row(&self.rows) {
            notes::below(lines, total);
        }
        if !self.rows.iter().any(Seen::is_total) {
            let unsure = self.rows.iter().filter(|row| row.is_line() && !is_nothing(&row.amounts));
            let unsure = unsure.filter_map(|row| Some((row.row, row.unsure?.to_owned())));
            for (row, remark) in unsure.chain(repeated(&self.rows)) {
                if let Some(line) = line_of(lines, row) {
                    line.remarks.push(remark);
                }
            }
        }
        self.added_vat.tell(lines);
    }

    /// « A4 (« Formation ») ».
    fn quoted_name(&self, row: &Row) -> Option<String> {
        let (column, cell) = self.name(row)?;
        let (at, quoted) = (address(row.number, column), quoted(&cell.shown()));
        Some(format!("{at} («\u{A0}{quoted}\u{A0}»)"))
    }

    fn name<'b>(&self, row: &'b Row) -> Option<(u32, &'b Cell)> {
        let label = self.label.and_then(|index| row.cells.get_key_value(&index));
        let mut others = row.cells.iter().filter(|(column, _)| !self.incomes_beside.contains(column));
        label.or_else(|| others.next()).map(|(column, cell)| (*column, cell))
    }

    /// What a row costs, as the budget will compute it, then as the file says.
    fn amounts(&self, read: &LineRead, row: &Row) -> Amounts {
        let told = |column: &Told| column.told(row).unwrap_or(0);
        std::iter::once(computed(read, self.project)).chain(self.summed.iter().map(told)).collect()
    }
}

fn line_of(lines: &mut [LineRead], row: u32) -> Option<&mut LineRead> {
    let at = lines.binary_search_by_key(&row, |line| line.row).ok()?;
    lines.get_mut(at)
}
