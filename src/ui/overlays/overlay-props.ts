/** Props of every overlay: the session, and its area of the screen. */

import type { Rectangle } from "../../wizard/panes.ts";
import type { Session } from "../../wizard/session.ts";
import type { State } from "../../wizard/types.ts";

export interface OverlayProps {
	readonly state: State;
	readonly session: Session;
	readonly area: Rectangle;
}
