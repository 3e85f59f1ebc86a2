/** The compiled code is kept between runs, only readable by the user; everything works without it. */
import {
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { nodeOf, PROMISED } from "./nodes.ts";
import { runProgram } from "./program.ts";

interface Place {
	readonly folder: string;
	readonly env: Record<string, string>;
	readonly cache: string;
}

async function place(): Promise<Place> {
	const { folder, env } = await emptyFolder();
	const cache = join(folder, "cache");
	return { folder, env: { ...env, XDG_CACHE_HOME: cache }, cache };
}

async function templates({ folder, env }: Place, node?: string): Promise<string> {
	const { code, stdout, stderr } = await runProgram(["templates"], { cwd: folder, env, ...(node && { node }) });
	expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
	return stdout;
}

/** The files that hold compiled code. */
function kept({ cache }: Place): string[] {
	if (!existsSync(cache)) return [];
	const all = readdirSync(cache, { recursive: true, encoding: "utf8" }).map((name) => join(cache, name));
	return all.filter((path) => statSync(path).isFile());
}

describe.runIf(process.platform !== "win32")("compiled code", () => {
	test.each(PROMISED.filter((major) => nodeOf(major) !== undefined))(
		"is written and used by Node %i",
		async (major) => {
			const here = await place();
			const first = await templates(here, nodeOf(major));
			const files = kept(here);
			expect(files.some((file) => /templates\/cli\.js-/.test(file))).toBe(true);
			for (const file of files) expect(statSync(file).mode & 0o777).toBe(0o600);
			const times = files.map((file) => statSync(file).mtimeMs);
			expect(await templates(here, nodeOf(major))).toBe(first);
			// V8 would have written rejected caches again.
			expect(kept(here)).toEqual(files);
			expect(files.map((file) => statSync(file).mtimeMs)).toEqual(times);
		},
	);

	test("is written for each command, because each runs different code", async () => {
		const here = await place();
		await templates(here);
		await runProgram(["--version"], { cwd: here.folder, env: here.env });
		const [version] = readdirSync(join(here.cache, "pep-wizard"));
		expect(readdirSync(join(here.cache, "pep-wizard", version!)).sort()).toEqual(["edit", "templates"]);
	});

	test("is rebuilt if damaged", async () => {
		const here = await place();
		const first = await templates(here);
		const files = kept(here);
		const whole = files.map((file) => readFileSync(file).length);
		for (const [at, file] of files.entries()) at % 2 === 0 ? truncateSync(file, 100) : writeFileSync(file, "");
		expect(await templates(here)).toBe(first);
		expect(files.map((file) => readFileSync(file).length > 100)).toEqual(whole.map(() => true));
	});

	test("is not loaded from a folder that others can write to", async () => {
		const here = await place();
		await templates(here);
		const [version] = readdirSync(join(here.cache, "pep-wizard"));
		const folder = join(here.cache, "pep-wizard", version!, "templates");
		const files = kept(here);
		for (const file of files) writeFileSync(file, "");
		chmodSync(folder, 0o777);
		await templates(here);
		expect(files.map((file) => readFileSync(file, "utf8"))).toEqual(files.map(() => ""));
	});

	test("is not written if that is impossible or unwanted", async () => {
		const here = await place();
		writeFileSync(here.cache, "a file");
		await templates(here);
		expect(readFileSync(here.cache, "utf8")).toBe("a file");
		const unwanted = await place();
		mkdirSync(unwanted.cache);
		await templates({ ...unwanted, env: { ...unwanted.env, NODE_DISABLE_COMPILE_CACHE: "1" } });
		expect(kept(unwanted)).toEqual([]);
		await templates({ ...unwanted, env: { ...unwanted.env, XDG_CACHE_HOME: "", HOME: "" } });
	});
});
