/** Everything from outside that ends the conversation: signals, a terminal that went away, an error nobody caught. */

export interface Ends {
	/** Ctrl+C where the terminal makes a signal of it. */
	readonly interrupt: () => void;
	/** Nobody is there any more: save and end. May be called several times. */
	readonly hangUp: () => void;
	/** Something is broken: save what there is and end. */
	readonly fail: (error: unknown) => void;
	/** The program was stopped and goes on. */
	readonly resumed: () => void;
}

/** Watches until the function given back is called. */
export function watchEnds(stdout: NodeJS.WriteStream, ends: Ends): () => void {
	const watched: readonly (readonly [NodeJS.EventEmitter, string, (reason: unknown) => void])[] = [
		[process, "SIGINT", ends.interrupt],
		[process, "SIGQUIT", ends.interrupt],
		[process, "SIGTERM", ends.hangUp],
		[process, "SIGHUP", ends.hangUp],
		[process, "SIGCONT", ends.resumed],
		[process, "uncaughtException", ends.fail],
		[process, "unhandledRejection", ends.fail],
		[stdout, "error", ends.hangUp],
	];
	for (const [emitter, event, listener] of watched) emitter.on(event, listener);
	return () => {
		for (const [emitter, event, listener] of watched) emitter.off(event, listener);
	};
}
