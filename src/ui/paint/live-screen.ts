/**
 * Shows a session's state on the terminal: at once where the screen is rows, and otherwise as Ink draws it. Ink's tree then
 * follows when nobody types, and its frame is shown too, so the components have the last word. Draws nothing itself.
 */
import { inkOutput } from "./ink-output.ts";
import { type Frame, Painter } from "./painter.ts";

export interface LiveScreenOptions<State> {
	readonly stdout: NodeJS.WriteStream;
	readonly source: Source<State>;
	/** What the components will draw; undefined if only they know. */
	readonly frameOf: (state: State) => Frame | undefined;
	/** What the terminal shows already, in the alternate screen. */
	readonly shown: Frame | undefined;
}

/** A state that changes, as React's `useSyncExternalStore` takes it. */
export interface Source<State> {
	readonly getState: () => State;
	readonly subscribe: (listener: () => void) => () => void;
}

/** Milliseconds without a change after which Ink draws: longer than between the keys of one that is held down. */
const IDLE = 100;

export class LiveScreen<State> implements Source<State> {
	/** What Ink gets instead of the terminal. */
	readonly stdout: NodeJS.WriteStream;
	readonly #options: LiveScreenOptions<State>;
	readonly #painter: Painter;
	readonly #listeners = new Set<() => void>();
	/** What Ink's tree is drawn from. */
	#state: State;
	#timer: NodeJS.Timeout | undefined;
	/** Another program has the terminal, or the screen is over. */
	#isAway = false;
	#isResizing = false;

	constructor(options: LiveScreenOptions<State>) {
		const { stdout, source, shown } = options;
		this.#options = options;
		this.#state = source.getState();
		this.#painter = new Painter((text) => stdout.write(text), shown);
		this.stdout = inkOutput(stdout, {
			isEntered: shown !== undefined,
			onFrame: (frame) => this.#isCurrent && this.#show(frame),
			onAlternate: (isEntered) => {
				this.#isAway = !isEntered;
				this.#painter.forget();
			},
		});
		source.subscribe(() => this.#changed());
	}

	getState = (): State => this.#state;

	subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	/** Call when something else may have been drawn, or rows were moved or cut. */
	forget(): void {
		this.#painter.forget();
	}

	/**
	 * Call first when the terminal was resized. Ink draws at once, in its own listener and for the old size: written, its
	 * rows would run over the edge. React renders for the new size later, so this ends before that.
	 */
	resized(): void {
		this.#isResizing = true;
		queueMicrotask(() => {
			this.#isResizing = false;
		});
		this.forget();
	}

	/** Lets Ink draw the session's state now. */
	follow(): void {
		clearTimeout(this.#timer);
		this.#state = this.#options.source.getState();
		for (const listener of [...this.#listeners]) listener();
	}

	/** Paints states as keys do, without writing anything: V8 optimises only code that ran often. */
	rehearse(states: readonly State[]): void {
		const nowhere = new Painter(() => {});
		for (const state of states) {
			const frame = this.#options.frameOf(state);
			if (frame) nowhere.show(frame);
		}
	}

	/** Stops following, for good. */
	close(): void {
		clearTimeout(this.#timer);
		this.#isAway = true;
	}

	/** Ink's frames of earlier states are not shown. */
	get #isCurrent(): boolean {
		return !this.#isAway && !this.#isResizing && this.#state === this.#options.source.getState();
	}

	/** Rows below the terminal's last one would be written over that one. */
	#show(frame: Frame): void {
		const { rows } = this.#options.stdout;
		this.#painter.show(frame.rows.length > rows ? { ...frame, rows: frame.rows.slice(0, rows) } : frame);
	}

	#changed(): void {
		clearTimeout(this.#timer);
		const state = this.#options.source.getState();
		const frame = this.#isAway ? undefined : this.#options.frameOf(state);
		if (frame) {
			this.#show(frame);
			this.#timer = setTimeout(() => this.follow(), IDLE);
		} else this.follow();
	}
}
