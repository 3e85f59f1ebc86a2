/** `npm run update` runs exactly the tests that compare generated files. */
import { expect, test } from "vitest";
import { parseCLI } from "vitest/node";
import { comparingTests, updateArguments } from "./arguments.ts";

test("vitest understands the command line, and takes every file for one", () => {
	const { filter, options } = parseCLI(updateArguments());
	expect(filter).toEqual(comparingTests());
	expect(options).toMatchObject({ update: true, project: ["unit"], silent: true });
});

test("the tests that write docs, schemas, man page, key tables and golden files are among them", () => {
	expect(comparingTests()).toEqual(
		expect.arrayContaining([
			"test/check/docs.test.ts",
			"test/check/settings-schema.test.ts",
			"test/docs/house.test.ts",
			"test/docs/keys.test.ts",
			"test/docs/man.test.ts",
		]),
	);
});
