//! Scenarios in the real window: a budget kept, changed, compared, taken back; and a text that follows it meanwhile.

use anyhow::Result;

use crate::driver::Stage;

#[tokio::test(flavor = "multi_thread")]
async fn a_budget_is_kept_compared_and_adopted_and_the_text_that_quotes_it_follows() -> Result<()> {
    let stage = Stage::new()?;
    let running = stage.open().await?;
    let page = &running.page;
    page.press("Ouvrir l’exemple").await?;
    page.press("Rubriques").await?;
    page.fill("Votre texte", "Soit {{budget.grant}} demandés, et {{budget.rien}}.").await?;
    page.sees("Tel qu’on le lira").await?;

    page.press("Budget").await?;
    page.press("Scénarios").await?;
    page.press("Garder le budget comme scénario…").await?;
    page.fill("Nom", "Tel quel").await?;
    page.press("Garder").await?;
    page.sees("identique au scénario « Tel quel »").await?;
    page.sees("Les deux budgets ont les mêmes dépenses").await?;

    page.press("Plan de financement").await?;
    page.fill("Montant demandé", "100 000").await?;
    page.shows_figure("grant", "100 000,00 €").await?;
    page.press("Scénarios").await?;
    page.sees("qui diffère de tous les scénarios gardés").await?;
    page.sees("+").await?;
    page.picture("light-budget-scenarios").await?;
    page.wear("dark").await?;
    page.picture("dark-budget-scenarios").await?;
    page.wear("light").await?;

    page.press("Rubriques").await?;
    page.sees("Soit 100 000,00 € demandés, et").await?;
    page.picture("light-sections-reading").await?;
    page.press("Insérer un chiffre du budget…").await?;
    page.sees("Part de la subvention").await?;
    page.picture("light-sections-figures").await?;
    page.press("Fermer").await?;
    page.press("Vérification").await?;
    page.sees("« {{budget.rien}} », qui n’est le nom d’aucun chiffre du budget").await?;

    page.press("Budget").await?;
    page.press("Scénarios").await?;
    page.press("Actions pour « Tel quel »").await?;
    page.press("Adopter…").await?;
    page.press("Adopter ce scénario").await?;
    page.sees("identique au scénario « Tel quel »").await?;
    // What was there before was kept by the same edit, and goes with it.
    page.sees("Avant l’adoption").await?;
    page.press("Annuler : Scénario adopté : Tel quel").await?;
    page.shows_figure("grant", "100 000,00 €").await?;

    page.press("Porteurs").await?;
    page.sees("Aucun agent ne donne plus de jours que n’en compte l’année").await?;
    page.picture("light-carriers-time").await?;
    page.respects_the_policy().await?;
    running.close()
}
