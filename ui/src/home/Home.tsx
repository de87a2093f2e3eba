/** Accueil: the drafts of this machine, and the ways to begin one. */
import { useCallback, useEffect, useMemo, useState } from "react";
import type { DraftCard as Draft } from "../bindings/DraftCard";
import type { HomeView } from "../bindings/HomeView";
import { Alert } from "../components/Alert";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { Mark } from "../components/Mark";
import { ScreenSwitches } from "../components/ScreenSwitches";
import { focusAfter, useKeptFocus } from "../components/useKeptFocus";
import { ipc } from "../ipc";
import { go, openDossier } from "../route";
import { useAction } from "../useAction";
import { words } from "../words";
import { callFile } from "./callName";
import { DraftCard } from "./DraftCard";
import { home } from "./first";
import { NewDossierDialog } from "./NewDossierDialog";
import { TextDialog } from "./TextDialog";
import { TrashNotice } from "./TrashNotice";
import "./home.css";

export function Home() {
	const [view, setView] = useState<HomeView | null>(null);
	const [choosing, setChoosing] = useState(false);
	const [renaming, setRenaming] = useState<Draft | null>(null);
	const [naming, setNaming] = useState(false);
	const [trashed, setTrashed] = useState<Draft | null>(null);
	const [added, setAdded] = useState<string | null>(null);
	const { run, running, error, clear } = useAction();

	const refresh = useCallback(async () => setView(await home()), []);
	// Whoever comes back to the window may have made a draft by the command line meanwhile. A window that has just
	// been made is told of the focus too, and nobody had left it.
	useEffect(() => {
		void run(refresh);
		let hasLeft = false;
		const leave = () => {
			hasLeft = true;
		};
		const comeBack = () => {
			if (hasLeft) void refresh().catch(() => undefined);
			hasLeft = false;
		};
		window.addEventListener("blur", leave);
		window.addEventListener("focus", comeBack);
		return () => {
			window.removeEventListener("blur", leave);
			window.removeEventListener("focus", comeBack);
		};
	}, [run, refresh]);

	useKeptFocus(
		"drafts",
		useMemo(() => view?.drafts.map(({ id }) => id) ?? [], [view]),
	);

	const open = (make: () => Promise<string | null>) =>
		run(async () => {
			const id = await make();
			if (id) openDossier(id);
		});
	const openFile = () =>
		run(async () => {
			const opened = await ipc.openFile();
			if (!opened) return;
			if ("draft" in opened) return openDossier(opened.draft);
			setAdded(opened.call.title);
			await refresh();
		});
	const change = (make: () => Promise<unknown>) =>
		run(async () => {
			await make();
			await refresh();
		});
	const begin = () => {
		if (view && view.calls.length > 1) setChoosing(true);
		else void open(() => ipc.createDraft(null, null));
	};

	return (
		<div className="home">
			<header className="topbar">
				<Mark />
				<p className="topbar__name">{words.home.name}</p>
				<p className="topbar__tagline">{words.home.tagline}</p>
				<ScreenSwitches />
			</header>
			<main className="page" aria-busy={view === null}>
				<div className="home__head">
					<div>
						<h1>{words.home.title}</h1>
						{view?.calls.map((call) => (
							<p key={call.id} className="quiet home__call">
								{words.home.call(call.title, call.deadline, callFile(call, view.calls))}{" "}
								<strong>{call.time_left}</strong>
							</p>
						))}
					</div>
					<div className="row">
						<Button
							kind="primary"
							icon="add-line"
							small={false}
							disabled={running}
							onClick={begin}
							data-testid="home-new"
							data-after="drafts"
						>
							{words.home.new}
						</Button>
						<Button small={false} onClick={() => void open(ipc.createExample)} data-testid="home-example">
							{words.home.example}
						</Button>
						<Button
							small={false}
							icon="folder-2-line"
							onClick={() => void openFile()}
							data-testid="home-import"
						>
							{words.home.import}
						</Button>
					</div>
				</div>
				<ErrorNote error={error} onClose={clear} />
				{added !== null && (
					<Alert severity="success" testId="home-call-added" onClose={() => setAdded(null)}>
						{words.home.callAdded(added)}
					</Alert>
				)}
				{view?.read_only && (
					<Alert severity="warning" title={words.home.readOnly} testId="home-read-only">
						{view.read_only}
					</Alert>
				)}
				{view && view.drafts.length === 0 && (
					<section className="empty">
						<Mark size={64} />
						<h2>{words.home.emptyTitle}</h2>
						<p>{words.home.empty}</p>
					</section>
				)}
				{view && view.drafts.length > 0 && (
					<ul className="cards">
						{view.drafts.map((draft) => (
							<DraftCard
								key={draft.id}
								draft={draft}
								onOpen={() => openDossier(draft.id)}
								onRename={() => setRenaming(draft)}
								onLossRead={() => void change(() => ipc.dismissLoss(draft.id))}
								onDuplicate={() => void change(() => ipc.duplicateDraft(draft.id))}
								onTrash={() =>
									void change(async () => {
										await ipc.trashDraft(draft.id);
										setTrashed(draft);
									})
								}
							/>
						))}
					</ul>
				)}
				{view && (
					<footer className="home__foot">
						<Button
							kind="quiet"
							icon="delete-bin-line"
							onClick={() => go({ screen: "trash" })}
							data-testid="home-trash"
						>
							{words.home.trash(view.trashed)}
						</Button>
						<Button kind="quiet" icon="user-line" onClick={() => setNaming(true)} data-testid="home-author">
							{words.home.author(view.author)}
						</Button>
						<p className="quiet">{words.home.folder(view.data_folder)}</p>
					</footer>
				)}
			</main>
			{choosing && view && (
				<NewDossierDialog
					calls={view.calls}
					onClose={() => setChoosing(false)}
					onCreate={(call) => void open(() => ipc.createDraft(call, null))}
				/>
			)}
			{renaming && (
				<TextDialog
					title={words.home.renameTitle}
					label={words.home.newTitle}
					confirm={words.home.rename}
					value={renaming.title ?? ""}
					onClose={() => setRenaming(null)}
					onConfirm={(title) => {
						setRenaming(null);
						void change(() => ipc.renameDraft(renaming.id, title));
					}}
				/>
			)}
			{naming && (
				<TextDialog
					title={words.home.authorTitle}
					label={words.home.authorLabel}
					hint={words.home.authorHint}
					confirm={words.home.authorConfirm}
					value={view?.author ?? ""}
					onClose={() => setNaming(false)}
					onConfirm={(name) => {
						setNaming(false);
						void change(() => ipc.setAuthor(name));
					}}
				/>
			)}
			<TrashNotice
				draft={trashed}
				onUndo={(draft) => {
					focusAfter("drafts");
					setTrashed(null);
					void change(() => ipc.untrashDraft(draft.id));
				}}
				onClose={() => setTrashed(null)}
			/>
		</div>
	);
}
