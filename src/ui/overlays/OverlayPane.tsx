/** The open overlay, by its type. */
import type { ComponentType } from "react";
import type { Overlay } from "../../wizard/types.ts";
import { CommentsOverlay } from "./CommentsOverlay.tsx";
import { ConflictOverlay } from "./ConflictOverlay.tsx";
import { GotoOverlay, HelpOverlay, SpellingOverlay, StageOverlay } from "./ListOverlays.tsx";
import type { OverlayProps } from "./overlay-props.ts";
import { PreviewOverlay } from "./PreviewOverlay.tsx";
import { GuidanceOverlay, ReasonOverlay, UnusableOverlay } from "./TextOverlays.tsx";

const OVERLAYS = {
	preview: PreviewOverlay,
	goto: GotoOverlay,
	help: HelpOverlay,
	guidance: GuidanceOverlay,
	comments: CommentsOverlay,
	stage: StageOverlay,
	spelling: SpellingOverlay,
	"not-applicable": ReasonOverlay,
	conflict: ConflictOverlay,
	unusable: UnusableOverlay,
} satisfies Record<Overlay["type"], ComponentType<OverlayProps>>;

/** The open overlay, if there is one. */
export function OverlayPane(props: OverlayProps) {
	const { overlay } = props.state;
	if (!overlay) return null;
	const Pane: ComponentType<OverlayProps> = OVERLAYS[overlay.type];
	return <Pane {...props} />;
}
