/** The frame of an open dossier: its header, its menu of parts, and the part that is shown. */
import { lazy, Suspense, useEffect, useState } from "react";
import type { AppError } from "../bindings/AppError";
import { Button } from "../components/Button";
import { ErrorBoundary } from "../components/ErrorBoundary";
import { ErrorNote } from "../components/ErrorNote";
import { appError, ipc, onPatched, onSaveState } from "../ipc";
import { go, type Part } from "../route";
import { words } from "../words";
import { DossierHeader } from "./DossierHeader";
import { FailureNote } from "./FailureNote";
import { DossierContext } from "./hooks";
import { OpenDossier } from "./openDossier";
import { PlaceNote, usePlace } from "./PlaceNote";
import { SaveNote } from "./SaveNote";
import { SideMenu } from "./SideMenu";
import { useFocusOnTarget } from "./useFocusOnTarget";
import { focusPart, useShortcuts } from "./useShortcuts";

const SCREENS = {
	identity: lazy(() => import("../identity/Identity")),
	carriers: lazy(() => import("../carriers/Carriers")),
	partners: lazy(() => import("../partners/Partners")),
	sections: lazy(() => import("../sections/Sections")),
	budget: lazy(() => import("../budget/Budget")),
	annexes: lazy(() => import("../annexes/Annexes")),
	signature: lazy(() => import("../signature/Signature")),
	verification: lazy(() => import("../verification/Verification")),
	export: lazy(() => import("../export/Export")),
} satisfies Record<Part, unknown>;

export default function DossierFrame({ draftId, part }: { draftId: string; part: Part }) {
	const [dossier, setDossier] = useState<OpenDossier | null>(null);
	const [error, setError] = useState<AppError | null>(null);
	const [tries, setTries] = useState(1);

	// biome-ignore lint/correctness/useExhaustiveDependencies: another try opens it again
	useEffect(() => {
		let shown: OpenDossier | null = null;
		let left = false;
		const stopSaved = onSaveState(({ draft_id, state }) => draft_id === draftId && shown?.saveState(state));
		const stopPatched = onPatched(({ draft_id, answer }) => draft_id === draftId && shown?.patched(answer));
		ipc.openDraft(draftId).then(
			(view) => {
				if (left) return;
				shown = new OpenDossier(view);
				setDossier(shown);
			},
			(thrown) => setError(appError(thrown)),
		);
		return () => {
			left = true;
			stopSaved();
			stopPatched();
		};
	}, [draftId, tries]);

	// The card that one opened is gone, and the focus with it.
	useEffect(() => {
		if (error) document.querySelector<HTMLElement>("[data-testid='open-again']")?.focus();
	}, [error]);

	if (error) {
		const again = () => {
			setError(null);
			setTries(tries + 1);
		};
		const isDamaged = error.code === "storage_damaged";
		// What is left of it, where anything is, the program says how to open.
		const isFound = isDamaged && error.hints.length > 0;
		return (
			<main className="page page--narrow">
				<h1>{isDamaged ? words.dossier.damaged : words.dossier.cannotOpen}</h1>
				<ErrorNote error={error} />
				<div className="row">
					<Button kind="primary" onClick={again} data-testid="open-again">
						{isFound ? words.dossier.openFound : words.errors.retry}
					</Button>
					<Button kind="quiet" onClick={() => go({ screen: "home" })}>
						{words.nav.home}
					</Button>
				</div>
			</main>
		);
	}
	if (!dossier)
		return (
			<p className="fr-sr-only" role="status">
				{words.dossier.opening}
			</p>
		);
	return (
		<DossierContext value={dossier}>
			<Shown dossier={dossier} part={part} />
		</DossierContext>
	);
}

function Shown({ dossier, part }: { dossier: OpenDossier; part: Part }) {
	const place = usePlace();
	const [error, setError] = useState<AppError | null>(null);
	const [help, setHelp] = useState(false);
	const Screen = SCREENS[part];
	useShortcuts(dossier, () => setHelp(true));
	// The card that opened the dossier took the focus with it, and so does the part that one leaves.
	// biome-ignore lint/correctness/useExhaustiveDependencies: each part is another element
	useEffect(() => {
		if (document.activeElement === document.body) focusPart();
	}, [part]);
	useFocusOnTarget();
	// Why one could not leave goes once what the disk refused is on it.
	useEffect(() => {
		if (!error?.code.startsWith("storage")) return;
		return dossier.listeners.listen("on-disk", () => setError(null));
	}, [dossier, error]);

	/** Accueil waits until the program says that all is on the disk; otherwise it says why not. */
	const leave = async () => {
		try {
			await ipc.closeDraft(dossier.id);
			go({ screen: "home" });
		} catch (thrown) {
			const refused = appError(thrown);
			const stays = refused.code.startsWith("storage") ? [words.dossier.stays] : [];
			setError({ ...refused, hints: [...refused.hints, ...stays] });
		}
	};
	return (
		<div className="frame">
			<DossierHeader onLeave={() => void leave()} help={help} onHelp={setHelp} />
			<SideMenu part={part} />
			<main className={`frame__main frame__main--${part}`} key={part} id="part" tabIndex={-1}>
				<ErrorNote error={error} onClose={() => setError(null)} />
				<PlaceNote place={place} />
				{/* Who could not leave, or whose draft is gone, has been told why. */}
				{!error && place === "home" && <SaveNote />}
				<FailureNote />
				<ErrorBoundary key={part}>
					<Suspense fallback={null}>
						<Screen />
					</Suspense>
				</ErrorBoundary>
			</main>
		</div>
	);
}
