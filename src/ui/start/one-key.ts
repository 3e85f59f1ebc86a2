/**
 * Keys one after the other, for lists of Ink's that know where they are only when they are drawn again: of several keys
 * in one read, all but the first would be lost. Knows no keys but by their shape.
 */

/** A key that comes as a sequence; anything else together, as it is typed on a slow line, up to Enter. */
const KEY = /\x1b(?:\[[0-9;?]*[A-Za-z~]|O[A-Za-z])|\x1b[^\x1b]?|[^\x1b\r]*\r|[^\x1b\r]+/g;

/** The stream with a key a read; everything else is the stream's own. What is pasted stays whole. */
export function oneByOne(stdin: NodeJS.ReadStream): NodeJS.ReadStream {
	let waiting: string[] = [];
	let paused = false;
	const goOn = (): void => {
		paused = false;
		stdin.emit("readable");
	};
	// Ink reads until there is nothing: the next key comes when this one has been drawn.
	const read = (): string | null => {
		if (paused) return null;
		if (waiting.length === 0) {
			const chunk: string | Buffer | null = stdin.read();
			if (chunk === null) return null;
			const text = String(chunk);
			waiting = text.includes("\x1b[200~") ? [text] : (text.match(KEY) ?? []);
		}
		const key = waiting.shift() ?? null;
		paused = waiting.length > 0;
		if (paused) setTimeout(goOn, 0);
		return key;
	};
	return new Proxy(stdin, {
		get(target, name) {
			if (name === "read") return read;
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
}
