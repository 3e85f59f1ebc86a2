/**
 * Everything from outside that ends the session: signals, a terminal that went away, an error nobody caught.
 * Knows no session: it is told whom to call.
 */

export interface Ends {
	/** Save and end. */
	readonly interrupt: () => void;
	/** Something is broken: save what there is and end. */
	readonly fail: (error: unknown) => void;
	/** Another program has the terminal: its Ctrl+C reaches us too and is not meant for us. */
	readonly isSuspended: () => boolean;
	/** The program was stopped and goes on: the screen shows something else now. */
	readonly resumed: () => void;
}

export interface Streams {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly stderr: NodeJS.WriteStream;
}

/**
 * Watches until the function given back is called. Meanwhile nobody else hears that writing fails: a listener that ends
 * the process at once would end it before the draft is saved.
 */
export function watchEnds({ stdin, stdout, stderr }: Streams, ends: Ends): () => void {
	const restore = [stdout, stderr].map(takeErrorListeners);
	const signal = () => ends.interrupt();
	const fromKeyboard = () => {
		if (!ends.isSuspended()) ends.interrupt();
	};
	const watched: readonly (readonly [NodeJS.EventEmitter, string, (reason: unknown) => void])[] = [
		[process, "SIGTERM", signal],
		[process, "SIGHUP", signal],
		[process, "SIGINT", fromKeyboard],
		[process, "SIGQUIT", fromKeyboard],
		[process, "SIGCONT", () => ends.resumed()],
		[process, "uncaughtException", ends.fail],
		[process, "unhandledRejection", ends.fail],
		// A closed window: reading ends, writing fails.
		[stdin, "end", signal],
		[stdin, "error", signal],
		[stdout, "error", signal],
		[stderr, "error", signal],
	];
	for (const [emitter, event, listener] of watched) emitter.on(event, listener);
	return () => {
		for (const [emitter, event, listener] of watched) emitter.off(event, listener);
		for (const giveBack of restore) giveBack();
	};
}

function takeErrorListeners(stream: NodeJS.EventEmitter): () => void {
	const listeners = stream.listeners("error") as ((error: unknown) => void)[];
	for (const listener of listeners) stream.off("error", listener);
	return () => {
		for (const listener of listeners) stream.on("error", listener);
	};
}
