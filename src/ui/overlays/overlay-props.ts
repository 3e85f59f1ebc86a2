/** What every overlay is given: the session, and where on the screen it has room. */
import type { Session } from "../../wizard/session.ts";
import type { State } from "../../wizard/types.ts";

export interface OverlayProps {
	readonly state: State;
	readonly session: Session;
	/** Screen row of the first row, 0-based. */
	readonly top: number;
	readonly width: number;
	readonly height: number;
}
