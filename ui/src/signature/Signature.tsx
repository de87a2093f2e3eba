/** Signature: what is declared above the signatures, and who signs, where and in what order. */
import { Checkbox } from "../components/Checkbox";
import { Fieldset } from "../components/Fieldset";
import { PartHead } from "../components/PartHead";
import { FieldInput } from "../dossier/FieldInput";
import { useDossier, useField } from "../dossier/hooks";
import { field, type GridDefinition } from "../grid/columns";
import { Grid } from "../grid/Grid";
import { words } from "../words";

const w = words.signature;

const SIGNATORIES: GridDefinition = {
	list: "/signatures/others",
	label: w.others,
	one: w.one,
	kindPath: null,
	inherited: [],
	addLabel: w.add,
	addTestId: "add-signatory",
	columns: [
		{ key: "name", header: w.name, width: 16, path: field("name") },
		{ key: "quality", header: w.quality, width: 24, path: field("quality") },
	],
};

export default function Signature() {
	const { call } = useDossier();
	return (
		<>
			<PartHead title={words.nav.parts.signature} intro={w.intro} />
			<Fieldset title={w.declarations} help={w.declarationsHelp}>
				{call.declarations.map(({ id, text }) => (
					<Declaration key={id} id={id} text={text} />
				))}
			</Fieldset>
			<Fieldset title={w.signing}>
				<First />
				<FieldInput pointer="/signatures/place" label={w.place} width="medium" />
				<FieldInput pointer="/signatures/order" label={w.order} width="medium" />
			</Fieldset>
			<Fieldset title={w.others} help={w.othersHelp}>
				<Grid grid={SIGNATORIES} />
			</Fieldset>
		</>
	);
}

/** The call writes the words; the dossier only says yes. */
function Declaration({ id, text }: { id: string; text: string }) {
	const dossier = useDossier();
	const pointer = `/declarations/${id}`;
	const state = useField(pointer);
	return (
		<Checkbox
			label={text}
			pointer={pointer}
			checked={state.text === "true"}
			error={state.error}
			onChange={(checked) => dossier.type(pointer, checked ? "true" : "", crypto.randomUUID())}
		/>
	);
}

function First() {
	const delegated = useField("/identity/prefet/by_delegation").text === "true";
	const prefet = useField("/identity/prefet/name").text;
	const delegate = useField("/identity/prefet/delegate/name").text;
	const name = delegated ? delegate : prefet;
	return (
		<p className="field--full signature__first">{delegated ? w.firstDelegate(name) : w.firstPrefet(name)}</p>
	);
}
