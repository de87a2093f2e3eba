/** The cash that others bring. */
import { Fieldset } from "../components/Fieldset";
import { field, type GridDefinition } from "../grid/columns";
import { Grid } from "../grid/Grid";
import { words } from "../words";

const w = words.funding;

/** Of a carrier or a partner, its own sheet says whether it is public and whether its letter has come. */
const ofOthers = (path: string) => (funder: string) => (funder === "" ? path : null);

export const FUNDING_GRID: GridDefinition = {
	list: "/funding",
	label: w.grid,
	one: w.one,
	kindPath: "funder",
	inherited: [],
	addLabel: w.add,
	addTestId: "add-funding",
	noPlace: w.noPlace,
	columns: [
		{ key: "funder", header: w.funder, title: w.funderTitle, width: 10, path: field("funder") },
		{
			key: "funder_name",
			header: w.funderName,
			title: w.funderNameTitle,
			width: 17.5,
			path: field("funder_name"),
		},
		{ key: "status", header: w.status, width: 7, path: field("status") },
		{
			key: "amount",
			header: w.amount,
			width: 7.5,
			figures: true,
			summed: true,
			path: field("amount"),
			unit: () => "€",
		},
		{
			key: "public",
			header: w.public,
			title: w.publicTitle,
			width: 4.5,
			path: ofOthers("public"),
			missing: () => "false",
			why: () => w.ownSheet,
		},
		{ key: "letter", header: w.letter, width: 6.5, path: ofOthers("letter"), why: () => w.ownSheet },
		{ key: "note", header: w.note, width: 11.5, path: field("note") },
	],
};

export function Funding() {
	return (
		<Fieldset title={w.title} help={w.help}>
			<Grid grid={FUNDING_GRID} />
		</Fieldset>
	);
}
