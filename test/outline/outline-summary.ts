/** What compiling gives and what it complains about, as lines that a test can read. */
import { compileOutline } from "../../src/outline/compile.ts";
import { formatLocation, InputError } from "../../src/outline/problem.ts";
import type { Block, Outline } from "../../src/outline/types.ts";

/** The outline of a template, with the questionnaire t.yaml (opened and versioned for it) and others to include. */
export function compile(template: string, yaml?: string, others: Readonly<Record<string, string>> = {}): Outline {
	const named = { ...others, ...(yaml === undefined ? {} : { t: yaml }) };
	const questionnaires = Object.entries(named).map(([name, text]) => ({
		name,
		text: `pep-wizard-questionnaire: 1\n${text}`,
		file: `${name}.yaml`,
	}));
	return compileOutline({ name: "t", template: { text: template, file: "t.md" }, questionnaires });
}

/** Place, message and fix of everything that the call complains about; line 1 of a questionnaire is its version. */
export function problemLines(call: () => unknown): string[] {
	try {
		call();
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return error.problems.map(({ at, message, fix }) => `${formatLocation(at!)}: ${message}${fix ? ` — ${fix}` : ""}`);
	}
	return [];
}

/** Every item in short: id, kind, required stage. */
export function inShort(outline: Outline): string[] {
	return outline.items.map(({ id, kind, required }) => `${id} ${kind} ${required}`);
}

/** Every block in short. */
export function layout(blocks: readonly Block[]): string[] {
	return blocks.map((block) => {
		if (block.type === "toc") return "toc";
		if (block.type === "unprinted") return `not printed: ${block.items.join(", ")}`;
		if (block.type === "fixed") return `= ${block.text}`;
		if (block.type === "item") return [block.form, block.item, ...(block.label ? [block.label] : [])].join(" ");
		const words = block.parts.map((part) => (typeof part === "string" ? part : `{${part.item}}`));
		return `${"#".repeat(block.depth)} ${words.join("")}`;
	});
}
