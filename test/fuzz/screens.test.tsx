/**
 * What the screen sends to the terminal under random keys if all text is hostile: answers, labels, guidance, file
 * names, text of others, error messages. Only the wizard's own styles and links may control the terminal. Few keys
 * here; `npm run test:fuzz` presses many.
 */
import fc from "fast-check";
import { render } from "ink-testing-library";
import { expect, test } from "vitest";
import type { Outline } from "../../src/outline/types.ts";
import { App } from "../../src/ui/App.tsx";
import { appearanceOf } from "../../src/ui/rows/appearance.ts";
import { screenRows } from "../../src/ui/rows/screen.ts";
import type { Session } from "../../src/wizard/session.ts";
import { initialState } from "../../src/wizard/state.ts";
import { SEED } from "../seed.ts";
import { anyMarkdown, anyText, FORBIDDEN } from "../terminal/hostile.ts";
import { CAPABILITIES } from "../ui/wizard.ts";
import { OUTLINE, Story } from "../wizard/outline.ts";
import { type Below, CHORDS, externalChanges, generator } from "./random-keys.ts";

const KEYS = 4 * Number(process.env.PEP_WIZARD_FUZZ ?? 250);
/** Keys between two comparisons. */
const A_PICTURE = 5;
/** Keys per session; each session has another size and other texts. */
const A_SESSION = 250;

/** Styles, and links with a URL of visible characters: all sequences that the wizard sends within a row. */
const OWN = /\x1b\[[\d;]*m|\x1b\]8;;[\x21-\x7e]*?(?:\x1b\\|\x07)/g;

/** Rows with control or invisible characters, escaped for display. */
function drivingRows(frame: string): string[] {
	const rows = frame.split("\n").map((row) => row.replace(OWN, ""));
	return rows.filter((row) => FORBIDDEN.test(row)).map((row) => JSON.stringify(row));
}

/** Hostile texts, a new one each time. */
function strangers(seed: number): { readonly line: () => string; readonly text: () => string } {
	const from = (arbitrary: fc.Arbitrary<string>): (() => string) => {
		const texts = fc.sample(arbitrary, { numRuns: 400, seed });
		let at = 0;
		return () => texts[at++ % texts.length]!;
	};
	const line = from(anyText);
	return { line: () => line().replace(/[\r\n]/g, "\x1b"), text: from(anyMarkdown) };
}

const SHOWN = new Set(["label", "text", "placeholder", "placeholders", "description", "entryLabel", "parts", "path"]);

/** The outline of a hostile template: hostile text is appended to each displayed text. */
function hostileOutline(line: () => string): Outline {
	const walk = (value: unknown, isShown: boolean): unknown => {
		if (typeof value === "string") return isShown ? value + line() : value;
		if (Array.isArray(value)) return value.map((each) => walk(each, isShown));
		if (typeof value !== "object" || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, SHOWN.has(key))]));
	};
	return walk(OUTLINE, false) as Outline;
}

function hostileStory(below: Below, { line, text }: ReturnType<typeof strangers>): Story {
	const story = new Story();
	story.state = initialState({
		file: `${line()}.pep.yaml`,
		markdownFile: `${line()}.md`,
		proposal: {
			outline: hostileOutline(line),
			stage: "alpha",
			answers: { title: line(), summary: text(), goals: [text(), line()], owners: [line()], thread: line() },
		},
		size: { columns: 20 + below(160), rows: 6 + below(50) },
		now: story.now,
	});
	return story;
}

/** An event with hostile text: a paste, text of others, an error, a name. */
function somethingHappens(story: Story, below: Below, { line, text }: ReturnType<typeof strangers>): void {
	const { revision } = story.state;
	const happenings: readonly (() => unknown)[] = [
		() => story.send({ type: "pasted", text: text() }),
		() => story.send({ type: "draftSaved", revision, changes: externalChanges(below, text) }),
		() => story.send({ type: "saveFailed", message: `${line()}: ${text()}` }),
		() => story.send({ type: "markdownWritten", path: line() }),
		() => story.send({ type: "writeFailed", message: text() }),
		() => story.send({ type: "draftUnusable", message: text() }),
		() => story.wait(below(3000)),
		() => story.returned(),
	];
	happenings[below(happenings.length)]!();
}

/** The components on a terminal that keeps the last output. */
function screenOf(): { show(story: Story): string; close(): void } {
	let story = new Story();
	const listeners = new Set<() => void>();
	const session = {
		getState: () => story.state,
		subscribe: (listener: () => void) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		dispatch: (event: Parameters<Session["dispatch"]>[0]) => {
			story.send(event);
			for (const listener of listeners) listener();
		},
	} as unknown as Session;
	const { lastFrame, rerender, unmount } = render(<App session={session} capabilities={CAPABILITIES} />);
	return {
		show(next) {
			story = next;
			for (const listener of listeners) listener();
			rerender(<App session={session} capabilities={CAPABILITIES} />);
			return lastFrame() ?? "";
		},
		close: unmount,
	};
}

/** The rows of the first frame, if there is one. */
function picture({ state }: Story): string {
	const look = appearanceOf({ ...CAPABILITIES, hyperlinks: true });
	return (screenRows(state, look)?.lines ?? []).map((line) => look.paint(line)).join("\n");
}

test(`${KEYS} keys among strangers' texts, seed ${SEED}`, () => {
	const below = generator(SEED);
	const texts = strangers(SEED);
	const screen = screenOf();
	let story = hostileStory(below, texts);
	const seen = new Set<string>();
	for (let key = 0; key < KEYS; key++) {
		if (key % A_SESSION === 0) story = hostileStory(below, texts);
		const chord = CHORDS[below(CHORDS.length)]!;
		const at = `PEP_WIZARD_SEED=${SEED}, key ${key} (${chord})`;
		story.press(chord);
		const happens = below(12) === 0;
		if (happens) somethingHappens(story, below, texts);
		story.took();
		if (!happens && key % A_PICTURE > 0) continue;
		seen.add(story.state.overlay?.type ?? story.state.pane);
		expect(drivingRows(screen.show(story)), at).toEqual([]);
		expect(drivingRows(picture(story)), `${at}, first frame`).toEqual([]);
	}
	screen.close();
	// Most kinds of screens were reached.
	expect([...seen].length).toBeGreaterThan(5);
}, 3_600_000);
