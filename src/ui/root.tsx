/**
 * The root of a full-screen session: mounts its screen, connects keyboard, clock and signals to it, and restores the
 * terminal on every exit. Knows neither what the session is about nor any file.
 */
import { type Instance, render, type SuspendTerminal } from "ink";
import type { ReactNode } from "react";
import type { Capabilities } from "../terminal/capabilities.ts";
import { systemClock } from "../terminal/clock.ts";
import { watchExit } from "../terminal/terminal-exit.ts";
import type { Clock, Event, SessionOptions } from "../wizard/session.ts";
import type { KeyPress } from "../wizard/types.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import type { FirstFrame } from "./first-frame.ts";
import { InputDecoder, type InputEvent } from "./input-decoder.ts";
import { interceptedInput } from "./intercepted-input.ts";
import { Keyboard } from "./Keyboard.tsx";
import { MouseReports } from "./mouse.ts";
import { LiveScreen, type Source } from "./paint/live-screen.ts";
import type { Frame } from "./paint/painter.ts";
import { type Streams, usableSize } from "./streams.ts";
import { warmUp } from "./warm-up.ts";

export interface RootOptions extends Streams {
	readonly capabilities: Capabilities;
	/** The first frame, painted before this module was loaded; Ink takes the screen over from it. */
	readonly firstFrame?: FirstFrame | undefined;
	/** For tests; the system's clock otherwise. */
	readonly clock?: Clock;
}

/** What the terminal tells a session. */
type TerminalEvent = Extract<
	Event,
	{ readonly type: "pasted" | "mousePressed" | "resized" | "interrupted" | "checkRequested" }
>;

/** A session as its screen needs it. */
export interface ScreenSession<End> {
	getState(): unknown;
	subscribe(listener: () => void): () => void;
	dispatch(event: TerminalEvent): void;
	press(keys: readonly KeyPress[]): void;
	flush(): void;
	fail(error: unknown): void;
	readonly ended: Promise<End>;
}

/** What a session needs from the terminal. */
export type Root = Pick<SessionOptions, "clock" | "suspend" | "copy"> & Required<Pick<SessionOptions, "stop">>;

type StateOf<S extends ScreenSession<unknown>> = ReturnType<S["getState"]>;

/** A session's screen, and what depends on the session's state. */
export interface Screen<S extends ScreenSession<unknown>> {
	/** The components. They draw the state of `shown`, which follows the session's when nobody types. */
	readonly draw: (session: S, shown: Source<StateOf<S>>, capabilities: Capabilities) => ReactNode;
	/** What the components will draw, painted for every key without waiting for them; undefined if only they know. */
	readonly rowsOf?: (state: StateOf<S>, session: S, capabilities: Capabilities) => Frame | undefined;
	/** The states after a key or two, for nobody to see: what a key needs is then warm when the first one comes. */
	readonly rehearse?: (state: StateOf<S>) => readonly StateOf<S>[];
	/** Whether a multi-line text is being edited. */
	readonly takesLines: (session: S) => boolean;
	readonly capturesMouse: (session: S) => boolean;
}

/** Maximum Base64 length of a clipboard sequence; terminals drop or choke on longer ones. */
const clipboardLimit = 100_000;

/**
 * Runs a session in the alternate screen until it has ended; `stdin` and `stdout` must be terminals. `start` is called
 * once, before anything is drawn.
 */
export async function runOnScreen<S extends ScreenSession<End>, End>(
	options: RootOptions,
	start: (root: Root) => S,
	screen: Screen<S>,
): Promise<End> {
	const { stdin, stdout, clock = systemClock } = options;
	let suspendTerminal: SuspendTerminal | undefined;
	let suspended = false;
	let over = false;
	const suspend = async (run: () => Promise<void>) => {
		suspended = true;
		showMouse();
		try {
			await (suspendTerminal ? suspendTerminal(run) : run());
		} finally {
			suspended = false;
			showMouse();
		}
	};
	const session = start({ clock, suspend, stop, copy: (text) => stdout.write(clipboardSequence(text)) });
	const reports = new MouseReports((text) => stdout.write(text));
	const showMouse = () => reports.set(screen.capturesMouse(session) && !suspended && !over);
	const noMouse = () => reports.set(false);
	const terminal = { capabilities: options.capabilities };
	let live: LiveScreen<StateOf<S>> | undefined;
	const resize = () => {
		live?.resized();
		session.dispatch({ type: "resized", size: usableSize(stdout) });
		session.flush();
		live?.follow();
	};
	// Registered before Ink's own listener, which paints at once.
	stdout.on("resize", resize);
	const unwatch = watchExit(options, {
		interrupt: () => {
			// While another program has the terminal, its Ctrl+C reaches us too but is not meant for us.
			if (!suspended) session.dispatch({ type: "interrupted" });
		},
		hangUp: () => session.dispatch({ type: "interrupted" }),
		fail: session.fail,
		resumed: () => {
			if (!suspended) void suspend(async () => {}).catch(session.fail);
			session.dispatch({ type: "checkRequested" });
		},
	});
	resize();
	live = new LiveScreen<StateOf<S>>({
		stdout,
		source: session as Source<StateOf<S>>,
		frameOf: (state) => screen.rowsOf?.(state, session, terminal.capabilities),
		shown: options.firstFrame?.shown,
	});
	// The terminal may have been resized since.
	const { columns, rows } = usableSize(stdout);
	const { size } = options.firstFrame ?? {};
	if (size?.columns !== columns || size.rows !== rows) live.forget();
	// Before the first paint, so that the terminal doesn't echo early keys.
	if (stdin.isTTY) stdin.setRawMode(true);
	options.firstFrame?.handOver();
	const { ink, redraw } = mount({ ...options, terminal }, session, screen, live, (ready) => {
		suspendTerminal = ready;
	});
	const first = session.getState();
	const rehearse = () => live?.rehearse(screen.rehearse?.(first as StateOf<S>) ?? []);
	warmUp(redraw, rehearse, () => !over && session.getState() === first, clock);
	showMouse();
	session.subscribe(showMouse);
	// However the process ends: a shell would treat mouse reports as typed text.
	process.once("exit", noMouse);
	const end = await session.ended;
	process.off("exit", noMouse);
	stdout.off("resize", resize);
	// An editor may still have the terminal; don't change modes when it exits.
	over = true;
	noMouse();
	live.close();
	ink.unmount();
	await ink.waitUntilExit().catch(() => {});
	unwatch();
	return end;
}

/** Mounts the screen in Ink; `redraw` draws the current state again. The terminal may tell its background later. */
function mount<S extends ScreenSession<End>, End>(
	{ stdin, stderr, terminal }: RootOptions & { readonly terminal: { capabilities: Capabilities } },
	session: S,
	{ takesLines, draw }: Screen<S>,
	live: LiveScreen<StateOf<S>>,
	onReady: (suspend: SuspendTerminal) => void,
): { readonly ink: Instance; readonly redraw: () => void } {
	const input = new InputDecoder(
		() => performance.now(),
		() => takesLines(session),
	);
	const whole = () => (
		<ErrorBoundary onError={session.fail}>
			<Keyboard onReady={onReady} />
			{draw(session, live, terminal.capabilities)}
		</ErrorBoundary>
	);
	const redraw = () => ink.rerender(whole());
	const hear = (event: InputEvent): string | undefined => {
		if (event.type !== "background") return handleInput(session, event);
		terminal.capabilities = { ...terminal.capabilities, background: event.background };
		redraw();
		return undefined;
	};
	const ink = render(whole(), {
		stdin: interceptedInput(stdin, input, hear),
		stdout: live.stdout,
		stderr,
		interactive: true,
		alternateScreen: true,
		// Whole frames: only rows that look different are written.
		incrementalRendering: false,
		exitOnCtrlC: false,
		// Nothing here writes to the console; patching it costs start-up time.
		patchConsole: false,
		maxFps: 120,
		// The second flag recognises Ctrl+S on keyboards whose S key types something else.
		kittyKeyboard: { mode: "auto", flags: ["disambiguateEscapeCodes", "reportAlternateKeys"] },
	});
	return { ink, redraw };
}

/** Passes input to the session; returns what is meant for Ink. */
function handleInput<End>(
	session: ScreenSession<End>,
	event: Exclude<InputEvent, { readonly type: "background" }>,
): string | undefined {
	if (event.type === "reply") return event.sequence;
	if (event.type === "keys") session.press(event.keys);
	else if (event.type === "paste") session.dispatch({ type: "pasted", text: event.text });
	else session.dispatch({ type: "mousePressed", mouse: event.mouse });
	return undefined;
}

/** Milliseconds to wait for the stop to take effect. */
const STOPPED = 200;

/**
 * Stops the process group, as Ctrl+Z does elsewhere; resolves when it continues. Without a shell
 * with job control, the system leaves it running.
 */
async function stop(): Promise<void> {
	if (process.platform === "win32") throw new Error("Programs can't be suspended here");
	process.kill(0, "SIGTSTP");
	await new Promise((resolve) => setTimeout(resolve, STOPPED));
}

/** OSC 52 asks the terminal to copy the text to the system clipboard; empty if the text is too long. */
function clipboardSequence(text: string): string {
	const encoded = Buffer.from(text, "utf8").toString("base64");
	return encoded.length > clipboardLimit ? "" : `\x1b]52;c;${encoded}\x07`;
}
