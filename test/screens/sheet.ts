/**
 * A sheet shows one screen for people to review: its text at four sizes, and how its cells look in three themes. Each
 * look has a letter; the map below the texts has the letter of each cell that is not plain.
 */

import type xterm from "@xterm/headless";
import type { IBufferCell } from "@xterm/headless";

/** The text of a screen, and the look of each of its cells, by row. */
export interface Screen {
	readonly size: readonly [columns: number, rows: number];
	readonly rows: readonly string[];
	readonly looks: readonly (readonly string[])[];
}

/** What the emulator shows, from one column to another. */
export function screenOf(terminal: xterm.Terminal, [from, to] = [0, terminal.cols]): Screen {
	const lines = Array.from({ length: terminal.rows }, (_, row) => terminal.buffer.active.getLine(row));
	return {
		size: [terminal.cols, terminal.rows],
		rows: lines.map((line) => line?.translateToString(false, from, to).trimEnd() ?? ""),
		looks: lines.map((line) =>
			Array.from({ length: to - from }, (_, column) => {
				const cell = line?.getCell(from + column);
				return cell && cell.getWidth() > 0 ? lookOf(cell) : "";
			}),
		),
	};
}

/** Such as `bold 80`; empty for plain text, and for blanks that look like nothing. */
function lookOf(cell: IBufferCell): string {
	const isBlank = cell.getChars().trim() === "";
	const back = cell.isBgDefault() ? "" : `on ${cell.getBgColor()}`;
	const ink = cell.isFgDefault() || isBlank ? "" : String(cell.getFgColor());
	const words = [
		cell.isBold() && !isBlank && "bold",
		cell.isDim() && !isBlank && "dim",
		cell.isItalic() && !isBlank && "italic",
		cell.isUnderline() && "underlined",
		cell.isStrikethrough() && "struck",
		cell.isInverse() && "inverse",
		ink,
		back,
	];
	return words.filter((word) => typeof word === "string" && word !== "").join(" ");
}

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The sheet: the screens, and the map of looks of the one that was taken in each theme. */
export function sheet(screens: readonly Screen[], themed: Readonly<Record<string, Screen>>): string {
	const texts = screens.map(({ size: [columns, rows], rows: lines }) => {
		const title = `== ${columns}x${rows} `;
		return `${title.padEnd(60, "=")}\n${withoutEmptyEnd(lines).join("\n")}\n`;
	});
	const letters = new Map<string, string>();
	const themes = Object.entries(themed);
	const [, first] = themes[0]!;
	const map = first.looks.map((cells, row) =>
		cells
			.map((_, column) => {
				const looks = themes.map(([, { looks: all }]) => all[row]?.[column] ?? "");
				if (looks.every((look) => look === "")) return " ";
				const key = looks.map((look) => look || "plain").join(" | ");
				if (!letters.has(key)) letters.set(key, LETTERS[letters.size] ?? "?");
				return letters.get(key)!;
			})
			.join("")
			.trimEnd(),
	);
	const legend = [...letters].map(([key, letter]) => `${letter}  ${key}`);
	const title = `== looks at ${first.size.join("x")}: ${themes.map(([name]) => name).join(" | ")} `;
	const looks = [title.padEnd(60, "="), ...withoutEmptyEnd(map), "", ...legend, ""].join("\n");
	return `${texts.join("\n")}\n${looks}`;
}

function withoutEmptyEnd(lines: readonly string[]): readonly string[] {
	return lines.slice(0, lines.findLastIndex((line) => line !== "") + 1);
}
