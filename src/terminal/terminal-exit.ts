/**
 * Everything from outside that ends a session: signals, a terminal that went away, an error nobody caught.
 * Knows no session: it is told whom to call.
 */

/**
 * Signals that would end the process, and don't say that somebody pressed a key. Left out are SIGPROF, which a profiler
 * of Node's sends, those that the processor raises for a mistake (no JavaScript can run then), and SIGKILL. Node never sends those that this system doesn't know.
 */
export const FATAL_SIGNALS = [
	"SIGTERM",
	"SIGHUP",
	"SIGUSR2",
	"SIGALRM",
	"SIGVTALRM",
	"SIGABRT",
	"SIGTRAP",
	"SIGSYS",
	"SIGXCPU",
	"SIGIO",
	"SIGPWR",
	"SIGSTKFLT",
	"SIGBREAK",
] as const satisfies readonly NodeJS.Signals[];

/** A file that grows beyond the process's limit: the write says so too, and is told where it failed. */
const LIMIT = "SIGXFSZ";

export interface ExitHandlers {
	/** Ctrl+C where the terminal makes a signal of it: save and end; the second time at once. */
	readonly interrupt: () => void;
	/** Nobody is there any more: save and end. A closed terminal tells it in several ways; this is called once. */
	readonly hangUp: () => void;
	/** Something is broken: save what there is and end. */
	readonly fail: (error: unknown) => void;
	/** The program was stopped and goes on: the screen shows something else now. */
	readonly resumed: () => void;
}

export interface Watched {
	/** Whose end means that nobody is there any more; left out where that is read elsewhere. */
	readonly stdin?: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly stderr?: NodeJS.WriteStream;
}

/**
 * Watches until the function given back is called. Meanwhile nobody else hears that writing fails: a listener that ends
 * the process at once would end it before the draft is saved.
 */
export function watchExit({ stdin, stdout, stderr }: Watched, ends: ExitHandlers): () => void {
	const outputs = stderr ? [stdout, stderr] : [stdout];
	const restore = outputs.map(takeErrorListeners);
	let gone = false;
	const hangUp = () => {
		if (!gone) ends.hangUp();
		gone = true;
	};
	const watched: (readonly [NodeJS.EventEmitter, string, (reason: unknown) => void])[] = [
		[process, "SIGINT", ends.interrupt],
		[process, "SIGQUIT", ends.interrupt],
		...FATAL_SIGNALS.map((signal) => [process, signal, hangUp] as const),
		[process, LIMIT, () => {}],
		[process, "SIGCONT", ends.resumed],
		[process, "uncaughtException", ends.fail],
		[process, "unhandledRejection", ends.fail],
		...outputs.map((stream) => [stream, "error", hangUp] as const),
	];
	if (stdin) watched.push([stdin, "end", hangUp], [stdin, "error", hangUp]);
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
