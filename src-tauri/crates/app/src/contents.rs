//! What an export says of people, in one line: the export screen and the command line show it before a file goes round.

use std::path::Path;

use dossier::Dossier;
use dossier::number::write_count;
use dossier::parts::IndividualCosts;

use crate::{AppError, Desk};

impl Desk {
    /// What a file of this ending says of people; `last` is the final.
    ///
    /// # Errors
    /// Where there is no such draft.
    pub fn export_contents(&self, id: &str, to: &Path, last: bool) -> Result<String, AppError> {
        let ending = to.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        self.look(id, |session| {
            let unread = session.unread_figures().len();
            Ok(match ending.as_deref() {
                Some("pdf") => pages(session.dossier(), last),
                Some("json") => data().to_owned() + &without(unread),
                _ => tables(session.dossier()) + &without(unread),
            })
        })
    }
}

/// What of the budget such a file goes without, as its fields hold what could be read.
fn without(unread: usize) -> String {
    match unread {
        0 => String::new(),
        1 => " Une saisie illisible du budget n’y est pas\u{A0}: corrigez-la d’abord.".to_owned(),
        many => {
            format!(
                " {} saisies illisibles du budget n’y sont pas\u{A0}: corrigez-les d’abord.",
                write_count(many)
            )
        }
    }
}

/// Of a PDF: its pages, and the data inside it.
pub(crate) fn pages(dossier: &Dossier, last: bool) -> String {
    let costs = match (dossier.pdf.individual_costs.unwrap_or(IndividualCosts::Grouped), last) {
        (IndividualCosts::Grouped, _) => "les coûts du temps sont regroupés par service",
        (IndividualCosts::Detailed, true) => "les coûts du temps sont détaillés par fonction, sans les noms",
        (IndividualCosts::Detailed, false) => {
            "les coûts du temps sont détaillés, avec le nom et la fonction de chacun"
        }
    };
    if last {
        format!(
            "Le PDF définitif nomme les agents auprès de leur service, sans leur courriel\u{202F}; dans ses pages, {costs}. Les données jointes gardent chaque ligne sans son agent, libellés et notes tels que vous les avez écrits, et ni commentaires ni scénarios."
        )
    } else {
        format!(
            "Le projet nomme les agents auprès de leur service\u{202F}; dans ses pages, {costs}. Les données jointes contiennent tout le brouillon, commentaires et courriels compris\u{A0}: ne le diffusez qu’à vos co-rédacteurs."
        )
    }
}

/// Of a workbook or a `.csv`: they are there to be computed anew and taken in again, so every line is in them as it was
/// typed, whatever « coûts individuels » says.
pub(crate) fn tables(dossier: &Dossier) -> String {
    let named = dossier.costs.iter().filter(|cost| !cost.agent.is_empty()).count();
    let people = match named {
        0 => "aucune n’y est rattachée à un agent, mais un libellé ou une justification peut le nommer"
            .to_owned(),
        1 => "une ligne y nomme un agent à côté de ce qu’il coûte".to_owned(),
        many => format!("{} lignes y nomment un agent à côté de ce qu’il coûte", write_count(many)),
    };
    format!(
        "Chaque dépense a sa ligne, même si les coûts individuels sont regroupés dans le PDF\u{202F}; {people}\u{A0}: gardez ce fichier entre co-rédacteurs."
    )
}

/// Of the data.
pub(crate) const fn data() -> &'static str {
    "Le fichier contient tout le brouillon\u{A0}: agents, courriels, coûts de chacun, commentaires et scénarios\u{202F}; ne l’envoyez qu’à vos co-rédacteurs."
}
