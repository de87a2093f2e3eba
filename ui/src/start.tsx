/** The interface: its styles, its theme, its first screen. */
import "./components/dsfr";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { startTheme } from "./theme";
import { startZoom } from "./zoom";

startTheme();
startZoom();
const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
