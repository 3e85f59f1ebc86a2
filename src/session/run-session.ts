/**
 * Runs a session with a draft from start to end, on the screen or as a plain conversation. Shared by `edit`, `new` and
 * `start`.
 */

import type { ParsedArguments } from "../cli/command-spec.ts";
import { shellWord } from "../cli/output.ts";
import { EXIT, type World } from "../cli/world.ts";
import { type LoadedDraft, loadDraft, proposalOf } from "../documents/load-draft.ts";
import { adoptJournals } from "../draft/journal-recovery.ts";
import { recoveryIn, unaskedTexts } from "../draft/recovery.ts";
import { isFirstUse, recallPosition } from "../draft/state-folder.ts";
import { thisMachine } from "../files/machine.ts";
import { withNoLongerAsked } from "../outline/no-longer-asked.ts";
import { formatProblem } from "../outline/problem.ts";
import { markdownName } from "../project/draft-name.ts";
import { statusOf } from "../proposal/completeness.ts";
import { askBackground, canAsk } from "../terminal/background.ts";
import { type Capabilities, capabilitiesOf } from "../terminal/capabilities.ts";
import { visible } from "../terminal/sanitize.ts";
import { paintFirstFrame } from "../ui/first-frame.ts";
import { greeted } from "../wizard/hints.ts";
import { asReadOnly } from "../wizard/read-only.ts";
import { withRecoveryOffer } from "../wizard/recovery-offer.ts";
import type { SessionEnd } from "../wizard/session.ts";
import type { Cancelled, LockedOutcome } from "../wizard/start/outcomes.ts";
import { goTo, initialState, withNotice } from "../wizard/state.ts";
import type { State } from "../wizard/types.ts";
import type { SessionEffects } from "./effects.ts";
import { openSession, type SessionAccess } from "./open-session.ts";

/** The terminal that the session runs in. */
export function terminalOf(world: World): Capabilities {
	return capabilitiesOf(world.env, { isTerminal: true, platform: process.platform });
}

/** Asks the terminal for its background; the result gives the capabilities, with what was replied by then. */
export function askTerminal(world: World, capabilities: Capabilities): () => Capabilities {
	const { stdin, stdout } = world.streams;
	if (!canAsk(capabilities, world.env.TERM)) return () => capabilities;
	const query = askBackground(stdin, stdout);
	return () => ({ ...capabilities, background: query.settle() ?? capabilities.background });
}

/** Whether to use the plain conversation: on request, on a dumb terminal, or with a screen reader. */
export function isPlain(call: ParsedArguments, { dumb, screenReader }: Capabilities): boolean {
	return Boolean(call.options.plain) || dumb || screenReader;
}

/** Where a session begins, and one line about it. */
export interface Opening {
	readonly item: string | undefined;
	readonly notice: string;
}

export interface RunOptions {
	/** Given with --template; repeated in the command to resume. */
	readonly template?: string | undefined;
	readonly opening?: Opening;
}

/** Runs the session until the author leaves, then prints where the draft is and how to continue. Returns the exit code. */
export async function runSession(
	draft: LoadedDraft,
	call: ParsedArguments,
	world: World,
	{ template, opening }: RunOptions = {},
): Promise<number> {
	const capabilities = terminalOf(world);
	const plain = isPlain(call, capabilities);
	const access = await openSession(draft.path, world, (who, whenFree) => {
		return askLocked({ file: draft.file, who, whenFree }, plain, world, capabilities);
	});
	if (access.type === "cancelled") return access.interrupted ? EXIT.interrupted : EXIT.fine;
	try {
		const there = "late" in access && access.late ? await loadDraft(draft.file, world.cwd, template) : draft;
		const end = await sessionWith(there, access, plain, world, capabilities, opening);
		return await reportEnd(end, there, world, template);
	} finally {
		if (access.type === "ours") await access.lock.release();
	}
}

type Question = Omit<Parameters<typeof import("../plain/ask-locked.ts").askLocked>[0], "stdin" | "stdout" | "unicode">;

async function askLocked(
	question: Question,
	plain: boolean,
	world: World,
	{ unicode }: Capabilities,
): Promise<LockedOutcome> {
	if (plain) {
		const asking = await import("../plain/ask-locked.ts");
		return asking.askLocked({ ...question, ...world.streams, env: world.env, unicode });
	}
	const { runLocked } = await import("../ui/start/start.tsx");
	return runLocked({ ...question, ...world.streams, capabilities: { unicode } });
}

async function sessionWith(
	loaded: LoadedDraft,
	access: Exclude<SessionAccess, Cancelled>,
	plain: boolean,
	world: World,
	capabilities: Capabilities,
	opening: Opening | undefined,
): Promise<SessionEnd> {
	const ours = access.type === "ours";
	// The reply arrives while the rest is prepared.
	const known = plain ? () => capabilities : askTerminal(world, capabilities);
	const machine = thisMachine(() => world.now().getTime());
	const found = ours ? await adoptJournals(world.env, loaded.path, machine) : undefined;
	const draft = { ...loaded, outline: withNoLongerAsked(loaded.outline, unaskedTexts(found, loaded.outline)) };
	const kept = recoveryIn(found, draft.outline);
	const newcomer = !plain && (await isFirstUse(world.env));
	const lastPosition = await recallPosition(world.env, draft.path);
	const reportUnknown = () => world.err(visible(unknownText(draft)));
	// The screen would cover it, so it is printed at the end there.
	if (plain) reportUnknown();
	const { stdout } = world.streams;
	const state = initialState({
		file: draft.file,
		markdownFile: markdownName(draft.file),
		proposal: proposalOf(draft),
		size: { columns: stdout.columns || 80, rows: stdout.rows || 24 },
		lastPosition,
		spelling: !plain,
		unicode: capabilities.unicode,
		mouse: world.env.PEP_WIZARD_MOUSE !== "0",
		now: world.now().getTime(),
	});
	const first = openedAt(newcomer ? greeted(state) : state, opening);
	const begun = access.type === "look" ? asReadOnly(first, access.who) : first;
	let effects: SessionEffects | undefined;
	const getReady = async (): Promise<SessionEffects> => {
		const { openEffects } = await import("./effects.ts");
		effects = await openEffects(draft, world, { kept, machine, lock: ours ? access.lock : undefined });
		return effects;
	};
	const end = await converse(plain, kept ? withRecoveryOffer(begun, kept) : begun, getReady, world, known());
	// The session doesn't wait for the position to be stored; this does.
	const isKept = await effects?.finished();
	if (!plain) reportUnknown();
	return isKept === false ? { ...end, unsaved: true } : end;
}

function openedAt(state: State, opening: Opening | undefined): State {
	if (!opening) return state;
	return withNotice(opening.item === undefined ? state : goTo(state, opening.item), opening.notice);
}

/** As a plain conversation or on the screen; loads only the one that is used, and the effects after the first frame. */
async function converse(
	plain: boolean,
	state: State,
	getReady: () => Promise<SessionEffects>,
	world: World,
	capabilities: Capabilities,
): Promise<SessionEnd> {
	if (plain) {
		const effects = await getReady();
		const { runPlain } = await import("../plain/run.ts");
		return runPlain({ state, effects, ...world.streams, env: world.env, capabilities });
	}
	const firstFrame = paintFirstFrame(state, capabilities, world.streams);
	const loaded = Promise.all([getReady(), import("../ui/run.tsx")]);
	const [effects, { runWizard }] = await loaded.catch((error: unknown) => {
		firstFrame?.restore();
		throw error;
	});
	return runWizard({ state, effects, ...world.streams, capabilities, firstFrame });
}

/** Only the first; `status` lists all. */
function unknownText({ unknown: [first, ...others], file }: LoadedDraft): string {
	if (!first) return "";
	const more = others.length === 0 ? "" : `  ${others.length} more: pep-wizard status ${shellWord(file)}\n`;
	return `${formatProblem(first)}\n${more}`;
}

async function reportEnd(end: SessionEnd, draft: LoadedDraft, world: World, template?: string): Promise<number> {
	const say = (...lines: string[]): void => world.err(visible(lines.map((line) => `${line}\n`).join("")));
	if (end.error) say(`pep-wizard ended with an error: ${end.error.message}`);
	// After a failed save, the answers may exist nowhere else. After a crash, the state doesn't tell what was saved.
	const isUnsaved = end.unsaved === true || (end.reason !== "failed" && end.state.save.state !== "saved");
	if (isUnsaved) {
		const { rescue } = await import("./rescue.ts");
		const { stage, answers } = end.state.proposal;
		const copy = await rescue(draft, { stage, answers });
		say(`Not saved: ${draft.file}`);
		say(copy === undefined ? "  No copy could be written either." : `  Everything you wrote is in this copy: ${copy}`);
		return EXIT.write;
	}
	const { readOnly } = end.state;
	const looked = readOnly && readOnly.during === undefined;
	say(
		looked ? `Unchanged: ${draft.file}` : `Draft saved: ${draft.file}`,
		`Resume with: ${resumeLine(draft.file, template)}`,
	);
	if (end.reason === "failed") return EXIT.write;
	if (!looked && isNowComplete(draft, end)) {
		const { factsOf } = await import("./finish/facts.ts");
		const { commandLines, lineOf, own } = await import("./finish/steps.ts");
		const { stage } = end.state.proposal;
		say(
			`All answers required for ${stage} are given.`,
			`What follows, step by step: ${lineOf(own("finish", { draft: draft.file, template }))}`,
			...commandLines(await factsOf(draft.file, world, template)),
		);
	}
	return end.reason === "interrupted" ? EXIT.interrupted : EXIT.fine;
}

/** Whether the last required answer was given in this session. */
function isNowComplete(before: LoadedDraft, { state }: SessionEnd): boolean {
	const { missing, required } = statusOf(state.proposal);
	return missing.length === 0 && required.of > 0 && statusOf(proposalOf(before)).missing.length > 0;
}

/** The command that resumes the draft. */
export function resumeLine(file: string, template?: string): string {
	const word = /\.ya?ml$/i.test(file) ? "" : "edit ";
	const option = template === undefined ? "" : ` --template ${shellWord(template)}`;
	return `pep-wizard ${word}${shellWord(file.startsWith("-") ? `./${file}` : file)}${option}`;
}
