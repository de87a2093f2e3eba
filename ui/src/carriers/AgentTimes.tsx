/** The agents' days, year by year of the project, against the days that such a year has. */
import { useCallback } from "react";
import { DailyCostButton } from "../budget/DailyCost";
import { TracedFigure } from "../budget/Figure";
import { Traces } from "../budget/Traces";
import { Announced } from "../components/Announced";
import { Icon } from "../components/Icon";
import { Table } from "../components/Table";
import { useView } from "../dossier/useView";
import { ipc } from "../ipc";
import { goToField } from "../route";
import { words } from "../words";
import "./agentTimes.css";

const w = words.agentTimes;

export function AgentTimes() {
	const view = useView(useCallback((draftId: string) => ipc.agentTimes(draftId), []));
	if (!view || view.agents.length === 0) return null;
	return (
		<section className="agent-times" aria-labelledby="agent-times" data-testid="agent-times">
			<Traces>
				<h2 id="agent-times">{w.title}</h2>
				<p>{view.summary}</p>
				<Announced>{view.summary}</Announced>
				<Table
					caption={w.caption}
					columns={[
						{ key: "agent", header: w.agent },
						...view.years.map(({ year, possible }) => ({
							key: `year ${year}`,
							header: possible ? `${w.year(year)}, ${possible}` : w.year(year),
							figures: true,
						})),
						{ key: "cost", header: w.cost },
					]}
					rows={view.agents.map((one) => ({
						key: one.agent,
						cells: [
							<span key="name">
								<button type="button" className="fr-link" onClick={() => goToField(one.pointer)}>
									{one.name}
								</button>
								<span className="agent-times__carrier">{one.carrier}</span>
							</span>,
							...one.years.map(({ days, key, excess }, i) => (
								<span key={key} className={excess ? "agent-times__over" : undefined}>
									<TracedFigure
										id={key}
										label={`${one.name}, ${w.year(view.years[i]?.year ?? 0)}`}
										text={days}
									/>
									{excess && (
										<span className="agent-times__excess">
											<Icon name="alert-fill" size="xs" /> {excess}
										</span>
									)}
								</span>
							)),
							<span key="cost" className="agent-times__cost">
								<DailyCostButton about={{ agent: one.agent }} name={one.name} />
							</span>,
						],
					}))}
				/>
			</Traces>
		</section>
	);
}
