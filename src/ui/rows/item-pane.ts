/** The current item as rows: breadcrumb, question, guidance and form. */
import type { StyledLine } from "../../terminal/styled.ts";
import { itemLayout } from "../../wizard/item-layout.ts";
import { itemAt } from "../../wizard/state.ts";
import type { State } from "../../wizard/types.ts";
import type { Appearance } from "./appearance.ts";
import { formRows } from "./form.ts";
import { breadcrumbRow, guidanceRows, questionRows } from "./item.ts";
import { withScrollBar } from "./scroll-bar.ts";

export interface ItemPaneRows {
	readonly lines: readonly StyledLine[];
	/** The cursor's position in them, 0-based; undefined if there is none. */
	readonly cursor: { readonly row: number; readonly cell: number } | undefined;
}

export function itemPane(state: State, appearance: Appearance): ItemPaneRows {
	const layout = itemLayout(state);
	const active = state.pane === "item";
	const form = formRows(state, appearance, layout, active);
	const above = [
		breadcrumbRow(state, itemAt(state), appearance, layout.width, form.lineOf),
		...questionRows(layout, appearance),
		...guidanceRows(layout, appearance),
		...Array.from({ length: layout.gap }, () => []),
	];
	const cursor = form.cursor && { row: above.length + form.cursor.row, cell: form.cursor.cell };
	return { lines: [...above, ...withScrollBar(form, layout, appearance)], cursor };
}
