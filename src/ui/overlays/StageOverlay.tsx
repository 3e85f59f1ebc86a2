/** Choosing the target stage, with what each would still require. */
import { STAGES } from "../../outline/types.ts";
import { statusOf } from "../../proposal/completeness.ts";
import type { StyledLine } from "../../terminal/styled.ts";
import { useAppearance } from "../appearance.tsx";
import { span } from "../rows/spans.ts";
import { List } from "./List.tsx";
import type { OverlayProps } from "./overlay-props.ts";

export function StageOverlay({ state, area }: OverlayProps) {
	const appearance = useAppearance();
	const { marks } = appearance;
	if (state.overlay?.type !== "stage") return null;
	const { proposal } = state;
	const rows = STAGES.map((stage, index): StyledLine => {
		const { required } = statusOf(proposal, stage);
		const label = appearance.clean(proposal.outline.stageLabels[stage]);
		const printed = label.toLowerCase() === stage ? "" : ` (${label})`;
		return [
			span(`${marks.radios[stage === proposal.stage ? 1 : 0]} ${index + 1} `),
			span(`${stage}${printed}`.padEnd(22)),
			span(`${required.done} of ${required.of}${area.width < 70 ? "" : " required are answered"}`, "quiet"),
		];
	});
	return <List title="Which stage are you targeting?" rows={rows} selected={state.overlay.selected} area={area} />;
}
