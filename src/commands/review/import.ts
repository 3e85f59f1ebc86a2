/** Brings a pull request's review comments to the items that they are about. */
import type { ParsedArguments } from "../../cli/command-spec.ts";
import { UsageError, type World } from "../../cli/world.ts";
import type { ProposalReview } from "../../documents/open-review.ts";

export async function importReview(_call: ParsedArguments, _opened: ProposalReview, _world: World): Promise<number> {
	throw new UsageError("not yet");
}
