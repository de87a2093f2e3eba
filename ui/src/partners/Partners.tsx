/** Partenaires: the other actors of the territory, and why a kind that the call demands is missing. */
import { AddButton } from "../components/AddButton";
import { PartHead } from "../components/PartHead";
import { useKeptFocus } from "../components/useKeptFocus";
import { useDossier, useList } from "../dossier/hooks";
import { goToField } from "../route";
import { words } from "../words";
import { KindSummary } from "./KindSummary";
import { MissingKinds } from "./MissingKinds";
import { Partner } from "./Partner";

export default function Partners() {
	const dossier = useDossier();
	const ids = useList("/partners");
	useKeptFocus("/partners", ids);
	const add = async () => {
		const id = await dossier.add("/partners", words.partners.added);
		if (id) goToField(`/partners/${id}/name`);
	};
	return (
		<>
			<PartHead title={words.nav.parts.partners} intro={words.partners.intro} />
			<KindSummary />
			<ul className="items">
				{ids.map((id, i) => (
					<Partner key={id} id={id} rank={i + 1} open={ids.length === 1} />
				))}
			</ul>
			<AddButton list="/partners" testId="add-partner" onAdd={() => void add()}>
				{words.partners.add}
			</AddButton>
			<MissingKinds />
		</>
	);
}
