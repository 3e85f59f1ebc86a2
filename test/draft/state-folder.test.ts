/** Where the author was is found again, and losing it is no error. */
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { recallPosition, rememberPosition } from "../../src/draft/state-folder.ts";
import { faultyFiles, temporaryFolder } from "./files.ts";

const PLACE = { item: "motivation/goals", focus: 2, cursor: { line: 3, column: 7 } };

function fresh(): { readonly env: Record<string, string>; readonly state: string; readonly draft: string } {
	const folder = temporaryFolder();
	const draft = join(folder, "a.pep.yaml");
	writeFileSync(draft, "");
	return { env: { HOME: folder, XDG_STATE_HOME: join(folder, "state") }, state: join(folder, "state"), draft };
}

test("remembers a position for each draft; the last one counts", async () => {
	const { env, draft } = fresh();
	expect(await recallPosition(env, draft)).toBeUndefined();
	await rememberPosition(env, draft, { item: "title", focus: 0 });
	await rememberPosition(env, draft, PLACE);
	await rememberPosition(env, `${draft}2`, { item: "title", focus: 0 });
	expect(await recallPosition(env, draft)).toEqual(PLACE);
	expect(await recallPosition(env, `${draft}2`)).toEqual({ item: "title", focus: 0 });
});

test("remembers what the author folded, and whether the preview is beside the item", async () => {
	const { env, draft } = fresh();
	const shown = { ...PLACE, folded: ["motivation", "proposal"], previewBeside: false };
	await rememberPosition(env, draft, shown);
	expect(await recallPosition(env, draft)).toEqual(shown);
	await rememberPosition(env, draft, { ...PLACE, folded: 3, previewBeside: "no" } as never);
	expect(await recallPosition(env, draft)).toEqual(PLACE);
});

test("a link shares the position of its target", async () => {
	const { env, draft } = fresh();
	symlinkSync(draft, `${draft}.link`);
	await rememberPosition(env, `${draft}.link`, PLACE);
	expect(await recallPosition(env, draft)).toEqual(PLACE);
});

test("is readable only by the author, and its name doesn't reveal the draft's", async () => {
	const { env, state, draft } = fresh();
	await rememberPosition(env, draft, PLACE);
	const folder = join(state, "pep-wizard");
	const [name = ""] = readdirSync(folder);
	expect(name).toMatch(/^[0-9a-f]{32}\.json$/);
	expect(statSync(folder).mode & 0o777).toBe(0o700);
	expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

test("is in the home folder if no state folder is set, or a relative one", async () => {
	const { env, draft } = fresh();
	for (const state of [undefined, "", "relative"]) {
		await rememberPosition({ HOME: env.HOME, XDG_STATE_HOME: state }, draft, PLACE);
		expect(readdirSync(join(env.HOME!, ".local", "state", "pep-wizard"))).toHaveLength(1);
	}
});

test.each(["", "{", "[]", "null", '{"item":1,"focus":0}', '{"item":"a","focus":-1}', '{"item":"a","focus":"0"}'])(
	"a broken file (%s) counts as missing",
	async (text) => {
		const { env, state, draft } = fresh();
		await rememberPosition(env, draft, PLACE);
		const [name = ""] = readdirSync(join(state, "pep-wizard"));
		writeFileSync(join(state, "pep-wizard", name), text);
		expect(await recallPosition(env, draft)).toBeUndefined();
	},
);

test("ignores a broken cursor", async () => {
	const { env, state, draft } = fresh();
	await rememberPosition(env, draft, PLACE);
	const [name = ""] = readdirSync(join(state, "pep-wizard"));
	writeFileSync(join(state, "pep-wizard", name), '{"item":"a","focus":1,"cursor":{"line":0.5,"column":0}}');
	expect(await recallPosition(env, draft)).toEqual({ item: "a", focus: 1 });
});

test("an unwritable folder is no error", async () => {
	const { env, state, draft } = fresh();
	writeFileSync(state, "a file where the folder should be");
	await rememberPosition(env, draft, PLACE);
	expect(await recallPosition(env, draft)).toBeUndefined();
	mkdirSync(`${state}2`);
	chmodSync(`${state}2`, 0o500);
	for (let at = 1; at < 20; at++)
		await rememberPosition({ XDG_STATE_HOME: `${state}2` }, draft, PLACE, faultyFiles({ at, code: "EACCES" }).files);
});
