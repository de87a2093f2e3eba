//! Working time: the agents' days year by year, and the cost of a day from a yearly cost.
//!
//! The justification goes to the line's own note: the cost is one agent's, while `project.valuation_reason` is the
//! method of all; and a note follows its line when it is copied, moved or kept in a scenario. The reason of the
//! working days is the project's and is not touched, unless the project has no number of days yet.

use checks::{AgentTime, agent_times};
use dossier::number::{Unit, read_typed, write_count, write_french};
use dossier::parts::Cost;
use dossier::{Dossier, Edit, EditError, Item, Op, Pointer, Typed};
use rust_decimal::Decimal;
use store::PendingInput;

use crate::drafts::new_id;
use crate::dto::{
    AgentTimeView, AgentTimesView, AgentYearHead, AgentYearView, Answer, DailyCostBasis, DailyCostRequest,
    DailyCostView, TraceLineView, TraceView,
};
use crate::session::Session;
use crate::views::names::Names;
use crate::{AppError, Desk, ErrorCode};

/// What the keys of the agents' days begin with.
const AGENTS: &str = "agents";

/// How a justification that was written here begins: the next one takes its place.
const NOTE: &str = "Coût annuel chargé de ";

impl Desk {
    /// What each agent gives, year by year of the project.
    ///
    /// # Errors
    /// Where there is no such draft.
    pub fn agent_times(&self, id: &str) -> Result<AgentTimesView, AppError> {
        self.look(id, |session| Ok(times(session)))
    }

    /// What a day costs, from what was typed so far; nothing is changed.
    ///
    /// # Errors
    /// Where there is no such draft, line or agent.
    pub fn daily_cost(&self, id: &str, request: &DailyCostRequest) -> Result<DailyCostView, AppError> {
        self.look(id, |session| {
            let dossier = session.dossier();
            let lines = lines(dossier, request)?;
            let held = lines.iter().find_map(|cost| cost.basis.yearly_cost);
            let text = |value: Option<Decimal>| value.map(|value| write_french(value.normalize(), None));
            let days = dossier.project.working_days.map(|days| days.get());
            let view = DailyCostView {
                yearly: held.map(|cost| write_french(cost.get(), Some(2))).unwrap_or_default(),
                days: text(days).unwrap_or_default(),
                formula: None,
                rounding: None,
                note: None,
                error: None,
                no_yearly: None,
                lines: lines.iter().map(|cost| named(cost)).collect(),
            };
            if request.yearly.trim().is_empty() || request.days.trim().is_empty() {
                return Ok(view);
            }
            Ok(match DailyCost::read(request) {
                Err(error) => DailyCostView { error: Some(error.message), ..view },
                Ok(cost) => DailyCostView {
                    formula: Some(cost.formula()),
                    rounding: cost.rounding(),
                    note: Some(cost.note(&request.source)),
                    no_yearly: no_yearly(days, cost.days),
                    ..view
                },
            })
        })
    }

    /// Gives the cost of a day to a line of time, or to all those of an agent, with its justification: one edit.
    ///
    /// # Errors
    /// Where what was typed cannot be read, or no line of time is concerned.
    pub fn set_daily_cost(
        &self,
        id: &str,
        request: &DailyCostRequest,
        basis: DailyCostBasis,
    ) -> Result<Answer, AppError> {
        self.apply(id, |session, stamp| {
            let dossier = session.dossier();
            let lines = lines(dossier, request)?;
            if lines.is_empty() {
                let message =
                    "Aucune dépense de temps ne nomme cet agent\u{A0}: ajoutez-en une dans le budget.";
                return Err(AppError::new(ErrorCode::NotFound, message));
            }
            let cost = DailyCost::read(request)?;
            let present = dossier.project.working_days.map(|days| days.get());
            if basis == DailyCostBasis::Yearly
                && let Some(why) = no_yearly(present, cost.days)
            {
                return Err(AppError::new(ErrorCode::BadInput, why).at("/project/working_days"));
            }
            let mut typed = Vec::new();
            for line in lines {
                let at = Pointer::new("/costs").join(&line.id);
                let (kind, field, value) = match basis {
                    DailyCostBasis::Daily => ("time_daily", "basis/daily_cost", cost.daily_text()),
                    DailyCostBasis::Yearly => {
                        ("time_yearly", "basis/yearly_cost", write_french(cost.yearly, Some(2)))
                    }
                };
                typed.push((at.below("basis/kind"), kind.to_owned()));
                typed.push((at.below(field), value));
                typed.push((at.join("note"), with_note(&line.note, &cost.note(&request.source))));
            }
            if basis == DailyCostBasis::Yearly && present.is_none() {
                let days = write_french(cost.days.normalize(), None);
                typed.push((Pointer::new("/project/working_days"), days));
            }
            let (ops, pending) = fields(session, typed)?;
            let edit = Edit { group: new_id(), label: "Coût d’une journée".to_owned(), ops };
            session.apply(&edit, &pending, 0, stamp)
        })
    }
}

/// Typed texts as exact operations; what could not be read there before is cleared.
fn fields(
    session: &Session,
    typed: Vec<(Pointer, String)>,
) -> Result<(Vec<Op>, Vec<PendingInput>), AppError> {
    let (mut ops, mut pending) = (Vec::new(), Vec::new());
    for (at, text) in typed {
        match session.dossier().typed(&at, &text)? {
            Typed::Ops(made) => ops.extend(made),
            Typed::Unreadable(source) => return Err(EditError::Value { at, source }.into()),
        }
        if session.draft.pending().contains_key(&at) {
            pending.push(PendingInput { at, text: None });
        }
    }
    Ok((ops, pending))
}

/// The lines of time that a request is about.
fn lines<'a>(dossier: &'a Dossier, request: &DailyCostRequest) -> Result<Vec<&'a Item<Cost>>, AppError> {
    if let Some(line) = &request.line {
        let gone =
            || AppError::new(ErrorCode::NotFound, "Cette dépense n’existe plus\u{A0}: elle a été supprimée.");
        return dossier.costs.get(line).map(|line| vec![line]).ok_or_else(gone);
    }
    let agent = request.agent.as_deref().unwrap_or_default();
    let of_agent = |cost: &&Item<Cost>| !agent.is_empty() && &*cost.agent == agent && cost.is_time();
    Ok(dossier.costs.iter().filter(of_agent).collect())
}

fn named(cost: &Cost) -> String {
    let label = cost.label.trim();
    if label.is_empty() { "Dépense sans libellé".to_owned() } else { label.to_owned() }
}

/// Why a cost by the year would give another amount; none where it gives the same.
fn no_yearly(project: Option<Decimal>, days: Decimal) -> Option<String> {
    let project = project.filter(|project| *project != days)?;
    Some(format!(
        "Le projet compte {} jours ouvrés par an\u{A0}: un coût annuel serait divisé par ce nombre, non par {}.",
        write_french(project.normalize(), None),
        write_french(days.normalize(), None)
    ))
}

/// A note with a justification; one that was written here before gives way.
fn with_note(note: &str, justification: &str) -> String {
    let others = note.lines().filter(|line| !line.starts_with(NOTE) && !line.trim().is_empty());
    others.chain([justification]).collect::<Vec<_>>().join("\n")
}

/// A yearly cost over a number of days: whole cents, whole ten-thousandths of a day.
struct DailyCost {
    yearly: Decimal,
    days: Decimal,
    /// Ten-thousandths of a euro a day, to the nearest, halves up.
    daily: i64,
    is_exact: bool,
}

impl DailyCost {
    fn read(request: &DailyCostRequest) -> Result<Self, AppError> {
        let bad = |field: &str, message: String| AppError::new(ErrorCode::BadInput, message).at(field);
        let yearly =
            read_typed(&request.yearly, 2, Unit::EUROS).map_err(|error| bad("yearly", error.to_string()))?;
        let days =
            read_typed(&request.days, 4, Unit::DAYS).map_err(|error| bad("days", error.to_string()))?;
        let count = |mut value: Decimal, decimals| {
            value.rescale(decimals);
            value.mantissa()
        };
        let (cents, parts) = (count(yearly, 2), count(days, 4));
        if parts == 0 {
            let message =
                "Le nombre de jours ne peut pas être zéro\u{A0}: le coût annuel est divisé par lui.";
            return Err(bad("days", message.to_owned()));
        }
        // cents ÷ 100 ÷ (parts ÷ 10 000), in ten-thousandths: at most 10^11 × 10^6, which an i128 holds.
        let dividend = cents * 1_000_000;
        let daily = (2 * dividend + parts) / (2 * parts);
        let daily = i64::try_from(daily).ok().filter(|daily| *daily <= 9_999_999_999_999);
        let too_much = || {
            bad("days", "Le coût d’une journée dépasserait 999\u{202F}999\u{202F}999,9999\u{A0}€.".to_owned())
        };
        Ok(Self { yearly, days, daily: daily.ok_or_else(too_much)?, is_exact: dividend % parts == 0 })
    }

    fn daily(&self) -> Decimal {
        Decimal::new(self.daily, 4)
    }

    /// What a day costs, as it will stand in the line: no more decimals than it has, at least two.
    fn daily_text(&self) -> String {
        let cost = self.daily().normalize();
        write_french(cost, Some(cost.scale().max(2)))
    }

    fn formula(&self) -> String {
        let sign = if self.is_exact { "=" } else { "≈" };
        let yearly = write_french(self.yearly, Some(2));
        let days = write_french(self.days.normalize(), None);
        let unit = if self.days < Decimal::TWO { "jour" } else { "jours" };
        format!("{yearly}\u{A0}€ ÷ {days}\u{A0}{unit} {sign} {}\u{A0}€ par jour", self.daily_text())
    }

    /// What is lost by holding the quotient in four decimals.
    fn rounding(&self) -> Option<String> {
        (!self.is_exact).then(|| {
            "La division ne tombe pas juste\u{A0}: le coût par jour est arrondi à la quatrième décimale. Gardé par an, \
             il reste exact."
                .to_owned()
        })
    }

    fn note(&self, source: &str) -> String {
        let source = source.trim().replace(['\n', '\r'], " ");
        let formula = self.formula();
        if source.is_empty() {
            format!("{NOTE}{formula}.")
        } else {
            format!("{NOTE}{formula}. Source\u{A0}: {source}")
        }
    }
}

fn times(session: &Session) -> AgentTimesView {
    let (dossier, budget) = (session.dossier(), &session.budget);
    let all = agent_times(dossier, budget);
    let names = Names { dossier, call: &session.call };
    let years = all.first().map(|agent| agent.years.as_slice()).unwrap_or_default();
    let head = |year: &checks::AgentYear| AgentYearHead {
        year: year.year,
        possible: year.possible.as_ref().map(|days| match year.months {
            12 => format!("{days}\u{A0}j possibles"),
            months => format!("{days}\u{A0}j possibles ({months}\u{A0}mois)"),
        }),
    };
    let over = all.iter().filter(|agent| is_over(agent)).count();
    let summary = match (all.is_empty(), dossier.project.working_days.is_some(), over) {
        (true, _, _) => "Aucune dépense de temps ne nomme d’agent.".to_owned(),
        (false, false, _) => {
            "Donnez les jours ouvrés par an, dans «\u{A0}Identité\u{A0}», pour voir les dépassements."
                .to_owned()
        }
        (false, true, 0) => "Aucun agent ne donne plus de jours que n’en compte l’année.".to_owned(),
        (false, true, 1) => "Un agent donne plus de jours que n’en compte l’année.".to_owned(),
        (false, true, over) => format!("{over} agents donnent plus de jours que n’en compte l’année."),
    };
    AgentTimesView {
        years: years.iter().map(head).collect(),
        agents: all.iter().map(|agent| row(agent, names)).collect(),
        summary,
    }
}

/// The trace of what an agent gives in a year of the project; outer none for the key of another figure.
pub(crate) fn trace_of_days(session: &Session, key: &str) -> Option<Option<TraceView>> {
    let keys: Vec<String> = Pointer::new(key).keys().collect();
    let [list, agent, year] = keys.as_slice() else { return None };
    (list == AGENTS).then(|| days_of(session, agent, year.parse().ok()?))
}

fn days_of(session: &Session, agent: &str, year: u32) -> Option<TraceView> {
    let (dossier, budget) = (session.dossier(), &session.budget);
    let times = agent_times(dossier, budget);
    let time = times.iter().find(|time| time.agent == agent)?;
    let days = &time.years.iter().find(|one| one.year == year)?.days;
    let (first, last) = (12 * year.checked_sub(1)? + 1, 12 * year);
    let own = dossier
        .costs
        .iter()
        .zip(&budget.lines)
        .filter(|(cost, line)| *cost.agent == *agent && line.facts.time);
    let lines: Vec<TraceLineView> = own
        .filter_map(|(cost, line)| {
            let within = (line.months.last().min(last) + 1).checked_sub(line.months.first().max(first))?;
            let days = line.facts.days.filter(|days| days.get() > 0 && within > 0)?.french();
            let of = line.months.length();
            let spread = if within == of { String::new() } else { format!(" × {within}\u{A0}mois ÷ {of}") };
            Some(TraceLineView {
                pointer: Some(format!("/costs/{}/basis/days", cost.id)),
                key: None,
                label: named(cost),
                figure: format!("{days}{spread}"),
            })
        })
        .collect();
    let terms = match lines.as_slice() {
        few if few.len() <= 4 => few.iter().map(|line| line.figure.as_str()).collect::<Vec<_>>().join(" + "),
        many => format!("somme de {} dépenses de temps", write_count(many.len())),
    };
    let names = Names { dossier, call: &session.call };
    Some(TraceView {
        title: format!("{}, jours de l’année {year}", row(time, names).name),
        formula: if lines.is_empty() { format!("rien\u{A0}: {days}\u{A0}j") } else { format!("{terms} = {days}\u{A0}j") },
        lines,
        rounding: Some("Les jours d’une dépense sont répartis également sur ses mois. Les années sont arrondies ensemble, au centième de jour.".to_owned()),
    })
}

fn is_over(agent: &AgentTime) -> bool {
    agent.years.iter().any(|year| year.excess.is_some())
}

fn row(time: &AgentTime, names: Names<'_>) -> AgentTimeView {
    let carrier = names.dossier.carriers.get(&time.carrier);
    let agent = carrier.and_then(|carrier| carrier.agents.get(&time.agent));
    let parts = agent.map(|agent| [agent.name.trim(), agent.function.trim()]).unwrap_or_default();
    let name = parts.into_iter().find(|part| !part.is_empty()).unwrap_or("Agent sans nom");
    let years = time.years.iter().map(|year| AgentYearView {
        days: format!("{}\u{A0}j", year.days),
        key: budget::figure_key(&[AGENTS, &time.agent, &year.year.to_string()]),
        excess: year.excess.as_ref().map(|days| format!("{days}\u{A0}j de trop")),
    });
    AgentTimeView {
        agent: time.agent.clone(),
        pointer: format!("/carriers/{}/agents/{}/name", time.carrier, time.agent),
        name: name.to_owned(),
        carrier: names.bearer(Some(&time.carrier)).to_owned(),
        years: years.collect(),
        is_over: is_over(time),
    }
}
