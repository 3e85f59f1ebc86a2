/** Who reviews: as given, as the settings say, or git's user. */
import { dirname } from "node:path";
import { UsageError, type World } from "../../cli/world.ts";
import { type Reviewers, reviewerName } from "../../project/reviewers.ts";

/** The main name of the reviewer of the proposal at a path. @throws UsageError if nobody is known */
export async function reviewerOf(
	asked: string | undefined,
	path: string,
	reviewers: Reviewers,
	{ env }: World,
): Promise<string> {
	const name = await reviewerName(asked, reviewers, dirname(path), env);
	if (name !== undefined) return name;
	throw new UsageError("Who reviews? Git knows no user here", { hint: "Give a name: --as NAME" });
}
