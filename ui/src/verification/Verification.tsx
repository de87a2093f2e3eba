/** Vérification: all that is missing or wrong, the worst first; each finding leads to its field. */
import { PartHead } from "../components/PartHead";
import { useFindings } from "../dossier/hooks";
import { words } from "../words";
import { FindingList } from "./FindingList";

const SEVERITIES = ["blocking", "fix", "note"] as const;

export default function Verification() {
	const findings = useFindings();
	const w = words.verification;
	return (
		<>
			<PartHead title={words.nav.parts.verification} intro={w.intro} />
			{findings.length === 0 && <p className="verification__none">{w.none}</p>}
			{SEVERITIES.map((severity) => {
				const own = findings.filter((finding) => finding.severity === severity);
				if (own.length === 0) return null;
				return (
					<section
						key={severity}
						aria-labelledby={`findings-${severity}`}
						className={`findings findings--${severity}`}
					>
						<h2 id={`findings-${severity}`}>
							{w.severity[severity]} <span className="findings__count">{own.length}</span>
						</h2>
						<p className="quiet">{w.meaning[severity]}</p>
						<FindingList findings={own} />
					</section>
				);
			})}
		</>
	);
}
