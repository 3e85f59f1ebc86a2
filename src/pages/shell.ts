/** The frame of every page: a head whose policy allows no external content, and a footer with the date. */
import { html, type Markup } from "./html-template.ts";
import { STYLE } from "./style.ts";
import type { Site } from "./types.ts";

/** Identifies pages of this program, which may be overwritten. */
export const GENERATOR = '<meta name="generator" content="pep-wizard">';

interface Shell {
	readonly title: string;
	readonly body: Markup;
	readonly script?: string;
}

/** A whole page. Its policy allows its own style and script, by their hashes, and nothing else. */
export function pageText({ title, body, script }: Shell, site: Site): string {
	const hash = (text: string): string => `'sha256-${site.sha256(text)}'`;
	const scripts = script === undefined ? "" : ` script-src ${hash(script)};`;
	const policy = `default-src 'none'; style-src ${hash(STYLE)};${scripts} base-uri 'none'; form-action 'none'`;
	const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${{ markup: GENERATOR }}
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
${body}
<footer>Made by pep-wizard ${site.version}, <time datetime="${site.made}">${minute(site.made)}</time></footer>
${script !== undefined && html`<script>${{ markup: script }}</script>\n`}</body>
</html>
`;
	return page.markup;
}

/** `2026-03-04 12:00 UTC`. */
function minute(made: string): string {
	return `${made.slice(0, 10)} ${made.slice(11, 16)} UTC`;
}
