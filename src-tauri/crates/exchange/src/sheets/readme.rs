//! « À lire »: what this workbook is, what may be changed in it, and what comes of that.

use rust_decimal::Decimal;

use super::book::{Format, Role, Sheet, Style};
use super::frame::{Frame, README};
use super::traces::differences;
use super::wrap;

const PROSE: Style = Style::of(Role::Prose, Format::Plain);
/// How wide the texts are.
const WIDTH: u16 = 1_150;
const BLOCK: Style = Style::of(Role::Block, Format::Plain);

const TEXTS: [(&str, &[&str]); 4] = [
    (
        "Ce que contient ce classeur",
        &[
            "Dépenses\u{A0}: chaque ligne, telle qu’elle est saisie dans Amorce, avec son montant et son assiette.",
            "Ressources\u{A0}: le numéraire, la part de chacun dans la subvention, le temps de travail.",
            "Plan de financement\u{A0}: dépenses à payer et contributions valorisées, face aux ressources.",
            "Croisé, Mois\u{A0}: les mêmes montants par porteur, poste, année et mois.",
            "Traçabilité\u{A0}: chaque chiffre, la façon dont il est obtenu, et l’écart avec Amorce.",
        ],
    ),
    (
        "Ce que vous pouvez y changer",
        &[
            "Les cellules à fond clair se saisissent\u{202F}; tout le reste est calculé et protégé, sans mot de passe.",
            "Les formules refont le calcul d’Amorce au centime. Un changement ici ne change rien dans Amorce\u{A0}: pour \
             l’y reporter, importez la feuille «\u{A0}Dépenses\u{A0}» (Budget, Importer des lignes).",
            "Pour ajouter des lignes, ajoutez-les dans Amorce, ou remplissez le modèle à importer.",
        ],
    ),
    (
        "Comment les centimes sont arrondis",
        &[
            "Le montant d’une ligne est arrondi une seule fois, au centime le plus proche\u{202F}; les totaux sont des \
             sommes de lignes arrondies.",
            "La subvention maximale est arrondie au centime inférieur, sur le total.",
            "Les mois d’une ligne se partagent ses centimes\u{A0}: les premiers mois prennent ceux qui restent.",
            "Les parts de la subvention sont arrondies au centime inférieur, et les centimes qui restent vont aux plus \
             forts restes.",
        ],
    ),
    (
        "Données personnelles",
        &[
            "Les colonnes à droite de «\u{A0}Dépenses\u{A0}» (non imprimées) nomment des agents à côté de ce qu’ils \
             coûtent\u{A0}: ce classeur est fait pour les co-rédacteurs.",
            "Avant de le donner à d’autres, effacez le contenu de la colonne «\u{A0}Agent\u{A0}», et relisez «\u{A0}Libellé\u{A0}», \
             «\u{A0}Justification\u{A0}» et, dans «\u{A0}Traçabilité\u{A0}», les noms des lignes.",
        ],
    ),
];

/// The sheet; « Traçabilité » ends at this row.
pub fn sheet(frame: &mut Frame<'_>, traces_end: u32) -> Sheet {
    let mut sheet = Sheet::new(README, &[WIDTH, 150]);
    sheet.title("À lire", &frame.remark());
    let mut row = 3;
    sheet.text((row, 0), "Chiffres de ce classeur qui ne sont plus ceux d’Amorce", PROSE);
    sheet.formula((row, 1), differences(traces_end), Decimal::ZERO, Style::of(Role::Total, Format::Whole));
    frame.name("ecarts", README, (row, 1));
    row += 2;
    for (title, lines) in TEXTS {
        sheet.text((row, 0), title, BLOCK);
        for line in lines {
            row += 1;
            sheet.text((row, 0), line, PROSE);
            let lines = wrap::lines(line, WIDTH, false);
            if lines > 1 {
                sheet.heights.insert(row, u16::try_from(lines * 14 + 2).unwrap_or(30));
            }
        }
        row += 2;
    }
    sheet.text((row, 0), &format!("Appel à projets\u{A0}: {}", frame.source.call.title), PROSE);
    sheet
}
