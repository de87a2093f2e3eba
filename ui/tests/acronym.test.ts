import { expect, test } from "vitest";
import table from "../../src-tauri/crates/dossier/tests/acronyms.json";
import { acronymFirst, acronymOf } from "../src/dossier/acronym";

test.each(table as [string, string[] | null][])("the acronym of « %s » is the program’s", (name, wanted) => {
	const found = acronymOf(name);
	expect(found && [found.before, found.short, found.after]).toEqual(wanted);
});

test("a name with its acronym first reads as one name", () => {
	expect(acronymFirst("Direction des territoires (DDT) du Cher")).toBe(
		"DDT, Direction des territoires du Cher",
	);
	expect(acronymFirst("Bourgs en commun (association)")).toBe("Bourgs en commun (association)");
});
