/** Shows, beside what it holds, the panel that any of its figures asks for: « d’où vient ce chiffre ? ». */
import { type ReactNode, useCallback, useState } from "react";
import { ShowTrace, type Traced } from "./showTrace";
import { TracePanel } from "./TracePanel";

export function Traces({ children }: { children: ReactNode }) {
	const [traced, setTraced] = useState<Traced | null>(null);
	const showTrace = useCallback((next: Traced) => setTraced(next), []);
	return (
		<ShowTrace value={showTrace}>
			{children}
			{traced && <TracePanel key={traced.key} traced={traced} onClose={() => setTraced(null)} />}
		</ShowTrace>
	);
}
