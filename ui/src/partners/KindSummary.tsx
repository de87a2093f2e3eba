/** Which kinds of actor the dossier has, at a glance, in the order of the call. */
import { Icon } from "../components/Icon";
import { useDossier } from "../dossier/hooks";
import { words } from "../words";
import { useKinds } from "./useKinds";

export function KindSummary() {
	const { call } = useDossier();
	const kinds = useKinds();
	return (
		<ul className="row" aria-label={words.partners.kinds}>
			{call.partner_kinds.map(({ id, name }) => {
				const count = kinds.filter((kind) => kind === id).length;
				return (
					<li key={id} className={`kind quiet ${count > 0 ? "kind--present" : ""}`}>
						<Icon name={count > 0 ? "check-line" : "subtract-line"} />
						{words.partners.kindCount(name, count)}
					</li>
				);
			})}
		</ul>
	);
}
