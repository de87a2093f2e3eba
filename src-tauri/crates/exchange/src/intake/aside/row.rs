//! How one row is judged: by what it is called, by what the rows above it sum to, by what it says of itself.

use super::incomes::Kind;
use super::seen::{Is, OF_A_RUBRIC, OF_A_TOTAL, Seen, groups, says_only};
use super::sums::{Amounts, is_nothing};
use super::totals::{Called, called};
use super::{Looks, notes};
use crate::intake::columns::before_vat;
use crate::intake::grid::{Row, address};
use crate::intake::lines::LineRead;
use crate::intake::lines::amounts::Told;
use crate::intake::lines::quoted::quoted;
use crate::intake::lines::who::{Who, who};
use crate::names::fold;

impl Looks<'_> {
    /// A row of the table itself.
    pub fn judge_line(&mut self, read: &mut LineRead, row: &Row, is_hidden: bool) {
        let groups = groups(read);
        let amounts = self.amounts(read, row);
        let called = self.called(row);
        let amounts = if called.is_some_and(Called::is_sum) { self.of_total(row, amounts) } else { amounts };
        let (aside, is) = self.why(called, read, row, &amounts, &groups, is_hidden);
        if aside.is_some() {
            self.above.cut();
        } else {
            self.above.add(row.number, &amounts, &groups);
        }
        let named = self.quoted_name(row).unwrap_or_default();
        let is_bare = says_only(read, &OF_A_TOTAL) || says_only(read, &OF_A_RUBRIC);
        let is_product = !read.values.iter().any(|(path, _)| path == "basis/amount");
        let unsure = self.name(row).and_then(|(_, name)| notes::unsure(&name.shown()));
        let is_plain = row.cells.len() < 3;
        self.rows.push(Seen {
            row: row.number,
            amounts,
            groups,
            named,
            is_bare,
            is_plain,
            unsure,
            is_product,
            is,
        });
        read.aside = aside;
        self.tell(read, row);
    }

    /// Why a row is no cost, if so, and what it is.
    fn why(
        &mut self,
        called: Option<Called>,
        read: &LineRead,
        row: &Row,
        amounts: &Amounts,
        groups: &[String],
        is_hidden: bool,
    ) -> (Option<String>, Is) {
        let equals =
            called.filter(|called| called.is_sum()).and_then(|_| self.above.totalled_by(amounts, groups));
        let sums = equals.is_some();
        let named = called.and_then(|called| self.named(called, read, row, amounts, groups, equals));
        let is_named = named.is_some();
        let income_or = |is| if called == Some(Called::Income) { Is::Income } else { is };
        if let (Some(called), Some((_, name))) = (called.filter(|_| is_named), self.name(row)) {
            self.added_vat.judge(row.number, called, &name.shown(), amounts, self.above.cost(), sums);
        }
        let income = self.income(read, row, amounts);
        let side = self.quoted_name(row).and_then(|named| {
            let is_bare = !called.is_some_and(Called::is_sum) && says_only(read, &OF_A_TOTAL);
            self.sides.says(row, &named, is_bare).or_else(|| self.accounts.says(row, &named))
        });
        let (is_income, is_side) = (income.is_some(), side.is_some());
        if let Some(why) = named.or(side).or(income) {
            let is = match called.filter(|called| is_named && called.is_sum()) {
                Some(_) if is_income || is_side => Is::OfIncomes,
                Some(called) => self.total(called, row),
                None if is_income && !is_named => Is::Income,
                None => income_or(Is::Aside),
            };
            return (Some(why), is);
        }
        if let Some(why) = self.sum(read, row, &self.of_total(row, amounts.clone())) {
            return (Some(why), income_or(Is::Guess));
        }
        let why = self.summary(read, row, amounts, groups).or_else(|| self.title(row));
        if let Some(why) = why.or_else(|| notes::stray(read, row, &self.quoted_name(row)?)) {
            return (Some(why), income_or(Is::Aside));
        }
        if is_hidden {
            self.hidden.push(row.number);
            let named = self.quoted_name(row).unwrap_or_default();
            return (
                Some(format!("{named} est sur une ligne masquée dans le fichier")),
                income_or(Is::Guess),
            );
        }
        (None, Is::Line)
    }

    /// The amounts by which a total is held against the lines: where it says one in the column that is read, no other
    /// column makes it agree.
    fn of_total(&self, row: &Row, mut amounts: Amounts) -> Amounts {
        let is_read = |told: &&Told| Some(told.index()) == self.amount;
        if self.summed.iter().find(is_read).and_then(|told| told.told(row)).unwrap_or(0) != 0 {
            let others =
                self.summed.iter().zip(amounts.iter_mut().skip(1)).filter(|(told, _)| !is_read(told));
            others.for_each(|(_, amount)| *amount = 0);
        }
        amounts
    }

    /// What is to be looked at before the line is taken.
    fn tell(&mut self, read: &mut LineRead, row: &Row) {
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

    /// What a row is called, by its label or, where it has none, its first cell, and why that sets it aside.
    fn named(
        &self,
        called: Called,
        read: &LineRead,
        row: &Row,
        amounts: &Amounts,
        groups: &[String],
        equals: Option<String>,
    ) -> Option<String> {
        let (column, cell) = self.name(row)?;
        let is_sum = called.is_sum();
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
        above.any(|row| matches!(row.is, Is::Total { .. } | Is::Guess))
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
        // A number, a date, a unit price: what each cost says of itself, and no total does.
        if self.usual.iter().any(|column| row.cells.contains_key(column)) {
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

    /// A label and nothing else: what stands left of it is a number of the row's.
    fn title(&self, row: &Row) -> Option<String> {
        let label = self.label.filter(|_| self.more_than_labels)?;
        row.cells.get(&label)?;
        let alone = self.others.iter().all(|index| !row.cells.contains_key(index))
            && row.cells.range(label + 1..).all(|(column, _)| self.incomes_beside.contains(column));
        let named = self.quoted_name(row).filter(|_| alone)?;
        Some(format!("{named} n’est suivi de rien, comme un titre de rubrique"))
    }
}
