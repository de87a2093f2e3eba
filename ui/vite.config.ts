import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * DSFR's style sheets name Marianne and Spectral, which are reserved to the State. Their @font-face
 * rules are dropped before Vite can follow them, so no file of them reaches the build, and their
 * names become our open typeface's.
 */
function openTypeface(): Plugin {
	return {
		name: "open-typeface",
		enforce: "pre",
		transform(code, id) {
			if (!/react-dsfr[\\/]dsfr[\\/].*\.css/.test(id)) return null;
			return code
				.replace(/@font-face\s*\{[^}]*\}/g, "")
				.replace(/\b(Marianne|Spectral)\b/g, '"Source Sans 3"')
				.replace(ACCENTS, "");
		},
	};
}

/** The colours of DSFR's seventeen illustrations, in all their shades: none of our screens has one. */
const ACCENTS =
	/--[\w-]*(?:green-(?!emeraude-sun)|blue-cumulus|blue-ecume|purple-glycine|pink-|yellow-|orange-|brown-|beige-)[\w-]*:[^;}]*;?/g;

/** `--mode double` runs the interface in a browser, with `dev/` in the place of Tauri. */
const double = {
	"@tauri-apps/api/core": here("./dev/core.ts"),
	"@tauri-apps/api/event": here("./dev/event.ts"),
};

export default defineConfig(({ mode }) => ({
	plugins: [openTypeface(), react()],
	resolve: { alias: mode === "double" || mode === "test" ? double : {} },
	clearScreen: false,
	server: { port: 1420, strictPort: true },
	build: {
		target: "es2022",
		// One style sheet: a screen that loads later must not restyle those that are shown.
		cssCodeSplit: false,
		modulePreload: { polyfill: false },
	},
	test: {
		environment: "jsdom",
		include: ["tests/**/*.test.{ts,tsx}"],
		setupFiles: ["tests/setup.ts"],
		css: false,
		testTimeout: 120_000,
		hookTimeout: 120_000,
		// A machine that stands still for seconds can lose a frame that a test waits for: told as « retry x1 ».
		retry: 1,
	},
}));
