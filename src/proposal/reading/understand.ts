/** What a document's headings and questions are to an outline: one step for reading, checking and measuring the fit. */
import type { Outline } from "../../outline/types.ts";
import { sectionsOf } from "../layout/places.ts";
import { type Cut, cutsOf } from "./cuts.ts";
import { type Landmark, landmarksOf } from "./landmarks.ts";
import { matchLandmarks } from "./match.ts";
import type { Source } from "./source.ts";
import { findTitle, type Title } from "./title.ts";
import { wordingsOf } from "./wordings.ts";

export interface Understood {
	readonly landmarks: readonly Landmark[];
	readonly title: Title | undefined;
	readonly cuts: readonly Cut[];
}

const known = new WeakMap<Source, Map<Outline, Understood>>();

/** Takes linear time; asked again for the same source, none. */
export function understand(outline: Outline, source: Source): Understood {
	const ofSource = known.get(source) ?? new Map<Outline, Understood>();
	known.set(source, ofSource);
	const understood = ofSource.get(outline) ?? read(outline, source);
	ofSource.set(outline, understood);
	return understood;
}

function read(outline: Outline, source: Source): Understood {
	const wordings = wordingsOf(outline);
	const landmarks = landmarksOf(source, wordings.opensWith);
	const place = (landmark: Landmark): "around" | "inside" | undefined => {
		const targets = wordings.meant(landmark.written[0]!.text.slice(0, 500));
		const [first] = targets;
		if (!first) return undefined;
		return sectionsOf(outline).get(first.target.id)?.around ? "around" : "inside";
	};
	const title = findTitle(outline, source, landmarks, place);
	const matches = matchLandmarks(outline, landmarks, title?.landmark);
	return { landmarks, title, cuts: cutsOf(outline, landmarks, matches, title) };
}
