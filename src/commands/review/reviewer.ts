/** Who reviews: as given, or git's user. */
import { dirname } from "node:path";
import { UsageError, type World } from "../../cli/world.ts";
import { runGit } from "../../project/git.ts";
import { type Aliases, People } from "../../review/people.ts";

export interface Reviewer {
	/** The main name. */
	readonly reviewer: string;
	readonly aliases: Aliases;
}

/** The reviewer of the proposal at a path. @throws UsageError if nobody is known */
export async function reviewerOf(asked: string | undefined, path: string, { env }: World): Promise<Reviewer> {
	const aliases: Aliases = {};
	const user = async () =>
		(
			await runGit(["config", "user.name"], { cwd: dirname(path), env, timeout: 3000, maxOutput: 10_000 }).catch(
				() => "",
			)
		).trim();
	const name = asked?.trim() || (await user());
	if (name === "") throw new UsageError("Who reviews? Git knows no user here", { hint: "Give a name: --as NAME" });
	return { reviewer: new People(aliases).nameOf(name), aliases };
}
