//! Which rows are no cost by the look of them: the sum of others, which would count twice, what is no expense, or a
//! title that only names what follows. Such a row is shown with its reason, and taken where somebody says so.

pub mod block;
mod grand_total;
pub mod heads;
mod held;
mod incomes;
mod notes;
mod recap;
mod rubrics;
mod seen;
mod sides;
pub mod sums;
pub mod totals;

use dossier::number::write_count;
use dossier::parts::Project;

use crate::intake::columns::before_vat::{self, AddedVat};
use crate::intake::columns::headings::guess;
use crate::intake::columns::{Column, Layout};
use crate::intake::grid::{Cell, Grid, Row, address};
use crate::intake::lines::amounts::{Told, computed, is_summed};
use crate::intake::lines::doubt::{OwnAmounts, Taxes, taxes};
use crate::intake::lines::quoted::quoted;
use crate::intake::lines::who::{Who, who};
use crate::intake::lines::{CellFault, LineRead};
use crate::names::{Names, fold};
use grand_total::GrandTotal;
use heads::{At, Heads};
use held::hold;
use incomes::{Incomes, Kind};
use recap::recaps;
use rubrics::rubrics;
use seen::{Is, OF_A_RUBRIC, OF_A_TOTAL, Seen, groups, says_only};
use sides::Sides;
use sums::{Above, Amounts, is_nothing};
use totals::{Called, called};

/// The most columns of the file's own amounts that are summed.
const SUMMED: usize = 8;

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
    /// Whether any row has more than a label: else labels alone are the table.
    more_than_labels: bool,
    above: Above,
    own: OwnAmounts,
    incomes: Incomes,
    sides: Sides<'a>,
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
        let above = Above::of(1 + summed.len());
        let own = OwnAmounts::of(layout, rows.clone());
        let sides = Sides::of(grid, layout, rows.clone());
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
            more_than_labels,
            above,
            own,
            incomes,
            sides,
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
                    "les intitulés de la ligne {head} ne sont pas dans l’ordre de ceux du tableau\u{A0}: si ce sont des \
                     dépenses, copiez ce second tableau dans une feuille à part et importez-la à son tour"
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
            is_product: false,
            is: Is::Aside,
        });
    }

    fn judge_line(&mut self, read: &mut LineRead, row: &Row, is_hidden: bool) {
        let amounts = self.amounts(read, row);
        let groups = groups(read);
        let called = self.called(row);
        let named = called.and_then(|called| self.named(called, read, row, &amounts, &groups));
        let total = called.filter(|called| named.is_some() && called.is_sum());
        if let (Some(called), Some((_, name))) = (called.filter(|_| named.is_some()), self.name(row)) {
            self.added_vat.judge(row.number, called, &name.shown(), &amounts, self.above.cost());
        }
        let income = self.income(read, row, &amounts);
        let side = self.quoted_name(row).and_then(|named| {
            let is_bare = !called.is_some_and(Called::is_sum) && says_only(read, &OF_A_TOTAL);
            self.sides.says(row, &named, is_bare)
        });
        let (is_income, is_side) = (income.is_some(), side.is_some());
        let is_named = named.is_some();
        let mut aside = named.or(side).or(income);
        let is_told = aside.is_some();
        aside = aside.or_else(|| self.sum(read, row, &amounts));
        let mut is_guess = !is_told && aside.is_some();
        let aside = aside.or_else(|| self.summary(read, row, &amounts, &groups)).or_else(|| self.title(row));
        let mut aside = aside.or_else(|| notes::stray(read, &self.quoted_name(row)?));
        let named = self.quoted_name(row).unwrap_or_default();
        if is_hidden && aside.is_none() {
            aside = Some(format!("{named} est sur une ligne masquée dans le fichier"));
            is_guess = true;
            self.hidden.push(row.number);
        }
        if aside.is_some() {
            self.above.cut();
        } else {
            self.above.add(row.number, &amounts, &groups);
        }
        let is = match total {
            _ if aside.is_none() => Is::Line,
            Some(_) if is_income || is_side => Is::OfIncomes,
            Some(called) => self.total(called, row),
            _ if is_income && !is_named || called == Some(Called::Income) => Is::Income,
            _ if is_guess => Is::Guess,
            _ => Is::Aside,
        };
        let is_bare = says_only(read, &OF_A_TOTAL) || says_only(read, &OF_A_RUBRIC);
        let is_product = !read.values.iter().any(|(path, _)| path == "basis/amount");
        self.rows.push(Seen { row: row.number, amounts, groups, named, is_bare, is_product, is });
        read.aside = aside;
        self.own.quiet(read, row, self.project);
        if let Some((_, name)) = self.name(row).filter(|_| read.aside.is_none()) {
            read.remarks.extend(notes::unpaid(read, &name.shown()));
        }
        let doubt = self.own.doubt(read, row, self.project);
        (read.doubt, read.own) = doubt.map_or((None, None), |(said, own)| (Some(said), own));
        if read.doubt.is_none() && !self.with_vat {
            read.doubt = before_vat::doubt(read, row);
        }
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
        self.added_vat.tell(lines);
    }

    /// What a row is called, by its label or, where it has none, its first cell, and why that sets it aside.
    fn named(
        &self,
        called: Called,
        read: &LineRead,
        row: &Row,
        amounts: &Amounts,
        groups: &[String],
    ) -> Option<String> {
        let (column, cell) = self.name(row)?;
        let is_sum = called.is_sum();
        let equals = if is_sum { self.above.totalled_by(amounts, groups) } else { None };
        if called == Called::MayBeSum && equals.is_none()
            || called == Called::OfTotal && !self.is_below_total()
        {
            return None;
        }
        // How it is computed, whose it is and what for are said of the lines that a sum sums. One that says so itself is a
        // cost, whatever it is called; one that says half of it, unless its amount is theirs or no cost looks so.
        let (is_placed, has_mode) = (!groups.is_empty(), read.shown.contains_key("basis/kind"));
        let says_nothing = read.faults.is_empty() && is_nothing(amounts);
        let is_surely = is_sum && (called == Called::Subtotal || (says_nothing && groups.len() < 2));
        if (is_placed && has_mode) || (equals.is_none() && (has_mode || (is_placed && !is_surely))) {
            return None;
        }
        let at = address(row.number, column);
        let quoted = quoted(&cell.shown());
        Some(match equals {
            Some(equals) => {
                format!("{at} annonce un total («\u{A0}{quoted}\u{A0}»), et son montant est {equals}")
            }
            None => format!("{at} {} («\u{A0}{quoted}\u{A0}»)", called.says()),
        })
    }

    /// Whether a total stands above, and no line since.
    fn is_below_total(&self) -> bool {
        let mut above = self.rows.iter().rev().take_while(|row| !row.is_line());
        above.any(|row| matches!(row.is, Is::Total { .. }))
    }

    fn called(&self, row: &Row) -> Option<Called> {
        let (_, cell) = self.name(row)?;
        called(&fold(&cell.shown()))
    }

    /// The amount of several rows above, in a row that says nothing else of a cost.
    fn sum(&self, read: &LineRead, row: &Row, amounts: &Amounts) -> Option<String> {
        if !says_only(read, &OF_A_TOTAL) {
            return None;
        }
        let equals = self.above.summed_by(amounts)?;
        let named = self.quoted_name(row)?;
        Some(format!(
            "{named} n’a ni poste ni porteur, et le montant de la ligne est {equals}, comme un total"
        ))
    }

    /// What all lines of a category or a bearer amount to, in a row that says nothing but which: a summary below them.
    fn summary(&self, read: &LineRead, row: &Row, amounts: &Amounts, groups: &[String]) -> Option<String> {
        let named = self.quoted_name(row)?;
        if let Some(label) = read.shown.get("label") {
            let lists = [("category", &self.names.categories), ("bearer", &self.names.bearers)];
            let of = lists.into_iter().filter(|_| says_only(read, &OF_A_TOTAL));
            let called = of.filter_map(|(what, list)| match who(list, label) {
                Who::One(id) => Some(format!("{what} {id}")),
                _ => None,
            });
            let equals = self.above.grouped_by(amounts, &called.collect::<Vec<_>>())?;
            return Some(format!(
                "{named} est le nom d’un poste ou d’un porteur, et son montant est {equals}"
            ));
        }
        let is_bare = self.label.is_some() && groups.len() == 1 && says_only(read, &OF_A_RUBRIC);
        let equals = self.above.grouped_by(amounts, groups).filter(|_| is_bare)?;
        Some(format!("{named} n’a pas de libellé, et le montant de la ligne est {equals}"))
    }

    /// What comes in, below a title that says so.
    fn income(&mut self, read: &LineRead, row: &Row, amounts: &Amounts) -> Option<String> {
        let named = self.quoted_name(row)?;
        let name = self.name(row).map(|(_, cell)| cell.shown()).unwrap_or_default();
        let kind = match read.shown.len() {
            1 if is_nothing(amounts) => Kind::Title,
            _ if says_only(read, &OF_A_TOTAL) => Kind::Bare,
            _ => Kind::Full,
        };
        Some(format!("{named} {}", self.incomes.judge(&kind, &name)?))
    }

    /// « A4 (« Formation ») ».
    fn quoted_name(&self, row: &Row) -> Option<String> {
        let (column, cell) = self.name(row)?;
        let (at, quoted) = (address(row.number, column), quoted(&cell.shown()));
        Some(format!("{at} («\u{A0}{quoted}\u{A0}»)"))
    }

    /// A label and nothing else: what stands left of it is a number of the row's.
    fn title(&self, row: &Row) -> Option<String> {
        let label = self.label.filter(|_| self.more_than_labels)?;
        row.cells.get(&label)?;
        let alone = self.others.iter().all(|index| !row.cells.contains_key(index))
            && row.cells.range(label + 1..).all(|(column, _)| self.incomes_beside.contains(column));
        let named = self.quoted_name(row).filter(|_| alone)?;
        Some(format!("{named} n’est suivi de rien, comme un titre de rubrique"))
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
