//! The example dossier that is shipped: whole, under the shipped call, as a final before the deadline.

use budget::Budget;
use call::Call;
use checks::{Facts, Purpose, Severity, check};
use dossier::{Dossier, import::import};

const CALL: &[u8] = include_bytes!("../../../../assets/calls/laboratoires-innovation-territoriale-2016.json");
const EXAMPLE: &str =
    include_str!("../../../../assets/examples/laboratoire-centre-val-de-loire/dossier.json");

#[test]
fn nothing_blocks_it_and_nothing_is_to_be_corrected() {
    let mut ids = 0_u32;
    let mut next = || {
        ids += 1;
        format!("00000000-0000-4000-8000-{ids:012}")
    };
    let mut dossier = Dossier::default();
    dossier.apply(&import(&serde_json::from_str(EXAMPLE).unwrap(), &mut next).unwrap().ops).unwrap();
    let call = Call::read(CALL).unwrap();
    let budget = Budget::of(&dossier, &call);
    let present = |_: &str| true;
    let now = "2016-09-01T08:00:00Z".parse().unwrap();
    let facts = Facts { purpose: Purpose::Final, ..Facts::new(&dossier, &call, &budget, now, &present) };
    let told: Vec<String> = check(&facts)
        .into_iter()
        .filter(|finding| finding.severity != Severity::Note)
        .map(|finding| format!("{} {}: {}", finding.rule, finding.pointer, finding.message))
        .collect();
    assert_eq!(told, Vec::<String>::new());
}
