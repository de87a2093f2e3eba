/** The agents of one carrier, one a row. */
import { useMemo } from "react";
import { Fieldset } from "../components/Fieldset";
import { field, type GridDefinition } from "../grid/columns";
import { Grid } from "../grid/Grid";
import { words } from "../words";

export function Agents({ carrier }: { carrier: string }) {
	const w = words.carriers.agents;
	const grid = useMemo<GridDefinition>(
		() => ({
			list: `/carriers/${carrier}/agents`,
			label: w.title,
			one: w.one,
			kindPath: null,
			inherited: [],
			addLabel: w.add,
			addTestId: "add-agent",
			columns: [
				{ key: "name", header: w.name, width: 12, path: field("name") },
				{ key: "function", header: w.function, width: 14, path: field("function") },
				{ key: "role", header: w.role, width: 14, path: field("role") },
				{ key: "email", header: w.email, width: 12, path: field("email") },
			],
		}),
		[carrier, w],
	);
	return (
		<Fieldset title={w.title} help={w.help} level={3}>
			<Grid grid={grid} />
		</Fieldset>
	);
}
