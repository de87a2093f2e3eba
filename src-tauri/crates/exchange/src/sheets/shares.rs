//! The grant shared by the largest remainders, as formulas: the products are divided in steps of a thousand, so
//! that no number passes what a double holds, and Excel and LibreOffice find the same remainders.

use budget::Cents;
use rust_decimal::Decimal;

use super::book::{Format, Role, Sheet, Style};
use super::formula::{a1, on, span};
use super::frame::{CENTS, EURO, Frame, RESOURCES};

/// The largest base that the steps divide exactly in both programs, in cents: a hundred million euros.
const LARGEST_BASE: i64 = 10_000_000_000;
/// The largest grant: four steps.
const LARGEST_GRANT: i64 = 1_000_000_000_000;

/// The grant in cents, cut into four groups of three digits, largest first: names of cells.
const GROUPS: [&str; 4] = ["subvention_g3", "subvention_g2", "subvention_g1", "subvention_g0"];

/// A table that the grant is shared over.
pub struct Table<'a> {
    /// Its rows, from and to.
    pub rows: (u32, u32),
    /// The column of the bases.
    pub base: u16,
    /// The column that takes the shares.
    pub share: u16,
    /// The first of four columns for what the formulas need on their way.
    pub helper: u16,
    /// The bases and the shares, row by row.
    pub figures: &'a [(Cents, Cents)],
}

/// The heads of the helper columns.
pub const HEADS: [&str; 4] = ["Assiette (centimes)", "Reste", "Quotient (centimes)", "Rang du reste"];

/// Whether the shares can be formulas.
pub fn by_formula(grant: Cents, base: Cents) -> bool {
    base.get() <= LARGEST_BASE && grant.get() < LARGEST_GRANT
}

/// Cuts the grant into the groups that the shares need, in a row of cells.
pub fn groups(sheet: &mut Sheet, frame: &mut Frame<'_>, row: u32, column: u16) {
    let grant = frame.source.budget.grant.get();
    let cents = "ROUND(subvention*100,0)";
    let texts = [
        format!("INT({cents}/1000000000)"),
        format!("MOD(INT({cents}/1000000),1000)"),
        format!("MOD(INT({cents}/1000),1000)"),
        format!("MOD({cents},1000)"),
    ];
    let values = [grant / 1_000_000_000, grant / 1_000_000 % 1_000, grant / 1_000 % 1_000, grant % 1_000];
    for (column, ((text, value), name)) in (column..).zip(texts.into_iter().zip(values).zip(GROUPS)) {
        sheet.formula((row, column), text, Decimal::from(value), CENTS);
        frame.name(name, RESOURCES, (row, column));
    }
}

/// Shares the grant over a table.
pub fn share(sheet: &mut Sheet, grant: Cents, table: &Table<'_>) {
    let (first, last) = table.rows;
    let total: i64 = table.figures.iter().map(|(base, _)| base.get()).sum();
    let exact = by_formula(grant, Cents::new(total));
    let helper = |step: u16| table.helper + step;
    let divisor = format!("SUM({})", span(first, last, helper(0)));
    let quotients = span(first, last, helper(2));
    let remainders: Vec<i128> = table.figures.iter().map(|(base, _)| part(grant, *base, total).1).collect();
    for ((row, (base, share)), place) in (first..=last).zip(table.figures).zip(0..) {
        if !exact {
            sheet.number((row, table.share), *share, EURO);
            let why = "Repris d’Amorce\u{A0}: un tableur ne compte pas assez de chiffres pour ce partage.";
            sheet.text((row, helper(0)), why, Style::of(Role::Helper, Format::Plain));
            continue;
        }
        let (quotient, remainder) = part(grant, *base, total);
        let cents = a1(row, helper(0));
        sheet.formula(
            (row, helper(0)),
            format!("ROUND({}*100,0)", a1(row, table.base)),
            Decimal::from(base.get()),
            CENTS,
        );
        let [g3, g2, g1, g0] = GROUPS;
        let step = |before: String, group: &str| format!("MOD({before}{group}*{cents},{divisor})");
        let long_division = step(
            format!(
                "{}*1000+",
                step(format!("{}*1000+", step(format!("{}*1000+", step(String::new(), g3)), g2)), g1)
            ),
            g0,
        );
        let text = format!("IF({divisor}=0,0,{long_division})");
        sheet.formula((row, helper(1)), text, Decimal::from(remainder), CENTS);
        let text = format!(
            "IF({divisor}=0,0,ROUND((ROUND(subvention*100,0)*{cents}-{})/{divisor},0))",
            a1(row, helper(1))
        );
        sheet.formula((row, helper(2)), text, Decimal::from(quotient), CENTS);
        let rank = rank(&remainders, place);
        let own = a1(row, helper(1));
        let all = span(first, last, helper(1));
        let so_far = span(first, row, helper(1));
        sheet.formula(
            (row, helper(3)),
            format!("RANK({own},{all},0)+COUNTIF({so_far},{own})-1"),
            rank,
            CENTS,
        );
        let text = format!(
            "IF({divisor}=0,0,({}+IF({}<=ROUND(subvention*100,0)-SUM({quotients}),1,0))/100)",
            a1(row, helper(2)),
            a1(row, helper(3))
        );
        sheet.formula((row, table.share), text, *share, EURO);
    }
}

fn part(grant: Cents, base: Cents, total: i64) -> (i128, i128) {
    let product = i128::from(grant.get()) * i128::from(base.get());
    match total {
        0 => (0, 0),
        total => (product / i128::from(total), product % i128::from(total)),
    }
}

fn rank(remainders: &[i128], place: usize) -> Decimal {
    let own = remainders.get(place).copied().unwrap_or_default();
    let larger = remainders.iter().filter(|other| **other > own).count();
    let before = remainders.iter().take(place + 1).filter(|other| **other == own).count();
    Decimal::from(larger + before)
}

/// A cell of the sheet that shares the grant.
pub fn cell(row: u32, column: u16) -> String {
    on(RESOURCES, &a1(row, column))
}
