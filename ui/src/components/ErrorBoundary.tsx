/** What is shown where a screen fails: the program stays open, and what was typed is kept. */
import { Component, type ReactNode } from "react";
import { words } from "../words";
import { Alert } from "./Alert";
import { Button } from "./Button";

type Props = { children: ReactNode; onLeave?: () => void };

export class ErrorBoundary extends Component<Props, { failure: string | null }> {
	override state = { failure: null };

	static getDerivedStateFromError(error: unknown) {
		return { failure: error instanceof Error ? error.message : String(error) };
	}

	override render() {
		if (this.state.failure === null) return this.props.children;
		return (
			<main className="page page--narrow">
				<Alert severity="error" title={words.errors.screenTitle} announced>
					<p>{words.errors.screen}</p>
					<p className="quiet">{this.state.failure}</p>
				</Alert>
				<div className="row">
					<Button kind="primary" onClick={() => this.setState({ failure: null })}>
						{words.errors.retry}
					</Button>
					{this.props.onLeave && <Button onClick={this.props.onLeave}>{words.nav.home}</Button>}
				</div>
			</main>
		);
	}
}
