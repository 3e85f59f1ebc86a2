/** Matches a document with an outline, once for reading, checking and measuring the fit. */
import type { Outline } from "../../outline/types.ts";
import { sectionPlacements } from "../layout/outline-index.ts";
import { type Cut, cutsOf } from "./cuts.ts";
import { type Landmark, landmarksOf } from "./landmarks.ts";
import { matchLandmarks } from "./match.ts";
import type { Source } from "./source.ts";
import { type FoundTitle, findTitle } from "./title.ts";
import { wordingsOf } from "./wordings.ts";

export interface Analysis {
	readonly landmarks: readonly Landmark[];
	readonly title: FoundTitle | undefined;
	readonly cuts: readonly Cut[];
}

const cache = new WeakMap<Source, Map<Outline, Analysis>>();

/** Takes linear time, or none for the same source again. */
export function analyseDocument(outline: Outline, source: Source): Analysis {
	const ofSource = cache.get(source) ?? new Map<Outline, Analysis>();
	cache.set(source, ofSource);
	const understood = ofSource.get(outline) ?? read(outline, source);
	ofSource.set(outline, understood);
	return understood;
}

function read(outline: Outline, source: Source): Analysis {
	const wordings = wordingsOf(outline);
	const landmarks = landmarksOf(source, wordings.opensWith);
	const place = (landmark: Landmark): "wrapper" | "inside" | undefined => {
		const targets = wordings
			.meant(landmark.wordings[0]!.text.slice(0, 500))
			.filter(({ target }) => target.kind !== "field");
		const [first] = targets;
		if (!first) return undefined;
		return sectionPlacements(outline).get(first.target.id)?.isWrapper ? "wrapper" : "inside";
	};
	const title = findTitle(outline, source, landmarks, place);
	const matches = matchLandmarks(outline, landmarks, title?.landmark);
	return { landmarks, title, cuts: cutsOf(outline, landmarks, matches, title) };
}
