/** The trash: drafts put away, to take back or to destroy. Destroying asks first. */
import { useCallback, useEffect, useMemo, useState } from "react";
import type { DraftCard } from "../bindings/DraftCard";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { ErrorNote } from "../components/ErrorNote";
import { Mark } from "../components/Mark";
import { ScreenSwitches } from "../components/ScreenSwitches";
import { useKeptFocus } from "../components/useKeptFocus";
import { ipc } from "../ipc";
import { go } from "../route";
import { useAction } from "../useAction";
import { words } from "../words";

export default function Trash() {
	const [drafts, setDrafts] = useState<DraftCard[] | null>(null);
	const [purging, setPurging] = useState<DraftCard | null>(null);
	const { run, error, clear } = useAction();
	const refresh = useCallback(async () => setDrafts(await ipc.trash()), []);
	useEffect(() => void run(refresh), [run, refresh]);

	useKeptFocus(
		"trash",
		useMemo(() => drafts?.map(({ id }) => id) ?? [], [drafts]),
	);

	const change = (make: () => Promise<unknown>) =>
		run(async () => {
			await make();
			await refresh();
		});
	return (
		<div className="home">
			<header className="topbar">
				<Mark />
				<p className="topbar__name">{words.home.name}</p>
				<p className="topbar__tagline">{words.home.tagline}</p>
				<ScreenSwitches />
			</header>
			<main className="page page--narrow">
				<div>
					<Button
						kind="quiet"
						icon="arrow-left-line"
						onClick={() => go({ screen: "home" })}
						data-testid="trash-back"
						data-after="trash"
					>
						{words.nav.home}
					</Button>
				</div>
				<h1>{words.trash.title}</h1>
				<p>{words.trash.intro}</p>
				<ErrorNote error={error} onClose={clear} />
				{drafts?.length === 0 && <p className="quiet">{words.trash.empty}</p>}
				<ul className="rows">
					{drafts?.map((draft) => (
						<li
							key={draft.id}
							className="rows__row"
							data-list="trash"
							data-id={draft.id}
							data-testid="trash-row"
						>
							<div className="rows__main">
								<strong>{draft.title || words.dossier.untitled}</strong>
								<span className="quiet">{words.home.modified(draft.modified)}</span>
							</div>
							<Button
								icon="arrow-go-back-line"
								onClick={() => void change(() => ipc.untrashDraft(draft.id))}
								data-testid="trash-restore"
							>
								{words.trash.restore}
							</Button>
							<Button
								kind="quiet"
								icon="delete-bin-line"
								onClick={() => setPurging(draft)}
								data-testid="trash-purge"
							>
								{words.trash.purge}
							</Button>
						</li>
					))}
				</ul>
			</main>
			{purging && (
				<Dialog
					title={words.trash.askTitle}
					onClose={() => setPurging(null)}
					actions={
						<>
							<Button
								kind="primary"
								data-testid="purge-confirm"
								onClick={() => {
									setPurging(null);
									void change(() => ipc.purgeDraft(purging.id));
								}}
							>
								{words.trash.purge}
							</Button>
							<Button onClick={() => setPurging(null)}>{words.common.cancel}</Button>
						</>
					}
				>
					<p>{words.trash.ask(purging.title || words.dossier.untitled)}</p>
				</Dialog>
			)}
		</div>
	);
}
