/** The screens that people see most, and how to get there. */
import { readFile } from "node:fs/promises";
import { parseDraft, readAnswers } from "../../src/draft/codec.ts";
import type { Answers } from "../../src/proposal/types.ts";
import { builtInOutline } from "../../src/templates/built-in-templates.ts";
import type { Capabilities } from "../../src/terminal/capabilities.ts";
import { runStart } from "../../src/ui/start/start.tsx";
import { panesOf } from "../../src/wizard/panes.ts";
import { openTerminal, type TestTerminal } from "../ui/terminal.ts";
import { leave, openWizard } from "../ui/wizard.ts";

const EXAMPLE = "docs/example/1234-in-place-resize-of-worker-pools.pep.yaml";

export type Size = readonly [columns: number, rows: number];

export interface OpenScene {
	readonly terminal: TestTerminal;
	readonly close: () => Promise<unknown>;
}

export interface Scene {
	readonly name: string;
	open(size: Size, capabilities: Partial<Capabilities>): Promise<OpenScene>;
	/** The columns that matter at a size: what is beside them is on other sheets. */
	columns?(size: Size): readonly [from: number, to: number] | undefined;
	/** Something that is shown last. */
	readonly until?: RegExp;
	/** The same where the preview is beside the item. */
	readonly beside?: RegExp;
}

const outline = await builtInOutline("pep");
if (!outline) throw new Error("the pep template is gone");
const { answers } = readAnswers(parseDraft(await readFile(EXAMPLE, "utf8"), EXAMPLE), outline);

interface Shown {
	readonly item: string;
	/** Keys that lead on from the item. */
	readonly keys?: readonly string[];
	readonly until?: RegExp;
	readonly beside?: RegExp;
	/** Answers that are left out, as the start of their ids. */
	readonly without?: string;
}

function wizard(name: string, { item, keys = [], until, beside, without }: Shown): Scene {
	return {
		name,
		...(until && { until }),
		...(beside && { beside }),
		async open(size, capabilities) {
			const kept = Object.entries(answers).filter(([id]) => without === undefined || !id.startsWith(without));
			const place = { item, focus: 0, cursor: { line: 0, column: 0 } };
			const opened = await openWizard({
				outline,
				answers: Object.fromEntries(kept) as Answers,
				place,
				size,
				capabilities,
			});
			for (const key of keys) await opened.terminal.type(key);
			return { terminal: opened.terminal, close: () => leave(opened) };
		},
	};
}

/** One of a kind of item. On wide screens, outline and preview are left out. */
function kind(name: string, item: string): Scene {
	return {
		...wizard(`kind-${name}`, { item }),
		columns([columns, rows]) {
			if (columns < 100) return undefined;
			const { item: pane } = panesOf({ size: { columns, rows }, pane: "item" });
			return pane && [pane.left, pane.left + pane.width];
		},
	};
}

const DRAFTS = [
	[
		"1234-in-place-resize.pep.yaml",
		"1234 In-place resize of worker pools",
		"alpha",
		0.39,
		["Goals", "Risks", "Test plan"],
		"2 hours ago",
	],
	["1187-build-cache-quotas.pep.yaml", "1187 Quotas for build caches", "beta", 1, [], "yesterday"],
	["peps/77-节点.pep.yaml", "77 节点自动修复", "stable", 0.82, ["Drawbacks"], "3 weeks ago"],
] as const;

const start: Scene = {
	name: "start",
	async open([columns, rows], capabilities) {
		const terminal = openTerminal(columns, rows);
		const drafts = DRAFTS.map(([file, title, stage, completeness, missing, age]) => ({
			file,
			title,
			stage,
			completeness,
			missing,
			age,
		}));
		const picked = runStart({
			...terminal.streams,
			drafts,
			proposals: [],
			capabilities: { unicode: true, ...capabilities },
		});
		await terminal.settle();
		return {
			terminal,
			close: async () => {
				await terminal.type("\x1b");
				await picked;
			},
		};
	},
};

const REVIEW = "production-readiness/feature-enablement-and-rollback";

export const SCENES: readonly Scene[] = [
	start,
	wizard("writing", { item: "motivation" }),
	wizard("outline", {
		item: "motivation",
		keys: ["\x1b", "\x1b[B", "\x1b[B"],
		beside: /Only a client.*│ Non-Goals\n/,
	}),
	wizard("blank", { item: "summary", without: "summary" }),
	wizard("guidance", { item: "summary", keys: ["\x1bg"] }),
	wizard("preview", { item: "motivation/goals", keys: ["\x10"], without: "proposal/risks", until: /Goals\n/ }),
	wizard("go-to", { item: "summary", keys: ["\x07", "roll"] }),
	wizard("help", { item: "summary", keys: ["\x1bOP"] }),
	wizard("legend", { item: "summary", keys: ["\x1bOP", "marks"] }),
	wizard("find", { item: "motivation", keys: ["\x06", "pool"] }),
	wizard("not-applicable", { item: "motivation", keys: ["\x1bOS"] }),
	wizard("end", {
		item: "summary",
		without: "summary",
		keys: ["Pools grow in place.", "\t"],
		beside: /answered +│ Pools grow in place\.\n/,
	}),
	kind("line", "title"),
	kind("number", "number"),
	kind("confirm", `${REVIEW}/default-behavior`),
	kind("options", `${REVIEW}/how-enabled`),
	kind("list", "motivation/goals"),
	kind("checklist", "release-signoff-checklist"),
	kind("records", "design-details/test-plan/prerequisite-testing-updates"),
	kind("choice", "pep-status/stage"),
	kind("date", "pep-status/last-updated"),
	kind("people", "pep-status/owners"),
	kind("link", "pep-status/discussion-thread"),
];
