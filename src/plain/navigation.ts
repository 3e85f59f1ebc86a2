/** Where the conversation continues: at an item, after the last one, or not at all. */
import type { Reply } from "./line-reader.ts";

export type Navigation =
	| { readonly type: "item"; readonly item: string }
	/** After the last item. */
	| { readonly type: "end" }
	/** `partial`: the unfinished line when Ctrl+C was pressed. */
	| { readonly type: "leave"; readonly how: "quit" | "interrupt" | "ended"; readonly partial: string };

/** How Ctrl+C or the end of input ends the conversation. */
export function leaving({ type, text }: Reply): Navigation {
	return { type: "leave", how: type === "interrupt" ? "interrupt" : "ended", partial: text };
}
