/** What a terminal looks like, cell by cell, whatever was sent to it. */
import xterm from "@xterm/headless";

export function emulator(columns: number, rows: number): xterm.Terminal {
	return new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 });
}

/** Resolves when everything that was written is drawn. */
export function drawn(terminal: xterm.Terminal): Promise<void> {
	return new Promise((resolve) => terminal.write("", resolve));
}

/** Each row as its characters and their styles; a blank cell is a blank, whether it was written or erased. */
export function lookOf(terminal: xterm.Terminal): readonly string[] {
	const { active } = terminal.buffer;
	return Array.from({ length: terminal.rows }, (_, y) => {
		const line = active.getLine(y);
		const cells = Array.from({ length: terminal.cols }, (_, x) => {
			const cell = line?.getCell(x);
			if (!cell || cell.getWidth() === 0) return "";
			const char = cell.getChars() || " ";
			const seen = [cell.isUnderline(), cell.isInverse(), cell.isStrikethrough(), cell.getBgColor()];
			const style = char === " " ? seen : [...seen, cell.isBold(), cell.isDim(), cell.isItalic(), cell.getFgColor()];
			return `${char}${style.every((each) => !each || each === -1) ? "" : `‹${style.map(Number).join()}›`}`;
		});
		return cells.join("").trimEnd();
	});
}
