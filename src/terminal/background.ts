/**
 * Asks the terminal for its background colour. Nothing waits for the reply: what has arrived when the first picture is
 * painted counts, and a later reply is read with the keys. Knows no theme.
 */
import type { Capabilities } from "./capabilities.ts";
import { type Background, dependsOnBackground } from "./themes.ts";

/** OSC 11. */
const QUERY = "\x1b]11;?\x07";
const REPLY = /\x1b\](11;[^\x07\x1b]{1,40})(?:\x07|\x1b\\)/;

/** The background that a reply to OSC 11 tells, such as `11;rgb:ffff/ffff/dddd`; undefined for another OSC sequence. */
export function backgroundIn(reply: string): "dark" | "light" | undefined {
	const [, ...parts] = /^11;rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i.exec(reply) ?? [];
	if (parts.length < 3) return undefined;
	const [red = 0, green = 0, blue = 0] = parts.map((part) => Number.parseInt(part, 16) / (16 ** part.length - 1));
	return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? "light" : "dark";
}

/** Whether the background is worth asking for: not in terminals that would show the query. */
export function canAsk(capabilities: Capabilities, term = "", platform: string = process.platform): boolean {
	const { dumb, background } = capabilities;
	const wanted = background === "unknown" && dependsOnBackground(capabilities);
	return wanted && !dumb && platform !== "win32" && !/^(?:linux|vt\d|screen$)/.test(term);
}

/** A question that was asked. */
export interface BackgroundQuery {
	/** Stops listening; keys that were typed meanwhile stay in the stream. Undefined without a reply. */
	settle(): Exclude<Background, "unknown"> | undefined;
}

/** Asks; `stdin` and `stdout` must be a terminal's. Keeps the terminal in raw mode, so that it doesn't echo the reply. */
export function askBackground(stdin: NodeJS.ReadStream, stdout: NodeJS.WriteStream): BackgroundQuery {
	const read: Buffer[] = [];
	const listen = (): void => {
		for (let chunk = stdin.read(); chunk !== null; chunk = stdin.read()) read.push(Buffer.from(chunk));
	};
	stdin.setRawMode(true);
	stdin.on("readable", listen);
	stdout.write(QUERY);
	return {
		settle() {
			stdin.off("readable", listen);
			const all = Buffer.concat(read).toString("latin1");
			const reply = REPLY.exec(all);
			const rest = reply ? all.replace(reply[0], "") : all;
			if (rest !== "") stdin.unshift(Buffer.from(rest, "latin1"));
			return reply?.[1] === undefined ? undefined : backgroundIn(reply[1]);
		},
	};
}
