/** The engine is told about long runs only in words that it knows: others would be reported on standard error. */
import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { engineFlags } from "../../../src/commands/many/engine.ts";
import { nodeOf, PROMISED } from "../../end-to-end/nodes.ts";

describe.each(PROMISED.map((major) => [major, nodeOf(major)] as const).filter(([, node]) => node !== undefined))(
	"Node %i",
	(_, node) => {
		test("accepts its flags", () => {
			const run = (...args: string[]) => spawnSync(node!, args, { encoding: "utf8", timeout: 120_000 });
			const flags = engineFlags(run("-p", "process.versions.v8").stdout);
			expect(flags).toHaveLength(2);
			expect(run(...flags, "-p", "1")).toMatchObject({ stdout: "1\n", stderr: "", status: 0 });
		});
	},
);

test("an engine that wasn't tried is left alone", () => {
	expect([engineFlags("10.2.154"), engineFlags("15.1.2"), engineFlags("")]).toEqual([[], [], []]);
});
