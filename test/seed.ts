/**
 * Where chance begins in the tests: at the same seed in each run, so that a run that failed fails again; at a new one in
 * the long runs (`npm run test:fuzz`, `npm run test:crash`), which look for what is not known yet.
 * `PEP_WIZARD_SEED` gives another. `npm run test:quick` tries as many cases as fit into a moment.
 */
import fc from "fast-check";

const long = process.env.PEP_WIZARD_FUZZ !== undefined || process.env.PEP_WIZARD_CRASHES !== undefined;

export const SEED = Number(process.env.PEP_WIZARD_SEED ?? (long ? Date.now() % 1_000_000 : 20));

/** Milliseconds for the cases of a property; its search for the smallest example ends in time, too. */
const PATIENCE = process.env.PEP_WIZARD_QUICK === undefined ? 60_000 : 150;

fc.configureGlobal({ seed: SEED, ...(long ? {} : { interruptAfterTimeLimit: PATIENCE }) });
