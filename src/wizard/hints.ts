/** Key hints for the author's position, most useful first. Derived from the key map. */
import { isNotApplicable } from "../proposal/answers.ts";
import type { Control } from "../proposal/types.ts";
import { moveFocus } from "./focus.ts";
import { controlsOf, focusable, focusedControl, samePath, type TextControl } from "./form.ts";
import { itemLayout } from "./item-layout.ts";
import { type CommandId, commandOf } from "./key-map.ts";
import { keyText } from "./key-press.ts";
import { legendLine } from "./legend.ts";
import { panesOf } from "./panes.ts";
import { awaitedCount } from "./review-notes.ts";
import { currentAnswer, itemAt, statusOfProposal, withNotice } from "./state.ts";
import { pickableFor, suggestionsFor } from "./suggestions.ts";
import { canStartWithExample } from "./take-example.ts";
import type { Find, Overlay, State } from "./types.ts";

export interface Hint {
	readonly key: string;
	readonly does: string;
	/** The same in fewer words where the needed hints don't fit otherwise; empty if it can be left out there. */
	readonly brief?: string;
	/** Has to be named wherever there is room for it. */
	readonly isNeeded?: true;
}

const of = (id: CommandId, does?: string): Hint => {
	const command = commandOf(id);
	return { key: keyText(command.keys[0] ?? ""), does: does ?? command.short };
};

/** The same in the outline, where a single key does. */
const inOutline = (id: CommandId, does?: string): Hint => {
	const command = commandOf(id);
	return { key: keyText(command.inOutline?.[0] ?? command.keys[0] ?? ""), does: does ?? command.short };
};

/** Greets a first-time user with the three keys that lead to all others, and explains the marks. */
export function greeted(state: State): State {
	const keys = [of("next"), of("outline"), of("help")].map(({ key, does }) => `${key} ${does}`);
	const text = `${keys.join(", ")}. Everything is saved as you type.`;
	const whole = `${text} ${legendLine(state.unicode)}`;
	// Where there are marks to be seen, it may take a second row.
	return panesOf({ ...state, pane: "item" }).outline
		? withNotice(state, whole)
		: { ...withNotice(state, text), marksUnexplained: true };
}

const OVERLAYS: Readonly<Record<Overlay["type"], readonly Hint[]>> = {
	preview: [
		{ key: "Enter", does: "go there" },
		{ key: "Esc", does: "back" },
		{ key: "Up/Down", does: "scroll" },
		{ key: "/", does: "search" },
		{ key: "h", does: "headings" },
		{ key: "l", does: "line numbers" },
		{ key: "Ctrl+N", does: "next missing" },
		{ key: "Space", does: "page" },
		{ key: "Home/End", does: "start or end" },
	],
	goto: [
		{ key: "Enter", does: "go" },
		{ key: "Up/Down", does: "choose" },
		of("find", "find in answers"),
		{ key: "Esc", does: "back" },
	],
	help: [
		{ key: "Enter", does: "run" },
		{ key: "Up/Down", does: "choose" },
		{ key: "type", does: "filter" },
		{ key: "Esc", does: "back" },
	],
	guidance: [
		{ key: "Esc", does: "back" },
		{ key: "Up/Down", does: "scroll" },
		of("take-example"),
		{ key: keyText(commandOf("guidance").keys[0] ?? ""), does: "hide guidance" },
		{ key: "Space", does: "page" },
	],
	comments: [
		{ key: "r", does: "reply" },
		{ key: "x", does: "addressed" },
		{ key: "Up/Down", does: "choose" },
		inOutline("next-comment"),
		{ key: "Esc", does: "back" },
	],
	stage: [
		{ key: "Enter", does: "choose" },
		{ key: "1 2 3", does: "choose" },
		{ key: "Esc", does: "back" },
	],
	spelling: [
		{ key: "Enter", does: "choose" },
		{ key: "1-9", does: "replace" },
		{ key: "F7", does: "next word" },
		{ key: "Esc", does: "back" },
	],
	"not-applicable": [
		{ key: "Enter", does: "mark" },
		{ key: "Esc", does: "back" },
	],
	unusable: [
		{ key: "1", does: "open again" },
		{ key: "2", does: "continue here" },
	],
	conflict: [
		{ key: "1", does: "keep mine" },
		{ key: "2", does: "take theirs" },
	],
};

/** Hints for the key line; as many are drawn as fit. */
export function hintsOf(state: State): readonly Hint[] {
	if (state.overlay?.type === "preview") return previewHints(state.overlay);
	if (state.overlay?.type === "comments" && state.overlay.reply) return REPLYING;
	if (state.overlay) return OVERLAYS[state.overlay.type];
	if (state.find?.open) return findHints(state.find);
	if (state.pane === "outline") {
		return [
			{ key: "Enter", does: "open" },
			inOutline("help"),
			inOutline("goto"),
			...aheadHint(state, inOutline),
			inOutline("not-applicable"),
			inOutline("leave"),
			inOutline("only-missing", state.onlyMissing ? "show all" : "only missing"),
			inOutline("preview"),
			inOutline("save"),
		];
	}
	if (state.picker) return controlHints(state);
	const [first, ...others] = controlHints(state);
	const help = [...commentHints(state), ...guidanceHints(state)];
	const always = everywhere(state).filter(({ key }) => help.every((hint) => hint.key !== key));
	const end = always.filter(({ key }) => key === FINISH.key);
	const rest = always.filter(({ key }) => key !== FINISH.key);
	return [...(first ? [first] : []), ...help, ...end, ...spellingHints(state), ...others, ...rest];
}

const REPLYING: readonly Hint[] = [
	{ key: "Esc", does: "done" },
	{ key: "Enter", does: "new line" },
	of("editor", "editor"),
];

function findHints({ field, replacing, everywhere }: Find): readonly Hint[] {
	const isReplacing = field === "replacement";
	return [
		{ key: "Enter", does: isReplacing ? "replace" : "next" },
		...(replacing ? [{ key: "Alt+A", does: "replace all" }] : []),
		{ key: "Esc", does: "close" },
		{ key: "Up", does: "previous" },
		...(isReplacing ? [{ key: "Down", does: "skip" }] : []),
		replacing ? { key: "Tab", does: "other line" } : of("replace"),
		{ key: keyText("ctrl+g"), does: everywhere ? "only this answer" : "all answers" },
	];
}

function spellingHints({ spelling }: State): readonly Hint[] {
	return spelling?.wrong ? [of("spelling", `${spelling.wrong} misspelled`)] : [];
}

const SEARCH: readonly Hint[] = [
	{ key: "Enter", does: "done" },
	{ key: "Esc", does: "end search" },
];

const HEADINGS: readonly Hint[] = [
	{ key: "Enter", does: "go" },
	{ key: "Up/Down", does: "choose" },
	{ key: "Esc", does: "back" },
];

const FOUND: readonly Hint[] = [
	{ key: "n", does: "next" },
	{ key: "N", does: "previous" },
	{ key: "Esc", does: "end search" },
];

function previewHints({ search, headings }: Extract<Overlay, { readonly type: "preview" }>): readonly Hint[] {
	if (headings) return HEADINGS;
	if (search?.typing) return SEARCH;
	return search ? [...FOUND, ...OVERLAYS.preview.filter(({ key }) => key !== "Esc")] : OVERLAYS.preview;
}

/** How to answer the comments here, or how to reach the next one. */
function commentHints({ comments, current }: State): readonly Hint[] {
	if (awaitedCount(comments, current) > 0) return [of("comments")];
	return comments && comments.open.length > 0 ? [{ ...of("next-comment"), brief: "" }] : [];
}

/** How to reach the example and what reviewers look for, early enough to be seen at every width. */
function guidanceHints(state: State): readonly Hint[] {
	const { example, reviewers } = itemAt(state).guidance;
	if (example === undefined && reviewers === undefined) return [];
	const isShown = itemLayout(state).guidance.some(({ part }) => part === "example" || part === "reviewers");
	if (!isShown) return [of("guidance", example === undefined ? "reviewers" : "example")];
	return canStartWithExample(state) ? [of("take-example")] : [];
}

const BEFORE: readonly Hint[] = [of("help"), { ...of("goto"), isNeeded: true }];
const FINISH = of("finish");
const AFTER: readonly Hint[] = [of("preview"), of("save"), of("leave")];

function everywhere(state: State): readonly Hint[] {
	// A proposal always has a stage.
	const unless = itemAt(state).isStage ? [] : [of("not-applicable")];
	const ahead = [...aheadHint(state, of), of("outline")];
	// What is missing matters more, except where the outline can't be seen.
	const isHidden = ahead.some(({ key }) => key === of("next-required").key) && !panesOf(state).outline;
	return [...BEFORE, ...(isHidden ? ahead.toReversed() : ahead), ...AFTER, ...unless, of("guidance")];
}

/** What comes next: what is still missing elsewhere, or the end. */
function aheadHint({ proposal, current }: State, hint: (id: CommandId) => Hint): readonly Hint[] {
	const { missing } = statusOfProposal(proposal);
	if (missing.length === 0) return [hint("finish")];
	return missing.every((id) => id === current) ? [] : [hint("next-required")];
}

/** Hints for the focused control, and how to continue from it. */
function controlHints(state: State): readonly Hint[] {
	const control = focusedControl(state);
	const next = {
		...of("next", moveFocus(state, 1).current === state.current ? "next field" : "next item"),
		brief: "next",
	};
	if (isNotApplicable(currentAnswer(state))) return [next, of("not-applicable", "apply again")];
	switch (control?.type) {
		case "choice":
			return [{ key: choosing(control.choices.length), does: "choose" }, next, ...explanationHint(state)];
		case "tick": {
			const typing = hasFields(state, control.path) ? [{ key: "type", does: "fill in" }] : [];
			return [{ key: "Space", does: "tick" }, ...typing, { key: "Up/Down", does: "move" }, of("next", "next")];
		}
		case "add":
			return [{ key: "Enter", does: "add" }, ...pickHint(state, control), { key: "type", does: "start one" }, next];
		case "text":
			return textHints(state, control, next);
		default:
			return [next];
	}
}

/** Whether the new entry can be picked, as its neighbours can. */
function pickHint(state: State, { path }: Extract<Control, { readonly type: "add" }>): readonly Hint[] {
	const entries = controlsOf(state).filter((each) => each.type === "text" && each.entry);
	const what = pickableFor(
		state,
		entries.find((entry) => samePath(entry.path.slice(0, -1), path)),
	);
	return what === undefined ? [] : [of("pick", what)];
}

/** The keys of that many numbered choices. */
function choosing(count: number): string {
	if (count > 9) return "Left/Right";
	return count > 3 ? `1-${count}` : ["1", "2", "3"].slice(0, count).join(" ");
}

const CALENDAR: readonly Hint[] = [
	{ key: "Enter", does: "take" },
	{ key: "Esc", does: "close" },
	{ key: "Arrows", does: "day, week" },
	{ key: "PageUp/PageDown", does: "month" },
	{ key: "t", does: "today" },
];

/** Hints for a text: what can be picked comes first where there is nothing yet. */
function textHints(state: State, control: TextControl, next: Hint): readonly Hint[] {
	if (state.picker?.type === "calendar") return CALENDAR;
	const what = pickableFor(state, control);
	const isListed = what !== undefined && suggestionsFor(state, control).length > 0;
	if (isListed) {
		const take = state.suggestion === undefined ? [] : [{ key: "Enter", does: "take" }];
		const close = [
			{ key: "Esc", does: "close" },
			{ key: "type", does: "filter" },
		];
		return [...take, { key: "Up/Down", does: what }, ...(state.picker ? close : [next])];
	}
	// In a blank entry, Enter ends the list.
	const usual =
		control.entry && control.value.trim() !== "" ? [{ key: "Enter", does: "add another", brief: "add" }, next] : [next];
	if (what === undefined) return usual;
	const pick = of("pick", what);
	return control.value === "" ? [pick, ...usual] : [...usual, pick];
}

/** How to reach the explanation of an answer, which Tab skips. */
function explanationHint(state: State): readonly Hint[] {
	const below = focusable(controlsOf(state))[state.focus + 1];
	return below?.type === "text" && below.explains ? [{ key: "Down", does: "explain" }] : [];
}

function hasFields(state: State, path: readonly string[]): boolean {
	const option = itemAt(state).options?.find(({ id }) => id === path[0]);
	return option !== undefined && option.fields.length > 0;
}
