import type { FindingView } from "../bindings/FindingView";
import { Icon, type IconName } from "../components/Icon";
import { goToField, partOf } from "../route";
import "./findings.css";

const ICONS: Record<string, IconName> = {
	blocking: "error-warning-fill",
	fix: "alert-fill",
	note: "information-fill",
};

export function FindingList({ findings }: { findings: FindingView[] }) {
	return (
		<ul className="finding-list">
			{findings.map((finding) => (
				<li
					key={`${finding.rule} ${finding.pointer} ${finding.message}`}
					className={`finding finding--${finding.severity}`}
					data-testid="finding"
					data-rule={finding.rule}
				>
					<Icon name={ICONS[finding.severity] ?? "information-fill"} />
					<div>
						{partOf(finding.pointer) ? (
							<button
								type="button"
								className="finding__link"
								onClick={() => goToField(finding.pointer, true)}
							>
								{finding.message}
							</button>
						) : (
							<p className="finding__text">{finding.message}</p>
						)}
						<p className="finding__place">{finding.place}</p>
						{finding.hints.map((hint) => (
							<p key={hint} className="finding__hint">
								{hint}
							</p>
						))}
					</div>
				</li>
			))}
		</ul>
	);
}
