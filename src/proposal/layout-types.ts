/** The layout of a document that differs from the outline's. Plain data, exactly as stored in the draft's YAML. */

/** A heading or question with text that the template doesn't have. */
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
	/** Named as in `.editorconfig`: the ending of all lines; `\n` by default. */
	readonly "end-of-line"?: "crlf";
	/** Named as in `.editorconfig`: the file starts with a byte order mark. */
	readonly charset?: "utf-8-bom";
}
