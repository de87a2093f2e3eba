//! A call as a screen needs it.

use call::{Call, Source};
use dossier::number::{write_euros, write_french};
use rust_decimal::Decimal;

use crate::dto::{
    AnnexKindView, CallView, CategoryView, DateView, DeclarationView, NamedView, PartnerKindView, RulesView,
    SectionView,
};

fn source(source: Source) -> String {
    match source {
        Source::Call => "call".to_owned(),
        Source::Proposed => "proposed".to_owned(),
    }
}

fn size(bytes: u64) -> String {
    format!("{}\u{A0}Mo", (bytes / 1_000_000).max(1))
}

/// What a screen needs of a call.
pub(crate) fn view(call: &Call) -> CallView {
    CallView {
        id: call.id.clone(),
        revision: call.revision,
        title: call.title.clone(),
        short_name: call.short_name.clone(),
        organiser: call.organiser.as_ref().map(|o| o.name.clone()).unwrap_or_default(),
        sections: call
            .sections
            .iter()
            .map(|s| SectionView {
                id: s.id.clone(),
                title: s.title.clone(),
                help: s.help.clone(),
                required: s.required,
                max_characters: s.max_characters,
                source: source(s.source),
            })
            .collect(),
        categories: call
            .categories
            .iter()
            .map(|c| CategoryView {
                id: c.id.clone(),
                name: c.name.clone(),
                nature: match c.nature {
                    call::Nature::Personnel => "personnel",
                    call::Nature::Operating => "operating",
                    call::Nature::Investment => "investment",
                }
                .to_owned(),
                nature_name: c.nature.name().to_owned(),
            })
            .collect(),
        partner_kinds: call
            .partner_kinds
            .iter()
            .map(|k| PartnerKindView {
                id: k.id.clone(),
                name: k.name.clone(),
                examples: k.examples.clone().unwrap_or_default(),
                public: k.public,
                demanded: k.demanded,
            })
            .collect(),
        funding_statuses: call
            .funding_statuses
            .iter()
            .map(|s| NamedView { id: s.id.clone(), name: s.name.clone() })
            .collect(),
        annex_kinds: call
            .annex_kinds
            .iter()
            .map(|k| AnnexKindView {
                id: k.id.clone(),
                name: k.name.clone(),
                required: k.required,
                types: k.types.clone(),
                max_size: k.max_bytes.map(size),
            })
            .collect(),
        declarations: call
            .declarations
            .iter()
            .map(|d| DeclarationView { id: d.id.clone(), text: d.text.clone() })
            .collect(),
        calendar: call
            .calendar
            .iter()
            .map(|e| DateView {
                id: e.id.clone(),
                title: e.title.clone(),
                when: super::time::deadline(e),
                source: source(e.source),
            })
            .collect(),
        rules: RulesView {
            ceiling: write_euros(call.rules.ceiling.value.0),
            rate: format!(
                "{}\u{A0}%",
                write_french((call.rules.rate.value.0 * Decimal::from(100)).normalize(), None)
            ),
            window_months: *call.rules.window_months,
            min_carriers: *call.rules.min_carriers,
        },
    }
}
