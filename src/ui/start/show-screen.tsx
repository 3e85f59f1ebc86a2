/** Shows one start screen until it is answered: mounts it, passes it keys and resizes, and carries out its effects. */
import { render, useCursor } from "ink";
import { useSyncExternalStore } from "react";
import type { Capabilities } from "../../terminal/capabilities.ts";
import { withColumnMoves } from "../../terminal/cursor-columns.ts";
import type { LockedOutcome, NewDraftOutcome, PickOutcome } from "../../wizard/start/outcomes.ts";
import { isBusy, updateStart } from "../../wizard/start/start.ts";
import type { CreateDraft } from "../../wizard/start/steps.ts";
import type {
	StartContext,
	StartEffect,
	StartEvent,
	StartOutcome,
	StartScreen,
	StartState,
} from "../../wizard/start/types.ts";
import { InputDecoder, type InputEvent } from "../input-decoder.ts";
import { interceptedInput } from "../intercepted-input.ts";
import { Keyboard } from "../Keyboard.tsx";
import { AppearanceProvider, Rows } from "../Rows.tsx";
import { type Appearance, appearanceOf } from "../rows/appearance.ts";
import { type Streams, usableSize } from "../streams.ts";
import { Choices, Field } from "./controls.tsx";
import { startRows } from "./rows.ts";

type WithoutTime<E> = E extends unknown ? Omit<E, "now"> : never;

/** Without more, the screen has no colours. */
export type ScreenCapabilities = Partial<Capabilities> & Pick<Capabilities, "unicode">;

export interface ScreenOptions extends Streams {
	readonly screen: StartScreen;
	readonly capabilities: ScreenCapabilities;
	readonly fileFor?: StartContext["fileFor"];
	readonly make?: CreateDraft;
	/** Resolves when the draft is unlocked. */
	readonly whenFree?: (stop: AbortSignal) => Promise<void>;
}

/** Resolves with the screen's outcome after leaving the alternate screen. `T` is the outcome type of that screen. */
export async function showScreen<T extends PickOutcome | NewDraftOutcome | LockedOutcome>(
	options: ScreenOptions,
): Promise<T> {
	const { stdin, stdout, stderr } = options;
	// Before anything is drawn, because keys typed in between would be echoed, and Enter would arrive as another key.
	stdin.setRawMode(true);
	const running = new RunningScreen(options);
	const resize = () => running.send({ type: "resized", size: usableSize(stdout) });
	stdout.on("resize", resize);
	const appearance = appearanceOf({ ...WITHOUT_COLOURS, ...options.capabilities });
	const ink = render(<StartView running={running} appearance={appearance} />, {
		stdin: readingWhile(interceptedInput(stdin, new InputDecoder(() => performance.now()), running.hear), running),
		stdout: withColumnMoves(stdout),
		stderr,
		interactive: true,
		alternateScreen: true,
		incrementalRendering: true,
		exitOnCtrlC: false,
		// Nothing here writes to the console; patching it costs start-up time.
		patchConsole: false,
		maxFps: 120,
	});
	try {
		return (await running.ended) as T;
	} finally {
		stdout.off("resize", resize);
		ink.unmount();
		await ink.waitUntilExit();
	}
}

const WITHOUT_COLOURS = {
	colours: 0,
	hyperlinks: false,
	background: "unknown",
	screenReader: false,
	dumb: false,
} as const;

/** Keeps the state outside React, so that no key waits for a paint. */
class RunningScreen {
	readonly ended: Promise<StartOutcome>;
	isOver = false;
	/** Called when the screen accepts keys again. */
	onReady: () => void = () => {};
	private state: StartState;
	private readonly options: ScreenOptions;
	private readonly listeners = new Set<() => void>();
	private readonly stop = new AbortController();
	private end: (outcome: StartOutcome) => void = () => {};
	private fail: (error: unknown) => void = () => {};

	constructor(options: ScreenOptions) {
		const { screen, capabilities, stdout } = options;
		this.options = options;
		this.state = { screen, unicode: capabilities.unicode, size: usableSize(stdout) };
		this.ended = new Promise((resolve, reject) => {
			this.end = resolve;
			this.fail = reject;
		});
	}

	getState = (): StartState => this.state;

	subscribe = (listener: () => void): (() => void) => {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	};

	hear = (event: InputEvent): undefined => {
		if (event.type === "paste") this.send({ type: "pasted", text: event.text });
		if (event.type === "keys") for (const key of event.keys) this.send({ type: "keyPressed", key });
	};

	send(event: WithoutTime<StartEvent>): void {
		if (this.isOver) return;
		const { fileFor = () => "" } = this.options;
		const [state, effects] = updateStart(this.state, { ...event, now: performance.now() } as StartEvent, fileFor);
		this.state = state;
		for (const listener of this.listeners) listener();
		for (const effect of effects) this.carryOut(effect);
	}

	private carryOut(effect: StartEffect): void {
		switch (effect.type) {
			case "make":
				this.make(effect).catch(this.fail);
				return;
			case "awaitUnlock":
				this.options.whenFree?.(this.stop.signal).then(
					() => this.send({ type: "unlocked" }),
					() => {},
				);
				return;
			case "end":
				this.isOver = true;
				this.stop.abort();
				this.end(effect.outcome);
		}
	}

	private async make({ draft }: Extract<StartEffect, { readonly type: "make" }>): Promise<void> {
		const refusal = await this.options.make?.(draft);
		this.send(refusal ? { type: "refused", refusal } : { type: "made" });
		this.onReady();
	}
}

/**
 * Wraps the stream so that it is read only while the screen accepts keys; keys typed meanwhile wait for the next
 * screen.
 */
function readingWhile(stdin: NodeJS.ReadStream, running: RunningScreen): NodeJS.ReadStream {
	running.onReady = () => void stdin.emit("readable");
	const read = (): unknown => (running.isOver || isBusy(running.getState()) ? null : stdin.read());
	return new Proxy(stdin, {
		get: (target, name) => (name === "read" ? read : Reflect.get(target, name, target)),
	});
}

function StartView({ running, appearance }: { readonly running: RunningScreen; readonly appearance: Appearance }) {
	const state = useSyncExternalStore(running.subscribe, running.getState);
	const { setCursorPosition } = useCursor();
	const { lines, cursor, choices, field } = startRows(state, appearance);
	setCursorPosition(cursor);
	const [from, to] = choices[0] === choices[1] && field >= 0 ? [field, field + 1] : choices;
	return (
		<AppearanceProvider value={appearance}>
			<Keyboard onReady={() => {}} />
			<Rows lines={lines.slice(0, from)} />
			{from === field ? <Field line={lines[field]!} /> : <Choices lines={lines.slice(from, to)} />}
			<Rows lines={lines.slice(to)} />
		</AppearanceProvider>
	);
}
