/** Rubriques: the texts that the call asks for, one at a time, with what is expected of each. */
import { useEffect, useState } from "react";
import { PartHead } from "../components/PartHead";
import { useDossier } from "../dossier/hooks";
import { useTarget } from "../route";
import { words } from "../words";
import { SectionEditor } from "./SectionEditor";
import { SectionLink } from "./SectionLink";
import "./sections.css";

export default function Sections() {
	const { call } = useDossier();
	const target = useTarget();
	const aimed = target?.pointer.split("/")[2];
	const [chosen, setChosen] = useState(aimed ?? call.sections[0]?.id ?? "");
	useEffect(() => {
		if (target && aimed) setChosen(aimed);
	}, [target, aimed]);
	const section = call.sections.find(({ id }) => id === chosen);
	return (
		<>
			<PartHead title={words.nav.parts.sections} intro={words.sections.intro} />
			<div className="sections-room">
				<div className="sections">
					<nav aria-label={words.sections.list} className="sections__list">
						<ul>
							{call.sections.map(({ id, title }) => (
								<li key={id}>
									<SectionLink id={id} title={title} chosen={id === chosen} onChoose={() => setChosen(id)} />
								</li>
							))}
						</ul>
					</nav>
					{section && <SectionEditor key={section.id} section={section} />}
				</div>
			</div>
		</>
	);
}
