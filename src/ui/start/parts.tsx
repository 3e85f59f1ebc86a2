/** How a choice looks in the start screens' lists: by a mark in front and by weight, not by colour alone. */
import { Box, Text } from "ink";
import { filled } from "../../terminal/placed.ts";

export function Indicator({ isSelected = false }: { readonly isSelected?: boolean }) {
	return (
		<Box width={2}>
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
