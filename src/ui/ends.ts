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

/** Watches until the function given back is called. */
export function watchEnds({ stdin, stdout }: Streams, ends: Ends): () => void {
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
	];
	for (const [emitter, event, listener] of watched) emitter.on(event, listener);
	return () => {
		for (const [emitter, event, listener] of watched) emitter.off(event, listener);
	};
}
