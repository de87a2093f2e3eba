/** How many findings, by severity; nothing where there is none. */
import { words } from "../words";
import { Badge } from "./Badge";

type Props = { blocking: number; fix: number; note?: number };

export function FindingMarks({ blocking, fix, note = 0 }: Props) {
	return (
		<>
			{blocking > 0 && <Badge tone="error">{words.findings.blocking(blocking)}</Badge>}
			{fix > 0 && <Badge tone="warning">{words.findings.fix(fix)}</Badge>}
			{note > 0 && <Badge tone="info">{words.findings.note(note)}</Badge>}
		</>
	);
}
