/** What the terminal can do, according to the environment; doesn't query the terminal and knows no process. */

export type Env = Readonly<Record<string, string | undefined>>;

export interface Capabilities {
	/** The number of colours; 0 if there are none or none are wanted. */
	readonly colours: 0 | 16 | 256 | 16777216;
	/** Characters beyond ASCII can be shown. */
	readonly unicode: boolean;
	/** Links can be clicked (OSC 8). */
	readonly hyperlinks: boolean;
	readonly background: "dark" | "light" | "unknown";
	/** The name of the theme that the user asked for. */
	readonly theme?: string | undefined;
	/** A screen reader is in use: INK_SCREEN_READER=true. */
	readonly screenReader: boolean;
	/** No escape sequences at all: TERM=dumb, no TERM, or no terminal. */
	readonly dumb: boolean;
}

interface OutputContext {
	/** The output is a terminal. */
	readonly isTerminal: boolean;
	/** As `process.platform`; by default not Windows. */
	readonly platform?: string;
}

/** Reads the terminal's capabilities from the environment, with the variables' customary meanings. */
export function capabilitiesOf(env: Env, where: OutputContext): Capabilities {
	const windows = where.platform === "win32";
	const colours = coloursOf(env, where.isTerminal);
	const noTerm = windows ? env.TERM === "dumb" : !env.TERM || env.TERM === "dumb";
	const dumb = noTerm || (!where.isTerminal && colours === 0);
	return {
		colours,
		unicode: windows ? unicodeOnWindows(env) : unicodeOf(env),
		hyperlinks: hyperlinksOf(env, where.isTerminal && !dumb),
		background: backgroundOf(env),
		...(env.PEP_WIZARD_THEME && { theme: env.PEP_WIZARD_THEME }),
		screenReader: env.INK_SCREEN_READER === "true",
		dumb,
	};
}

/** Node's own rules: FORCE_COLOR, NO_COLOR, TERM, COLORTERM, CI. */
function coloursOf(env: Env, isTerminal: boolean): Capabilities["colours"] {
	const forced = env.FORCE_COLOR !== undefined;
	if (!forced && !isTerminal) return 0;
	// FORCE_COLOR wins over the others; with both given, Node would print a warning of its own. An empty NO_COLOR is none.
	const asked = forced ? { FORCE_COLOR: env.FORCE_COLOR } : { ...env, NO_COLOR: env.NO_COLOR || undefined };
	// Not imported: it takes 5 ms to load, and a pipe has no colours.
	const depth = process.getBuiltinModule("node:tty").WriteStream.prototype.getColorDepth(asked);
	return ({ 4: 16, 8: 256, 24: 16777216 } as const)[depth] ?? 0;
}

/** The locale's character set, as the C library picks the variable. */
function unicodeOf(env: Env): boolean {
	const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
	if (!locale) return env.TERM !== "linux";
	return /utf-?8/i.test(locale);
}

/** Consoles known to show more than their code page. */
function unicodeOnWindows(env: Env): boolean {
	return (
		Boolean(env.WT_SESSION) ||
		Boolean(env.TERMINUS_SUBLIME) ||
		env.ConEmuTask === "{cmd::Cmder}" ||
		["Terminus-Sublime", "vscode"].includes(env.TERM_PROGRAM ?? "") ||
		["xterm-256color", "alacritty", "rxvt-unicode", "rxvt-unicode-256color"].includes(env.TERM ?? "") ||
		env.TERMINAL_EMULATOR === "JetBrains-JediTerm"
	);
}

/** Only terminals known to support OSC 8 links; others print garbage or swallow the address. */
function hyperlinksOf(env: Env, isCapable: boolean): boolean {
	if (env.FORCE_HYPERLINK !== undefined) return env.FORCE_HYPERLINK !== "0";
	if (!isCapable || env.TMUX || env.STY || /^(screen|tmux)/.test(env.TERM ?? "")) return false;
	// 0.50.0 crashes on links.
	if (Number(env.VTE_VERSION) > 5000) return true;
	if (env.KITTY_WINDOW_ID || env.WT_SESSION) return true;
	return ["iTerm.app", "WezTerm", "vscode", "ghostty"].includes(env.TERM_PROGRAM ?? "");
}

/** COLORFGBG is `foreground;background` in the numbers of the 16 colours. */
function backgroundOf(env: Env): Capabilities["background"] {
	const colour = /;(\d+)$/.exec(env.COLORFGBG ?? "")?.[1];
	if (colour === undefined || Number(colour) > 15) return "unknown";
	return Number(colour) < 7 || Number(colour) === 8 ? "dark" : "light";
}
