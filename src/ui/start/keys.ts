/**
 * Keys for the screens before the wizard, one after the other: Ink's lists know where they are only when they are drawn
 * again; of several keys in one read, all but the first would be lost. Knows no screen.
 */
import { useInput } from "ink";
import { createContext, useContext } from "react";
import { isTyped } from "../../wizard/key.ts";
import type { KeyPress } from "../../wizard/types.ts";
import { Input, type InputEvent } from "../input.ts";
import { sequenceFor } from "../keys.ts";
import { listening } from "../listening.ts";

/** What a screen and the keyboard know of each other. */
export interface Keys {
	/** The key that Ink is told of just now; undefined for anything else. */
	key: KeyPress | undefined;
	/** Nothing is read: what is typed waits for the screen that comes next, or for this one again. */
	held: boolean;
	/** Reads again. */
	goOn: () => void;
}

export const noKeys = (): Keys => ({ key: undefined, held: false, goOn: () => {} });

export const KeysContext = createContext<Keys>(noKeys());

interface Told {
	readonly key?: KeyPress;
	readonly text: string;
}

/** The stream with a key a read; everything else is the stream's own. What is pasted stays whole. */
export function oneByOne(stdin: NodeJS.ReadStream, keys: Keys): NodeJS.ReadStream {
	const waiting: Told[] = [];
	let paused = false;
	keys.goOn = () => {
		keys.held = false;
		paused = false;
		stdin.emit("readable");
	};
	const heard = listening(stdin, new Input(() => performance.now()), (event) => {
		waiting.push(...toldOf(event));
		// For a key that only time told: Ink has to read again.
		return "";
	});
	// Ink reads until there is nothing: the next key comes when this one has been drawn.
	const read = (): string | null => {
		if (paused || keys.held) return null;
		while (waiting.length === 0) if (heard.read() === null) return null;
		const { key, text } = waiting.shift()!;
		keys.key = key;
		paused = waiting.length > 0;
		if (paused) setTimeout(() => keys.held || keys.goOn(), 0);
		return text;
	};
	return new Proxy(heard, {
		get: (target, name) => (name === "read" ? read : Reflect.get(target, name, target)),
	});
}

function toldOf(event: InputEvent): Told[] {
	if (event.type === "keys") return joined(event.keys).map((key) => ({ key, text: sequenceFor(key) }));
	return event.type === "paste" ? [{ text: `\x1b[200~${event.text.replaceAll("\x1b", "")}\x1b[201~` }] : [];
}

/** Letters typed at once are drawn at once. */
function joined(keys: readonly KeyPress[]): KeyPress[] {
	const all: KeyPress[] = [];
	for (const key of keys) {
		const last = all.at(-1);
		if (last && isTyped(last) && isTyped(key)) all[all.length - 1] = { ...key, text: last.text + key.text };
		else all.push(key);
	}
	return all;
}

/** Hears keys as they were pressed, with all their names. */
export function useKeys(onKey: (key: KeyPress) => void): void {
	const keys = useContext(KeysContext);
	// Ink's own hook: what it changes is drawn before the next key comes.
	useInput(() => {
		if (keys.key) onKey(keys.key);
	});
}
