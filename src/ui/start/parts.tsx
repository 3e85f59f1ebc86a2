/** How a choice looks in the start screens' lists: by a mark in front and by weight, not by colour alone. */
import { Box, Text } from "ink";
import { filled } from "../../terminal/cursor-columns.ts";

export function Indicator({ isSelected = false }: { readonly isSelected?: boolean }) {
	return (
		// A label that is cut at the screen's edge would take the space behind the mark.
		<Box width={2} flexShrink={0}>
			<Text bold>{isSelected ? ">" : " "}</Text>
		</Box>
	);
}

export function Choice({ isSelected = false, label }: { readonly isSelected?: boolean; readonly label: string }) {
	return (
		<Text bold={isSelected} wrap="truncate">
			{filled(label)}
		</Text>
	);
}
