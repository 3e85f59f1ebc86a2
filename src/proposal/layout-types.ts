/** How a document differs from the outline's own layout. Plain data, exactly as stored in the draft's YAML. */

/** A heading or question that the template doesn't have, with a text of its own. */
export interface Extra {
	/** `extra/` and a slug. */
	readonly id: string;
	/** The heading or question as plain text. */
	readonly label: string;
	/** Id of the section or extra that contains it; none at the top. */
	readonly section?: string;
}

/**
 * The document without its answers. `skeleton` is its Markdown with a mark in place of each answer, such as `{{summary}}`;
 * docs/reading-back.md documents all marks.
 */
export interface Layout {
	readonly skeleton: string;
	/** In document order. */
	readonly extras?: readonly Extra[];
	/** As `.editorconfig` calls it: all lines end so; `\n` without it. */
	readonly "end-of-line"?: "crlf";
	/** As `.editorconfig` calls it: the file opens with a byte order mark. */
	readonly charset?: "utf-8-bom";
}
