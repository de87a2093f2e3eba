/** Annexes: the files that go with the dossier, held in the draft. */
import { useEffect, useState } from "react";
import type { Attached } from "../bindings/Attached";
import { AddButton } from "../components/AddButton";
import { Alert } from "../components/Alert";
import { ErrorNote } from "../components/ErrorNote";
import { Fieldset } from "../components/Fieldset";
import { PartHead } from "../components/PartHead";
import { Select } from "../components/Select";
import { useKeptFocus } from "../components/useKeptFocus";
import { useChoices } from "../dossier/choices";
import { useDossier, useList } from "../dossier/hooks";
import { ipc } from "../ipc";
import { goToField } from "../route";
import { useAction } from "../useAction";
import { words } from "../words";
import { AnnexRow } from "./AnnexRow";

export default function Annexes() {
	const dossier = useDossier();
	const ids = useList("/annexes");
	useKeptFocus("/annexes", ids);
	const owners = useChoices("/annexes/*/owner");
	const [kind, setKind] = useState(dossier.call.annex_kinds[0]?.id ?? "");
	const [owner, setOwner] = useState("");
	const [done, setDone] = useState<string | null>(null);
	const { run, running, error, clear } = useAction();
	const w = words.annexes;
	const chosen = dossier.call.annex_kinds.find(({ id }) => id === kind);

	// What an earlier gesture came to is no news any more, once it is undone or another is made.
	useEffect(() => dossier.listeners.listen("undone", () => setDone(null)), [dossier]);
	const act = (gesture: () => Promise<void>) => {
		setDone(null);
		return run(gesture);
	};
	const took = ({ answer, came }: Attached) => {
		dossier.apply(answer);
		setDone(w.came[came]);
	};
	const attach = () =>
		act(async () => {
			const attached = await ipc.attachFile(dossier.id, kind, owner || null);
			if (!attached) return;
			took(attached);
			// A new one is to be named; one that has its file again says so where it is read, above.
			if (attached.came === "new") goToField(`/annexes/${attached.annex}/title`);
		});
	const replace = (id: string) =>
		act(async () => {
			const attached = await ipc.replaceAnnexFile(dossier.id, id);
			if (attached) took(attached);
		});
	const extract = (id: string) =>
		act(async () => {
			const to = await ipc.extractAnnex(dossier.id, id);
			setDone(to === null ? null : w.extracted(to));
		});
	return (
		<>
			<PartHead title={words.nav.parts.annexes} intro={w.intro} />
			<ErrorNote error={error} onClose={clear} />
			{done && (
				<Alert severity="success" announced answers onClose={() => setDone(null)}>
					{done}
				</Alert>
			)}
			{ids.length === 0 ? (
				<p className="quiet">{w.none}</p>
			) : (
				<ul className="rows">
					{ids.map((id) => (
						<AnnexRow
							key={id}
							id={id}
							onExtract={() => void extract(id)}
							onReplace={() => void replace(id)}
						/>
					))}
				</ul>
			)}
			<Fieldset title={w.attachTitle}>
				<Select
					label={w.kind}
					width="medium"
					value={kind}
					empty={null}
					choices={dossier.call.annex_kinds.map((one) => ({
						value: one.id,
						label: one.required ? w.requiredKind(one.name) : one.name,
					}))}
					onChange={setKind}
				/>
				<Select
					label={w.owner}
					width="medium"
					value={owner}
					empty={w.noOwner}
					{...owners}
					onChange={setOwner}
				/>
				{chosen && <p className="quiet">{w.accepted(chosen.types, chosen.max_size)}</p>}
				<AddButton
					list="/annexes"
					testId="attach"
					icon="attachment-line"
					disabled={running}
					onAdd={() => void attach()}
				>
					{w.attach}
				</AddButton>
			</Fieldset>
		</>
	);
}
