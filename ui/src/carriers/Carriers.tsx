/** Porteurs: the State's services that carry the project together, each with its agents. */
import { AddButton } from "../components/AddButton";
import { PartHead } from "../components/PartHead";
import { useKeptFocus } from "../components/useKeptFocus";
import { useDossier, useList } from "../dossier/hooks";
import { goToField } from "../route";
import { words } from "../words";
import { AgentTimes } from "./AgentTimes";
import { Carrier } from "./Carrier";

export default function Carriers() {
	const dossier = useDossier();
	const ids = useList("/carriers");
	useKeptFocus("/carriers", ids);
	const add = async () => {
		const id = await dossier.add("/carriers", words.carriers.added);
		if (id) goToField(`/carriers/${id}/name`);
	};
	return (
		<>
			<PartHead
				title={words.nav.parts.carriers}
				intro={words.carriers.intro(dossier.call.rules.min_carriers)}
			/>
			{ids.length === 0 && <p>{words.carriers.none}</p>}
			<ul className="items">
				{ids.map((id, i) => (
					<Carrier key={id} id={id} rank={i + 1} open={ids.length === 1} />
				))}
			</ul>
			<AddButton list="/carriers" testId="add-carrier" onAdd={() => void add()}>
				{words.carriers.add}
			</AddButton>
			<AgentTimes />
		</>
	);
}
