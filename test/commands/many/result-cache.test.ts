/** The cache of results on the disk: whatever is wrong with it, a run only takes longer. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ResultCache, resultFolder } from "../../../src/commands/many/result-cache.ts";

function temporary(): string {
	const path = mkdtempSync(join(tmpdir(), "pep-wizard-results-"));
	onTestFinished(() => rmSync(path, { recursive: true, force: true }));
	return path;
}

const entriesIn = (folder: string): string[] =>
	readdirSync(folder).flatMap((shard) => readdirSync(join(folder, shard)).map((name) => join(folder, shard, name)));

describe("an entry", () => {
	it("is found as long as every question has the same answer", async () => {
		const folder = temporary();
		const file = join(folder, "a.md");
		writeFileSync(file, "one");
		const cache = () => new ResultCache(join(folder, "results"), "key");
		const missing = `exists ${join(folder, "b.md")}`;
		cache().keep("a.md", { findings: 3 }, new Map([[missing, ""]]));
		expect((await cache().find("a.md"))?.result).toEqual({ findings: 3 });
		writeFileSync(join(folder, "b.md"), "");
		expect(await cache().find("a.md")).toBeUndefined();
	});

	it("isn't found under another key or name, nor for a question that nobody can answer", async () => {
		const folder = temporary();
		const cache = new ResultCache(folder, "key");
		cache.keep("a.md", 1, new Map());
		cache.keep("b.md", 2, new Map([["weather ", "fine"]]));
		expect(await new ResultCache(folder, "other").find("a.md")).toBeUndefined();
		expect(await cache.find("c.md")).toBeUndefined();
		expect(await cache.find("b.md")).toBeUndefined();
	});

	it("is ignored if it is damaged, cut off, empty, or another's", async () => {
		const folder = temporary();
		const cache = new ResultCache(folder, "key");
		cache.keep("a.md", { findings: 3 }, new Map());
		const [path] = entriesIn(folder) as [string];
		const text = readFileSync(path, "utf8");
		for (const damaged of [text.replace(":3", ":0"), text.slice(0, -3), "", "\n", `${text}x`, "\0".repeat(500)]) {
			writeFileSync(path, damaged);
			expect(await cache.find("a.md")).toBeUndefined();
		}
		writeFileSync(path, text);
		expect((await cache.find("a.md"))?.result).toEqual({ findings: 3 });
	});

	it("is whole whichever of two runs writes it", async () => {
		const folder = temporary();
		const [one, two] = [new ResultCache(folder, "key"), new ResultCache(folder, "key")];
		for (let at = 0; at < 50; at++) {
			one.keep("a.md", "x".repeat(at * 100), new Map());
			two.keep("a.md", "y".repeat(5000 - at * 100), new Map());
			expect((await two.find("a.md"))?.result).toMatch(/^(?:x*|y*)$/);
		}
		expect(entriesIn(folder)).toHaveLength(1);
	});
});

describe("the folder", () => {
	it("follows the platform's conventions", () => {
		expect(resultFolder({ HOME: "/home/ann" }, "linux")).toBe("/home/ann/.cache/pep-wizard/results");
		expect(resultFolder({ HOME: "/Users/ann" }, "darwin")).toBe("/Users/ann/Library/Caches/pep-wizard/results");
		expect(resultFolder({ HOME: "/home/ann", XDG_CACHE_HOME: "/c" }, "linux")).toBe("/c/pep-wizard/results");
		expect(resultFolder({ HOME: "/home/ann", XDG_CACHE_HOME: "c" }, "linux")).toBe(
			"/home/ann/.cache/pep-wizard/results",
		);
	});

	it("isn't used if others can write there", () => {
		const home = temporary();
		const folder = join(home, "pep-wizard", "results");
		mkdirSync(folder, { recursive: true });
		chmodSync(folder, 0o777);
		expect(resultFolder({ XDG_CACHE_HOME: home })).toBeUndefined();
		chmodSync(folder, 0o700);
		expect(resultFolder({ XDG_CACHE_HOME: home })).toBe(folder);
	});

	it("isn't needed: where nothing can be written, nothing is kept", async () => {
		const folder = temporary();
		writeFileSync(join(folder, "file"), "");
		const cache = new ResultCache(join(folder, "file", "results"), "key");
		cache.keep("a.md", 1, new Map());
		expect(await cache.find("a.md")).toBeUndefined();
		cache.end();
	});

	it("doesn't grow without end: what was written longest ago is deleted", async () => {
		const folder = temporary();
		const large = "x".repeat(200_000);
		for (let run = 0; run < 12; run++) {
			const cache = new ResultCache(folder, `key ${run}`);
			for (let at = 0; at < 60; at++) cache.keep(`${at}.md`, large, new Map());
			cache.end();
		}
		const bytesOf = (shard: string): number =>
			readdirSync(join(folder, shard)).reduce((sum, name) => sum + statSync(join(folder, shard, name)).size, 0);
		for (const shard of readdirSync(folder)) expect(bytesOf(shard)).toBeLessThanOrEqual(4 * 1024 * 1024);
		// 144 MB were written.
		const last = new ResultCache(folder, "key 11");
		const found = await Promise.all(Array.from({ length: 60 }, (_, at) => last.find(`${at}.md`)));
		expect(found.filter(Boolean).length).toBeGreaterThan(50);
	});

	it("takes no result that is too large to be worth it", async () => {
		const cache = new ResultCache(temporary(), "key");
		cache.keep("a.md", "x".repeat(1_000_000), new Map());
		expect(await cache.find("a.md")).toBeUndefined();
	});
});
