/** Shots of a terminal as SVG: text stays text, in whatever monospaced font there is. Knows no program. */
import type { Run, Shot, Style } from "./shot.ts";

export type Theme = "dark" | "light";

/** A shot, and for how many seconds it is shown. */
export interface Frame {
	readonly shot: Shot;
	readonly seconds: number;
}

interface Palette {
	readonly ink: string;
	readonly back: string;
	readonly frame: string;
	/** The 8 colours; the bright ones are the same. */
	readonly colours: readonly string[];
}

const PALETTES: Readonly<Record<Theme, Palette>> = {
	dark: {
		ink: "#d6dce2",
		back: "#14181c",
		frame: "#2b3238",
		colours: ["#3b434a", "#ff8a80", "#6fce8e", "#e5c07b", "#7ab4ff", "#d7a1f9", "#62cfdc", "#d6dce2"],
	},
	light: {
		ink: "#24292e",
		back: "#fbfcfd",
		frame: "#dde2e7",
		colours: ["#24292e", "#b3261e", "#1a7f3c", "#8f5700", "#0b5cbd", "#8a35b5", "#00707c", "#67717a"],
	},
};

/** Of one cell. */
const WIDTH = 8.4;
const HEIGHT = 18;
const MARGIN = 14;
const BAR = 26;

/** One picture. */
export function picture(shot: Shot, theme: Theme, title: string): string {
	const rows = shot.rows.map((row, index) => rowSvg(row, index, theme)).join("\n");
	return svg(shot, shot.rows.length, theme, title, "", rows);
}

/** A recording: every row that is ever shown is in it once, and frames are shown one after the other, forever. */
export function recording(frames: readonly Frame[], theme: Theme, title: string): string {
	const known = new Map<string, string>();
	const ids = (shot: Shot): string[] =>
		shot.rows.flatMap((row, index) => {
			const text = rowSvg(row, index, theme);
			if (text === "") return [];
			if (!known.has(text)) known.set(text, `r${known.size}`);
			return known.get(text)!;
		});
	const shown = frames.map(({ shot }, index) => {
		const uses = ids(shot).map((id) => `<use href="#${id}"/>`);
		return `<g class="f" id="f${index}">${uses.join("")}</g>`;
	});
	const rows = [...known].map(([text, id]) => `<g id="${id}">${text}</g>`);
	const height = Math.max(...frames.map(({ shot }) => shot.rows.length));
	const body = `<defs>\n${rows.join("\n")}\n</defs>\n${shown.join("\n")}`;
	return svg(frames[0]!.shot, height, theme, title, timing(frames), body);
}

/** For each frame when it is seen. Who wants nothing to move sees the last one. */
function timing(frames: readonly Frame[]): string {
	const whole = frames.reduce((total, { seconds }) => total + seconds, 0);
	const percent = (seconds: number): string => `${Math.round((seconds / whole) * 10_000) / 100}%`;
	let from = 0;
	const rules = frames.map(({ seconds }, index) => {
		const [start, end] = [percent(from), percent(from + seconds)];
		from += seconds;
		const before = index === 0 ? "" : "0%{visibility:hidden}";
		const behind = index === frames.length - 1 ? "" : `${end}{visibility:hidden}`;
		return `@keyframes k${index}{${before}${start}{visibility:visible}${behind}}#f${index}{animation-name:k${index}}`;
	});
	const still = `@media (prefers-reduced-motion:reduce){.f{animation:none}#f${frames.length - 1}{visibility:visible}}`;
	return `.f{visibility:hidden;animation:${whole}s step-end infinite}\n${rules.join("\n")}\n${still}`;
}

function svg(shot: Shot, rows: number, theme: Theme, title: string, style: string, body: string): string {
	const { ink, back, frame } = PALETTES[theme];
	const width = Math.ceil(shot.columns * WIDTH + 2 * MARGIN);
	const height = Math.ceil(rows * HEIGHT + BAR + 2 * MARGIN);
	const dots = [0, 1, 2].map((dot) => `<circle cx="${16 + dot * 18}" cy="13" r="5"/>`).join("");
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<style>
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre;fill:${ink}}
${classes(theme)}
${style}
</style>
<rect width="${width}" height="${height}" rx="8" fill="${back}"/>
<path d="M0 ${BAR}V8a8 8 0 0 1 8-8h${width - 16}a8 8 0 0 1 8 8v${BAR - 8}z" fill="${frame}"/>
<g fill="${back}">${dots}</g>
<g transform="translate(${MARGIN} ${BAR + MARGIN})">
${body}
</g>
</svg>
`.replace(/\n{2,}/g, "\n");
}

function classes(theme: Theme): string {
	const { ink, back, colours } = PALETTES[theme];
	const inks = colours.map((colour, index) => `.c${index}{fill:${colour}}`).join("");
	return `${inks}.ink{fill:${ink}}.back{fill:${back}}.b{font-weight:700}.d{opacity:.62}.i{font-style:italic}.u{text-decoration:underline}.s{text-decoration:line-through}`;
}

/** A row: what is painted behind its texts, and these. */
function rowSvg(row: readonly Run[], index: number, theme: Theme): string {
	const y = index * HEIGHT;
	const backs = row.map((run) => backSvg(run, y, theme)).join("");
	const texts = row.filter(({ text }) => text.trim() !== "").map((run) => textSvg(run, theme));
	if (texts.length === 0) return backs;
	return `${backs}<text y="${y + 13}">${texts.join("")}</text>`;
}

function backSvg({ column, width, style }: Run, y: number, theme: Theme): string {
	const { back, ink, inverse } = style;
	if (back === undefined && !inverse) return "";
	const fill = inverse ? paint(ink, "ink", theme) : paint(back, "back", theme);
	return `<rect x="${number(column * WIDTH)}" y="${y}" width="${number(width * WIDTH)}" height="${HEIGHT}" ${fill}/>`;
}

/** As long as its cells are, whatever the font. */
function textSvg({ text, column, width, style }: Run, theme: Theme): string {
	const fill = style.inverse
		? paint(style.back, "back", theme)
		: style.ink === undefined
			? ""
			: paint(style.ink, "ink", theme);
	const named = /^class="(.*)"$/.exec(fill)?.[1];
	const names = [named, ...looks(style)].filter(Boolean).join(" ");
	const look = [names && ` class="${names}"`, fill !== "" && !named && ` ${fill}`].filter(Boolean).join("");
	const length = width < 2 ? "" : ` textLength="${number(width * WIDTH)}" lengthAdjust="spacingAndGlyphs"`;
	return `<tspan x="${number(column * WIDTH)}"${length}${look}>${escaped(text)}</tspan>`;
}

function looks({ bold, dim, italic, underline, struck }: Style): string[] {
	return [bold && "b", dim && "d", italic && "i", underline && "u", struck && "s"].filter(
		(look) => typeof look === "string",
	);
}

/** An attribute that paints with a colour; with the terminal's own, `own`, where there is none. */
function paint(colour: number | string | undefined, own: "ink" | "back", theme: Theme): string {
	if (colour === undefined) return `class="${own}"`;
	if (typeof colour === "string") return `fill="${colour}"`;
	if (colour < 16) return `class="c${colour % 8}"`;
	return `fill="${cube(colour, theme)}"`;
}

/** One of the 240 colours that all terminals have alike. */
function cube(colour: number, theme: Theme): string {
	if (colour > 255) return PALETTES[theme].ink;
	const hex = (value: number): string => value.toString(16).padStart(2, "0");
	if (colour >= 232) return `#${hex(8 + (colour - 232) * 10).repeat(3)}`;
	const step = (value: number): string => hex(value === 0 ? 0 : 55 + value * 40);
	const index = colour - 16;
	return `#${step(Math.floor(index / 36))}${step(Math.floor(index / 6) % 6)}${step(index % 6)}`;
}

function number(value: number): string {
	return `${Math.round(value * 10) / 10}`;
}

function escaped(text: string): string {
	return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** What a picture says: its texts row by row and, of a recording, in which order they are shown. Not how it looks. */
export function wordsOf(svg: string): string[] {
	const found = svg.matchAll(/<text [^>]*>(.*?)<\/text>|<g class="f"[^>]*>(.*?)<\/g>/g);
	return [...found].map(([, text, uses]) => text?.replace(/<[^>]*>/g, "") ?? uses!.replace(/[^r\d]+/g, " ").trim());
}
