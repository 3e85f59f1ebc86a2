/** Runs the wizard's screen in a test terminal: keys in, visible screen out. */
import type { Outline } from "../../src/outline/types.ts";
import type { Answers } from "../../src/proposal/types.ts";
import type { Capabilities } from "../../src/terminal/capabilities.ts";
import { runWizard } from "../../src/ui/run.tsx";
import type { EffectHandlers, SessionEnd } from "../../src/wizard/session.ts";
import { initialState, type LastPosition } from "../../src/wizard/state.ts";
import { OUTLINE } from "../wizard/outline.ts";
import { openTerminal, type TestTerminal } from "./terminal.ts";

export const CAPABILITIES: Capabilities = {
	colours: 16,
	unicode: true,
	hyperlinks: false,
	background: "unknown",
	screenReader: false,
	dumb: false,
};

export interface OpenOptions {
	readonly answers?: Answers;
	readonly outline?: Outline;
	readonly size?: readonly [columns: number, rows: number];
	readonly place?: LastPosition;
	readonly mouse?: boolean;
	readonly capabilities?: Partial<Capabilities>;
	readonly effects?: Partial<EffectHandlers>;
}

export interface OpenWizard {
	readonly terminal: TestTerminal;
	readonly end: Promise<SessionEnd>;
	readonly saved: Answers[];
}

/** 09:41 on some day, in the time zone of the test. */
const START = new Date(2026, 2, 4, 9, 41).getTime();

/** Opens the wizard with a stopped clock, and with saves that succeed at once. */
export async function openWizard(options: OpenOptions = {}): Promise<OpenWizard> {
	const [columns, rows] = options.size ?? [100, 30];
	const terminal = openTerminal(columns, rows);
	const saved: Answers[] = [];
	const effects: EffectHandlers = {
		saveDraft: async ({ answers }) => {
			saved.push(answers);
			return undefined;
		},
		checkDraft: async () => undefined,
		settle: () => {},
		writeMarkdown: async () => "small.md",
		openEditor: async (text) => text,
		remember: async () => {},
		...options.effects,
	};
	const proposal = { outline: options.outline ?? OUTLINE, stage: "alpha" as const, answers: options.answers ?? {} };
	const end = runWizard({
		...terminal.streams,
		state: initialState({
			file: "small.pep.yaml",
			markdownFile: "small.md",
			proposal,
			size: { columns, rows },
			...(options.place ? { lastPosition: options.place } : {}),
			...(options.mouse === undefined ? {} : { mouse: options.mouse }),
			now: START,
		}),
		effects,
		capabilities: { ...CAPABILITIES, ...options.capabilities },
		clock: { now: () => START, after: () => () => {} },
	});
	await terminal.settle();
	return { terminal, end, saved };
}

/** Leaves, so that nothing of Ink survives the test. */
export async function leave({ terminal, end }: OpenWizard): Promise<SessionEnd> {
	await terminal.type("\x1b\x11");
	await terminal.type("\x11");
	return end;
}
