/**
 * Every French text of the window, screen by screen. Spaces are typed plainly here; `typography.ts` makes
 * them French. Labels of fields stand here too, where the screen around them says what they are about.
 */
import { typeset } from "../typography";
import { budgetWords } from "./budget";
import { filesWords } from "./files";
import { gridWords } from "./grid";
import { homeWords } from "./home";
import { peopleWords } from "./people";
import { scenariosWords } from "./scenarios";
import { shellWords } from "./shell";
import { textsWords } from "./texts";

export const words = typeset({
	...shellWords,
	...homeWords,
	...peopleWords,
	...textsWords,
	...gridWords,
	...budgetWords,
	...scenariosWords,
	...filesWords,
});
