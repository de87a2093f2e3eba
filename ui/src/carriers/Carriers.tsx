/** Porteurs: the State's services that carry the project together, each with its agents. */
import { useState } from "react";
import { Button } from "../components/Button";
import { PartHead } from "../components/PartHead";
import { useDossier, useList } from "../dossier/hooks";
import { words } from "../words";
import { Carrier } from "./Carrier";

export default function Carriers() {
	const dossier = useDossier();
	const ids = useList("/carriers");
	const [fresh, setFresh] = useState<string | null>(null);
	const add = async () => setFresh(await dossier.add("/carriers", words.carriers.added));
	return (
		<>
			<PartHead
				title={words.nav.parts.carriers}
				intro={words.carriers.intro(dossier.call.rules.min_carriers)}
			/>
			<ul className="items">
				{ids.map((id, i) => (
					<Carrier key={id} id={id} rank={i + 1} open={id === fresh || ids.length === 1} />
				))}
			</ul>
			<div>
				<Button icon="add-line" onClick={() => void add()} data-testid="add-carrier" data-pointer="/carriers">
					{words.carriers.add}
				</Button>
			</div>
		</>
	);
}
