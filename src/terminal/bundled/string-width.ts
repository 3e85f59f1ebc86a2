/**
 * What the bundle takes for the package string-width: the same widths, but the package itself is loaded only when a
 * text comes that needs it (emoji, Chinese, combining marks). One pattern in it takes Node 17 ms to read, and the rest
 * as long again to get ready: more than a whole command has.
 */
import { createRequire } from "node:module";
import type stringWidth from "string-width";
import { isSimpleText } from "../../text/simple-text.ts";

/** Colours and other styles: what almost every escape sequence in our texts is. */
const STYLE = /\x1b\[[\d;]*m/g;

let measure: typeof stringWidth | undefined;

const width: typeof stringWidth = (text, options) => {
	const seen = options?.countAnsiEscapeCodes || !text.includes("\x1b") ? text : text.replace(STYLE, "");
	if (isSimpleText(seen)) return seen.length;
	// Beside the bundled code, where rolldown.config.ts puts it. Nobody waits for a width, so it can't be `import()`.
	measure ??= createRequire(import.meta.url)("./string-width.js").default as typeof stringWidth;
	return measure(text, options);
};

// biome-ignore lint/style/noDefaultExport: the package's own export is the default one.
export default width;
