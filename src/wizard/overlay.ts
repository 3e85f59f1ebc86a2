/** What can be open over the item: a list, a longer text, a question. Plain data, part of the state. */
import type { Buffer } from "../editor/buffer.ts";
import type { PreviewRow } from "./preview-search.ts";

export type Overlay =
	| {
			readonly type: "preview";
			/** First visible row; undefined until the preview is laid out. */
			readonly top?: number;
			/** The row whose item Enter opens. */
			readonly cursor?: number;
			/** Number of rows. */
			readonly lines: number;
			readonly rows?: readonly PreviewRow[];
			/**
			 * The search; `from`: the first visible row when it started, `at`: index of the current match, -1 for none.
			 */
			readonly search?: {
				readonly query: Buffer;
				readonly typing: boolean;
				readonly from: number;
				readonly at: number;
			};
			/** The list of headings is open. */
			readonly headings?: { readonly query: Buffer; readonly selected: number };
			/** Whether the line numbers of the Markdown are shown. */
			readonly numbers?: boolean;
	  }
	/** Go to an item: a filter over headings, questions and answers. */
	| { readonly type: "goto"; readonly query: Buffer; readonly selected: number }
	/** All commands with their keys; typing filters, Enter runs. */
	| { readonly type: "help"; readonly query: Buffer; readonly selected: number }
	/** All of the item's guidance, if it doesn't fit above the form; `top` is the first visible row. */
	| { readonly type: "guidance"; readonly top: number }
	| { readonly type: "stage"; readonly selected: number }
	/** A misspelled word, which is selected in its text: suggestions, then what else can be done with it. */
	| {
			readonly type: "spelling";
			readonly word: string;
			readonly suggestions: readonly string[];
			readonly selected: number;
	  }
	/** An item changed here and on disk. `selected`: 0 is mine, 1 is theirs. */
	| { readonly type: "conflict"; readonly selected: number }
	| { readonly type: "not-applicable"; readonly item: string; readonly reason: Buffer }
	/** What reviewers said about an item: the selected comment, and the reply to it. */
	| {
			readonly type: "comments";
			readonly item: string;
			readonly selected: number;
			readonly top?: number;
			/** `comment`: the id of the one that it answers. */
			readonly reply?: { readonly comment: string; readonly began: number; readonly buffer: Buffer };
	  }
	/** The edited draft can no longer be parsed. `selected`: 0 opens it again, 1 continues here. */
	| { readonly type: "unusable"; readonly message: string; readonly selected: number };
