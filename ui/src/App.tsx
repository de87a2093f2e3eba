import { lazy, Suspense } from "react";
import { ErrorBoundary } from "./components/ErrorBoundary";
import { Home } from "./home/Home";
import { go, useRoute } from "./route";

const Trash = lazy(() => import("./trash/Trash"));
const DossierFrame = lazy(() => import("./dossier/DossierFrame"));

export function App() {
	const route = useRoute();
	const key = route.screen === "dossier" ? route.draftId : route.screen;
	return (
		<ErrorBoundary key={key} onLeave={() => go({ screen: "home" })}>
			<Suspense fallback={null}>
				{route.screen === "home" && <Home />}
				{route.screen === "trash" && <Trash />}
				{route.screen === "dossier" && <DossierFrame draftId={route.draftId} part={route.part} />}
			</Suspense>
		</ErrorBoundary>
	);
}
