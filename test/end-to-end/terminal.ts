/**
 * A real terminal for tests: the program runs in a pseudo-terminal, and a headless emulator reconstructs the screen.
 * Tests wait for screen content, never for time. Knows only how to start the program.
 */
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import { type IPty, spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

/** The built program. */
export const PROGRAM = fileURLToPath(new URL("../../bin/pep-wizard.js", import.meta.url));

/** The compile cache shared by all runs, as in real use. */
const CACHE = fileURLToPath(new URL("../../node_modules/.cache/tests", import.meta.url));

/** A folder with a spelling checker to which every word is right. */
const SPELLER = fileURLToPath(new URL("speller", import.meta.url));

/** Far more than a slow machine needs; reached only if the awaited content never appears. */
const PATIENCE = 90_000;

/** What a program writes before and after a frame. */
const [FRAME_BEGIN, FRAME_END] = ["\x1b[?2026h", "\x1b[?2026l"];
const AFTER_FRAME = /(?<=\x1b\[\?2026l)/;

export interface StartOptions {
	/** Working directory. */
	readonly cwd: string;
	readonly columns?: number;
	readonly rows?: number;
	readonly env?: Readonly<Record<string, string>>;
	/** The Node to run on; this one by default. */
	readonly node?: string;
	/** What to run instead of the built program. */
	readonly program?: string;
}

const KEYS: Readonly<Record<string, string>> = {
	enter: "\r",
	tab: "\t",
	"shift+tab": "\x1b[Z",
	escape: "\x1b",
	backspace: "\x7f",
	delete: "\x1b[3~",
	up: "\x1b[A",
	down: "\x1b[B",
	right: "\x1b[C",
	left: "\x1b[D",
	home: "\x1b[H",
	end: "\x1b[F",
	pageup: "\x1b[5~",
	pagedown: "\x1b[6~",
	f1: "\x1bOP",
	f4: "\x1bOS",
};

/** xterm's modifiers: 1 plus a bit set. */
const MODIFIERS: Readonly<Record<string, number>> = { shift: 1, alt: 2, ctrl: 4 };

/** `ctrl+shift+left` as xterm and compatible terminals send it; undefined for keys without such a form. */
function modifiedKey(name: string): string | undefined {
	const parts = name.split("+");
	const [, number = "1", final] = /^\x1b\[(\d*)([A-DFH~])$/.exec(KEYS[parts.pop() ?? ""] ?? "") ?? [];
	if (final === undefined || parts.length === 0) return undefined;
	const bits = parts.reduce((sum, part) => sum + (MODIFIERS[part] ?? 0), 1);
	return `\x1b[${number === "" ? "1" : number};${bits}${final}`;
}

/** The bytes that a terminal sends for a key: `enter`, `ctrl+g`, `alt+b`, `ctrl+shift+left`, `x`. */
export function keyBytes(name: string): string {
	const known = KEYS[name] ?? modifiedKey(name);
	if (known !== undefined) return known;
	const [modifier, letter = ""] = name.split("+");
	if (modifier === "ctrl" && letter.length === 1) return String.fromCharCode(letter.toUpperCase().charCodeAt(0) & 31);
	if (modifier === "alt" && letter !== "") return `\x1b${KEYS[letter] ?? letter}`;
	if (name.length === 1) return name;
	throw new Error(`no such key: ${name}`);
}

export class Screen {
	readonly #pty: IPty;
	readonly #terminal: xterm.Terminal;
	readonly #waiting = new Set<() => void>();
	#exit: number | undefined;
	/** While a frame is open (synchronized output), a terminal still shows the previous frame. */
	#isInFrame = false;
	/** All output of the program, in order. */
	output = "";

	constructor(args: readonly string[], options: StartOptions) {
		const cols = options.columns ?? 100;
		const rows = options.rows ?? 30;
		this.#terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 1000 });
		const env = { ...cleanEnvironment(), ...options.env };
		this.#pty = spawn(options.node ?? process.execPath, [options.program ?? PROGRAM, ...args], {
			name: options.env?.TERM ?? "xterm-256color",
			cols,
			rows,
			cwd: options.cwd,
			env,
		});
		this.#pty.onData((data) => {
			// Frame by frame: a machine that was busy delivers several at once, and each may be awaited.
			for (const part of data.split(AFTER_FRAME)) {
				this.output += part;
				const isOpen = this.output.lastIndexOf(FRAME_BEGIN) > this.output.lastIndexOf(FRAME_END);
				this.#terminal.write(part, () => {
					this.#isInFrame = isOpen;
					this.#changed();
				});
			}
		});
		// The emulator replies to the program's queries (cursor position, attributes).
		this.#terminal.onData((answer) => this.#pty.write(answer));
		this.#pty.onExit(({ exitCode, signal }) => {
			// All output before the exit is drawn first: whoever waits for words must not see the exit before them.
			this.#terminal.write("", () => {
				this.#exit = signal ? 128 + signal : exitCode;
				this.#changed();
			});
		});
	}

	#changed(): void {
		if (this.#isInFrame && this.#exit === undefined) return;
		for (const look of [...this.#waiting]) look();
	}

	/** The visible rows, without trailing blanks. */
	get rows(): string[] {
		const { active } = this.#terminal.buffer;
		const rows: string[] = [];
		for (let row = 0; row < this.#terminal.rows; row++) {
			rows.push(active.getLine(active.baseY + row)?.translateToString(true) ?? "");
		}
		return rows;
	}

	/** The emulator itself, for tests of attributes. */
	get terminal(): xterm.Terminal {
		return this.#terminal;
	}

	/** The visible screen as text. */
	get text(): string {
		return this.rows.join("\n");
	}

	/** The screen including the scrollback. */
	get everything(): string {
		const { active } = this.#terminal.buffer;
		const rows: string[] = [];
		for (let row = 0; row < active.length; row++) rows.push(active.getLine(row)?.translateToString(true) ?? "");
		return rows.join("\n").trimEnd();
	}

	/** Whether the alternate screen is active. */
	get alternate(): boolean {
		return this.#terminal.buffer.active.type === "alternate";
	}

	/** Whether the cursor is visible. */
	get cursorVisible(): boolean {
		return this.output.lastIndexOf("\x1b[?25l") <= this.output.lastIndexOf("\x1b[?25h");
	}

	/** Whether mouse reporting is on. */
	get takesMouse(): boolean {
		return this.output.lastIndexOf("\x1b[?1000h") > this.output.lastIndexOf("\x1b[?1000l");
	}

	/** The cursor's cell, 0-based. */
	get cursor(): { row: number; column: number } {
		const { active } = this.#terminal.buffer;
		return { row: active.cursorY, column: active.cursorX };
	}

	/** Waits until the screen shows a text or meets a condition. */
	async until(wanted: string | RegExp | ((screen: Screen) => boolean)): Promise<void> {
		await this.#until(() => {
			if (typeof wanted === "string") return this.text.includes(wanted);
			return wanted instanceof RegExp ? wanted.test(this.text) : wanted(this);
		}, String(wanted));
	}

	/** Waits until the program exits; returns its exit code, or 128 + the number of the signal that terminated it. */
	async exited(): Promise<number> {
		await this.#until(() => this.#exit !== undefined, "the program's end");
		return this.#exit ?? -1;
	}

	async #until(found: () => boolean, wanted: string): Promise<void> {
		if (!this.#isInFrame && found()) return;
		await new Promise<void>((resolve, reject) => {
			const stop = (settle: () => void): void => {
				clearTimeout(timer);
				this.#waiting.delete(look);
				settle();
			};
			const complaint = (why: string): Error =>
				new Error(`${why} while waiting for ${wanted}\n--- screen ---\n${this.text}\n--- end of screen ---`);
			const look = (): void => {
				if (found()) stop(resolve);
				else if (this.#exit !== undefined) stop(() => reject(complaint(`the program ended with ${this.#exit}`)));
			};
			const timer = setTimeout(() => stop(() => reject(complaint("nothing more came"))), PATIENCE);
			this.#waiting.add(look);
		});
	}

	/** Sends text as if typed, in one write. */
	type(text: string): void {
		this.#pty.write(text);
	}

	/** Sends keys by name, in order. */
	press(...names: string[]): void {
		for (const name of names) this.#pty.write(keyBytes(name));
	}

	/** Sends text as a terminal pastes it. */
	paste(text: string): void {
		this.#pty.write(`\x1b[200~${text}\x1b[201~`);
	}

	resize(columns: number, rows: number): void {
		this.#terminal.resize(columns, rows);
		this.#pty.resize(columns, rows);
	}

	/** Sends a signal to the program. */
	kill(signal: "SIGTERM" | "SIGKILL" | "SIGHUP" | "SIGINT"): void {
		this.#pty.kill(signal);
	}

	/** Closes the terminal, like a closed window or a dropped connection. */
	hangUp(): void {
		(this.#pty as IPty & { destroy(): void }).destroy();
	}

	/** Ends the program if it still runs; for the end of a test. */
	close(): void {
		if (this.#exit === undefined) this.#pty.kill("SIGKILL");
		this.#terminal.dispose();
	}
}

/** The environment without variables that affect drawing, file locations or git; in UTF-8, whatever the machine's language. */
export function cleanEnvironment(): Record<string, string> {
	const unwanted =
		/^(CI|NO_COLOR|FORCE_COLOR|COLORTERM|COLORFGBG|TERM|COLUMNS|LINES|LANG|LANGUAGE|LC_.*|VISUAL|EDITOR|PAGER|LESS|INPUTRC|BASH_ENV|ENV|ZDOTDIR|GIT_.*|INK_.*|XDG_.*|VITEST.*|NODE_ENV|NODE_OPTIONS|GITHUB_.*|PEP_WIZARD_.*)$/;
	const kept = Object.entries(process.env).filter(([name, value]) => value !== undefined && !unwanted.test(name));
	const set = {
		LANG: "C.UTF-8",
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_CONFIG_NOSYSTEM: "1",
		XDG_CACHE_HOME: CACHE,
		PATH: [SPELLER, process.env.PATH].join(delimiter),
	};
	return { ...(Object.fromEntries(kept) as Record<string, string>), ...set };
}

/** Starts the built program in a terminal. */
export function startInTerminal(args: readonly string[], options: StartOptions): Screen {
	return new Screen(args, options);
}
