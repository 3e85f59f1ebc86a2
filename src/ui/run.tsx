/**
 * The root of the wizard's screen: mounts it, connects keyboard, clock, signals and effects to the session, and restores
 * the terminal on every exit. Knows no files: saving and writing are the caller's handlers.
 */
import { type Instance, render, type SuspendTerminal } from "ink";
import type { Capabilities } from "../terminal/capabilities.ts";
import { systemClock } from "../terminal/clock.ts";
import { withColumnMoves } from "../terminal/cursor-columns.ts";
import { watchExit } from "../terminal/terminal-exit.ts";
import { takesLines } from "../wizard/form.ts";
import { type Clock, type EffectHandlers, type Session, type SessionEnd, startSession } from "../wizard/session.ts";
import type { State } from "../wizard/types.ts";
import { nextDue, update } from "../wizard/update.ts";
import { App } from "./App.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import type { FirstFrame } from "./first-frame.ts";
import { InputDecoder, type InputEvent } from "./input-decoder.ts";
import { interceptedInput } from "./intercepted-input.ts";
import { Keyboard } from "./Keyboard.tsx";
import { MouseReports } from "./mouse.ts";
import { type Streams, usableSize } from "./streams.ts";
import { warmUp } from "./warm-up.ts";

export interface WizardOptions extends Streams {
	readonly state: State;
	readonly effects: EffectHandlers;
	readonly capabilities: Capabilities;
	/** The first frame, painted before this module was loaded; Ink takes the screen over from it. */
	readonly firstFrame?: FirstFrame | undefined;
	/** For tests; the system's clock otherwise. */
	readonly clock?: Clock;
}

/** Maximum Base64 length of a clipboard sequence; terminals drop or choke on longer ones. */
const clipboardLimit = 100_000;

/**
 * Runs the wizard in the alternate screen until the author leaves; `stdin` and `stdout` must be terminals.
 * Never rejects: failures are reported by the reason `failed` and its error, after saving.
 */
export async function runWizard(options: WizardOptions): Promise<SessionEnd> {
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
	const session = startSession({
		state: { ...options.state, unicode: options.capabilities.unicode },
		machine: { update, nextDue },
		handlers: options.effects,
		clock,
		suspend,
		stop,
		copy: (text) => stdout.write(clipboardSequence(text)),
	});
	const reports = new MouseReports((text) => stdout.write(text));
	const showMouse = () => reports.set(session.getState().mouse && !suspended && !over);
	const noMouse = () => reports.set(false);
	const resize = () => {
		session.dispatch({ type: "resized", size: usableSize(stdout) });
		session.flush();
	};
	// Registered before Ink's own listener, which paints at once, so that it paints with the new size.
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
	// Before the first paint, so that the terminal doesn't echo early keys.
	if (stdin.isTTY) stdin.setRawMode(true);
	options.firstFrame?.handOverToInk();
	const { ink, redraw } = mount(options, session, (ready) => {
		suspendTerminal = ready;
	});
	const first = session.getState();
	warmUp(redraw, () => !over && session.getState() === first, clock);
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
	ink.unmount();
	await ink.waitUntilExit().catch(() => {});
	unwatch();
	return end;
}

/** Mounts the screen in Ink; `redraw` draws the current state again. */
function mount(
	{ stdin, stdout, stderr, capabilities }: WizardOptions,
	session: Session,
	onReady: (suspend: SuspendTerminal) => void,
): { readonly ink: Instance; readonly redraw: () => void } {
	const input = new InputDecoder(
		() => performance.now(),
		() => takesLines(session.getState()),
	);
	const screen = () => (
		<ErrorBoundary onError={session.fail}>
			<Keyboard onReady={onReady} />
			<App session={session} capabilities={capabilities} />
		</ErrorBoundary>
	);
	const ink = render(screen(), {
		stdin: interceptedInput(stdin, input, (event) => handleInput(session, event)),
		stdout: withColumnMoves(stdout),
		stderr,
		interactive: true,
		alternateScreen: true,
		incrementalRendering: true,
		exitOnCtrlC: false,
		// Nothing here writes to the console; patching it costs start-up time.
		patchConsole: false,
		maxFps: 120,
		// The second flag recognises Ctrl+S on keyboards whose S key types something else.
		kittyKeyboard: { mode: "auto", flags: ["disambiguateEscapeCodes", "reportAlternateKeys"] },
	});
	return { ink, redraw: () => ink.rerender(screen()) };
}

/** Passes input to the session; returns what is meant for Ink. */
function handleInput(session: Session, event: InputEvent): string | undefined {
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
