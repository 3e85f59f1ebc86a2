/** Colours as terminals show them, and their contrast by WCAG. */

export type Rgb = readonly [red: number, green: number, blue: number];

/** A palette of 16 colours, with the background and foreground that its terminal has by default. */
export interface TerminalColours {
	readonly ink: Rgb;
	readonly back: Rgb;
	readonly sixteen?: readonly Rgb[];
}

export function rgb(hex: string): Rgb {
	return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}

/** One of the 256 colours; the first 16 are the terminal's own. */
export function colourOf(index: number, { sixteen = [] }: TerminalColours): Rgb {
	if (index < 16) {
		const own = sixteen[index];
		if (!own) throw new Error(`colour ${index} is different in every terminal`);
		return own;
	}
	if (index >= 232) return [0, 0, 0].map(() => 8 + (index - 232) * 10) as unknown as Rgb;
	const cube = index - 16;
	const step = (value: number): number => (value === 0 ? 0 : 55 + value * 40);
	return [step(Math.floor(cube / 36)), step(Math.floor(cube / 6) % 6), step(cube % 6)];
}

/** Terminals draw dim text nearer to the background; two thirds of its colour remain in VTE and xterm. */
export function dimmed(ink: Rgb, back: Rgb): Rgb {
	return ink.map((value, at) => (value * 2 + back[at]!) / 3) as unknown as Rgb;
}

/** WCAG's contrast ratio, from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
	const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: Rgb): number {
	const [red, green, blue] = colour.map((value) => {
		const part = value / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const palette = (ink: string, back: string, sixteen?: string): TerminalColours => ({
	ink: rgb(ink),
	back: rgb(back),
	...(sixteen !== undefined && { sixteen: sixteen.split(" ").map(rgb) }),
});

const XTERM =
	"000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff";
const TANGO =
	"2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf 555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec";
const CAMPBELL =
	"0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2";
const CODE =
	"000000 cd3131 0dbc79 e5e510 2472c8 bc3fbc 11a8cd e5e5e5 666666 f14c4c 23d18b f5f543 3b8eea d670d6 29b8db e5e5e5";
const CODE_LIGHT =
	"000000 cd3131 107c10 949800 0451a5 bc05bc 0598bc 555555 666666 cd3131 14ce14 b5ba00 0451a5 bc05bc 0598bc a5a5a5";

/** Backgrounds that people have, with the 16 colours where those are meant to be read on it. */
export const DARK_TERMINALS: Readonly<Record<string, TerminalColours>> = {
	xterm: palette("ffffff", "000000", XTERM),
	Tango: palette("d3d7cf", "000000", TANGO),
	"Windows Terminal": palette("cccccc", "0c0c0c", CAMPBELL),
	"VS Code": palette("cccccc", "1e1e1e", CODE),
	Ubuntu: palette("ffffff", "300a24"),
	"One Dark": palette("abb2bf", "282c34"),
	Dracula: palette("f8f8f2", "282a36"),
	"Solarized Dark": palette("93a1a1", "002b36"),
	Nord: palette("d8dee9", "2e3440"),
};

export const LIGHT_TERMINALS: Readonly<Record<string, TerminalColours>> = {
	xterm: palette("000000", "ffffff", XTERM),
	Tango: palette("2e3436", "ffffff", TANGO),
	"Windows Terminal": palette("0c0c0c", "ffffff", CAMPBELL),
	"VS Code": palette("333333", "ffffff", CODE_LIGHT),
	GitHub: palette("24292f", "f6f8fa"),
	"Solarized Light": palette("586e75", "fdf6e3"),
	Latte: palette("4c4f69", "eff1f5"),
};
