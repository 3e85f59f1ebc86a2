/** What a document's headings and questions are to an outline: one step for reading and for measuring the fit. */
import { normalForm } from "../../markdown/text.ts";
import type { Outline } from "../../outline/types.ts";
import { sectionsOf } from "../layout/places.ts";
import { type Landmark, landmarksOf } from "./landmarks.ts";
import { type Match, matchLandmarks } from "./match.ts";
import type { Source } from "./source.ts";
import { findTitle, type Title } from "./title.ts";
import { wordingsOf } from "./wordings.ts";

export interface Understood {
	readonly landmarks: readonly Landmark[];
	readonly matches: ReadonlyMap<Landmark, Match>;
	readonly title: Title | undefined;
}

export function understand(outline: Outline, source: Source): Understood {
	const wordings = wordingsOf(outline);
	const landmarks = landmarksOf(source, wordings.opensWith);
	const known = (landmark: Landmark): "around" | "inside" | undefined => {
		const targets = wordings.known.get(normalForm(landmark.written[0]!.text.slice(0, 500))) ?? [];
		const [first] = targets;
		if (!first) return undefined;
		return sectionsOf(outline).get(first.target.id)?.around ? "around" : "inside";
	};
	const title = findTitle(outline, source, landmarks, known);
	return { landmarks, matches: matchLandmarks(outline, landmarks, title?.landmark), title };
}
