//! What the project spends month after month, and where the months that the grant covers end.

use budget::{Budget, Cents};

use crate::area::{Area, Fill, HAIRLINE};
use crate::scale::{ticks, written};
use crate::sheet::{GAP, LINE, Sheet, length};
use crate::{Anchor, Cell, Figure, Ink, Mark, TextWidth};

/// From the lowest to the highest value of the axis.
const HEIGHT: i32 = 150_000;
/// Months that the grant covers, and those beyond.
const WITHIN: Fill = Fill::Solid(Ink::Strong);
const BEYOND: Fill = Fill::Hatched(Ink::Strong);

/// A bar for each month, hatched beyond the months of the base, whose end is marked and named.
pub fn spending_by_month(budget: &Budget, width: i32, text_width: TextWidth<'_>) -> Figure {
    let mut sheet = Sheet::new(width, text_width);
    let end = budget.facts.base_end;
    let beyond = budget.table_months() > end;
    let within_name = format!("Mois de l’assiette, M1 à M{end}");
    if beyond {
        sheet.legend(&[(WITHIN, &within_name), (BEYOND, "Mois hors de l’assiette")]);
    } else {
        sheet.legend(&[(WITHIN, &within_name)]);
    }
    sheet.space(4_000);
    let largest = budget.months.iter().copied().max().unwrap_or_default();
    if largest.is_zero() {
        sheet.sentence("Aucune dépense pour l’instant.");
    } else {
        Plot::of(&mut sheet, budget, largest).draw(budget);
    }
    let rows = (1_u32..).zip(&budget.months).map(|(month, amount)| {
        let covered = if month <= end { "oui" } else { "non" };
        vec![
            Cell::plain(format!("M{month}")),
            Cell::amount(*amount, format!("months/{month}")),
            Cell::plain(covered),
        ]
    });
    let total = vec![Cell::plain("Total"), Cell::amount(budget.total, "total"), Cell::plain("")];
    let rows = rows.chain([total]).collect();
    let head = ["Mois", "Dépenses", "Dans l’assiette"];
    sheet.figure("Dépenses mois par mois", describe(budget, largest), &head, rows)
}

/// Where things stand between the axes.
struct Plot<'s, 'a> {
    sheet: &'s mut Sheet<'a>,
    ticks: Vec<Cents>,
    left: i32,
    top: i32,
    months: i32,
}

impl<'s, 'a> Plot<'s, 'a> {
    fn of(sheet: &'s mut Sheet<'a>, budget: &Budget, largest: Cents) -> Self {
        let ticks = ticks(largest);
        let widest = ticks.iter().map(|tick| sheet.measure(&written(*tick, &ticks))).max().unwrap_or(0);
        // An axis that leaves less than half of the width to the bars says nothing: it is left out.
        let left = if widest + GAP <= sheet.width / 2 { widest + GAP } else { 0 };
        // Above: the name of the mark.
        let top = sheet.y + LINE + 8_000;
        let months = i32::try_from(budget.months.len()).unwrap_or(i32::MAX).max(1);
        Self { sheet, ticks, left, top, months }
    }

    /// Where a month begins; the one after the last is the right end.
    fn x(&self, month: i32) -> i32 {
        let room = i64::from(self.sheet.width - self.left);
        let at = room * i64::from(month - 1) / i64::from(self.months);
        self.left + i32::try_from(at).unwrap_or(0)
    }

    fn draw(mut self, budget: &Budget) {
        self.axis();
        self.bars(budget);
        self.end_of_base(budget);
        self.names();
    }

    fn axis(&mut self) {
        let last = self.ticks.last().copied().unwrap_or_default();
        for tick in self.ticks.clone() {
            let y = self.top + HEIGHT - length(HEIGHT, tick.get(), last.get());
            let ink = if tick.is_zero() { Ink::Text } else { Ink::Rule };
            let (from, to) = ((self.left, y), (self.sheet.width, y));
            self.sheet.marks.push(Mark::Line { from, to, thickness: HAIRLINE, ink });
            if self.left > 0 {
                let text = written(tick, &self.ticks);
                self.sheet.text_at((self.left - GAP, y - LINE / 2), Anchor::End, Ink::Soft, text);
            }
        }
    }

    fn bars(&mut self, budget: &Budget) {
        let last = self.ticks.last().copied().unwrap_or_default();
        for (month, amount) in (1_i32..).zip(&budget.months) {
            let (from, to) = (self.x(month), self.x(month + 1));
            let between = (to - from) / 5;
            let height = length(HEIGHT, amount.get(), last.get());
            let area = Area {
                x: from + between / 2,
                y: self.top + HEIGHT - height,
                width: to - from - between,
                height,
            };
            let covered = u32::try_from(month).is_ok_and(|month| month <= budget.facts.base_end);
            self.sheet.marks.extend(area.filled(if covered { WITHIN } else { BEYOND }));
        }
    }

    /// A line after the last month of the base, with its name above it.
    fn end_of_base(&mut self, budget: &Budget) {
        let end = budget.facts.base_end;
        let Some(after) = i32::try_from(end).ok().filter(|end| *end <= self.months) else { return };
        let x = self.x(after + 1);
        let (from, to) = ((x, self.top - 3_000), (x, self.top + HEIGHT));
        self.sheet.marks.push(Mark::Line { from, to, thickness: 2 * HAIRLINE, ink: Ink::Text });
        let text = self.sheet.cut(&format!("Fin de l’assiette\u{A0}: M{end}"), self.sheet.width);
        let half = self.sheet.measure(&text) / 2;
        let middle = x.min(self.sheet.width - half - 1).max(half + 1);
        if 2 * half + 2 <= self.sheet.width {
            self.sheet.text_at((middle, self.top - 8_000 - LINE), Anchor::Middle, Ink::Text, text);
        }
    }

    /// Names of months, as many as stand apart.
    fn names(&mut self) {
        let widest = self.sheet.measure(&format!("M{}", self.months));
        let apart = |step: &i32| self.x(1 + step) - self.x(1) >= widest + GAP;
        let step = [1, 2, 3, 6, 12, 24, 60].into_iter().find(apart).unwrap_or(60);
        let top = self.top + HEIGHT + 7_000;
        let mut month = 1;
        while month <= self.months {
            let text = format!("M{month}");
            let half = self.sheet.measure(&text) / 2 + 1;
            let middle = (self.x(month) + self.x(month + 1)) / 2;
            if middle - half >= 0 && middle + half <= self.sheet.width {
                self.sheet.text_at((middle, top), Anchor::Middle, Ink::Soft, text);
            }
            month += step;
        }
        self.sheet.y = top + LINE;
    }
}

fn describe(budget: &Budget, largest: Cents) -> String {
    let end = budget.facts.base_end;
    let within: Cents =
        (1_u32..).zip(&budget.months).filter(|(month, _)| *month <= end).map(|(_, m)| *m).sum();
    let most = (1_u32..).zip(&budget.months).find(|(_, amount)| **amount == largest);
    let most = most.filter(|(_, amount)| !amount.is_zero());
    let most = most.map_or_else(String::new, |(month, amount)| {
        format!(" Le mois le plus chargé est M{month}\u{A0}: {}.", amount.french())
    });
    format!(
        "Dépenses de M1 à M{}\u{A0}: {} en tout, dont {} jusqu’à M{end}, fin de l’assiette.{most}",
        budget.table_months(),
        budget.total.french(),
        within.french()
    )
}
