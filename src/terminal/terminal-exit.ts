/**
 * External events that end a session: signals, a closed terminal, an uncaught error. Knows no session, only the handlers
 * to call.
 */

/**
 * Signals that terminate the process and are not sent by a key. Excludes SIGPROF, which Node's profiler uses, signals
 * for processor faults, after which no JavaScript can run, and SIGKILL. Signals unknown to the system are never sent.
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

/** A file would exceed the process's size limit. The write fails as well and is reported there. */
const FILE_SIZE_SIGNAL = "SIGXFSZ";

export interface ExitHandlers {
	/** Ctrl+C as a signal: save and exit; the second time, exit at once. */
	readonly interrupt: () => void;
	/** The terminal was closed: save and exit. Called once, although a closed terminal raises several events. */
	readonly hangUp: () => void;
	/** An unexpected error: save what there is and exit. */
	readonly fail: (error: unknown) => void;
	/** The program resumes after a suspension, and the screen shows something else. */
	readonly resumed: () => void;
}

export interface ExitSources {
	/** The input whose end means a closed terminal; omitted if it is watched elsewhere. */
	readonly stdin?: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly stderr?: NodeJS.WriteStream;
}

/**
 * Watches until the returned function is called. Other listeners for write errors are detached meanwhile, because one
 * that exits at once would do so before the draft is saved.
 */
export function watchExit({ stdin, stdout, stderr }: ExitSources, ends: ExitHandlers): () => void {
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
		[process, FILE_SIZE_SIGNAL, () => {}],
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
