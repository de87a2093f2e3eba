/** Budget: what the project costs, who pays for it, and whether the two agree. */
import { useEffect, useState } from "react";
import { PartHead } from "../components/PartHead";
import { Tabs } from "../components/Tabs";
import { useTarget } from "../route";
import { Scenarios } from "../scenarios/Scenarios";
import { words } from "../words";
import { Costs } from "./Costs";
import { FinancingPlan } from "./FinancingPlan";
import { Funding } from "./Funding";
import { Grant } from "./Grant";
import { KeyFigures } from "./KeyFigures";
import { Synthesis } from "./Synthesis";
import { Traces } from "./Traces";
import "./budget.css";

type Tab = "costs" | "funding" | "synthesis" | "scenarios";

function tabOf(pointer: string): Tab {
	if (pointer.startsWith("/scenarios")) return "scenarios";
	return pointer.startsWith("/costs") ? "costs" : "funding";
}

/** The tab that was shown last, in memory only. */
let lastTab: Tab = "costs";

export default function Budget() {
	const target = useTarget();
	const [tab, setTab] = useState<Tab>(target ? tabOf(target.pointer) : lastTab);
	useEffect(() => {
		if (target) setTab(tabOf(target.pointer));
	}, [target]);
	useEffect(() => {
		lastTab = tab;
	}, [tab]);
	const w = words.budget.tabs;
	return (
		<Traces>
			<PartHead title={words.nav.parts.budget} />
			<KeyFigures />
			<Tabs
				label={words.nav.parts.budget}
				chosen={tab}
				onChoose={setTab}
				tabs={[
					{ key: "costs", label: w.costs },
					{ key: "funding", label: w.funding },
					{ key: "synthesis", label: w.synthesis },
					{ key: "scenarios", label: w.scenarios },
				]}
			>
				{tab === "costs" && <Costs />}
				{tab === "funding" && (
					<>
						<FinancingPlan />
						<Grant />
						<Funding />
					</>
				)}
				{tab === "synthesis" && <Synthesis />}
				{tab === "scenarios" && <Scenarios />}
			</Tabs>
		</Traces>
	);
}
