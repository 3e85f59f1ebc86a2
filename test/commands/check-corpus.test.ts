/** `pep-wizard check` over real proposals, written to a template that is nearly ours. Prints the figures by rule. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { folder } from "./run.ts";

const corpus = resolve(process.env.PEP_WIZARD_CORPUS ?? "../shared/corpus", "keps");

interface Checked {
	readonly file: string;
	readonly findings: readonly { readonly rule: string; readonly line: number }[];
}

test.skipIf(!existsSync(corpus))("finds every document and checks it", async () => {
	const { code, out, err } = await (await folder()).run("check", corpus, "--format", "json");
	const { files, problems, summary } = JSON.parse(out) as {
		files: readonly Checked[];
		problems: readonly unknown[];
		summary: { files: number };
	};
	expect({ code, problems, err }).toEqual({ code: 1, problems: [], err: "" });
	expect(summary.files).toBeGreaterThan(40);
	expect(existsSync(join(corpus, "NNNN-kep-template/README.md"))).toBe(true);
	const counts = new Map<string, number>();
	for (const { rule } of files.flatMap(({ findings }) => findings)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
	const figures = [...counts].sort((a, b) => b[1] - a[1]).map(([rule, count]) => `${`${count}`.padStart(5)} ${rule}`);
	console.info(`Findings in ${summary.files} documents of the corpus:\n${figures.join("\n")}`);
});
