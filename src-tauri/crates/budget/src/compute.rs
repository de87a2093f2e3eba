//! From the lines to every other figure (`formats.md`, rules 4 to 10). Each pass over the lines costs the same
//! for each line, however many bearers, categories and months there are.

use call::{Call, CeilingOf};

use crate::amounts::{Cents, Days, FullTime};
use crate::basis::working_days;
use crate::budget::{BearerTime, BearerTotal, Budget, CategoryTotal, Facts, Rates};
use crate::cash::{Funder, FundingByStatus, FundingFacts};
use crate::exact::{cents_down, half_up, rate_of, ratio};
use crate::line::{Ground, Line};
use crate::places::{Bearers, Categories, Place};
use crate::share::shares;
use crate::tables::{self, Calendar};
use crate::term::Term;
use crate::{Parts, crossed};

impl Budget {
    /// The budget of a dossier, or of one of its scenarios (`Parts::of_scenario`), under a call.
    pub fn of<'a>(parts: impl Into<Parts<'a>>, call: &Call) -> Self {
        compute(&parts.into(), call)
    }
}

fn compute(parts: &Parts<'_>, call: &Call) -> Budget {
    let rules = &call.rules;
    let (bearers, categories) = (Bearers::of(parts, call), Categories::of(call));
    let term = Term::of(parts.project, rules);
    let ground = Ground { project: parts.project, rules, term, bearers: &bearers, categories: &categories };
    let mut lines: Vec<Line> = parts.costs.iter().map(|cost| Line::of(cost, &ground)).collect();
    let table = lines.iter().map(|line| line.months.last()).fold(term.months, u32::max);
    for line in &mut lines {
        line.months.set_table(table);
    }
    let sums = Sums::of(lines.iter());
    let funding: Vec<_> = parts.funding.iter().map(|one| FundingFacts::of(one, &bearers)).collect();

    let rate = rules.rate.value.0;
    let cash_funding: Cents = funding.iter().map(|one| one.amount).sum();
    let cash_costs = sums.amount - sums.in_kind;
    let grant_ceiling = rate_of(rate, sums.base);
    let requested = parts.grant.requested.map(|amount| cents_down(amount.get()));
    let grant = requested.unwrap_or(grant_ceiling);
    let payer = bearers.place(&parts.self_financing.funder);
    let left_to_pay = (cash_costs - grant - cash_funding).or_zero();
    let self_financing = payer.known().map_or(Cents::ZERO, |_| left_to_pay);
    let resources = grant + sums.in_kind + cash_funding + self_financing;
    let call_ceiling = cents_down(rules.ceiling.value.0);
    let compared = match rules.ceiling_of.value {
        CeilingOf::Total => sums.amount,
        CeilingOf::Base => sums.base,
    };

    let by_bearer = Sums::by(&lines, bearers.all.len(), |line| line.facts.bearer);
    let bearer_totals = bearer_totals(&by_bearer, &bearers, grant, &funding, payer, self_financing);
    let category_totals = category_totals(&lines, &categories, grant);
    let public = grant + public_money(&bearer_totals, &bearers, &funding);
    let Calendar { months, quarters, years, civil_years } =
        tables::calendar(&lines, parts.project.start, table, term.base_end);
    Budget {
        window_months: *rules.window_months,
        rate,
        total: sums.amount,
        eligible: lines.iter().filter(|line| line.facts.eligible).map(|line| line.amount).sum(),
        base: sums.base,
        grant_ceiling,
        grant_useful: grant_ceiling.min((cash_costs - cash_funding).or_zero()),
        grant,
        in_kind: sums.in_kind,
        cash_costs,
        cash_funding,
        self_financing,
        resources,
        balance: sums.amount - resources,
        crossed: crossed::table(&lines, &bearer_totals, &category_totals),
        months,
        quarters,
        years,
        civil_years,
        funding_by_status: FundingByStatus::of(&funding),
        rates: Rates {
            grant_over_base: ratio(grant, sums.base),
            cofinancing_over_total: ratio(resources - grant, sums.amount),
            public_over_total: ratio(public, sums.amount),
        },
        time: time(&by_bearer, &bearer_totals, parts),
        facts: Facts {
            project_months: term.months,
            base_end: term.base_end,
            call_ceiling,
            above_call_ceiling: (compared - call_ceiling).or_zero(),
            grant_above_ceiling: (grant - grant_ceiling).or_zero(),
            funding,
            self_financing: payer,
        },
        lines,
        categories: category_totals,
        bearers: bearer_totals,
    }
}

/// Sums over some lines.
#[derive(Clone, Copy, Default)]
struct Sums {
    lines: usize,
    amount: Cents,
    base: Cents,
    in_kind: Cents,
    days: Days,
    time: Cents,
}

impl Sums {
    fn add(&mut self, line: &Line) {
        self.lines += 1;
        self.amount += line.amount;
        self.base += line.base;
        if line.in_kind {
            self.in_kind += line.amount;
        }
        if line.facts.time {
            self.time += line.amount;
            self.days += line.facts.days.unwrap_or_default();
        }
    }

    fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Self {
        let mut sums = Self::default();
        lines.for_each(|line| sums.add(line));
        sums
    }

    /// One sum for each of the `known` entries of a table, and a last one for lines without entry, if any is.
    fn by(lines: &[Line], known: usize, place: impl Fn(&Line) -> Place) -> Vec<Self> {
        let mut sums = vec![Self::default(); known + 1];
        for line in lines {
            if let Some(sum) = sums.get_mut(place(line).known().unwrap_or(known)) {
                sum.add(line);
            }
        }
        if sums.last().is_some_and(|unassigned| unassigned.lines == 0) {
            sums.pop();
        }
        sums
    }
}

fn grant_shares(grant: Cents, sums: &[Sums]) -> Vec<Cents> {
    let bases: Vec<Cents> = sums.iter().map(|sum| sum.base).collect();
    shares(grant, &bases)
}

fn bearer_totals(
    sums: &[Sums],
    bearers: &Bearers<'_>,
    grant: Cents,
    funding: &[FundingFacts],
    payer: Place,
    self_financing: Cents,
) -> Vec<BearerTotal> {
    let ids = bearers.all.iter().map(|bearer| Some(bearer.id)).chain([None]);
    let shares = grant_shares(grant, sums);
    let mut totals: Vec<BearerTotal> = sums
        .iter()
        .zip(ids)
        .zip(shares)
        .map(|((sum, id), grant)| BearerTotal {
            id: id.map(str::to_owned),
            amount: sum.amount,
            base: sum.base,
            grant,
            cash: Cents::ZERO,
            in_kind: sum.in_kind,
        })
        .collect();
    let given = funding.iter().filter_map(|one| match one.funder {
        Funder::Bearer(at) => Some((at, one.amount)),
        Funder::Outside { .. } | Funder::Missing | Funder::Unknown => None,
    });
    let borne = payer.known().map(|at| (at, self_financing));
    for (at, amount) in given.chain(borne) {
        if let Some(total) = totals.get_mut(at) {
            total.cash += amount;
        }
    }
    totals
}

fn category_totals(lines: &[Line], categories: &Categories<'_>, grant: Cents) -> Vec<CategoryTotal> {
    let sums = Sums::by(lines, categories.ids.len(), |line| line.facts.category);
    let ids = categories.ids.iter().copied().map(Some).chain([None]);
    let shares = grant_shares(grant, &sums);
    let totals = sums.iter().zip(ids).zip(shares);
    totals
        .map(|((sum, id), grant)| CategoryTotal {
            id: id.map(str::to_owned),
            amount: sum.amount,
            base: sum.base,
            grant,
            in_kind: sum.in_kind,
        })
        .collect()
}

/// What carriers, public partners and public outside funders bring.
fn public_money(totals: &[BearerTotal], bearers: &Bearers<'_>, funding: &[FundingFacts]) -> Cents {
    let outside =
        funding.iter().filter(|one| one.funder == Funder::Outside { public: true }).map(|one| one.amount);
    let borne = totals.iter().enumerate().filter(|(at, _)| bearers.is_public(*at));
    borne.map(|(_, total)| total.cash + total.in_kind).chain(outside).sum()
}

fn time(sums: &[Sums], totals: &[BearerTotal], parts: &Parts<'_>) -> Vec<BearerTime> {
    let year = working_days(parts.project).ok();
    let full_time = |days: Days| {
        let hundredths = half_up(i128::from(days.get()) * 100, year?)?;
        i64::try_from(hundredths).ok().map(FullTime::new)
    };
    let some = sums.iter().zip(totals).filter(|(sum, _)| sum.days > Days::ZERO);
    some.map(|(sum, total)| BearerTime {
        bearer: total.id.clone(),
        days: sum.days,
        fte: full_time(sum.days),
        amount: sum.time,
    })
    .collect()
}
