/** Where a conversation goes on: an item, behind the last one, or home. */
import type { Reply } from "./line-reader.ts";

export type Way =
	| { readonly type: "item"; readonly item: string }
	/** Behind the last item. */
	| { readonly type: "end" }
	/** `partial`: what was typed of a line when Ctrl+C came. */
	| { readonly type: "leave"; readonly how: "quit" | "interrupt" | "ended"; readonly partial: string };

/** The way that Ctrl+C, or the end of input, leads. */
export function leaving({ type, text }: Reply): Way {
	return { type: "leave", how: type === "interrupt" ? "interrupt" : "ended", partial: text };
}
