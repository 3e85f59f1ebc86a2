/**
 * Intercepts terminal input before Ink. Ink still decides when to read and sets the mode, but gets only what is meant
 * for it. Knows no session.
 */
import type { InputDecoder, InputEvent } from "./input-decoder.ts";

/**
 * The stream for Ink, with intercepted reads. Events go to `hear`, in order; any text that it returns is passed on to
 * Ink.
 */
export function interceptedInput(
	stdin: NodeJS.ReadStream,
	input: InputDecoder,
	hear: (event: InputEvent) => string | undefined,
): NodeJS.ReadStream {
	let timer: { readonly id: number; readonly timeout: NodeJS.Timeout } | undefined;
	const forInk: string[] = [];
	const handleAll = (events: readonly InputEvent[]): void => {
		for (const event of events) {
			const text = hear(event);
			if (text !== undefined) forInk.push(text);
		}
		const { waiting } = input;
		if (waiting?.id === timer?.id) return;
		if (timer) clearTimeout(timer.timeout);
		timer = waiting && { id: waiting.id, timeout: setTimeout(expire, waiting.milliseconds).unref() };
	};
	const expire = (): void => {
		handleAll(input.expire());
		if (forInk.length > 0) stdin.emit("readable");
	};
	const read = (): string | null => {
		for (;;) {
			const text = forInk.shift();
			if (text !== undefined) return text;
			const chunk: string | Buffer | null = stdin.read();
			if (chunk === null) return null;
			handleAll(input.read(chunk));
		}
	};
	// Read as bytes: input that is not UTF-8, such as legacy mouse reports, would be lost otherwise.
	const own: Readonly<Record<string | symbol, unknown>> = { read, setEncoding: () => stdin };
	return new Proxy(stdin, {
		get(target, name) {
			if (Object.hasOwn(own, name)) return own[name];
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
}
